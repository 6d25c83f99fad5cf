// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IProtocolSettings} from "../interfaces/IProtocolSettings.sol";
import {IBatchManager} from "../interfaces/IBatchManager.sol";

/// @title ProtocolSettings
/// @notice Everything governance can change, and nothing else: who may sell, in which tokens, the fee of batches to come, and a pause.
abstract contract ProtocolSettings is IBatchManager, AccessManaged {
    /// @dev In one slot.
    struct Protocol {
        address feeRecipient;
        uint16 feeBps;
        uint40 pausedFrom;
        uint40 pausedUntil;
    }

    uint16 private constant MAX_FEE_BPS = 500;
    uint32 private constant MAX_PAUSE = 14 days;
    uint256 private constant PAUSE_INTERVAL = 14 days;

    /// @inheritdoc IProtocolSettings
    mapping(address operator => bool) public isOperatorAdmitted;
    /// @inheritdoc IProtocolSettings
    mapping(address token => bool) public isPaymentTokenAllowed;
    /// @inheritdoc IProtocolSettings
    mapping(address token => bool) public isPayoutTokenAllowed;

    Protocol internal _protocol;

    modifier whenNotPaused() {
        uint40 until = _protocol.pausedUntil;
        if (block.timestamp < until) revert ProtocolPaused(until);
        _;
    }

    /// @inheritdoc IProtocolSettings
    function setOperatorAdmitted(address operator, bool admitted) external restricted {
        if (operator == address(0)) revert ZeroAddress();
        isOperatorAdmitted[operator] = admitted;
        emit OperatorAdmitted(operator, admitted);
    }

    /// @inheritdoc IProtocolSettings
    function setPaymentTokenAllowed(address token, bool allowed) external restricted {
        if (token == address(0)) revert ZeroAddress();
        isPaymentTokenAllowed[token] = allowed;
        emit PaymentTokenAllowed(token, allowed);
    }

    /// @inheritdoc IProtocolSettings
    function setPayoutTokenAllowed(address token, bool allowed) external restricted {
        if (token == address(0)) revert ZeroAddress();
        isPayoutTokenAllowed[token] = allowed;
        emit PayoutTokenAllowed(token, allowed);
    }

    /// @inheritdoc IProtocolSettings
    function setFee(uint16 feeBps, address feeRecipient) external restricted {
        if (feeBps > MAX_FEE_BPS) revert FeeTooHigh(feeBps, MAX_FEE_BPS);
        // Batches keep the fee they were created with, so there must always be somebody to credit it to.
        if (feeRecipient == address(0)) revert ZeroAddress();
        _protocol.feeBps = feeBps;
        _protocol.feeRecipient = feeRecipient;
        emit FeeSet(feeBps, feeRecipient);
    }

    /// @inheritdoc IProtocolSettings
    function pause(uint32 secondsFromNow) external restricted {
        if (secondsFromNow == 0 || secondsFromNow > MAX_PAUSE) revert PauseLengthOutOfRange(secondsFromNow, MAX_PAUSE);
        uint256 allowedAt = _protocol.pausedUntil == 0 ? 0 : _protocol.pausedUntil + PAUSE_INTERVAL;
        if (block.timestamp < allowedAt) revert PauseTooSoon(block.timestamp, allowedAt);

        uint40 until = uint40(block.timestamp + secondsFromNow);
        _protocol.pausedFrom = uint40(block.timestamp);
        _protocol.pausedUntil = until;
        emit Paused(until, msg.sender);
    }

    /// @inheritdoc IProtocolSettings
    function unpause() external restricted {
        // Only a running pause can end: otherwise governance could move deadlines by "ending" one whenever it likes.
        if (block.timestamp >= _protocol.pausedUntil) revert NotPaused();
        _protocol.pausedUntil = uint40(block.timestamp);
        emit Unpaused(msg.sender);
    }

    /// @inheritdoc IProtocolSettings
    function pausedUntil() external view returns (uint40) {
        return _protocol.pausedUntil;
    }

    /// @inheritdoc IProtocolSettings
    function pauseWindow() external view returns (uint40 from, uint40 until) {
        return (_protocol.pausedFrom, _protocol.pausedUntil);
    }

    /// @inheritdoc IProtocolSettings
    function protocolFee() external view returns (uint16 feeBps, address feeRecipient) {
        return (_protocol.feeBps, _protocol.feeRecipient);
    }
}
