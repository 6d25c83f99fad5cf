// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {IHeldEscrow} from "../../../contracts/interfaces/IHeldEscrow.sol";
import {HeldWorld} from "./HeldWorld.sol";

contract HeldSettleTest is HeldWorld {
    uint256 private constant PERIOD = RATE * SOLD;

    function test_a_posting_pays_holders_at_once_and_releases_nothing() public {
        vm.expectEmit(true, true, true, true, address(held));
        emit IHeldEscrow.PeriodHeld(batch, 0, GROSS, uint96(RATE), GROSS);
        post(batch, GROSS);
        assertEq(proceeds(), 0, "nothing is released");
        assertEq(escrow(), 4 * PERIOD, "all of it waits");
        assertEq(slices.claimable(slice), (uint256(GROSS) * 9_750 * SOLD) / 10_000 / 1_000, "holders are paid");
        assertEq(levelOf(0), 0, "on the operator's word");
        IHeldEscrow.HeldPeriod memory waiting = held.heldPeriod(batch, 0);
        assertEq(waiting.gross, GROSS, "gross");
        assertEq(waiting.heldPerUnit, RATE, "held");
        assertEq(waiting.postedAt, block.timestamp, "when");
    }

    function test_what_was_not_delivered_goes_back_at_once() public {
        post(batch, GROSS, 0, 7_500);
        assertEq(slices.refundable(slice), PERIOD / 4, "a quarter");
        assertEq(escrow(), 3 * PERIOD + (PERIOD * 3) / 4, "the rest waits");
        posed.prove(batch, GROSS);
        settleHeld();
        assertEq(proceeds(), (PERIOD * 3) / 4, "released");
        assertEq(slices.refundable(slice), PERIOD / 4, "no more than that");
    }

    function test_what_is_proven_is_the_operators() public {
        post(batch, GROSS);
        posed.prove(batch, GROSS);
        vm.expectEmit(true, true, true, true, address(held));
        emit IHeldEscrow.PeriodJudged(batch, 0, true, uint96(RATE), 0, GROSS);
        vm.expectEmit(true, true, true, true, address(slices));
        emit ICapacitySlices.HeldSettled(batch, uint128(PERIOD), 0, 0, uint128(3 * PERIOD), uint128(PERIOD));
        settleHeld();
        assertEq(levelOf(0), 3, "proven on Bitcoin");
        assertEq(held.heldPeriod(batch, 0).gross, 0, "nothing waits");
        vm.prank(operator);
        assertEq(manager.collectProceeds(batch, operator), PERIOD, "collected");
    }

    function test_signatures_may_stand_beside_proofs() public {
        IBatchManager.Terms memory terms = provenTerms();
        (terms.attesterSet, terms.termStart, terms.saleStart) = (
            1,
            uint40(block.timestamp),
            uint40(block.timestamp - 2)
        );
        (terms.termStart, terms.saleEnd) = (terms.termStart + 100, terms.termStart + 100);
        batch = createBatch(terms);
        IBatchManager.Payout memory payout = payoutOf(batch, GROSS, 0, 10_000);
        payout.attestations = signed(manager.payoutHash(batch, payout));
        vm.warp(periodEnd(batch, 0));
        vm.prank(operator);
        manager.postPayout(batch, payout);
        assertEq(levelOf(0), 2, "signed by an auditor");
        posed.prove(batch, GROSS);
        settleHeld();
        assertEq(levelOf(0), 3, "and proven");
    }

    function test_the_share_delivered_stays_when_the_level_rises() public {
        post(batch, GROSS, 0, 5_000);
        posed.prove(batch, GROSS);
        settleHeld();
        assertEq(uint8(manager.deliveries(batch)[0]), (3 << 6) | 31, "half of it, proven");
    }

    function test_five_percent_may_be_missing_and_no_satoshi_more() public {
        post(batch, GROSS);
        uint256 needed = (uint256(GROSS) * 9_500) / 10_000;
        uint256 deadline = block.timestamp + PROOF_GRACE;
        posed.prove(batch, needed - 1);
        vm.expectRevert(
            abi.encodeWithSelector(IHeldEscrow.ProofsFallShort.selector, batch, 0, needed, needed - 1, deadline)
        );
        settleHeld();
        posed.prove(batch, 1);
        settleHeld();
        assertEq(proceeds(), PERIOD, "released");
        assertEq(standing().covered, GROSS, "covered by what was posted");
    }

    function test_what_is_not_proven_in_time_is_the_holders() public {
        post(batch, GROSS);
        posed.prove(batch, 100);
        vm.warp(block.timestamp + PROOF_GRACE - 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IHeldEscrow.ProofsFallShort.selector,
                batch,
                0,
                (uint256(GROSS) * 9_500) / 10_000,
                100,
                block.timestamp + 1
            )
        );
        settleHeld();
        vm.warp(block.timestamp + 1);
        // No epoch is read where nothing is released.
        settleHeld(7);
        assertEq(proceeds(), 0, "nothing for the operator");
        assertEq(slices.refundable(slice), PERIOD, "all of it");
        assertEq(levelOf(0), 0, "not proven");
        assertEq(standing().covered, 0, "what was proven counts on");
    }

    function test_one_payment_covers_several_periods_and_a_late_one_the_next() public {
        postAll();
        posed.prove(batch, 3 * GROSS);
        uint24[] memory three = new uint24[](3);
        (three[0], three[1], three[2]) = (EPOCH, EPOCH, EPOCH);
        manager.settleHeld(batch, three);
        assertEq(proceeds(), 3 * PERIOD, "three");
        vm.expectRevert(
            abi.encodeWithSelector(
                IHeldEscrow.ProofsFallShort.selector,
                batch,
                3,
                (uint256(4 * GROSS) * 9_500) / 10_000,
                3 * GROSS,
                block.timestamp + PROOF_GRACE
            )
        );
        settleHeld();
        posed.prove(batch, GROSS);
        settleHeld();
        assertEq(escrow(), 0, "nothing waits");
    }

    function test_settles_all_named_or_none() public {
        post(batch, GROSS);
        posed.prove(batch, GROSS);
        uint24[] memory two = new uint24[](2);
        (two[0], two[1]) = (EPOCH, EPOCH);
        vm.expectRevert(abi.encodeWithSelector(IHeldEscrow.NothingHeld.selector, batch));
        manager.settleHeld(batch, two);
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.NoEpochs.selector));
        manager.settleHeld(batch, new uint24[](0));
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.UnknownBatch.selector, 99));
        manager.settleHeld(99, two);
    }

    function test_a_period_that_was_written_off_leaves_its_proofs_to_the_next() public {
        post(batch, GROSS);
        post(batch, GROSS);
        vm.warp(block.timestamp + PROOF_GRACE);
        settleHeld();
        posed.prove(batch, GROSS);
        settleHeld();
        assertEq(slices.refundable(slice), PERIOD, "the first is the holders'");
        assertEq(proceeds(), PERIOD, "the second the operator's");
        assertEq(levelOf(0), 0, "not proven");
        assertEq(levelOf(1), 3, "proven");
    }

    function test_is_never_paused() public {
        post(batch, GROSS);
        posed.prove(batch, GROSS);
        vm.prank(admin);
        manager.pause(14 days);
        settleHeld();
        assertEq(proceeds(), PERIOD, "released");
    }

    function test_nothing_sold_settles_nothing() public {
        vm.warp(START);
        batch = createBatch(provenTerms());
        post(batch, GROSS);
        posed.prove(batch, GROSS);
        settleHeld();
        assertEq(escrow() + proceeds(), 0, "nothing moves");
        assertEq(levelOf(0), 3, "proven all the same");
    }

    function test_a_batch_below_level_three_holds_nothing() public {
        vm.warp(START);
        batch = createBatch();
        buy(alice, batch, 10);
        post(batch, GROSS);
        assertEq(proceeds(), 10 * RATE, "released at once");
        vm.expectRevert(abi.encodeWithSelector(IHeldEscrow.NothingHeld.selector, batch));
        settleHeld();
    }
}
