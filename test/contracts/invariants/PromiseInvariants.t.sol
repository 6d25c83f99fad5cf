// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {HeldBooks} from "./HeldBooks.sol";
import {InvariantWorld} from "./InvariantWorld.sol";
import {Ledger} from "./Ledger.sol";

/// @dev What holders are promised of a batch's price: all of it back before the term, what was not delivered after it, and the
/// bond where the operator failed.
contract PromiseInvariants is InvariantWorld {
    /// @dev State changed by a check is not kept.
    function invariant_17_after_default_or_cancellation_every_holder_is_paid_without_anybody_s_help() public {
        _abandon();
        // What waits for proofs waits no longer than that.
        vm.warp(block.timestamp + 14 days);
        for (uint256 batchId = 1; batchId <= manager.batchCount(); ++batchId) {
            _settleAllHeld(batchId);
            bool called = manager.status(batchId) == IBatchManager.Status.Cancelled;
            if (called && !handler.book(batchId).calledOff) manager.cancel(batchId);
        }
        for (uint256 i; i < handler.idsLength(); ++i) {
            uint256 id = handler.ids(i);
            IBatchManager.Status status = manager.status(id / 1e9);
            if (status == IBatchManager.Status.Cancelled) {
                uint256 all = handler.returned(id) + _takeRefund(id);
                assertEq(all, handler.paidFor(id), "all that was paid");
            } else if (status == IBatchManager.Status.Defaulted) {
                _takeRefund(id);
                assertEq(slices.refundable(id), 0, "refunded whole");
            }
        }
        for (uint256 batchId = 1; batchId <= manager.batchCount(); ++batchId) {
            _isEmptied(batchId);
        }
    }

    function invariant_25_who_gives_a_slice_back_in_time_gets_what_was_paid_for_it() public {
        _noViolation();
        _abandon();
        for (uint256 i; i < handler.idsLength(); ++i) {
            uint256 id = handler.ids(i);
            if (block.timestamp >= manager.terms(id / 1e9).refundDeadline) continue;
            (address owner, address to) = _ownerAndPlace(id);
            vm.prank(owner);
            assertEq(manager.refund(list(id), to), handler.paidFor(id), "all that was paid");
        }
    }

    function invariant_26_a_dispute_touches_nothing_but_the_bond() public view {
        _noViolation();
        for (uint256 batchId = 1; batchId <= manager.batchCount(); ++batchId) {
            Ledger.Book memory book = handler.book(batchId);
            uint256 bond = slices.batchAccount(batchId).bond;
            if (bond != 0) assertEq(bond, book.bond - book.forfeited, "the bond, less what an arbiter gave to holders");
        }
    }

    function invariant_27_the_operator_has_of_the_price_what_it_delivered_and_the_upfront_part_once_firm() public view {
        for (uint256 batchId = 1; batchId <= manager.batchCount(); ++batchId) {
            Ledger.Book memory book = handler.book(batchId);
            uint256 earned = slices.batchAccount(batchId).proceeds + book.collected;
            assertEq(earned, book.earned, "earned");
            if (block.timestamp < manager.firmAt(batchId)) assertEq(earned, 0, "nothing before it is firm");
        }
    }

    function invariant_28_every_payout_has_the_evidence_that_was_given_for_it_and_that_its_terms_ask() public view {
        for (uint256 batchId = 1; batchId <= manager.batchCount(); ++batchId) {
            bytes memory signed = handler.book(batchId).levels;
            bytes memory kept = manager.deliveries(batchId);
            assertEq(kept.length, signed.length, "one for each period");
            uint256 required = manager.terms(batchId).evidenceRequired;
            for (uint256 period; period < kept.length; ++period) {
                assertEq(uint8(kept[period]) >> 6, uint8(signed[period]), "the level that was signed, or proven");
                if (required != 3) assertGe(uint8(signed[period]), required, "at least what is required");
            }
        }
    }

    function _settleAllHeld(uint256 batchId) private {
        HeldBooks.HeldBook memory book = handler.heldBook(batchId);
        uint256 waiting = book.periods.length - book.judged;
        if (waiting == 0) return;
        uint24[] memory epochs = new uint24[](waiting);
        for (uint256 i; i < waiting; ++i) epochs[i] = handler.epochOf(batchId, book.judged + i);
        manager.settleHeld(batchId, epochs);
    }

    function _isEmptied(uint256 batchId) private view {
        IBatchManager.Status status = manager.status(batchId);
        if (status != IBatchManager.Status.Defaulted && status != IBatchManager.Status.Cancelled) return;
        ICapacitySlices.BatchAccount memory a = slices.batchAccount(batchId);
        assertEq(a.bond, 0, "no bond is left");
        assertEq(a.escrow, 0, "no escrow is left");
        if (status == IBatchManager.Status.Cancelled) assertEq(a.refundReserve, 0, "holders have all of it");
        else assertLe(a.refundReserve, a.serial + handler.book(batchId).forfeits + 1, "only dust is left");
    }
}
