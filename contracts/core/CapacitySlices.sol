// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {ERC721Utils} from "@openzeppelin/contracts/token/ERC721/utils/ERC721Utils.sol";
import {Multicall} from "@openzeppelin/contracts/utils/Multicall.sol";
import {ICapacitySlices} from "../interfaces/ICapacitySlices.sol";
import {AccountingMath} from "../libraries/AccountingMath.sol";
import {BatchAccounting} from "../libraries/BatchAccounting.sol";
import {SlicePosition} from "../libraries/SlicePosition.sol";
import {SliceBook} from "./SliceBook.sol";

/// @title CapacitySlices
/// @notice See {ICapacitySlices}.
contract CapacitySlices is SliceBook, Multicall {
    using BatchAccounting for BatchAccounting.State;
    using SlicePosition for SlicePosition.State;

    /// @inheritdoc ICapacitySlices
    address public immutable manager;

    modifier onlyManager() {
        if (msg.sender != manager) revert NotManager(msg.sender);
        _;
    }

    constructor(address manager_) ERC721("Lode Capacity Slices", "SLICE") {
        manager = manager_;
    }

    // Holders

    /// @inheritdoc ICapacitySlices
    function claim(uint256[] calldata ids, address to) external nonReentrant returns (uint256 amount) {
        amount = _payOut(ids, to, _takeClaim);
    }

    /// @inheritdoc ICapacitySlices
    function claimRefund(uint256[] calldata ids, address to) external nonReentrant returns (uint256 amount) {
        amount = _payOut(ids, to, _takeRefund);
    }

    // Manager

    /// @inheritdoc ICapacitySlices
    function openBatch(
        uint256 batchId,
        address operator,
        address paymentToken,
        address payoutToken,
        uint64 capacity,
        uint128 bond
    ) external onlyManager nonReentrant {
        _batches[batchId].open(paymentToken, payoutToken, capacity, bond);
        _hold(paymentToken);
        _hold(payoutToken);

        emit BatchOpened(batchId, operator, paymentToken, payoutToken, capacity, bond);

        _pull(paymentToken, operator, bond);
    }

    /// @inheritdoc ICapacitySlices
    function mint(
        uint256 batchId,
        address payer,
        address to,
        uint64 units,
        uint256 cost
    ) external onlyManager nonReentrant returns (uint256 id) {
        BatchAccounting.State storage batch = _batches[batchId];

        id = batchId * SERIALS + batch.sell(batchId, units, cost);
        uint192 acc = batch.acc;
        uint192 refundAcc = batch.refundAcc;
        _slices[id].open(units, acc, refundAcc);

        emit SliceMinted(id, batchId, to, units, acc, refundAcc, cost, batch.sold, batch.escrow);

        _mint(to, id);
        _pull(batch.paymentToken, payer, cost);
        // Last, when the slice is paid for: a contract that could not move its slice again never gets one.
        ERC721Utils.checkOnERC721Received(msg.sender, address(0), to, id, "");
    }

    /// @inheritdoc ICapacitySlices
    function accrue(uint256 batchId, Posting calldata posting) external onlyManager nonReentrant {
        BatchAccounting.State storage batch = _batches[batchId];
        address payoutToken = batch.payoutToken;

        (uint128 holders, uint128 released, uint128 refunded) = batch.accrue(
            batchId,
            posting.gross - posting.hosting - posting.fee,
            posting.releasePerUnit,
            posting.refundPerUnit
        );

        emit PayoutAccrued(
            batchId,
            posting.period,
            posting.gross,
            posting.hosting,
            posting.fee,
            holders,
            released,
            refunded,
            batch.acc,
            batch.refundAcc,
            batch.escrow
        );

        _credit(posting.operator, payoutToken, posting.gross - posting.fee - holders);
        _credit(posting.feeRecipient, payoutToken, posting.fee);
        _credit(posting.operator, batch.paymentToken, released);
        _pull(payoutToken, posting.operator, posting.gross);
    }

    /// @inheritdoc ICapacitySlices
    function closeByDefault(
        uint256 batchId,
        address operator,
        uint128 refundPerUnit
    ) external onlyManager nonReentrant {
        BatchAccounting.State storage batch = _batches[batchId];

        (uint128 refunded, uint128 bond) = batch.forfeit(refundPerUnit);

        if (batch.sold == 0) {
            emit BatchDefaulted(batchId, 0, 0, batch.refundAcc);
            emit BondReleased(batchId, operator, bond);
            _credit(operator, batch.paymentToken, bond);
        } else {
            emit BatchDefaulted(batchId, refunded, bond, batch.refundAcc);
        }
    }

    /// @inheritdoc ICapacitySlices
    function releaseBond(uint256 batchId, address operator) external onlyManager nonReentrant {
        BatchAccounting.State storage batch = _batches[batchId];

        uint128 bond = batch.takeBond();
        if (bond == 0) revert NothingToWithdraw(operator, batch.paymentToken);

        emit BondReleased(batchId, operator, bond);
        _credit(operator, batch.paymentToken, bond);
    }

    /// @inheritdoc ICapacitySlices
    function recoverSurplus(address token, address to) external onlyManager nonReentrant returns (uint256 amount) {
        return _recoverSurplus(token, to);
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
                bond: batch.bond
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
