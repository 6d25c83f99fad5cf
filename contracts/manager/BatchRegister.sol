// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IAttesterRegistry} from "../interfaces/IAttesterRegistry.sol";
import {IBatchManager} from "../interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../interfaces/ICapacitySlices.sol";
import {IFleetRegistry} from "../interfaces/IFleetRegistry.sol";
import {IHeldEscrow} from "../interfaces/IHeldEscrow.sol";
import {BatchTerms} from "../libraries/BatchTerms.sol";
import {Deliveries} from "../libraries/Deliveries.sol";
import {ProtocolSettings} from "./ProtocolSettings.sol";

/// @title BatchRegister
/// @notice The batches, what anybody can read of them, and the contracts they depend on.
abstract contract BatchRegister is ProtocolSettings {
    using BatchTerms for BatchTerms.State;
    using Deliveries for Deliveries.State;

    ICapacitySlices internal immutable _slices;
    IAttesterRegistry internal immutable _attesters;
    IFleetRegistry internal immutable _fleet;
    IHeldEscrow internal immutable _held;

    /// @inheritdoc IBatchManager
    uint256 public batchCount;
    mapping(uint256 batchId => BatchTerms.State) internal _batches;

    constructor(ICapacitySlices slices_, IAttesterRegistry attesters_, IFleetRegistry fleet_, IHeldEscrow held_) {
        _checkWired(address(slices_), slices_.manager());
        _checkWired(address(fleet_), fleet_.manager());
        _checkWired(address(held_), held_.manager());
        _slices = slices_;
        _attesters = attesters_;
        _fleet = fleet_;
        _held = held_;
    }

    /// @inheritdoc IBatchManager
    function slices() external view returns (address) {
        return address(_slices);
    }

    /// @inheritdoc IBatchManager
    function attesters() external view returns (address) {
        return address(_attesters);
    }

    /// @inheritdoc IBatchManager
    function fleet() external view returns (address) {
        return address(_fleet);
    }

    /// @inheritdoc IBatchManager
    function held() external view returns (address) {
        return address(_held);
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
                upfront: batch.upfront,
                saleStart: batch.saleStart,
                saleEnd: batch.saleEnd,
                refundDeadline: batch.refundDeadline,
                termStart: batch.termStart,
                periodSeconds: batch.periodSeconds,
                periods: batch.periods,
                grace: batch.grace,
                minUnits: batch.minUnits,
                maxHostingBps: batch.maxHostingBps,
                royaltyBps: account.royaltyBps,
                evidenceRequired: batch.evidenceRequired,
                attesterSet: batch.attesterSet,
                site: batch.site,
                arbiter: batch.arbiter,
                bond: account.bond
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
    function standingOf(uint256 batchId) external view returns (Status, uint16) {
        BatchTerms.State storage batch = _batches[batchId];
        return (batch.status(), batch.nextPeriod);
    }

    /// @inheritdoc IBatchManager
    function finishedPeriods(uint256 batchId) external view returns (uint256) {
        return _known(batchId).finishedPeriods();
    }

    /// @inheritdoc IBatchManager
    function deliveries(uint256 batchId) external view returns (bytes memory) {
        BatchTerms.State storage batch = _known(batchId);
        return batch.deliveries.list(batch.nextPeriod, batch.evidenceRequired);
    }

    /// @inheritdoc IBatchManager
    function firmAt(uint256 batchId) external view returns (uint256) {
        return _known(batchId).firmAt();
    }

    /// @inheritdoc IBatchManager
    function isUpfrontHeld(uint256 batchId) external view returns (bool) {
        return _known(batchId).upfrontState == BatchTerms.Upfront.Held;
    }

    function _known(uint256 batchId) internal view returns (BatchTerms.State storage batch) {
        batch = _batches[batchId];
        if (batch.operator == address(0)) revert UnknownBatch(batchId);
    }

    function _running(uint256 batchId) internal view returns (BatchTerms.State storage batch) {
        batch = _known(batchId);
        _checkRunning(batchId, batch);
    }

    function _checkRunning(uint256 batchId, BatchTerms.State storage batch) internal view {
        Status status_ = batch.status();
        if (_hasEnded(status_)) revert BatchEnded(batchId, status_);
    }

    function _hasEnded(Status status_) internal pure returns (bool) {
        return status_ >= Status.Completed;
    }

    /// @dev A batch of the caller's.
    function _own(uint256 batchId) internal view returns (BatchTerms.State storage batch) {
        batch = _batches[batchId];
        if (msg.sender != batch.operator) revert NotBatchOperator(msg.sender, _known(batchId).operator);
    }

    function _checkWired(address part, address itsManager) private view {
        if (itsManager != address(this)) revert WrongWiring(part, itsManager);
    }
}
