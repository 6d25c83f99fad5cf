// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {ISliceBook} from "../interfaces/ISliceBook.sol";
import {BatchAccounting} from "../libraries/BatchAccounting.sol";
import {SERIALS} from "../libraries/SliceIds.sol";
import {SlicePosition} from "../libraries/SlicePosition.sol";
import {HolderSettings} from "./HolderSettings.sol";
import {TokenCustody} from "./TokenCustody.sol";

/// @title SliceBook
/// @notice Who holds which slices, and what their holders may make of them. No verb here moves a token or calls anybody, so none
/// needs a guard against reentrancy: whatever a slice earned becomes its owner's credit before it moves, is split, merged or ends.
abstract contract SliceBook is TokenCustody, HolderSettings, ERC721 {
    using BatchAccounting for BatchAccounting.State;
    using SlicePosition for SlicePosition.State;
    using SlicePosition for SlicePosition.Sum;

    mapping(uint256 batchId => BatchAccounting.State) internal _batches;
    mapping(uint256 id => SlicePosition.State) internal _slices;

    /// @inheritdoc ISliceBook
    function split(uint256 id, uint64[] calldata units) external returns (uint256 firstId) {
        if (units.length < 2) revert TooFewSlices(units.length, 2);

        (uint256 batchId, BatchAccounting.State storage batch) = (id / SERIALS, _batchOf(id));
        address owner = _end(id);
        // The parts start where the whole one stood, so the fraction it had pending is theirs in proportion.
        (uint64 whole, uint192 paid, uint192 refundPaid) = _slices[id].close(batch.refundAccOf());
        _checkParts(id, whole, units);
        firstId = batchId * SERIALS + batch.takeSerials(batchId, units.length);

        emit SliceSplit(id, batchId, owner, firstId, units, paid, refundPaid);

        for (uint256 i; i < units.length; ++i) {
            _slices[firstId + i].open(units[i], paid, refundPaid);
            _mint(owner, firstId + i);
        }
    }

    /// @inheritdoc ISliceBook
    function merge(uint256[] calldata ids) external returns (uint256 id) {
        if (ids.length < 2) revert TooFewSlices(ids.length, 2);
        (uint256 batchId, BatchAccounting.State storage batch) = (ids[0] / SERIALS, _batchOf(ids[0]));
        SlicePosition.Sum memory sum;
        (sum.acc, sum.refundAcc) = (batch.acc, batch.refundAccOf());

        address owner = _ownerOf(ids[0]);
        mapping(address token => uint256) storage owed = credit[owner];
        for (uint256 i; i < ids.length; ++i) {
            uint256 ending = ids[i];
            if (ending / SERIALS != batchId) revert DifferentBatch(ending, batchId);
            _settleInto(sum, batch, owed, ending, owner);
            address holder = super._update(address(0), ending, msg.sender);
            if (holder != owner) revert DifferentOwner(ending, holder, owner);
        }
        batch.takeEarned(sum.whole, sum.refundWhole);
        (uint64 units, uint192 paid, uint192 refundPaid) = sum.position();
        id = batchId * SERIALS + batch.takeSerials(batchId, 1);
        _slices[id].open(units, paid, refundPaid);

        emit SlicesMerged(id, batchId, owner, ids, units, paid, refundPaid);

        _mint(owner, id);
    }

    /// @inheritdoc ISliceBook
    function settle(uint256[] calldata ids) external {
        if (ids.length == 0) revert NoSlices();
        for (uint256 i; i < ids.length; ++i) {
            _settle(ids[i], _requireOwned(ids[i]));
        }
    }

    /// @inheritdoc ISliceBook
    function retire(uint256[] calldata ids) external {
        if (ids.length == 0) revert NoSlices();
        for (uint256 i; i < ids.length; ++i) {
            _retire(ids[i]);
        }
    }

    /// @dev What a slice earned stays with whoever held it: it becomes their credit before the slice moves.
    function _update(address to, uint256 id, address auth) internal override returns (address) {
        address owner = _ownerOf(id);
        if (owner != address(0)) _settle(id, owner);
        return super._update(to, id, auth);
    }

    function _batchOf(uint256 id) internal view returns (BatchAccounting.State storage) {
        return _batches[id / SERIALS];
    }

    function _settle(uint256 id, address owner) private {
        BatchAccounting.State storage batch = _batchOf(id);
        SlicePosition.State storage position = _slices[id];

        (uint256 amount, uint192 paid) = batch.settle(position);
        if (amount != 0) {
            emit Settled(id, owner, amount, paid, credit[owner][batch.payoutToken] += amount);
        }
        if (!batch.refunds) return;
        (amount, paid) = batch.settleRefund(position);
        if (amount != 0) {
            emit RefundSettled(id, owner, amount, paid, credit[owner][batch.paymentToken] += amount);
        }
    }

    function _retire(uint256 id) private {
        address owner = _requireOwned(id);
        if (owner != msg.sender) revert NotSliceOwner(msg.sender, id, owner);
        uint256 batchId = id / SERIALS;
        BatchAccounting.State storage batch = _batches[batchId];
        // Until a batch has ended and is settled, its slices have money coming, or its operator has.
        if (batch.escrow != 0) revert EscrowHeld(batchId, batch.escrow);

        _burn(id);
        (uint64 units, , ) = _slices[id].close(batch.refundAccOf());

        emit SliceRetired(id, batchId, owner, units, batch.sold -= units);
    }

    /// @dev As `_settle` for a slice that is merged: the reserves are moved once, for all of them, by whoever has the sum.
    function _settleInto(
        SlicePosition.Sum memory sum,
        BatchAccounting.State storage batch,
        mapping(address token => uint256) storage owed,
        uint256 id,
        address owner
    ) private {
        (uint256 whole, uint192 paid, uint256 refundWhole, uint192 refundPaid) = sum.add(_slices[id]);
        if (whole != 0) emit Settled(id, owner, whole, paid, owed[batch.payoutToken] += whole);
        if (refundWhole != 0) {
            emit RefundSettled(id, owner, refundWhole, refundPaid, owed[batch.paymentToken] += refundWhole);
        }
    }

    /// @dev Settles and burns, for the owner and approved accounts alone.
    function _end(uint256 id) private returns (address owner) {
        return _update(address(0), id, msg.sender);
    }

    function _checkParts(uint256 id, uint64 whole, uint64[] calldata units) private pure {
        uint256 total;
        for (uint256 i; i < units.length; ++i) {
            if (units[i] == 0) revert EmptyPart(i);
            total += units[i];
        }
        if (total != whole) revert UnitsNotConserved(id, whole, total);
    }
}
