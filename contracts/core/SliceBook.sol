// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {ICapacitySlices} from "../interfaces/ICapacitySlices.sol";
import {BatchAccounting} from "../libraries/BatchAccounting.sol";
import {SlicePosition} from "../libraries/SlicePosition.sol";
import {HolderSettings} from "./HolderSettings.sol";
import {TokenCustody} from "./TokenCustody.sol";

/// @title SliceBook
/// @notice Who holds which slices, and what their holders may make of them. No verb here moves a token: whatever a slice earned
/// becomes its owner's credit before the slice moves, is split, is merged or ends.
abstract contract SliceBook is TokenCustody, HolderSettings, ERC721 {
    using BatchAccounting for BatchAccounting.State;
    using SlicePosition for SlicePosition.State;
    using SlicePosition for SlicePosition.Sum;

    /// @dev tokenId = batchId * SERIALS + serial.
    uint256 internal constant SERIALS = 1e9;

    mapping(uint256 batchId => BatchAccounting.State) internal _batches;
    mapping(uint256 id => SlicePosition.State) internal _slices;

    /// @inheritdoc ICapacitySlices
    function split(uint256 id, uint64[] calldata units) external nonReentrant returns (uint256 firstId) {
        address owner = _requireOwned(id);
        _checkAuthorized(owner, msg.sender, id);
        if (units.length < 2) revert TooFewSlices(units.length, 2);
        _checkParts(id, units);

        uint256 batchId = id / SERIALS;
        BatchAccounting.State storage batch = _batches[batchId];
        _burn(id);
        // The parts start where the whole one stood, so the fraction it had pending is theirs in proportion.
        (, uint192 paid, uint192 refundPaid) = _slices[id].close(batch.refundAcc);
        firstId = batchId * SERIALS + batch.takeSerials(batchId, units.length);

        emit SliceSplit(id, batchId, owner, firstId, units, paid, refundPaid);

        for (uint256 i; i < units.length; ++i) {
            _slices[firstId + i].open(units[i], paid, refundPaid);
            _mint(owner, firstId + i);
        }
    }

    /// @inheritdoc ICapacitySlices
    function merge(uint256[] calldata ids) external nonReentrant returns (uint256 id) {
        if (ids.length < 2) revert TooFewSlices(ids.length, 2);
        address owner = _requireOwned(ids[0]);
        uint256 batchId = ids[0] / SERIALS;
        BatchAccounting.State storage batch = _batches[batchId];
        (uint192 acc, uint192 refundAcc) = (batch.acc, batch.refundAcc);

        SlicePosition.Sum memory sum;
        for (uint256 i; i < ids.length; ++i) {
            _checkMergeable(ids[i], batchId, owner);
            _burn(ids[i]);
            sum.add(_slices[ids[i]], acc, refundAcc);
        }
        (uint64 units, uint192 paid, uint192 refundPaid) = sum.position(acc, refundAcc);
        id = batchId * SERIALS + batch.takeSerials(batchId, 1);
        _slices[id].open(units, paid, refundPaid);

        emit SlicesMerged(id, batchId, owner, ids, units, paid, refundPaid);

        _mint(owner, id);
    }

    /// @inheritdoc ICapacitySlices
    function settle(uint256[] calldata ids) external nonReentrant {
        if (ids.length == 0) revert NoSlices();
        for (uint256 i; i < ids.length; ++i) {
            _settle(ids[i], _requireOwned(ids[i]));
        }
    }

    /// @inheritdoc ICapacitySlices
    function retire(uint256[] calldata ids) external nonReentrant {
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
        // A batch with live slices has no escrow exactly when it has ended: until then a slice has money coming.
        if (batch.escrow != 0) revert EscrowHeld(batchId, batch.escrow);

        _burn(id);
        (uint64 units, , ) = _slices[id].close(batch.refundAcc);

        emit SliceRetired(id, batchId, owner, units, batch.sold -= units);
    }

    function _checkParts(uint256 id, uint64[] calldata units) private view {
        uint256 total;
        for (uint256 i; i < units.length; ++i) {
            if (units[i] == 0) revert EmptyPart(i);
            total += units[i];
        }
        uint64 whole = _slices[id].units;
        if (total != whole) revert UnitsNotConserved(id, whole, total);
    }

    function _checkMergeable(uint256 id, uint256 batchId, address owner) private view {
        address holder = _requireOwned(id);
        if (id / SERIALS != batchId) revert DifferentBatch(id, batchId);
        if (holder != owner) revert DifferentOwner(id, holder, owner);
        _checkAuthorized(owner, msg.sender, id);
    }
}
