// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {Multicall} from "@openzeppelin/contracts/utils/Multicall.sol";
import {ICapacitySlices} from "../interfaces/ICapacitySlices.sol";
import {AccountingMath} from "../libraries/AccountingMath.sol";
import {BatchAccounting} from "../libraries/BatchAccounting.sol";
import {SlicePosition} from "../libraries/SlicePosition.sol";
import {BatchCustody} from "./BatchCustody.sol";
import {SlicePresentation} from "./SlicePresentation.sol";

/// @title CapacitySlices
/// @notice See {ICapacitySlices}.
contract CapacitySlices is SlicePresentation, Multicall {
    using BatchAccounting for BatchAccounting.State;
    using SlicePosition for SlicePosition.State;

    constructor(address manager_) ERC721("Lode Capacity Slices", "SLICE") BatchCustody(manager_) {}

    // Holders

    /// @inheritdoc ICapacitySlices
    function claim(uint256[] calldata ids, address to) external nonReentrant returns (uint256 amount) {
        amount = _payOut(ids, to, _takeClaim);
    }

    /// @inheritdoc ICapacitySlices
    function claimRefund(uint256[] calldata ids, address to) external nonReentrant returns (uint256 amount) {
        amount = _payOut(ids, to, _takeRefund);
    }

    // Views

    /// @inheritdoc ICapacitySlices
    function batchAccount(uint256 batchId) external view returns (BatchAccount memory) {
        BatchAccounting.State storage batch = _batches[batchId];
        return
            BatchAccount({
                paymentToken: batch.paymentToken,
                payoutToken: batch.payoutToken,
                capacity: batch.capacity,
                sold: batch.sold,
                serial: batch.serial,
                acc: batch.acc,
                refundAcc: batch.refundAcc,
                holdersReserve: batch.holdersReserve,
                refundReserve: batch.refundReserve,
                escrow: batch.escrow,
                proceeds: batch.proceeds,
                bond: batch.bond,
                royaltyBps: batch.royaltyBps
            });
    }

    /// @inheritdoc ICapacitySlices
    function slice(uint256 id) external view returns (Slice memory) {
        _requireOwned(id);
        SlicePosition.State storage position = _slices[id];
        return Slice({units: position.units, paid: position.paid, refundPaid: position.refundPaid});
    }

    /// @inheritdoc ICapacitySlices
    function claimable(uint256 id) external view returns (uint256) {
        _requireOwned(id);
        SlicePosition.State storage position = _slices[id];
        return AccountingMath.pendingDown(position.units, _batchOf(id).acc, position.paid);
    }

    /// @inheritdoc ICapacitySlices
    function refundable(uint256 id) external view returns (uint256) {
        _requireOwned(id);
        SlicePosition.State storage position = _slices[id];
        return AccountingMath.pendingDown(position.units, _batchOf(id).refundAcc, position.refundPaid);
    }

    // Inside

    /// @dev One transfer per run of slices that share a token. Each `take` leaves the books complete, so a token that calls
    /// back between two runs sees nothing half done.
    function _payOut(
        uint256[] calldata ids,
        address to,
        function(uint256, address) internal returns (address, uint256) take
    ) private returns (uint256 amount) {
        if (ids.length == 0) revert NoSlices();
        _checkRecipient(to);

        address run;
        uint256 due;
        for (uint256 i; i < ids.length; ++i) {
            (address token, uint256 taken) = take(ids[i], to);
            if (token != run) {
                if (due != 0) _push(run, to, due);
                run = token;
                due = 0;
            }
            due += taken;
            amount += taken;
        }
        if (due != 0) _push(run, to, due);
    }

    function _takeClaim(uint256 id, address to) private returns (address token, uint256 amount) {
        address owner = _checkClaim(id, to);
        BatchAccounting.State storage batch = _batchOf(id);
        token = batch.payoutToken;

        uint192 paid;
        (amount, paid) = batch.settle(_slices[id]);
        if (amount != 0) emit Claimed(id, owner, to, amount, paid);
    }

    function _takeRefund(uint256 id, address to) private returns (address token, uint256 amount) {
        address owner = _checkClaim(id, to);
        BatchAccounting.State storage batch = _batchOf(id);
        token = batch.paymentToken;

        uint192 refundPaid;
        (amount, refundPaid) = batch.settleRefund(_slices[id]);
        if (amount != 0) emit RefundClaimed(id, owner, to, amount, refundPaid);
    }

    /// @dev The owner and approved accounts choose `to`; anybody else serves the owner, where the owner lets them.
    function _checkClaim(uint256 id, address to) private view returns (address owner) {
        owner = _requireOwned(id);
        if (!_isAuthorized(owner, msg.sender, id)) _checkKeeper(owner, id, to);
    }
}
