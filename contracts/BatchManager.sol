// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {IBatchManager} from "./interfaces/IBatchManager.sol";
import {ICapacitySlices} from "./interfaces/ICapacitySlices.sol";
import {AccountingMath} from "./libraries/AccountingMath.sol";
import {BatchTerms} from "./libraries/BatchTerms.sol";
import {ProtocolSettings} from "./ProtocolSettings.sol";

/// @title BatchManager
/// @notice See {IBatchManager}.
contract BatchManager is ProtocolSettings {
    using BatchTerms for BatchTerms.State;

    ICapacitySlices private immutable _slices;

    /// @inheritdoc IBatchManager
    uint256 public batchCount;
    mapping(uint256 batchId => BatchTerms.State) private _batches;

    constructor(ICapacitySlices slices_, address accessManager) ProtocolSettings(accessManager) {
        address slicesManager = slices_.manager();
        if (slicesManager != address(this)) revert WrongWiring(address(slices_), slicesManager);
        _slices = slices_;
    }

    // Operators

    /// @inheritdoc IBatchManager
    function createBatch(
        Terms calldata terms_,
        Disclosure calldata disclosure
    ) external whenNotPaused returns (uint256 batchId) {
        if (!isOperatorAdmitted[msg.sender]) revert OperatorNotAdmitted(msg.sender);
        if (!isPaymentTokenAllowed[terms_.paymentToken]) revert TokenNotAllowed(terms_.paymentToken);
        if (!isPayoutTokenAllowed[terms_.payoutToken]) revert TokenNotAllowed(terms_.payoutToken);
        BatchTerms.check(terms_);
        BatchTerms.checkDisclosure(disclosure);

        batchId = ++batchCount;
        uint16 feeBps = _protocol.feeBps;
        _batches[batchId].open(terms_, msg.sender, feeBps);

        emit BatchCreated(batchId, msg.sender, terms_, feeBps, disclosure);

        _slices.openBatch(batchId, msg.sender, terms_.paymentToken, terms_.payoutToken, terms_.capacity, terms_.bond);
    }

    /// @inheritdoc IBatchManager
    function postPayout(uint256 batchId, Payout calldata payout) external whenNotPaused {
        _post(batchId, payout);
    }

    /// @inheritdoc IBatchManager
    function postPayouts(uint256 batchId, Payout[] calldata payouts) external whenNotPaused {
        if (payouts.length == 0) revert NoPayouts();
        for (uint256 i; i < payouts.length; ++i) {
            _post(batchId, payouts[i]);
        }
    }

    // Buyers

    /// @inheritdoc IBatchManager
    function buy(uint256 batchId, uint64 units, uint256 maxCost, address to) external returns (uint256 id) {
        return _buy(batchId, units, maxCost, to);
    }

    /// @inheritdoc IBatchManager
    function buyWithPermit(
        uint256 batchId,
        uint64 units,
        uint256 maxCost,
        address to,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external returns (uint256 id) {
        _known(batchId);
        IERC20Permit token = IERC20Permit(_slices.batchAccount(batchId).paymentToken);
        // Anybody may use a permit they saw in the mempool. The allowance is there all the same, so the purchase decides.
        try token.permit(msg.sender, address(_slices), maxCost, deadline, v, r, s) {} catch {}
        return _buy(batchId, units, maxCost, to);
    }

    // Anybody

    /// @inheritdoc IBatchManager
    function declareDefault(uint256 batchId) external {
        BatchTerms.State storage batch = _running(batchId);
        uint256 deadline = _defaultableAt(batch);
        if (block.timestamp < deadline) revert NotInDefault(batchId, deadline, block.timestamp);

        batch.defaulted = true;

        emit DefaultDeclared(batchId, batch.nextPeriod, msg.sender);

        _slices.closeByDefault(batchId, batch.operator, uint128(batch.rate) * batch.unpostedPeriods());
    }

    /// @inheritdoc IBatchManager
    function releaseBond(uint256 batchId) external {
        BatchTerms.State storage batch = _known(batchId);
        Status status_ = batch.status();
        if (status_ != Status.Completed) revert NotCompleted(batchId, status_);

        _slices.releaseBond(batchId, batch.operator);
    }

    // Governance

    /// @inheritdoc IBatchManager
    function recoverSurplus(address token, address to) external restricted returns (uint256 amount) {
        return _slices.recoverSurplus(token, to);
    }

    // Views

    /// @inheritdoc IBatchManager
    function slices() external view returns (address) {
        return address(_slices);
    }

    /// @inheritdoc IBatchManager
    function terms(uint256 batchId) external view returns (Terms memory) {
        BatchTerms.State storage batch = _known(batchId);
        ICapacitySlices.BatchAccount memory account = _slices.batchAccount(batchId);
        return
            Terms({
                paymentToken: account.paymentToken,
                payoutToken: account.payoutToken,
                unitHashrate: batch.unitHashrate,
                capacity: account.capacity,
                rate: batch.rate,
                saleStart: batch.saleStart,
                saleEnd: batch.saleEnd,
                termStart: batch.termStart,
                periodSeconds: batch.periodSeconds,
                periods: batch.periods,
                grace: batch.grace,
                maxHostingBps: batch.maxHostingBps,
                evidenceRequired: batch.evidenceRequired,
                bond: batch.bond
            });
    }

    /// @inheritdoc IBatchManager
    function operatorOf(uint256 batchId) external view returns (address) {
        return _known(batchId).operator;
    }

    /// @inheritdoc IBatchManager
    function feeBpsOf(uint256 batchId) external view returns (uint16) {
        return _known(batchId).feeBps;
    }

    /// @inheritdoc IBatchManager
    function status(uint256 batchId) external view returns (Status) {
        return _batches[batchId].status();
    }

    /// @inheritdoc IBatchManager
    function nextPeriod(uint256 batchId) external view returns (uint16) {
        return _known(batchId).nextPeriod;
    }

    /// @inheritdoc IBatchManager
    function finishedPeriods(uint256 batchId) external view returns (uint256) {
        return _known(batchId).finishedPeriods();
    }

    /// @inheritdoc IBatchManager
    function costOf(uint256 batchId, uint64 units) external view returns (uint256) {
        return _costOf(_known(batchId), units);
    }

    /// @inheritdoc IBatchManager
    function defaultableAt(uint256 batchId) external view returns (uint256) {
        BatchTerms.State storage batch = _known(batchId);
        if (_hasEnded(batch.status())) return type(uint256).max;
        return _defaultableAt(batch);
    }

    // Inside

    function _buy(
        uint256 batchId,
        uint64 units,
        uint256 maxCost,
        address to
    ) private whenNotPaused returns (uint256 id) {
        BatchTerms.State storage batch = _running(batchId);
        if (units == 0) revert ZeroUnits();
        if (to == address(0)) revert ZeroAddress();
        if (block.timestamp < batch.saleStart || block.timestamp >= batch.saleEnd) {
            revert SaleNotOpen(batchId, block.timestamp, batch.saleStart, batch.saleEnd);
        }
        // A finished period that is not posted yet belongs to those who held slices during it.
        uint256 finished = batch.finishedPeriods();
        if (batch.nextPeriod != finished) revert PeriodUnposted(batchId, batch.nextPeriod, finished);
        uint256 cost = _costOf(batch, units);
        if (cost > maxCost) revert CostAboveMax(cost, maxCost);

        id = _slices.mint(batchId, msg.sender, to, units, cost);

        emit SliceBought(batchId, id, msg.sender, to, units, cost);
    }

    function _post(uint256 batchId, Payout calldata payout) private {
        BatchTerms.State storage batch = _known(batchId);
        if (msg.sender != batch.operator) revert NotBatchOperator(msg.sender, batch.operator);
        _running(batchId);
        uint16 period = batch.nextPeriod;
        if (payout.period != period) revert WrongPeriod(payout.period, period);
        uint256 endsAt = batch.endOf(period);
        if (block.timestamp < endsAt) revert PeriodNotFinished(period, endsAt, block.timestamp);
        if (payout.deliveredBps > AccountingMath.BPS) revert DeliveredBpsTooHigh(payout.deliveredBps);
        uint256 maxHosting = AccountingMath.shareDown(payout.gross, batch.maxHostingBps);
        if (payout.hosting > maxHosting) revert HostingTooHigh(payout.hosting, maxHosting);

        batch.nextPeriod = period + 1;

        emit PayoutPosted(batchId, period, payout.deliveredBps, payout.evidenceHash, period + 1);

        uint128 release = uint128(AccountingMath.shareDown(batch.rate, payout.deliveredBps));
        _slices.accrue(
            batchId,
            ICapacitySlices.Posting({
                operator: msg.sender,
                feeRecipient: _protocol.feeRecipient,
                period: period,
                gross: payout.gross,
                hosting: payout.hosting,
                fee: uint128(AccountingMath.shareDown(payout.gross - payout.hosting, batch.feeBps)),
                releasePerUnit: release,
                refundPerUnit: batch.rate - release
            })
        );
    }

    function _known(uint256 batchId) private view returns (BatchTerms.State storage batch) {
        batch = _batches[batchId];
        if (batch.operator == address(0)) revert UnknownBatch(batchId);
    }

    function _running(uint256 batchId) private view returns (BatchTerms.State storage batch) {
        batch = _known(batchId);
        Status status_ = batch.status();
        if (_hasEnded(status_)) revert BatchEnded(batchId, status_);
    }

    function _hasEnded(Status status_) private pure returns (bool) {
        return status_ == Status.Completed || status_ == Status.Defaulted;
    }

    function _costOf(BatchTerms.State storage batch, uint64 units) private view returns (uint256) {
        return uint256(batch.rate) * units * batch.unpostedPeriods();
    }

    function _defaultableAt(BatchTerms.State storage batch) private view returns (uint256) {
        uint256 due = batch.endOf(batch.nextPeriod);
        uint256 deadline = due + batch.grace;
        // Nobody could post while paused: the whole grace counts again from the end of a pause that met the window.
        bool overlapped = _protocol.pausedUntil > due && _protocol.pausedFrom < deadline;
        return overlapped ? _protocol.pausedUntil + uint256(batch.grace) : deadline;
    }
}
