// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ERC721Utils} from "@openzeppelin/contracts/token/ERC721/utils/ERC721Utils.sol";
import {ICapacitySlices} from "../interfaces/ICapacitySlices.sol";
import {BatchAccounting} from "../libraries/BatchAccounting.sol";
import {SERIALS} from "../libraries/SliceIds.sol";
import {SlicePosition} from "../libraries/SlicePosition.sol";
import {SliceBook} from "./SliceBook.sol";

/// @title BatchCustody
/// @notice What the manager may do with a batch's money: move it between the accounts of that batch, and out of it only to whom it
/// is owed.
abstract contract BatchCustody is SliceBook {
    using BatchAccounting for BatchAccounting.State;
    using SlicePosition for SlicePosition.State;

    /// @inheritdoc ICapacitySlices
    address public immutable manager;

    modifier onlyManager() {
        if (msg.sender != manager) revert NotManager(msg.sender);
        _;
    }

    constructor(address manager_) {
        manager = manager_;
    }

    /// @inheritdoc ICapacitySlices
    function openBatch(
        uint256 batchId,
        address operator,
        address paymentToken,
        address payoutToken,
        uint64 capacity,
        uint16 royaltyBps,
        uint96 bond
    ) external onlyManager nonReentrant {
        _batches[batchId].open(paymentToken, payoutToken, capacity, royaltyBps, bond);
        _hold(paymentToken);
        _hold(payoutToken);

        emit BatchOpened(batchId, operator, paymentToken, payoutToken, capacity, royaltyBps, bond);

        _pull(paymentToken, operator, bond);
    }

    /// @inheritdoc ICapacitySlices
    function mint(
        uint256 batchId,
        Sale calldata sale
    ) external onlyManager nonReentrant returns (uint256 id, uint64 sold) {
        BatchAccounting.State storage batch = _batches[batchId];

        id = batchId * SERIALS + batch.sell(batchId, sale.units, sale.escrowed, sale.released);
        (uint192 acc, uint192 refundAcc) = (batch.acc, batch.refundAcc);
        _slices[id].open(sale.units, acc, refundAcc);
        sold = batch.sold;
        uint256 cost = sale.escrowed + sale.released;

        emit SliceMinted(id, batchId, sale.to, sale.units, acc, refundAcc, cost, sold, batch.escrow, batch.proceeds);

        _mint(sale.to, id);
        _pull(batch.paymentToken, sale.payer, cost);
        // Last, when the slice is paid for: a contract that could not move its slice again never gets one.
        ERC721Utils.checkOnERC721Received(msg.sender, address(0), sale.to, id, "");
    }

    /// @inheritdoc ICapacitySlices
    function takeBack(
        uint256 batchId,
        uint256[] calldata ids,
        address owner,
        address to,
        uint256 price
    ) external onlyManager nonReentrant returns (uint256 amount, uint64 sold) {
        _checkRecipient(to);
        BatchAccounting.State storage batch = _batches[batchId];
        for (uint256 i; i < ids.length; ++i) {
            amount += _takeBack(batchId, ids[i], owner, to, price);
        }
        sold = batch.sold;
        _push(batch.paymentToken, to, amount);
    }

    /// @inheritdoc ICapacitySlices
    function accruePayout(uint256 batchId, Posting memory posting) external onlyManager nonReentrant {
        BatchAccounting.State storage batch = _batches[batchId];
        address payoutToken = batch.payoutToken;

        (uint128 holders, uint128 released, uint128 refunded) = batch.accrue(
            batchId,
            posting.gross - posting.hosting - posting.fee,
            posting.releasePerUnit,
            posting.refundPerUnit
        );
        (uint192 acc, uint192 refundAcc) = (batch.acc, batch.refundAcc);
        (uint128 escrow, uint128 proceeds) = (batch.escrow, batch.proceeds);
        uint256 operatorCredit = _addCredit(posting.operator, payoutToken, posting.gross - posting.fee - holders);
        uint256 feeRecipientCredit = _addCredit(posting.feeRecipient, payoutToken, posting.fee);

        emit PayoutAccrued(
            batchId,
            posting.period,
            posting.feeRecipient,
            posting.gross,
            posting.hosting,
            posting.fee,
            holders,
            released,
            refunded,
            acc,
            refundAcc,
            escrow,
            proceeds,
            operatorCredit,
            feeRecipientCredit
        );
        _refreshMetadata(batchId, batch.serial);

        _pull(payoutToken, posting.operator, posting.gross);
    }

    /// @inheritdoc ICapacitySlices
    function moveHeld(
        uint256 batchId,
        uint128 releasePerUnit,
        uint128 refundPerUnit
    ) external onlyManager nonReentrant {
        BatchAccounting.State storage batch = _batches[batchId];

        (uint128 released, uint128 refunded) = batch.moveHeld(releasePerUnit, refundPerUnit);

        emit HeldSettled(batchId, released, refunded, batch.refundAcc, batch.escrow, batch.proceeds);
    }

    /// @inheritdoc ICapacitySlices
    function topUp(uint256 batchId, address payer, uint128 amount) external onlyManager nonReentrant {
        BatchAccounting.State storage batch = _batches[batchId];

        batch.topUp(batchId, amount);

        emit ToppedUp(batchId, payer, amount, batch.acc);

        _pull(batch.payoutToken, payer, amount);
    }

    /// @inheritdoc ICapacitySlices
    function releaseUpfront(
        uint256 batchId,
        uint96 upfront
    ) external onlyManager nonReentrant returns (uint128 amount) {
        BatchAccounting.State storage batch = _batches[batchId];

        amount = batch.releaseUpfront(upfront);

        emit UpfrontMoved(batchId, amount, batch.escrow, batch.proceeds);
    }

    /// @inheritdoc ICapacitySlices
    function collectProceeds(
        uint256 batchId,
        address operator,
        address to
    ) external onlyManager nonReentrant returns (uint128 amount) {
        _checkRecipient(to);
        BatchAccounting.State storage batch = _batches[batchId];

        amount = batch.takeProceeds(batchId);

        emit ProceedsCollected(batchId, operator, to, amount);

        _push(batch.paymentToken, to, amount);
    }

    /// @inheritdoc ICapacitySlices
    function closeByDefault(
        uint256 batchId,
        address operator,
        uint128 refundPerUnit
    ) external onlyManager nonReentrant {
        BatchAccounting.State storage batch = _batches[batchId];

        (uint128 refunded, uint96 bond) = batch.forfeit(refundPerUnit);

        if (batch.sold == 0) {
            emit BatchDefaulted(batchId, 0, 0, batch.refundAcc);
            _releaseBond(batchId, operator, batch.paymentToken, bond);
        } else {
            emit BatchDefaulted(batchId, refunded, bond, batch.refundAcc);
        }
        _refreshMetadata(batchId, batch.serial);
    }

    /// @inheritdoc ICapacitySlices
    function closeByCancellation(
        uint256 batchId,
        address operator,
        uint128 refundPerUnit
    ) external onlyManager nonReentrant {
        BatchAccounting.State storage batch = _batches[batchId];

        uint128 refunded = batch.giveBack(refundPerUnit);

        emit BatchCancelled(batchId, refunded, batch.refundAcc);
        _releaseBond(batchId, operator, batch.paymentToken, batch.takeBond());
        _refreshMetadata(batchId, batch.serial);
    }

    /// @inheritdoc ICapacitySlices
    function forfeitBond(uint256 batchId, uint96 amount) external onlyManager nonReentrant {
        BatchAccounting.State storage batch = _batches[batchId];

        batch.forfeitBond(batchId, amount);

        emit BondForfeited(batchId, amount, batch.bond, batch.refundAcc);
    }

    /// @inheritdoc ICapacitySlices
    function awardBond(uint256 batchId, address operator) external onlyManager nonReentrant {
        BatchAccounting.State storage batch = _batches[batchId];
        uint96 bond = batch.bond;
        if (bond == 0) revert NoBond(batchId);

        if (batch.sold == 0) {
            _releaseBond(batchId, operator, batch.paymentToken, batch.takeBond());
        } else {
            batch.forfeitBond(batchId, bond);

            emit BondAwarded(batchId, bond, batch.refundAcc);
        }
    }

    /// @inheritdoc ICapacitySlices
    function releaseBond(uint256 batchId, address operator) external onlyManager nonReentrant {
        BatchAccounting.State storage batch = _batches[batchId];

        uint96 bond = batch.takeBond();
        if (bond == 0) revert NothingToWithdraw(operator, batch.paymentToken);

        _releaseBond(batchId, operator, batch.paymentToken, bond);
    }

    /// @inheritdoc ICapacitySlices
    function recoverSurplus(address token, address to) external onlyManager nonReentrant returns (uint256 amount) {
        return _recoverSurplus(token, to);
    }

    function _takeBack(
        uint256 batchId,
        uint256 id,
        address owner,
        address to,
        uint256 price
    ) private returns (uint256 amount) {
        if (id / SERIALS != batchId) revert DifferentBatch(id, batchId);
        address holder = _requireOwned(id);
        if (holder != owner) revert NotSliceOwner(owner, id, holder);
        BatchAccounting.State storage batch = _batches[batchId];

        _burn(id);
        (uint64 units, , ) = _slices[id].close(batch.refundAccOf());
        amount = price * units;
        batch.takeBack(units, amount);

        emit SliceRefunded(id, batchId, owner, to, units, amount, batch.sold, batch.escrow);
    }

    function _releaseBond(uint256 batchId, address operator, address token, uint96 bond) private {
        emit BondReleased(batchId, operator, bond);
        _credit(operator, token, bond);
    }

    /// @dev ERC-4906: whoever shows the slices of this batch draws them anew.
    function _refreshMetadata(uint256 batchId, uint32 lastSerial) private {
        uint256 base = batchId * SERIALS;
        emit BatchMetadataUpdate(base + 1, base + lastSerial);
    }
}
