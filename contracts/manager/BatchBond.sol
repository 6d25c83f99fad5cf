// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../interfaces/IBatchManager.sol";
import {IBondDisputes} from "../interfaces/IBondDisputes.sol";
import {AccountingMath} from "../libraries/AccountingMath.sol";
import {BatchTerms} from "../libraries/BatchTerms.sol";
import {SERIALS} from "../libraries/SliceIds.sol";
import {PROVEN} from "../libraries/TermLimits.sol";
import {BatchSale} from "./BatchSale.sol";

/// @title BatchBond
/// @notice What an operator has at stake: default, disputes, and its return.
abstract contract BatchBond is BatchSale {
    using BatchTerms for BatchTerms.State;

    /// @dev How long holders can dispute the last payout, and how long an arbiter has to answer.
    uint256 private constant DISPUTE_WINDOW = 7 days;
    uint256 private constant DISPUTE_LENGTH = 30 days;

    /// @inheritdoc IBatchManager
    function declareDefault(uint256 batchId) external {
        BatchTerms.State storage batch = _running(batchId);
        uint256 deadline = _defaultableAt(batchId, batch);
        if (block.timestamp < deadline) revert NotInDefault(batchId, deadline, block.timestamp);

        batch.end = BatchTerms.End.Defaulted;

        emit DefaultDeclared(batchId, batch.nextPeriod, msg.sender);

        // Earned by the start of the term, so it does not depend on who calls what first.
        if (batch.upfrontState == BatchTerms.Upfront.Held) _releaseUpfront(batchId, batch);
        _slices.closeByDefault(batchId, batch.operator, batch.escrowPerUnit());
    }

    /// @inheritdoc IBatchManager
    function releaseBond(uint256 batchId) external {
        BatchTerms.State storage batch = _completed(batchId);
        uint256 until = _bondReleasableAt(batchId, batch);
        if (block.timestamp < until) revert BondHeld(batchId, until, block.timestamp);

        _slices.releaseBond(batchId, batch.operator);
    }

    /// @inheritdoc IBatchManager
    function forfeitBond(uint256 batchId) external {
        BatchTerms.State storage batch = _completed(batchId);
        uint256 deadline = _held.underReportedAt(batchId);
        if (block.timestamp < deadline) revert NotInDefault(batchId, deadline, block.timestamp);

        _slices.awardBond(batchId, batch.operator);
    }

    /// @inheritdoc IBondDisputes
    function dispute(uint256 batchId, uint256 id, bytes32 reasonHash) external {
        BatchTerms.State storage batch = _known(batchId);
        if (batch.arbiter == address(0)) revert NoArbiter(batchId);
        if (id / SERIALS != batchId || _slices.ownerOf(id) != msg.sender) revert NotHolder(batchId, id, msg.sender);
        (uint16 period, uint40 running) = (batch.nextPeriod, batch.disputedUntil);
        bool again = block.timestamp < running || period <= batch.disputedAt;
        if (again || _slices.batchAccount(batchId).bond == 0) revert DisputeNotPossible(batchId, period, running);

        uint40 until = uint40(block.timestamp + DISPUTE_LENGTH);
        (batch.disputedUntil, batch.disputedAt) = (until, period);

        emit DisputeOpened(batchId, msg.sender, period, until, reasonHash);
    }

    /// @inheritdoc IBondDisputes
    function resolveDispute(uint256 batchId, uint16 forfeitBps, bytes32 reasonHash) external {
        BatchTerms.State storage batch = _known(batchId);
        if (msg.sender != batch.arbiter) revert NotArbiter(msg.sender, batch.arbiter);
        if (block.timestamp >= batch.disputedUntil) revert NoDispute(batchId);
        if (forfeitBps > AccountingMath.BPS) revert ForfeitTooHigh(forfeitBps, uint16(AccountingMath.BPS));
        uint96 forfeited = uint96(AccountingMath.shareDown(_slices.batchAccount(batchId).bond, forfeitBps));

        batch.disputedUntil = 0;

        emit DisputeResolved(batchId, forfeitBps, forfeited, reasonHash);

        if (forfeited != 0) _slices.forfeitBond(batchId, forfeited);
    }

    /// @inheritdoc IBatchManager
    function defaultableAt(uint256 batchId) external view returns (uint256) {
        BatchTerms.State storage batch = _known(batchId);
        if (_hasEnded(batch.status())) return type(uint256).max;
        return _defaultableAt(batchId, batch);
    }

    /// @inheritdoc IBatchManager
    function bondReleasableAt(uint256 batchId) external view returns (uint256) {
        BatchTerms.State storage batch = _known(batchId);
        if (batch.status() != Status.Completed) return type(uint256).max;
        return _bondReleasableAt(batchId, batch);
    }

    /// @inheritdoc IBondDisputes
    function disputeOf(uint256 batchId) external view returns (uint40 until, uint16 atPeriod) {
        BatchTerms.State storage batch = _known(batchId);
        return (batch.disputedUntil, batch.disputedAt);
    }

    function _completed(uint256 batchId) private view returns (BatchTerms.State storage batch) {
        batch = _known(batchId);
        Status status_ = batch.status();
        if (status_ != Status.Completed) revert NotCompleted(batchId, status_);
    }

    function _bondReleasableAt(uint256 batchId, BatchTerms.State storage batch) private view returns (uint256 until) {
        uint256 postedAt = batch.postedAt;
        until = batch.evidenceRequired == PROVEN ? _held.bondFreeAt(batchId, postedAt) : postedAt;
        if (batch.arbiter == address(0)) return until;
        (uint256 heard, uint256 disputed) = (postedAt + DISPUTE_WINDOW, batch.disputedUntil);
        if (heard < disputed) heard = disputed;
        if (until < heard) until = heard;
    }

    function _defaultableAt(uint256 batchId, BatchTerms.State storage batch) private view returns (uint256 at) {
        at = _overdueAt(batch);
        if (batch.evidenceRequired == PROVEN) {
            uint256 underReportedAt = _held.underReportedAt(batchId);
            if (underReportedAt < at) at = underReportedAt;
        }
    }

    function _overdueAt(BatchTerms.State storage batch) private view returns (uint256) {
        uint256 due = batch.endOf(batch.nextPeriod);
        uint256 deadline = due + batch.grace;
        // Nobody could post while paused: the whole grace counts again from the end of a pause that met the window.
        bool overlapped = _protocol.pausedUntil > due && _protocol.pausedFrom < deadline;
        return overlapped ? _protocol.pausedUntil + uint256(batch.grace) : deadline;
    }
}
