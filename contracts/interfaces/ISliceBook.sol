// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @title SliceBook
/// @notice What holders may make of their slices. Whatever a slice earned becomes its owner's credit before it moves, is split, merged or
/// ends; a slice's units never change, and its number is never used again.
interface ISliceBook {
    /// @notice What a slice had earned became its owner's credit: before it moved or ended, or because somebody asked. `paid` and
    /// `credit` are the values after.
    event Settled(uint256 indexed id, address indexed owner, uint256 amount, uint192 paid, uint256 credit);
    /// @notice What a slice was to be refunded became its owner's credit, likewise. Values after.
    event RefundSettled(uint256 indexed id, address indexed owner, uint256 amount, uint192 refundPaid, uint256 credit);
    /// @notice A slice ended and its units are now in `units.length` new slices, numbered from `firstId` on. All of them start at
    /// `paid` and `refundPaid`, where the one that ended stood after it was settled.
    event SliceSplit(
        uint256 indexed id,
        uint256 indexed batchId,
        address indexed owner,
        uint256 firstId,
        uint64[] units,
        uint192 paid,
        uint192 refundPaid
    );
    /// @notice The slices `ids` ended and their units are now in the new slice `id`, which starts at `paid` and `refundPaid`: with the
    /// fractions of a base unit that were left of them after they were settled.
    event SlicesMerged(
        uint256 indexed id,
        uint256 indexed batchId,
        address indexed owner,
        uint256[] ids,
        uint64 units,
        uint192 paid,
        uint192 refundPaid
    );
    /// @notice A slice of an ended batch was burned for good. `sold` is the value after.
    event SliceRetired(uint256 indexed id, uint256 indexed batchId, address indexed owner, uint64 units, uint64 sold);

    /// @notice An empty list of slices.
    error NoSlices();
    /// @notice A split needs at least two parts, a merger at least two slices.
    error TooFewSlices(uint256 given, uint256 min);
    /// @notice A part of a split would have no units.
    error EmptyPart(uint256 index);
    /// @notice The parts of a split do not add up to the slice.
    error UnitsNotConserved(uint256 id, uint64 units, uint256 parts);
    /// @notice Slices of different batches cannot be merged.
    error DifferentBatch(uint256 id, uint256 batchId);
    /// @notice Slices of different owners cannot be merged.
    error DifferentOwner(uint256 id, address owner, address expected);
    /// @notice Only the owner may retire a slice; approval is not enough.
    error NotSliceOwner(address caller, uint256 id, address owner);
    /// @notice A slice cannot be retired while escrow is held for its batch: it would give up money still to come.
    error EscrowHeld(uint256 batchId, uint128 escrow);

    /// @notice Ends a slice and puts its units into new ones, in the order given. Whatever the slice had earned becomes the owner's
    /// credit; the fraction of a base unit that is left goes to the parts by their units. Emits `SliceSplit`.
    /// Requirements: the caller is the owner or approved; at least two parts, none empty, that add up to the slice.
    /// Notes: the owner is not called back, and approvals end with the slice.
    /// @return firstId number of the first part; the others follow it
    function split(uint256 id, uint64[] calldata units) external returns (uint256 firstId);
    /// @notice Ends slices and puts their units into one new slice. Whatever they had earned becomes the owner's credit; the
    /// fractions of a base unit that are left add up in the new slice. Emits `SlicesMerged`.
    /// Requirements: at least two slices of one batch and one owner; the caller is the owner or approved for each.
    function merge(uint256[] calldata ids) external returns (uint256 id);
    /// @notice Anybody: turns what slices have earned, and are to be refunded, into their owners' credit. Emits `Settled` and
    /// `RefundSettled`. Power: none over anybody's money, for a fraction of a base unit stays pending.
    function settle(uint256[] calldata ids) external;
    /// @notice Burns slices for good, once no escrow is held for their batch: that is, once it has ended, and is settled (a cancellation)
    /// or its upfront part released. Whatever they had earned
    /// becomes the owner's credit; what is left is less than one base unit of each token. Emits `SliceRetired`.
    /// Requirements: the caller is the owner of each; approval is not enough.
    function retire(uint256[] calldata ids) external;
}
