// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @title AttesterRegistry
/// @notice Who may sign payouts and capacities, and of which kind they are. Governance says which kind an attester is; a set of
/// them, once created, never changes: whoever sells under a set is judged by the parties named at creation, and by nobody admitted
/// or struck off later. Only an attester can leave a set.
/// @dev Signatures are EIP-712 typed data of the domain ("Lode Attester Registry", "1", chain, this contract); the struct is
/// defined by the contract that asks, and names that contract.
interface IAttesterRegistry {
    /// @notice Operator: somebody of the operator's own, who raises no evidence. Pool: the mining pool. Auditor: an independent party.
    enum Kind {
        None,
        Operator,
        Pool,
        Auditor
    }

    /// @notice One signature. Several are sorted by `signer`, ascending, none twice.
    /// @param signer an account of the set; a contract is asked by ERC-1271
    /// @param signature 65 bytes r, s, v of the signer's key, or whatever the signer's contract accepts
    struct Attestation {
        address signer;
        bytes signature;
    }

    /// @notice An attester may be in sets from now on, as `kind`; `None`: in no new set.
    event AttesterSet(address indexed attester, Kind kind);
    /// @notice A set exists: `threshold` of `attesters`, whose kinds are fixed with it.
    event SetCreated(
        uint32 indexed set,
        address indexed createdBy,
        uint8 threshold,
        uint8 highestLevel,
        address[] attesters,
        Kind[] kinds
    );
    /// @notice An attester left a set for good: its signature no longer counts there.
    event AttesterResigned(uint32 indexed set, address indexed attester);

    error ZeroAttester();
    /// @notice The attester has no kind: governance did not admit it.
    error AttesterNotAdmitted(address attester);
    error SetSizeOutOfRange(uint256 size, uint256 max);
    error ThresholdOutOfRange(uint8 threshold, uint256 size);
    /// @notice Attesters and signatures are listed in ascending order of address, none twice.
    error NotSorted(address previous, address next);
    error UnknownSet(uint32 set);
    /// @notice The signer is not in the set, or resigned from it.
    error NotInSet(uint32 set, address signer);
    /// @notice The signature is not the signer's for this digest.
    error BadSignature(address signer, bytes32 digest);
    error TooFewSignatures(uint256 given, uint8 threshold);

    /// @notice Governance. Emits `AttesterSet`. Limit: sets that exist do not change.
    function setAttester(address attester, Kind kind) external;
    /// @notice Anybody: names a set of admitted attesters, of whom `threshold` must sign. Emits `SetCreated`.
    /// Requirements: 1 to 16 attesters, ascending, each admitted; 1 ≤ threshold ≤ their number.
    /// @return set number of the set, from 1
    function createSet(address[] calldata attesters, uint8 threshold) external returns (uint32 set);
    /// @notice The caller leaves a set, for a key that was lost or a mandate that ended. Emits `AttesterResigned`.
    function resign(uint32 set) external;

    /// @notice The level of evidence that these signatures of `structHash` reach: 2 with an auditor's, 1 with a pool's, else 0.
    /// Requirements: at least the set's threshold, all of them valid, ascending. Notes: without signatures there is no level, not even 0.
    function levelOf(
        uint32 set,
        bytes32 structHash,
        Attestation[] calldata attestations
    ) external view returns (uint8 level);
    /// @notice The EIP-712 digest that attesters sign for `structHash`.
    function digestOf(bytes32 structHash) external view returns (bytes32);

    function setCount() external view returns (uint32);
    function kindOf(address attester) external view returns (Kind);
    /// @notice The kind an attester has in a set; `None` where it is not in it.
    function kindIn(uint32 set, address attester) external view returns (Kind);
    /// @notice How many of a set must sign; reverts for a set that does not exist.
    function thresholdOf(uint32 set) external view returns (uint8);
    /// @notice The highest level of evidence a set could reach when it was created.
    function highestLevelOf(uint32 set) external view returns (uint8);
}
