// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ICapacitySlices} from "../interfaces/ICapacitySlices.sol";
import {ITokenCustody} from "../interfaces/ITokenCustody.sol";

/// @title TokenCustody
/// @notice Tokens come in measured, are owed to somebody, and leave only to whom they are owed.
abstract contract TokenCustody is ICapacitySlices, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    /// @inheritdoc ITokenCustody
    mapping(address account => mapping(address token => uint256 amount)) public credit;
    /// @inheritdoc ITokenCustody
    mapping(address token => uint256 amount) public liabilities;

    /// @dev Every token that may ever be owed, in the order it first was.
    address[] private _heldTokens;
    mapping(address token => bool) private _isHeld;

    /// @inheritdoc ITokenCustody
    function withdraw(address token, address to) external nonReentrant returns (uint256 amount) {
        _checkRecipient(to);
        amount = credit[msg.sender][token];
        if (amount == 0) revert NothingToWithdraw(msg.sender, token);

        credit[msg.sender][token] = 0;

        emit Withdrawn(msg.sender, token, to, amount);

        _push(token, to, amount);
    }

    function _credit(address account, address token, uint256 amount) internal {
        if (amount != 0) emit Credited(account, token, amount, _addCredit(account, token, amount));
    }

    /// @return credit after it; 0 where there was nothing to add, and nothing was read
    function _addCredit(address account, address token, uint256 amount) internal returns (uint256) {
        if (amount == 0) return 0;
        return credit[account][token] += amount;
    }

    /// @dev Remembers a token, so that a recovery can be judged against all that is owed. What is owed already is known.
    function _hold(address token) internal {
        if (liabilities[token] != 0 || _isHeld[token]) return;
        _isHeld[token] = true;
        _heldTokens.push(token);
    }

    function _recoverSurplus(address token, address to) internal returns (uint256 amount) {
        _checkRecipient(to);
        uint256 held = IERC20(token).balanceOf(address(this));
        uint256 owed = liabilities[token];
        if (held <= owed) revert NoSurplus(token, held, owed);
        amount = held - owed;

        emit SurplusRecovered(token, to, amount);

        IERC20(token).safeTransfer(to, amount);
        // A token may answer at two addresses: whatever was named, everything owed must still be here.
        for (uint256 i; i < _heldTokens.length; ++i) {
            _checkCovered(_heldTokens[i]);
        }
    }

    function _checkCovered(address token) private view {
        uint256 held = IERC20(token).balanceOf(address(this));
        uint256 owed = liabilities[token];
        if (held < owed) revert LiabilitiesUncovered(token, held, owed);
    }

    /// @dev Money sent here would belong to nobody.
    function _checkRecipient(address to) internal view {
        if (to == address(0)) revert ZeroRecipient();
        if (to == address(this)) revert OwnRecipient();
    }

    /// @dev Takes exactly `amount` in, or reverts.
    function _pull(address token, address from, uint256 amount) internal {
        if (amount == 0) return;
        liabilities[token] += amount;

        uint256 held = IERC20(token).balanceOf(address(this));
        IERC20(token).safeTransferFrom(from, address(this), amount);
        uint256 holds = IERC20(token).balanceOf(address(this));
        if (holds < held + amount) revert TokenShortfall(token, amount, holds > held ? holds - held : 0);
    }

    function _push(address token, address to, uint256 amount) internal {
        liabilities[token] -= amount;
        IERC20(token).safeTransfer(to, amount);
    }
}
