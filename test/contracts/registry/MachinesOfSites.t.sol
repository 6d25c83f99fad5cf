// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IFleetRegistry} from "../../../contracts/interfaces/IFleetRegistry.sol";
import {FleetWorld} from "../base/FleetWorld.sol";

contract MachinesOfSitesTest is FleetWorld {
    function test_machines_that_come_add_to_the_nameplate() public {
        IFleetRegistry.Machines memory more = machines(5);
        bytes32 hash = keccak256(abi.encode(fleet.site(site).machinesHash, bytes32("added"), more));
        vm.prank(operator);
        vm.expectEmit(true, true, true, true, address(fleet));
        emit IFleetRegistry.MachinesAdded(site, more, NAMEPLATE + 5 * 200 * TH, hash);
        fleet.addMachines(site, more);
        assertEq(fleet.site(site).nameplate, NAMEPLATE + 5 * 200 * TH, "nameplate");
        assertTrue(fleet.site(site).machinesHash == hash, "hash");
        assertEq(_count(200 * TH), 1_005, "counted together");
    }

    function test_machines_that_leave_take_from_it() public {
        IFleetRegistry.Machines memory less = machines(5);
        bytes32 hash = keccak256(abi.encode(fleet.site(site).machinesHash, bytes32("removed"), less));
        vm.prank(operator);
        vm.expectEmit(true, true, true, true, address(fleet));
        emit IFleetRegistry.MachinesRemoved(site, less, NAMEPLATE - 5 * 200 * TH, hash);
        fleet.removeMachines(site, less);
        assertEq(fleet.site(site).nameplate, NAMEPLATE - 5 * 200 * TH, "nameplate");
        assertTrue(fleet.site(site).machinesHash == hash, "hash");
        assertEq(_count(200 * TH), 995, "counted");
    }

    function test_machines_are_counted_by_model_and_hashrate() public {
        IFleetRegistry.Machines memory slow = machines(7);
        slow.unitHashrate = 188 * TH;
        vm.startPrank(operator);
        fleet.addMachines(site, slow);
        assertEq(_count(200 * TH), 1_000, "the fast");
        assertEq(_count(188 * TH), 7, "the slow");
        assertEq(fleet.machineCount(site, "Whatsminer M60", 200 * TH), 0, "of another maker");
        fleet.removeMachines(site, slow);
        bytes4 selector = IFleetRegistry.MachinesMissing.selector;
        slow.count = 1;
        vm.expectRevert(abi.encodeWithSelector(selector, site, slow.model, 1, 0));
        fleet.removeMachines(site, slow);
        vm.expectRevert(abi.encodeWithSelector(selector, site, slow.model, 1_001, 1_000));
        fleet.removeMachines(site, machines(1_001));
        vm.stopPrank();
        assertEq(fleet.site(site).nameplate, NAMEPLATE, "as at first");
    }

    function test_machines_of_one_site_are_not_those_of_another() public {
        uint32 other = register(operator, "Elsewhere");
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(IFleetRegistry.MachinesMissing.selector, other, "Antminer S21", 1, 0));
        fleet.removeMachines(other, machines(1));
    }

    function test_no_machines_or_such_as_hash_nothing_are_none() public {
        bytes memory reason = abi.encodeWithSelector(IFleetRegistry.NoMachines.selector);
        IFleetRegistry.Machines memory idle = machines(1);
        idle.unitHashrate = 0;
        vm.startPrank(operator);
        vm.expectRevert(reason);
        fleet.addMachines(site, machines(0));
        vm.expectRevert(reason);
        fleet.addMachines(site, idle);
        vm.expectRevert(reason);
        fleet.removeMachines(site, machines(0));
        vm.stopPrank();
    }

    function test_a_model_is_named_as_a_site_is() public {
        string[3] memory wrong = ["", "<script>", "12345678901234567890123456789012"];
        IFleetRegistry.Machines memory odd = machines(1);
        for (uint256 i; i < wrong.length; ++i) {
            odd.model = wrong[i];
            vm.prank(operator);
            vm.expectRevert(abi.encodeWithSelector(IFleetRegistry.InvalidName.selector, wrong[i]));
            fleet.addMachines(site, odd);
        }
    }

    function test_machines_leave_only_while_the_rest_can_do_the_capacity() public {
        declare(NAMEPLATE - 200 * TH);
        vm.startPrank(operator);
        vm.expectRevert(
            abi.encodeWithSelector(
                IFleetRegistry.NameplateBelowCapacity.selector,
                site,
                NAMEPLATE - 400 * TH,
                NAMEPLATE - 200 * TH
            )
        );
        fleet.removeMachines(site, machines(2));
        fleet.removeMachines(site, machines(1));
        vm.stopPrank();
        declare(0);
        vm.prank(operator);
        fleet.removeMachines(site, machines(999));
        assertEq(fleet.site(site).nameplate, 0, "all of them, once nothing is for sale");
    }

    function test_the_greatest_numbers_do_not_overflow_what_is_kept() public {
        IFleetRegistry.Machines memory huge = machines(type(uint32).max);
        huge.unitHashrate = type(uint64).max;
        vm.prank(operator);
        fleet.addMachines(site, huge);
        uint256 all = uint256(type(uint32).max) * type(uint64).max;
        assertEq(fleet.site(site).nameplate, NAMEPLATE + all, "nameplate");
    }

    /// @dev The hash is a history: it never comes back to what it was.
    function testFuzz_counts_and_nameplate_follow_what_comes_and_goes(uint32[8] calldata steps) public {
        uint256 count = 1_000;
        bytes32 hash = fleet.site(site).machinesHash;
        for (uint256 i; i < steps.length; ++i) {
            uint32 some = uint32(bound(steps[i], 1, 500));
            bool come = steps[i] % 2 == 0 || some > count;
            IFleetRegistry.Machines memory moved = machines(some);
            vm.prank(operator);
            if (come) fleet.addMachines(site, moved);
            else fleet.removeMachines(site, moved);
            count = come ? count + some : count - some;
            hash = keccak256(abi.encode(hash, come ? bytes32("added") : bytes32("removed"), moved));
        }
        assertEq(_count(200 * TH), count, "count");
        assertEq(fleet.site(site).nameplate, count * 200 * TH, "nameplate");
        assertTrue(fleet.site(site).machinesHash == hash, "hash");
    }

    function _count(uint64 unitHashrate) private view returns (uint256) {
        return fleet.machineCount(site, "Antminer S21", unitHashrate);
    }
}
