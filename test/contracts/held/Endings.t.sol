// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {ISliceBook} from "../../../contracts/interfaces/ISliceBook.sol";
import {HeldWorld} from "./HeldWorld.sol";

/// @dev A batch may complete or default while periods wait for their proofs.
contract HeldEndingsTest is HeldWorld {
    uint256 private constant PERIOD = RATE * SOLD;

    function test_completed_with_periods_that_wait_the_bond_stays() public {
        postAll();
        uint256 postedAt = block.timestamp;
        assertEq(uint256(manager.status(batch)), uint256(IBatchManager.Status.Completed), "completed");
        assertEq(manager.bondReleasableAt(batch), type(uint256).max, "while anything waits");
        vm.expectRevert(
            abi.encodeWithSelector(IBatchManager.BondHeld.selector, batch, type(uint256).max, block.timestamp)
        );
        manager.releaseBond(batch);
        posed.prove(batch, 4 * GROSS);
        for (uint256 i; i < 4; ++i) settleHeld();
        assertEq(proceeds(), 4 * PERIOD, "all of it");
        assertEq(manager.bondReleasableAt(batch), postedAt + TERM, "time for an accusation");
        vm.warp(postedAt + TERM - 1);
        vm.expectRevert(
            abi.encodeWithSelector(IBatchManager.BondHeld.selector, batch, postedAt + TERM, block.timestamp)
        );
        manager.releaseBond(batch);
        vm.warp(postedAt + TERM);
        manager.releaseBond(batch);
        assertEq(slices.credit(operator, address(usdc)), 75_000_000, "credit");
    }

    function test_an_unanswered_accusation_keeps_the_bond_and_an_answered_one_does_not() public {
        postAll();
        posed.prove(batch, 5 * GROSS);
        for (uint256 i; i < 4; ++i) settleHeld();
        held.accuse(batch);
        vm.warp(block.timestamp + 100 days);
        assertEq(manager.bondReleasableAt(batch), type(uint256).max, "unanswered");
        vm.prank(operator);
        manager.topUp(batch, 0, GROSS, 0);
        manager.releaseBond(batch);
        assertEq(account(batch).bond, 0, "released");
    }

    function test_with_an_arbiter_the_longer_wait_counts() public {
        vm.warp(START);
        IBatchManager.Terms memory terms = provenTerms();
        terms.arbiter = carol;
        batch = createBatch(terms);
        slice = buy(alice, batch, uint64(SOLD));
        postAll();
        uint256 postedAt = block.timestamp;
        posed.prove(batch, 4 * GROSS);
        for (uint256 i; i < 4; ++i) settleHeld();
        assertEq(manager.bondReleasableAt(batch), postedAt + TERM, "the proofs'");
        vm.prank(alice);
        manager.dispute(batch, slice, 0);
        assertEq(manager.bondReleasableAt(batch), postedAt + 30 days, "the dispute's");
    }

    function test_defaulted_with_periods_that_wait_they_are_settled_all_the_same() public {
        post(batch, GROSS);
        post(batch, GROSS);
        posed.prove(batch, GROSS);
        uint256 due = manager.defaultableAt(batch);
        vm.warp(due);
        manager.declareDefault(batch);
        assertEq(escrow(), 2 * PERIOD, "what waits");
        uint256 refunded = slices.refundable(slice);
        assertEq(refunded, 2 * PERIOD + 75_000_000, "the rest and the bond");
        settleHeld();
        assertEq(proceeds(), PERIOD, "proven");
        vm.warp(block.timestamp + PROOF_GRACE);
        settleHeld();
        assertEq(slices.refundable(slice), refunded + PERIOD, "not proven");
        assertEq(escrow(), 0, "nothing is left");
    }

    function test_a_slice_cannot_retire_while_anything_waits() public {
        postAll();
        vm.expectRevert(abi.encodeWithSelector(ISliceBook.EscrowHeld.selector, batch, 4 * PERIOD));
        vm.prank(alice);
        slices.retire(list(slice));
        posed.prove(batch, 3 * GROSS);
        for (uint256 i; i < 3; ++i) settleHeld();
        vm.expectRevert(abi.encodeWithSelector(ISliceBook.EscrowHeld.selector, batch, PERIOD));
        vm.prank(alice);
        slices.retire(list(slice));
        vm.warp(block.timestamp + PROOF_GRACE);
        settleHeld();
        vm.prank(alice);
        slices.retire(list(slice));
        assertEq(slices.credit(alice, address(usdc)), PERIOD, "the last period's, kept");
    }

    function test_the_upfront_part_is_released_as_ever_and_what_waits_stays() public {
        vm.warp(START);
        IBatchManager.Terms memory terms = provenTerms();
        terms.upfront = 10_000;
        batch = createBatch(terms);
        slice = buy(alice, batch, uint64(SOLD));
        post(batch, GROSS);
        manager.releaseUpfront(batch);
        assertEq(proceeds(), 10_000 * SOLD, "the upfront part");
        assertEq(escrow(), 4 * PERIOD, "the rest");
        vm.warp(manager.defaultableAt(batch));
        manager.declareDefault(batch);
        assertEq(escrow(), PERIOD, "what waits");
    }

    function test_only_the_manager_moves_what_waits() public {
        bytes memory refusal = abi.encodeWithSelector(ICapacitySlices.NotManager.selector, address(this));
        vm.expectRevert(refusal);
        slices.moveHeld(batch, 1, 0);
        vm.expectRevert(refusal);
        slices.awardBond(batch, address(this));
    }
}
