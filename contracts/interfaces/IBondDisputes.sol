// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @title BondDisputes
/// @notice Disputes about a batch's bond, before an arbiter its terms name. They touch the bond and nothing else.
interface IBondDisputes {
    /// @notice The bond cannot be released before `until`, unless the arbiter decides sooner. `atPeriod` is the batch's next period.
    event DisputeOpened(
        uint256 indexed batchId,
        address indexed openedBy,
        uint16 atPeriod,
        uint40 until,
        bytes32 reasonHash
    );
    /// @notice `forfeited` of the bond went to the holders.
    event DisputeResolved(uint256 indexed batchId, uint16 forfeitBps, uint96 forfeited, bytes32 reasonHash);

    error NoArbiter(uint256 batchId);
    error NotArbiter(address caller, address arbiter);
    /// @notice Only who holds a slice of the batch may open a dispute.
    error NotHolder(uint256 batchId, uint256 id, address caller);
    /// @notice One dispute at a time, and another only after another payout.
    error DisputeNotPossible(uint256 batchId, uint16 nextPeriod, uint40 disputedUntil);
    error NoDispute(uint256 batchId);
    error ForfeitTooHigh(uint16 forfeitBps, uint16 max);

    /// @notice A holder asks the arbiter about the bond, which then cannot be released for 30 days. Emits `DisputeOpened`.
    /// Requirements: the batch has an arbiter and a bond, `id` is the caller's slice of it, no dispute is open, and a payout was posted
    /// since the last one. Limit: a dispute holds the bond back, and nothing else.
    function dispute(uint256 batchId, uint256 id, bytes32 reasonHash) external;
    /// @notice The arbiter: gives `forfeitBps` of the bond to the holders, and leaves the rest at stake. Emits `DisputeResolved`.
    /// Limit: to the holders by their units, or back to being the operator's bond; nowhere else.
    function resolveDispute(uint256 batchId, uint16 forfeitBps, bytes32 reasonHash) external;
    /// @notice Until when a dispute holds the bond (0: none was opened or it was resolved), and the next period when it was opened.
    function disputeOf(uint256 batchId) external view returns (uint40 until, uint16 atPeriod);
}
