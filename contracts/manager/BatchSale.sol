// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {IBatchManager} from "../interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../interfaces/ICapacitySlices.sol";
import {ISliceBook} from "../interfaces/ISliceBook.sol";
import {BatchTerms} from "../libraries/BatchTerms.sol";
import {SERIALS} from "../libraries/SliceIds.sol";
import {TermLimits} from "../libraries/TermLimits.sol";
import {BatchRegister} from "./BatchRegister.sol";

/// @title BatchSale
/// @notice Buying, giving back, and calling off: all that happens to a batch's price before it is earned.
abstract contract BatchSale is BatchRegister {
    using BatchTerms for BatchTerms.State;

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

    /// @inheritdoc IBatchManager
    function refund(uint256[] calldata ids, address to) external returns (uint256 amount) {
        if (ids.length == 0) revert ISliceBook.NoSlices();
        uint256 batchId = ids[0] / SERIALS;
        BatchTerms.State storage batch = _running(batchId);
        uint256 deadline = batch.refundDeadline;
        if (block.timestamp >= deadline) revert CoolingOffOver(batchId, deadline, block.timestamp);

        // Nothing is posted before the deadline, so a unit's price is what it was for everybody.
        uint64 sold;
        (amount, sold) = _slices.takeBack(batchId, ids, msg.sender, to, batch.escrowPerUnit());

        batch.updateShort(sold);
    }

    /// @inheritdoc IBatchManager
    function cancel(uint256 batchId) external {
        BatchTerms.State storage batch = _known(batchId);
        Status status_ = batch.status();
        uint64 sold = _slices.batchAccount(batchId).sold;
        bool missed = status_ == Status.Cancelled && batch.end == BatchTerms.End.None;
        bool unsold = sold == 0 && msg.sender == batch.operator && !_hasEnded(status_);
        if (!missed && !unsold) revert NotCancellable(batchId, status_, sold);

        batch.end = BatchTerms.End.CalledOff;

        emit BatchCalledOff(batchId, msg.sender);

        _slices.closeByCancellation(batchId, batch.operator, batch.escrowPerUnit());
    }

    /// @inheritdoc IBatchManager
    function releaseUpfront(uint256 batchId) external {
        BatchTerms.State storage batch = _known(batchId);
        Status status_ = batch.status();
        if (status_ == Status.Cancelled) revert BatchEnded(batchId, status_);
        uint256 dueAt = batch.firmAt();
        if (block.timestamp < dueAt) revert UpfrontNotDue(batchId, dueAt, block.timestamp);
        if (batch.upfrontState != BatchTerms.Upfront.Held) revert NoUpfrontHeld(batchId);
        _releaseUpfront(batchId, batch);
    }

    /// @inheritdoc IBatchManager
    function setRate(uint256 batchId, uint96 rate) external {
        BatchTerms.State storage batch = _own(batchId);
        _checkRunning(batchId, batch);
        if (rate == 0) revert ZeroRate();
        ICapacitySlices.BatchAccount memory account = _slices.batchAccount(batchId);
        if (account.serial != 0) revert AlreadySold(batchId);
        TermLimits.checkMoney(account.capacity, rate, batch.periods, batch.upfront, account.bond);

        batch.rate = rate;

        emit RateSet(batchId, rate);
    }

    /// @inheritdoc IBatchManager
    function costOf(uint256 batchId, uint64 units) external view returns (uint256) {
        return uint256(_known(batchId).costPerUnit()) * units;
    }

    function _releaseUpfront(uint256 batchId, BatchTerms.State storage batch) internal {
        batch.upfrontState = BatchTerms.Upfront.Released;

        emit UpfrontReleased(batchId, _slices.releaseUpfront(batchId, batch.upfront));
    }

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
        uint256 cost = uint256(batch.costPerUnit()) * units;
        if (cost > maxCost) revert CostAboveMax(cost, maxCost);

        uint64 sold;
        (id, sold) = _mint(batchId, batch, units, cost, to);
        if (batch.short) batch.updateShort(sold);

        emit SliceBought(batchId, id, msg.sender, to, units, cost);
    }

    function _mint(
        uint256 batchId,
        BatchTerms.State storage batch,
        uint64 units,
        uint256 cost,
        address to
    ) private returns (uint256 id, uint64 sold) {
        uint256 released = batch.upfrontState == BatchTerms.Upfront.Released ? uint256(batch.upfront) * units : 0;
        return
            _slices.mint(
                batchId,
                ICapacitySlices.Sale({
                    payer: msg.sender,
                    to: to,
                    units: units,
                    escrowed: cost - released,
                    released: released
                })
            );
    }
}
