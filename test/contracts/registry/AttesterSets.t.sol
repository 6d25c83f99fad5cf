// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IAttesterRegistry} from "../../../contracts/interfaces/IAttesterRegistry.sol";
import {AttesterWorld} from "../base/AttesterWorld.sol";

contract AttesterSetsTest is AttesterWorld {
    function test_governance_admits_and_dismisses_attesters() public {
        vm.startPrank(admin);
        vm.expectEmit(true, true, true, true, address(attesters));
        emit IAttesterRegistry.AttesterSet(stranger, IAttesterRegistry.Kind.Pool);
        attesters.setAttester(stranger, IAttesterRegistry.Kind.Pool);
        assertTrue(attesters.kindOf(stranger) == IAttesterRegistry.Kind.Pool, "admitted");
        attesters.setAttester(stranger, IAttesterRegistry.Kind.None);
        assertTrue(attesters.kindOf(stranger) == IAttesterRegistry.Kind.None, "dismissed");
        vm.stopPrank();
    }

    function test_nobody_else_admits_attesters() public {
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, stranger));
        attesters.setAttester(stranger, IAttesterRegistry.Kind.Auditor);
    }

    function test_the_zero_address_is_no_attester() public {
        vm.prank(admin);
        vm.expectRevert(abi.encodeWithSelector(IAttesterRegistry.ZeroAttester.selector));
        attesters.setAttester(address(0), IAttesterRegistry.Kind.Pool);
    }

    function test_anybody_creates_a_set_which_is_numbered_from_one() public {
        assertEq(attesters.setCount(), 0, "none yet");
        address[] memory members = sorted(list(own, pool, auditor));
        IAttesterRegistry.Kind[] memory kinds = new IAttesterRegistry.Kind[](3);
        for (uint256 i; i < 3; ++i) {
            kinds[i] = attesters.kindOf(members[i]);
        }
        vm.prank(stranger);
        vm.expectEmit(true, true, true, true, address(attesters));
        emit IAttesterRegistry.SetCreated(1, stranger, 2, 2, members, kinds);
        assertEq(attesters.createSet(members, 2), 1, "the first");
        assertEq(createSet(list(pool), 1), 2, "the second");
        assertEq(attesters.setCount(), 2, "two of them");
        assertEq(attesters.thresholdOf(1), 2, "two must sign");
        assertTrue(attesters.kindIn(1, own) == IAttesterRegistry.Kind.Operator, "the operator's own");
        assertTrue(attesters.kindIn(1, pool) == IAttesterRegistry.Kind.Pool, "the pool");
        assertTrue(attesters.kindIn(1, auditor) == IAttesterRegistry.Kind.Auditor, "the auditor");
        assertTrue(attesters.kindIn(2, auditor) == IAttesterRegistry.Kind.None, "not in the other set");
    }

    function test_a_set_can_reach_two_with_an_auditor_one_with_a_pool_and_otherwise_nothing() public {
        assertEq(attesters.highestLevelOf(createSet(list(own), 1)), 0, "operator");
        assertEq(attesters.highestLevelOf(createSet(list(pool), 1)), 1, "pool");
        assertEq(attesters.highestLevelOf(createSet(list(auditor), 1)), 2, "auditor");
        assertEq(attesters.highestLevelOf(createSet(3)), 2, "all of them");
    }

    function test_a_set_has_one_to_sixteen_attesters() public {
        _refuses(
            new address[](0),
            1,
            abi.encodeWithSelector(IAttesterRegistry.SetSizeOutOfRange.selector, uint256(0), uint256(16))
        );
        _refuses(
            _crowd(17),
            1,
            abi.encodeWithSelector(IAttesterRegistry.SetSizeOutOfRange.selector, uint256(17), uint256(16))
        );
        assertEq(attesters.thresholdOf(createSet(_crowd(16), 16)), 16, "sixteen, who must all sign");
    }

    function test_at_least_one_and_at_most_all_of_a_set_must_sign() public {
        bytes4 selector = IAttesterRegistry.ThresholdOutOfRange.selector;
        _refuses(list(own, pool, auditor), 0, abi.encodeWithSelector(selector, 0, 3));
        _refuses(list(own, pool, auditor), 4, abi.encodeWithSelector(selector, 4, 3));
    }

    function test_attesters_are_listed_in_ascending_order_none_twice() public {
        address[] memory members = sorted(list(own, pool, auditor));
        bytes4 selector = IAttesterRegistry.NotSorted.selector;
        (members[0], members[1]) = (members[1], members[0]);
        vm.expectRevert(abi.encodeWithSelector(selector, members[0], members[1]));
        attesters.createSet(members, 1);
        members[1] = members[0];
        vm.expectRevert(abi.encodeWithSelector(selector, members[0], members[0]));
        attesters.createSet(members, 1);
        vm.expectRevert(abi.encodeWithSelector(selector, address(0), address(0)));
        attesters.createSet(new address[](1), 1);
    }

    function test_only_who_is_admitted_gets_into_a_set() public {
        bytes4 selector = IAttesterRegistry.AttesterNotAdmitted.selector;
        _refuses(list(stranger), 1, abi.encodeWithSelector(selector, stranger));
        admit(pool, IAttesterRegistry.Kind.None);
        _refuses(list(pool), 1, abi.encodeWithSelector(selector, pool));
    }

    function test_a_set_that_does_not_exist_says_nothing() public {
        createSet(1);
        uint32[2] memory unknown = [uint32(0), 2];
        for (uint256 i; i < 2; ++i) {
            bytes memory reason = abi.encodeWithSelector(IAttesterRegistry.UnknownSet.selector, unknown[i]);
            vm.expectRevert(reason);
            attesters.thresholdOf(unknown[i]);
            vm.expectRevert(reason);
            attesters.highestLevelOf(unknown[i]);
            vm.expectRevert(reason);
            attesters.levelOf(unknown[i], STRUCT, new IAttesterRegistry.Attestation[](0));
            refuses(
                unknown[i],
                signedBy("pool", STRUCT),
                abi.encodeWithSelector(IAttesterRegistry.NotInSet.selector, unknown[i], pool)
            );
            assertTrue(attesters.kindIn(unknown[i], pool) == IAttesterRegistry.Kind.None, "nobody is in it");
        }
    }

    function _crowd(uint256 size) private returns (address[] memory members) {
        members = new address[](size);
        for (uint256 i; i < size; ++i) {
            members[i] = vm.addr(i + 1);
            admit(members[i], IAttesterRegistry.Kind.Pool);
        }
    }

    function _refuses(address[] memory members, uint8 threshold, bytes memory reason) private {
        members = sorted(members);
        vm.expectRevert(reason);
        attesters.createSet(members, threshold);
    }
}
