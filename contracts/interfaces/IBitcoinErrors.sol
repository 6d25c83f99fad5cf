// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @title IBitcoinErrors
/// @notice What can be wrong with a piece of Bitcoin that somebody shows to a contract. Trying the same bytes again never helps.
interface IBitcoinErrors {
    /// @notice Headers are 80 bytes each, and there is at least one.
    error HeadersLength(uint256 length);
    /// @notice Header `index` does not name the one before it.
    error HeaderUnlinked(uint256 index);
    /// @notice The compact target is zero, negative or larger than 256 bits.
    error TargetInvalid(uint32 nBits);
    /// @notice The hash of header `index`, as a number, is above the target that the header itself claims.
    error WorkMissing(uint256 index, uint256 hash, uint256 target);
    /// @notice A tree of this depth has no leaf with this index.
    error LeafOutOfTree(uint256 index, uint256 depth);
    /// @notice A right node equals its left sibling: that leaf exists only because Bitcoin repeats the last node of an odd row.
    error NodeRepeated(uint256 level);
    /// @notice The two halves of a node read as a transaction of 64 bytes: what is shown below it may have been made up.
    error NodeIsTransaction(uint256 level);
    /// @notice The transaction ends before byte `wanted` of it.
    error TransactionTruncated(uint256 length, uint256 wanted);
    /// @notice Bytes follow the end of the transaction.
    error TransactionContinues(uint256 end, uint256 length);
    /// @notice Larger than what a block's gas could surely read: attest such a payment instead.
    error TransactionTooLarge(uint256 length, uint256 maximum);
    /// @notice 64 bytes are also two nodes of the tree above: whoever shows them could have made up the transaction.
    error TransactionNodeSized();
    /// @notice With witnesses. The hash in the tree is of the transaction without them: show it without.
    error TransactionWithWitness();
    /// @notice A transaction spends something.
    error TransactionWithoutInput();
    /// @notice A size at byte `position` is written longer than it must be.
    error SizeNotMinimal(uint256 position);
    /// @notice More inputs or outputs than will be read.
    error TooManyParts(uint256 count, uint256 maximum);
    /// @notice The transaction has no output with this number.
    error OutputMissing(uint256 vout, uint256 count);
    /// @notice More satoshis than there can ever be.
    error SatsImpossible(uint256 vout, uint64 sats);
}
