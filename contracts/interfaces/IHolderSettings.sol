// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @title HolderSettings
/// @notice What an owner allows strangers to do with the earnings of their slices: nothing here ever binds the owner.
interface IHolderSettings {
    /// @notice Strangers may from now on claim to `payoutAddress` too; the zero address: to the owner alone.
    event PayoutAddressSet(address indexed owner, address indexed payoutAddress);
    /// @notice Whether strangers may claim for this owner at all.
    event KeeperClaimsSet(address indexed owner, bool allowed);

    /// @notice Only the owner or an approved account may send a slice's money somewhere else than to its owner.
    error NotOwnerNorApproved(address caller, uint256 id, address to);
    /// @notice The owner has forbidden claims by strangers.
    error KeeperClaimsForbidden(address owner, uint256 id);

    /// @notice Lets strangers claim the caller's slices to `to` as well; zero takes it back. Emits `PayoutAddressSet`.
    function setPayoutAddress(address to) external;
    /// @notice Forbids strangers to claim for the caller, or allows it again (as it is at first). Emits `KeeperClaimsSet`.
    /// Notes: `settle` stays open to everybody, for it sends nothing anywhere.
    function setKeeperClaims(bool allowed) external;
    function payoutAddressOf(address owner) external view returns (address);
    function keeperClaimsAllowed(address owner) external view returns (bool);
}
