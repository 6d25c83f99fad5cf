// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @title SliceDescriptor
/// @notice How a slice looks and what its metadata say: drawn on chain from the slice's own units and the periods its batch posted.
/// Governance can replace it; it can move nothing.
interface ISliceDescriptor {
    /// @notice A data URI of JSON with an SVG image, for a slice that exists.
    function tokenURI(uint256 id) external view returns (string memory);
    /// @notice A data URI of JSON about the collection (ERC-7572).
    function contractURI() external view returns (string memory);
}
