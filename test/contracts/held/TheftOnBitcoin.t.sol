// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBitcoinRelay} from "../../../contracts/interfaces/IBitcoinRelay.sol";
import {IHeldEscrow} from "../../../contracts/interfaces/IHeldEscrow.sol";
import {IPayoutProofs} from "../../../contracts/interfaces/IPayoutProofs.sol";
import {RealProofs} from "./RealProofs.sol";

/// @dev Each tries to have escrow released by a payment that is not the batch's, not of its term, or not of the chain; and what it gets.
contract HeldTheftOnBitcoinTest is RealProofs {
    uint64 private constant SATS = uint64(GROSS);

    function test_to_prove_one_payment_for_two_batches() public {
        uint256 other = _another(hex"52");
        IPayoutProofs.Proof memory proof = minedAt(paying(SATS, OWN), dayOf(0) + 1 hours);
        post(batch, GROSS);
        post(other, GROSS);
        proofs.prove(proof);
        vm.expectRevert(abi.encodeWithSelector(IPayoutProofs.AlreadyProven.selector, hash(proof.transaction), 0));
        proofs.prove(proof);
        vm.expectRevert(abi.encodeWithSelector(IPayoutProofs.ScriptTaken.selector, keccak256(OWN), batch));
        vm.prank(operator);
        proofs.registerScript(other, OWN);
        settleHeld();
        assertEq(proceeds(), PERIOD, "once");
        waits(other, 0);
    }

    function test_to_count_both_outputs_of_a_transaction_for_the_batch_that_was_paid_one() public {
        uint256 other = _another(hex"52");
        bytes memory outputs = bytes.concat(output(1, OWN), output(SATS, hex"52"));
        IPayoutProofs.Proof memory proof = minedAt(
            transaction(plainInput(keccak256("before")), 2, outputs),
            dayOf(0) + 1 hours
        );
        post(batch, GROSS);
        post(other, GROSS);
        proofs.prove(proof);
        proof.vout = 1;
        proofs.prove(proof);
        waits(batch, 1);
        manager.settleHeld(other, epochs(0));
        assertEq(account(other).proceeds, RATE, "a unit of the one that was paid");
    }

    function test_to_be_covered_by_a_payment_for_a_batch_that_requires_no_proofs() public {
        post(batch, GROSS);
        (uint256 of_, , ) = proofs.prove(minedAt(paying(SATS, SCRIPT), dayOf(0) + 2 hours));
        assertEq(of_, batchId, "the other batch's");
        assertEq(held.provenBaseUnits(batchId), 0, "which has nothing to prove");
        waits(batch, 0);
    }

    function test_to_cover_a_term_with_what_was_paid_before_it() public {
        IPayoutProofs.Proof memory proof = minedAt(paying(SATS, OWN), dayOf(0) - 1);
        vm.expectRevert(abi.encodeWithSelector(IPayoutProofs.PaidTooEarly.selector, dayOf(0) - 1, dayOf(0)));
        proofs.prove(proof);
        post(batch, GROSS);
        waits(batch, 0);
    }

    function test_to_cover_a_term_with_what_was_paid_long_after_it() public {
        postAll();
        uint256 last = dayOf(4) + 14 days;
        IPayoutProofs.Proof memory inTime = minedAt(paying(SATS, OWN), last - 1);
        IPayoutProofs.Proof memory late = minedAt(paying(SATS + 1, OWN), last + 60);
        vm.expectRevert(abi.encodeWithSelector(IPayoutProofs.PaidTooLate.selector, last + 60, last));
        proofs.prove(late);
        proofs.prove(inTime);
        assertEq(proofs.provenSats(batch, 3), SATS, "the last period's, and no period's after it");
        for (uint256 i; i < 4; ++i) settleHeld();
        assertEq(proceeds(), PERIOD, "one payment, one period");
        assertEq(slices.refundable(slice), 3 * PERIOD, "the others were written off");
    }

    function test_to_be_released_on_a_branch_that_lost() public {
        IPayoutProofs.Proof memory lost = minedAt(paying(SATS, OWN), dayOf(0) + 1 hours);
        IPayoutProofs.Proof memory won = shown(paying(7, OWN), PINNED, dayOf(0) + 1 hours, 7);
        extend(won);
        post(batch, GROSS);
        vm.expectRevert(abi.encodeWithSelector(IBitcoinRelay.NotOnHeaviestChain.selector, lost.anchor));
        proofs.prove(lost);
        proofs.prove(won);
        waits(batch, 7);
        vm.warp(block.timestamp + PROOF_GRACE);
        settleHeld();
        assertEq(proceeds(), 0, "nothing for the operator");
        assertEq(slices.refundable(slice), PERIOD, "all of it is the holders'");
    }

    /// @dev The same transaction in a block of each branch is one payment.
    function test_to_count_a_payment_on_both_branches() public {
        bytes memory raw = paying(SATS, OWN);
        IPayoutProofs.Proof memory lost = minedAt(raw, dayOf(0) + 1 hours);
        proofs.prove(lost);
        IPayoutProofs.Proof memory won = shown(raw, PINNED, dayOf(0) + 2 hours, 7);
        vm.warp(dayOf(1));
        extend(won);
        vm.expectRevert(abi.encodeWithSelector(IPayoutProofs.AlreadyProven.selector, hash(raw), 0));
        proofs.prove(won);
        post(batch, GROSS);
        post(batch, GROSS);
        settleHeld();
        assertEq(proceeds(), PERIOD, "one period");
        vm.expectRevert(
            abi.encodeWithSelector(
                IHeldEscrow.ProofsFallShort.selector,
                batch,
                1,
                (uint256(2 * GROSS) * 9_500) / 10_000,
                SATS,
                block.timestamp + PROOF_GRACE
            )
        );
        settleHeld();
    }

    /// @dev Six blocks deep is taken for final: what docs/bitcoin.md says of it.
    function test_what_was_proven_counts_on_after_a_deeper_reorganisation() public {
        proofs.prove(minedAt(paying(SATS, OWN), dayOf(0) + 1 hours));
        extend(shown(paying(7, OWN), PINNED, dayOf(0) + 1 hours, 7));
        post(batch, GROSS);
        settleHeld();
        assertEq(proceeds(), PERIOD, "released");
    }

    function _another(bytes memory script) private returns (uint256 other) {
        vm.warp(START);
        other = createBatch(provenTerms());
        buy(bob, other, 1);
        register(other, script);
        vm.warp(dayOf(0));
    }
}
