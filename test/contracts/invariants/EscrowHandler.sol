// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {PayoutHandler} from "./PayoutHandler.sol";

/// @dev What is proven on Bitcoin, and what that does to the escrow and the bond of batches that require it.
abstract contract EscrowHandler is PayoutHandler {
    /// @dev A period as it should be, or nearly: posted, paid on Bitcoin, proven and settled.
    function earn(uint256 batchId, uint256 gross, uint256 delivered, uint256 way) external {
        batchId = _heldBatch(batchId);
        _postNext(batchId, gross, delivered, 0, false);
        _prove(batchId, gross >> 128, way >> 8);
        _settleHeld(batchId, _oldest(heldBooks[batchId]), way % 16);
        ++done["earn"];
        _observe();
    }

    function prove(uint256 batchId, uint256 sats, uint256 way) external {
        _prove(_heldBatch(batchId), sats, way);
    }

    function settleHeld(uint256 batchId, uint256 epoch, bool late) external {
        batchId = _heldBatch(batchId);
        Waiting memory oldest = _oldest(heldBooks[batchId]);
        if (late && block.timestamp < oldest.postedAt + PROOF_GRACE) {
            vm.warp(oldest.postedAt + PROOF_GRACE);
            _observe();
        }
        _settleHeld(batchId, oldest, epoch % 16);
        _observe();
    }

    function accuse(uint256 batchId) external {
        batchId = _heldBatch(batchId);
        HeldBook storage held_ = heldBooks[batchId];
        uint256 proven = held_.sats * held_.perSat;
        bool runs = held_.accused * 10_000 > held_.posted * 10_050;
        bool allowed = proven * 10_000 > held_.posted * 10_050 && !runs;
        vm.prank(thief);
        try held.accuse(batchId) {
            _judge(true, allowed, "", "a batch was accused of nothing, or anew");
            (held_.accused, held_.accusedUntil) = (proven, block.timestamp + TERM);
            ++done["accuse"];
        } catch {
            _judge(false, allowed, "a batch that hides income could not be accused", "");
        }
        _observe();
    }

    function forfeitBond(uint256 batchId, bool late) external {
        batchId = _heldBatch(batchId);
        uint256 due = _underReportedAt(batchId);
        if (late && block.timestamp < due && due < block.timestamp + 30 days) {
            vm.warp(due);
            _observe();
        }
        bool completed = manager.status(batchId) == IBatchManager.Status.Completed;
        ICapacitySlices.BatchAccount memory account = slices.batchAccount(batchId);
        bool allowed = completed && block.timestamp >= due && account.bond != 0;
        uint256[2] memory before = _owedIn(batchId);
        vm.prank(thief);
        try manager.forfeitBond(batchId) {
            _judge(true, allowed, "", "a bond was lost without an accusation, or before its time");
            if (account.sold != 0) {
                books[batchId].forfeited += account.bond;
                ++books[batchId].forfeits;
            }
            _giveCredit(batchId, before);
            ++done["forfeitBond"];
        } catch {
            _judge(false, allowed, "an unanswered accusation could not cost the bond", "");
        }
        _observe();
    }

    /// @dev Anything, or just what the oldest period that waits still needs, or a satoshi less.
    function _prove(uint256 batchId, uint256 sats, uint256 way) private {
        HeldBook storage held_ = heldBooks[batchId];
        sats = bound(sats, 1, 300 * uint256(slices.batchAccount(batchId).capacity));
        uint256 needed = held_.perSat == 0 ? 0 : (_needed(held_) + held_.perSat - 1) / held_.perSat;
        if (way % 3 != 0 && needed > held_.sats + 1) sats = needed - held_.sats - ((way % 3) - 1);
        posed.prove(batchId, sats);
        held_.sats += sats;
        ++done["prove"];
    }

    function _settleHeld(uint256 batchId, Waiting memory oldest, uint256 way) private {
        HeldBook storage held_ = heldBooks[batchId];
        bool proven = oldest.gross != 0 && held_.sats * held_.perSat >= _needed(held_);
        bool over = oldest.postedAt != 0 && (oldest.gross == 0 || block.timestamp >= oldest.postedAt + PROOF_GRACE);
        uint256 release = proven ? _released(held_, manager.terms(batchId).rate) : 0;
        ICapacitySlices.BatchAccount memory last = slices.batchAccount(batchId);
        vm.prank(thief);
        try manager.settleHeld(batchId, _epochs(oldest, way)) {
            _judge(true, proven ? way > 1 : over, "", "invariant 24: a period was settled that waits");
            ICapacitySlices.BatchAccount memory now_ = slices.batchAccount(batchId);
            uint256 released = last.sold * release;
            uint256 refunded = last.sold * (oldest.perUnit - release);
            _violate(now_.proceeds - last.proceeds != released, "invariant 24: proofs did not explain what left");
            _violate(now_.refundReserve - last.refundReserve != refunded, "invariant 24: holders lost what fell short");
            _settled(batchId, oldest, proven, released);
        } catch {
            _judge(false, proven ? way > 1 : over, "a period could not be settled", "");
        }
    }

    function _settled(uint256 batchId, Waiting memory oldest, bool proven, uint256 released) private {
        HeldBook storage held_ = heldBooks[batchId];
        if (proven) {
            held_.covered += oldest.gross;
            books[batchId].levels[held_.judged] = bytes1(uint8(3));
            books[batchId].earned += released;
        }
        held_.heldPerUnit -= oldest.perUnit;
        ++held_.judged;
        ++done[proven ? "release" : "writeOff"];
    }

    /// @dev The epoch in which the period ended, or the one before it, or the one after it.
    function _epochs(Waiting memory oldest, uint256 way) private pure returns (uint24[] memory epochs) {
        epochs = new uint24[](1);
        epochs[0] = oldest.endsAt == 0 ? 0 : _epochAt(oldest.endsAt);
        if (way == 0) ++epochs[0];
        if (way == 1 && epochs[0] != 0) --epochs[0];
    }
}
