// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IFleetRegistry} from "../../../contracts/interfaces/IFleetRegistry.sol";
import {FleetWorld} from "../base/FleetWorld.sol";

contract SitesTest is FleetWorld {
    function test_anybody_registers_a_site_which_is_numbered_from_one() public {
        assertEq(fleet.siteCount(), 1, "the one there is");
        vm.prank(stranger);
        vm.expectEmit(true, true, true, true, address(fleet));
        emit IFleetRegistry.SiteRegistered(2, stranger, "NO", keccak256("water"), "Bod (Hall 3)");
        assertEq(fleet.registerSite("NO", keccak256("water"), "Bod (Hall 3)"), 2, "the second");
        assertEq(fleet.siteCount(), 2, "two of them");
        IFleetRegistry.Site memory found = fleet.site(2);
        assertEq(found.operator, stranger, "the caller's");
        assertTrue(found.country == "NO", "country");
        assertTrue(found.energyMixHash == keccak256("water"), "energy");
        assertTrue(keccak256(bytes(found.name)) == keccak256("Bod (Hall 3)"), "name");
        assertEq(found.evidence + found.nameplate + found.capacity + found.reserved, 0, "and nothing in it");
        assertTrue(found.machinesHash == 0, "no machine ever");
    }

    function test_it_knows_its_manager_and_its_attesters() public view {
        assertEq(fleet.manager(), address(manager), "manager");
        assertEq(address(fleet.attesters()), address(attesters), "attesters");
    }

    function test_a_country_is_two_capital_letters() public {
        bytes2[6] memory wrong = [bytes2("us"), "U", "1A", "A@", "[A", 0];
        for (uint256 i; i < wrong.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IFleetRegistry.InvalidCountry.selector, wrong[i]));
            fleet.registerSite(wrong[i], 0, "A");
        }
        fleet.registerSite("AZ", 0, "A");
        fleet.registerSite("ZA", 0, "A");
    }

    function test_a_name_is_one_to_31_characters_and_neither_begins_nor_ends_with_a_space() public {
        string[4] memory wrong = ["", " A", "A ", "12345678901234567890123456789012"];
        for (uint256 i; i < wrong.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IFleetRegistry.InvalidName.selector, wrong[i]));
            fleet.registerSite("US", 0, wrong[i]);
        }
        fleet.registerSite("US", 0, "A");
        fleet.registerSite("US", 0, "1234567890123456789012345678901");
    }

    function test_a_name_has_letters_digits_and_few_signs_and_no_other_byte() public {
        bytes memory allowed = " .,-&'()0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        bool[256] memory good;
        for (uint256 i; i < allowed.length; ++i) {
            good[uint8(allowed[i])] = true;
        }
        for (uint256 i; i < 256; ++i) {
            string memory name = string(abi.encodePacked("A", uint8(i), "B"));
            if (!good[i]) vm.expectRevert(abi.encodeWithSelector(IFleetRegistry.InvalidName.selector, name));
            fleet.registerSite("US", 0, name);
        }
    }

    function test_the_operator_says_where_the_power_comes_from() public {
        vm.prank(operator);
        vm.expectEmit(true, true, true, true, address(fleet));
        emit IFleetRegistry.EnergyMixSet(site, keccak256("wind"));
        fleet.setEnergyMix(site, keccak256("wind"));
        assertTrue(fleet.site(site).energyMixHash == keccak256("wind"), "set");
    }

    function test_only_its_operator_changes_a_site() public {
        bytes memory reason = abi.encodeWithSelector(IFleetRegistry.NotSiteOperator.selector, site, stranger, operator);
        vm.startPrank(stranger);
        vm.expectRevert(reason);
        fleet.setEnergyMix(site, 0);
        vm.expectRevert(reason);
        fleet.addMachines(site, machines(1));
        vm.expectRevert(reason);
        fleet.removeMachines(site, machines(1));
        vm.expectRevert(reason);
        fleet.declareCapacity(site, 1, 0);
        vm.stopPrank();
    }

    function test_a_site_that_does_not_exist_can_do_nothing() public {
        uint32[2] memory unknown = [uint32(0), 2];
        for (uint256 i; i < 2; ++i) {
            bytes memory reason = abi.encodeWithSelector(IFleetRegistry.UnknownSite.selector, unknown[i]);
            vm.expectRevert(reason);
            fleet.site(unknown[i]);
            vm.expectRevert(reason);
            fleet.setEnergyMix(unknown[i], 0);
            vm.expectRevert(reason);
            fleet.addMachines(unknown[i], machines(1));
            vm.expectRevert(reason);
            fleet.removeMachines(unknown[i], machines(1));
            vm.expectRevert(reason);
            fleet.declareCapacity(unknown[i], 0, 0);
            vm.expectRevert(reason);
            fleet.attestCapacity(unknown[i], 0, 0, anyOfThree, signedBy("pool", 0));
            vm.expectRevert(reason);
            fleet.capacityHash(unknown[i], 0, 0);
            vm.expectRevert(reason);
            fleet.machineCount(unknown[i], "Antminer S21", 1);
        }
    }
}
