// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @title ProtocolSettings
/// @notice Everything governance (AccessManager) can change: who may sell, in which tokens, the fee of batches to come, and a pause. None of
/// it touches an existing batch's terms or anybody's money.
interface IProtocolSettings {
    event OperatorAdmitted(address indexed operator, bool admitted);
    event PaymentTokenAllowed(address indexed token, bool allowed);
    event PayoutTokenAllowed(address indexed token, bool allowed);
    event FeeSet(uint16 feeBps, address indexed feeRecipient);
    event Paused(uint40 until, address indexed by);
    event Unpaused(address indexed by);

    error ZeroAddress();
    error FeeTooHigh(uint16 feeBps, uint16 max);
    error ProtocolPaused(uint40 until);
    error PauseLengthOutOfRange(uint32 secondsFromNow, uint32 max);
    error NotPaused();
    error PauseTooSoon(uint256 nowSeconds, uint256 allowedAt);

    function pausedUntil() external view returns (uint40);
    /// @notice When the running or the last pause began, and when it ends or ended; 0 while there was none.
    function pauseWindow() external view returns (uint40 from, uint40 until);
    function isOperatorAdmitted(address operator) external view returns (bool);
    function isPaymentTokenAllowed(address token) external view returns (bool);
    function isPayoutTokenAllowed(address token) external view returns (bool);
    function protocolFee() external view returns (uint16 feeBps, address feeRecipient);
    /// @notice Governance (AccessManager). None of these touches an existing batch's terms or anybody's money.
    function setOperatorAdmitted(address operator, bool admitted) external;
    function setPaymentTokenAllowed(address token, bool allowed) external;
    function setPayoutTokenAllowed(address token, bool allowed) external;
    /// @notice Applies to batches created from now on; at most 500.
    function setFee(uint16 feeBps, address feeRecipient) external;
    /// @notice Stops createBatch, buy and posting for at most 14 days; a pause may follow another only 14 days after it ended.
    function pause(uint32 secondsFromNow) external;
    function unpause() external;
}
