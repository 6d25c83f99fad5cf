// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICapacitySlices} from "../interfaces/ICapacitySlices.sol";
import {IHolderSettings} from "../interfaces/IHolderSettings.sol";

/// @title HolderSettings
/// @notice What an owner allows strangers to do with the earnings of their slices: nothing here ever binds the owner.
abstract contract HolderSettings is ICapacitySlices {
    /// @dev In one slot. All zero is what a new owner has: claims by strangers allowed, to the owner alone.
    struct Settings {
        address payoutAddress;
        bool keeperClaimsForbidden;
    }

    mapping(address owner => Settings) private _settings;

    /// @inheritdoc IHolderSettings
    function setPayoutAddress(address to) external {
        if (to == address(this)) revert OwnRecipient();
        _settings[msg.sender].payoutAddress = to;
        emit PayoutAddressSet(msg.sender, to);
    }

    /// @inheritdoc IHolderSettings
    function setKeeperClaims(bool allowed) external {
        _settings[msg.sender].keeperClaimsForbidden = !allowed;
        emit KeeperClaimsSet(msg.sender, allowed);
    }

    /// @inheritdoc IHolderSettings
    function payoutAddressOf(address owner) external view returns (address) {
        return _settings[owner].payoutAddress;
    }

    /// @inheritdoc IHolderSettings
    function keeperClaimsAllowed(address owner) external view returns (bool) {
        return !_settings[owner].keeperClaimsForbidden;
    }

    /// @dev Where a stranger may send what `owner` earned, if anywhere.
    function _checkKeeper(address owner, uint256 id, address to) internal view {
        Settings storage settings = _settings[owner];
        if (to != owner && to != settings.payoutAddress) revert NotOwnerNorApproved(msg.sender, id, to);
        if (settings.keeperClaimsForbidden) revert KeeperClaimsForbidden(owner, id);
    }
}
