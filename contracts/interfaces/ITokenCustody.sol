// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @title TokenCustody
/// @notice Tokens come in measured, are owed to somebody, and leave only to whom they are owed.
interface ITokenCustody {
    /// @notice An operator was credited its bond. `credit` is the value after.
    event Credited(address indexed account, address indexed token, uint256 amount, uint256 credit);
    /// @notice An account took all of its credit in a token; its credit is now 0.
    event Withdrawn(address indexed account, address indexed token, address indexed to, uint256 amount);
    /// @notice Tokens that were owed to nobody were taken out.
    event SurplusRecovered(address indexed token, address indexed to, uint256 amount);

    /// @notice The token delivered less than it was asked for: fee-on-transfer and rebasing tokens are refused.
    error TokenShortfall(address token, uint256 expected, uint256 received);
    /// @notice There is no credit to withdraw, or no bond to release.
    error NothingToWithdraw(address account, address token);
    /// @notice The zero address cannot receive money.
    error ZeroRecipient();
    /// @notice The custodian cannot be a recipient: the money would belong to nobody.
    error OwnRecipient();
    /// @notice The contract holds no more of a token than it owes.
    error NoSurplus(address token, uint256 held, uint256 owed);
    /// @notice The recovery would leave less of a token than is owed.
    error LiabilitiesUncovered(address token, uint256 held, uint256 owed);

    /// @notice What the contract owes an account outside of any slice.
    function credit(address account, address token) external view returns (uint256);
    /// @notice All the contract owes in a token: escrow + bonds + reserves + credit. Its balance is never below.
    function liabilities(address token) external view returns (uint256);
    /// @notice Pays all of the caller's credit in `token` to `to`. Emits `Withdrawn`.
    function withdraw(address token, address to) external returns (uint256 amount);
}
