// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBitcoinErrors} from "./IBitcoinErrors.sol";

/// @title PayoutProofs
/// @notice Proves that a Bitcoin output paid a batch: its block is on the heaviest chain that the relay knows, its transaction is in
/// that block, and its script is one the batch's operator registered before. Each output counts once, for one batch. Nobody administers
/// it, and anybody may prove.
/// @dev Hashes are in hashing order: people and block explorers write them backwards. Times are UTC seconds.
interface IPayoutProofs is IBitcoinErrors {
    /// @notice What shows that a transaction was mined, and which of its outputs is meant.
    /// @param anchor of the relay, the block the headers end at
    /// @param headers from the payment's block to the anchor: the first whole, 80 bytes; each later one 48 bytes, without the previous
    /// block's hash, which is the hash of the header before
    /// @param branch siblings of the transaction in the block's tree, from below
    /// @param index of the transaction in its block
    /// @param transaction without witnesses
    /// @param vout number of the output
    struct Proof {
        bytes32 anchor;
        bytes headers;
        bytes32[] branch;
        uint256 index;
        bytes transaction;
        uint256 vout;
    }

    /// @notice Whom a script's payments count for: payments in blocks from `from` on. `from` is 0 for a script nobody registered.
    struct Script {
        uint64 batchId;
        uint40 from;
        uint64 provenSats;
    }

    /// @notice Payments to `script` count for the batch from `from` on.
    event ScriptRegistered(uint256 indexed batchId, bytes32 indexed scriptHash, bytes script, uint40 from);
    /// @notice Output `vout` of `txid` paid `sats` to the batch in `period`, the one its block's time falls into. `scriptSats` and
    /// `periodSats` are the script's and the period's after it.
    event PaymentProven(
        uint256 indexed batchId,
        uint256 indexed period,
        bytes32 indexed txid,
        uint256 vout,
        uint64 sats,
        bytes32 scriptHash,
        bytes32 blockHash,
        uint256 height,
        uint40 time,
        bool isFreshlyMined,
        uint64 scriptSats,
        uint64 periodSats
    );

    /// @notice Only the operator of a batch names its scripts.
    error NotOperatorOf(uint256 batchId, address caller, address operator);
    /// @notice A script is 1 to 10,000 bytes.
    error ScriptLength(uint256 length);
    /// @notice The script belongs to a batch already, and for ever: use an address of its own for each batch.
    error ScriptTaken(bytes32 scriptHash, uint256 batchId);
    error TooManyScripts(uint256 batchId, uint256 maximum);
    /// @notice The term is over, or its last period runs: no later payment would count.
    error TermOver(uint256 batchId, uint256 termEnd);
    /// @notice The output pays a script that no batch registered.
    error ScriptUnknown(bytes32 scriptHash);
    /// @notice The block is older than the registration's effect.
    error PaidTooEarly(uint256 blockTime, uint256 from);
    /// @notice The block is more than 14 days younger than the term: what is mined after it is not the batch's.
    error PaidTooLate(uint256 blockTime, uint256 until);
    /// @notice The headers do not end at the anchor.
    error AnchorMissed(bytes32 last, bytes32 anchor);
    /// @notice The transaction is not in the block.
    error NotInBlock(bytes32 root, bytes32 merkleRoot);
    /// @notice Six blocks must stand on a payment, its own among them; a hundred on a freshly mined one. Trying again later helps.
    error NotEnoughConfirmations(uint256 confirmations, uint256 needed);
    /// @notice A block's first transaction is its coinbase, and no other one is.
    error CoinbaseMisplaced(uint256 index);
    /// @notice The output was counted before.
    error AlreadyProven(bytes32 txid, uint256 vout);
    /// @notice An output without satoshis proves nothing.
    error NothingPaid(bytes32 txid, uint256 vout);

    /// @notice The batch's operator: payments to `script` count for the batch from the start of the next period on, from the start of
    /// the term if that is still ahead. Emits {ScriptRegistered}.
    /// Requirements: nobody registered the script, at most eight for one batch, a period is still to begin.
    function registerScript(uint256 batchId, bytes calldata script) external;

    /// @notice Anybody: counts a payment. Emits {PaymentProven}.
    /// Requirements: see the errors. Trying again helps only where an error says so.
    function prove(Proof calldata proof) external returns (uint256 batchId, uint256 period, uint64 sats);

    function manager() external view returns (address);
    function relay() external view returns (address);
    /// @notice Satoshis proven for a batch, in all.
    function totalProvenSats(uint256 batchId) external view returns (uint256);
    /// @notice Satoshis proven in blocks of one period; the last period's also counts what came in the 14 days after it.
    function provenSats(uint256 batchId, uint256 period) external view returns (uint64);
    /// @notice Hashes per second that a period's proven income stands for, if all of it was subsidy, at the target of relay epoch
    /// `epoch`: more than was delivered where transactions paid fees, less where the pool took some.
    function impliedHashrate(uint256 batchId, uint256 period, uint256 epoch) external view returns (uint256);
    function isProven(bytes32 txid, uint256 vout) external view returns (bool);
    function scriptOf(bytes32 scriptHash) external view returns (Script memory);
    /// @notice keccak256 of each script of a batch, in the order of their registration.
    function scriptsOf(uint256 batchId) external view returns (bytes32[] memory);
}
