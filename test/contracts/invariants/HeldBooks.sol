// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {Ledger} from "./Ledger.sol";
import {PosedEpochs} from "./PosedEpochs.sol";

/// @dev What the handlers remember of batches that require proofs, and what follows from it by the rules.
abstract contract HeldBooks is Ledger, PosedEpochs {
    struct Waiting {
        uint256 gross;
        uint256 perUnit;
        uint256 postedAt;
        uint256 endsAt;
    }

    /// @dev Below level 3 all of it stays empty. `sats` are proven, `posted` and `covered` are base units.
    struct HeldBook {
        uint256 perSat;
        uint256 hashes;
        uint256 posted;
        uint256 covered;
        uint256 sats;
        uint256 accused;
        uint256 accusedUntil;
        uint256 judged;
        uint256 heldPerUnit;
        Waiting[] periods;
    }

    uint256 internal constant PROOF_GRACE = 14 days;
    uint256 internal constant TERM = PROOF_GRACE + 1 days;

    mapping(uint256 batchId => HeldBook) internal heldBooks;

    function heldBook(uint256 batchId) external view returns (HeldBook memory) {
        return heldBooks[batchId];
    }

    function epochOf(uint256 batchId, uint256 period) public view returns (uint24) {
        return _epochAt(heldBooks[batchId].periods[period].endsAt);
    }

    /// @dev Mostly one that requires proofs: the world begins with one.
    function _heldBatch(uint256 seed) internal view returns (uint256 batchId) {
        batchId = _batch(seed);
        if (seed % 8 == 0) return batchId;
        while (heldBooks[batchId].perSat == 0) batchId = 1 + (batchId % manager.batchCount());
    }

    function _openBook(uint256 batchId, IBatchManager.Terms memory terms) internal {
        if (terms.evidenceRequired != 3) return;
        HeldBook storage held_ = heldBooks[batchId];
        held_.perSat = held.bitcoinToken(terms.payoutToken);
        held_.hashes = uint256(terms.capacity) * terms.unitHashrate * terms.periodSeconds;
    }

    function _hold(uint256 batchId, uint256 gross, uint256 perUnit, uint256 endsAt) internal {
        HeldBook storage held_ = heldBooks[batchId];
        held_.periods.push(Waiting(gross, perUnit, block.timestamp, endsAt));
        held_.posted += gross;
        held_.heldPerUnit += perUnit;
    }

    /// @dev More than the income of a whole capacity in a period at the harder target, now and then.
    function _grossFor(
        IBatchManager.Terms memory terms,
        uint256 batchId,
        uint256 seed
    ) internal view returns (uint256) {
        return seed % 5 == 0 ? 0 : seed % (250 * uint256(terms.capacity) * heldBooks[batchId].perSat);
    }

    /// @dev The oldest period that waits; empty where none does.
    function _oldest(HeldBook storage held_) internal view returns (Waiting memory oldest) {
        if (held_.judged < held_.periods.length) oldest = held_.periods[held_.judged];
    }

    /// @dev Base units that must be proven for the oldest period.
    function _needed(HeldBook storage held_) internal view returns (uint256) {
        return ((held_.covered + _oldest(held_).gross) * 9_500 + 9_999) / 10_000;
    }

    function _released(HeldBook storage held_, uint256 rate) internal view returns (uint256) {
        Waiting memory oldest = _oldest(held_);
        uint256 bps = _explainedBps(oldest.gross, held_.perSat, held_.hashes, _epochAt(oldest.endsAt));
        uint256 explained = (rate * bps) / 10_000;
        return explained < oldest.perUnit ? explained : oldest.perUnit;
    }

    function _underReportedAt(uint256 batchId) internal view returns (uint256) {
        HeldBook storage held_ = heldBooks[batchId];
        if (held_.accused * 10_000 <= held_.posted * 10_050) return type(uint256).max;
        (uint256 from, uint256 resumed) = manager.pauseWindow();
        bool met = resumed + TERM > held_.accusedUntil && from < held_.accusedUntil;
        return met ? resumed + TERM : held_.accusedUntil;
    }

    function _bondFreeAt(uint256 batchId) internal view returns (uint256) {
        HeldBook storage held_ = heldBooks[batchId];
        if (held_.perSat == 0) return 0;
        bool waits = held_.judged != held_.periods.length;
        return
            waits || _underReportedAt(batchId) != type(uint256).max
                ? type(uint256).max
                : books[batchId].postedAt + TERM;
    }
}
