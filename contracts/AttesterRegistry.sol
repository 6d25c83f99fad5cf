// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IAttesterRegistry} from "./interfaces/IAttesterRegistry.sol";
import {AccountSignature} from "./libraries/AccountSignature.sol";

/// @title AttesterRegistry
/// @notice See {IAttesterRegistry}.
contract AttesterRegistry is IAttesterRegistry, AccessManaged, EIP712 {
    using AccountSignature for bytes;

    /// @dev One slot, and all that a signature needs: the set's threshold is with each of its attesters.
    struct Seat {
        Kind kind;
        uint8 threshold;
    }

    struct Bar {
        uint8 threshold;
        uint8 highestLevel;
    }

    uint256 private constant MAX_SIZE = 16;

    /// @inheritdoc IAttesterRegistry
    uint32 public setCount;
    /// @inheritdoc IAttesterRegistry
    mapping(address attester => Kind) public kindOf;

    mapping(uint32 set => Bar) private _bars;
    mapping(uint32 set => mapping(address attester => Seat)) private _seats;

    constructor(address accessManager) AccessManaged(accessManager) EIP712("Lode Attester Registry", "1") {}

    /// @inheritdoc IAttesterRegistry
    function setAttester(address attester, Kind kind) external restricted {
        if (attester == address(0)) revert ZeroAttester();
        kindOf[attester] = kind;
        emit AttesterSet(attester, kind);
    }

    /// @inheritdoc IAttesterRegistry
    function createSet(address[] calldata attesters, uint8 threshold) external returns (uint32 set) {
        uint256 size = attesters.length;
        if (size == 0 || size > MAX_SIZE) revert SetSizeOutOfRange(size, MAX_SIZE);
        if (threshold == 0 || threshold > size) revert ThresholdOutOfRange(threshold, size);

        set = ++setCount;
        Kind[] memory kinds = new Kind[](size);
        Kind highest;
        address previous;
        for (uint256 i; i < size; ++i) {
            address attester = attesters[i];
            if (attester <= previous) revert NotSorted(previous, attester);
            Kind kind = kindOf[attester];
            if (kind == Kind.None) revert AttesterNotAdmitted(attester);
            _seats[set][attester] = Seat(kind, threshold);
            kinds[i] = kind;
            if (kind > highest) highest = kind;
            previous = attester;
        }
        uint8 highestLevel = _level(highest);
        _bars[set] = Bar(threshold, highestLevel);

        emit SetCreated(set, msg.sender, threshold, highestLevel, attesters, kinds);
    }

    /// @inheritdoc IAttesterRegistry
    function resign(uint32 set) external {
        if (_seats[set][msg.sender].kind == Kind.None) revert NotInSet(set, msg.sender);
        delete _seats[set][msg.sender];
        emit AttesterResigned(set, msg.sender);
    }

    // Views

    /// @inheritdoc IAttesterRegistry
    function levelOf(
        uint32 set,
        bytes32 structHash,
        Attestation[] calldata attestations
    ) external view returns (uint8 level) {
        uint256 given = attestations.length;
        if (given == 0) revert TooFewSignatures(0, thresholdOf(set));
        bytes32 digest = _hashTypedDataV4(structHash);
        mapping(address attester => Seat) storage seats = _seats[set];
        Kind highest;
        address previous;
        for (uint256 i; i < given; ++i) {
            Attestation calldata attestation = attestations[i];
            address signer = attestation.signer;
            if (signer <= previous) revert NotSorted(previous, signer);
            Seat storage seat = seats[signer];
            (Kind kind, uint8 threshold) = (seat.kind, seat.threshold);
            if (kind == Kind.None) revert NotInSet(set, signer);
            if (given < threshold) revert TooFewSignatures(given, threshold);
            if (!attestation.signature.isFrom(signer, digest)) revert BadSignature(signer, digest);
            if (kind > highest) highest = kind;
            previous = signer;
        }
        return _level(highest);
    }

    /// @inheritdoc IAttesterRegistry
    function digestOf(bytes32 structHash) external view returns (bytes32) {
        return _hashTypedDataV4(structHash);
    }

    /// @inheritdoc IAttesterRegistry
    function kindIn(uint32 set, address attester) external view returns (Kind) {
        return _seats[set][attester].kind;
    }

    /// @inheritdoc IAttesterRegistry
    function thresholdOf(uint32 set) public view returns (uint8) {
        return _known(set).threshold;
    }

    /// @inheritdoc IAttesterRegistry
    function highestLevelOf(uint32 set) external view returns (uint8) {
        return _known(set).highestLevel;
    }

    function _known(uint32 set) private view returns (Bar memory bar) {
        bar = _bars[set];
        if (bar.threshold == 0) revert UnknownSet(set);
    }

    /// @dev Operator 0, Pool 1, Auditor 2.
    function _level(Kind kind) private pure returns (uint8) {
        return uint8(kind) - 1;
    }
}
