// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IAttesterRegistry} from "../../../contracts/interfaces/IAttesterRegistry.sol";
import {AttesterWorld} from "../base/AttesterWorld.sol";

contract ResignTest is AttesterWorld {
    uint32 private set;

    function setUp() public override {
        super.setUp();
        set = createSet(1);
    }

    function test_an_attester_leaves_a_set_for_good() public {
        vm.prank(auditor);
        vm.expectEmit(true, true, true, true, address(attesters));
        emit IAttesterRegistry.AttesterResigned(set, auditor);
        attesters.resign(set);
        assertTrue(attesters.kindIn(set, auditor) == IAttesterRegistry.Kind.None, "not in it");
        refuses(set, signedBy("auditor", STRUCT), _notIn(set, auditor));
        admit(auditor, IAttesterRegistry.Kind.Auditor);
        refuses(set, signedBy("auditor", STRUCT), _notIn(set, auditor));
    }

    function test_the_others_stay_and_so_does_the_number_that_must_sign() public {
        uint32 two = createSet(2);
        vm.prank(auditor);
        attesters.resign(two);
        assertEq(attesters.thresholdOf(two), 2, "threshold");
        assertEq(attesters.highestLevelOf(two), 2, "what it could reach at first");
        IAttesterRegistry.Attestation[] memory rest = new IAttesterRegistry.Attestation[](2);
        (rest[0], rest[1]) = (signedBy("pool", STRUCT)[0], signedBy("own", STRUCT)[0]);
        assertEq(level(two, sorted(rest)), 1, "the pool and the operator's own");
        refuses(
            two,
            signedBy("pool", STRUCT),
            abi.encodeWithSelector(IAttesterRegistry.TooFewSignatures.selector, 1, 2)
        );
    }

    function test_leaving_one_set_is_not_leaving_another() public {
        uint32 other = createSet(1);
        vm.prank(pool);
        attesters.resign(other);
        assertEq(level(set, signedBy("pool", STRUCT)), 1, "still in the first");
    }

    function test_nobody_leaves_a_set_in_which_they_are_not() public {
        vm.startPrank(stranger);
        vm.expectRevert(_notIn(set, stranger));
        attesters.resign(set);
        vm.stopPrank();
        vm.startPrank(pool);
        attesters.resign(set);
        vm.expectRevert(_notIn(set, pool));
        attesters.resign(set);
        vm.expectRevert(_notIn(9, pool));
        attesters.resign(9);
        vm.stopPrank();
    }

    function test_a_set_that_too_many_left_can_sign_nothing_any_more() public {
        uint32 all = createSet(list(pool), 1);
        vm.prank(pool);
        attesters.resign(all);
        refuses(all, signedBy("pool", STRUCT), _notIn(all, pool));
        refuses(
            all,
            new IAttesterRegistry.Attestation[](0),
            abi.encodeWithSelector(IAttesterRegistry.TooFewSignatures.selector, 0, 1)
        );
    }

    function _notIn(uint32 number, address signer) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IAttesterRegistry.NotInSet.selector, number, signer);
    }
}
