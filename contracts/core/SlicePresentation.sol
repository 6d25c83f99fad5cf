// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC165} from "@openzeppelin/contracts/interfaces/IERC165.sol";
import {IERC2981} from "@openzeppelin/contracts/interfaces/IERC2981.sol";
import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {IBatchManager} from "../interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../interfaces/ICapacitySlices.sol";
import {ISliceDescriptor} from "../interfaces/ISliceDescriptor.sol";
import {SERIALS} from "../libraries/SliceIds.sol";
import {BatchCustody} from "./BatchCustody.sol";

/// @title SlicePresentation
/// @notice What marketplaces ask a slice: how it looks, and what its operator gets of a resale. No money is touched here.
abstract contract SlicePresentation is BatchCustody {
    bytes4 private constant ERC4906 = 0x49064906;
    uint256 private constant BPS = 10_000;

    /// @inheritdoc ICapacitySlices
    address public descriptor;

    /// @inheritdoc ICapacitySlices
    function setDescriptor(address descriptor_) external onlyManager {
        descriptor = descriptor_;
        emit DescriptorSet(descriptor_);
        emit BatchMetadataUpdate(0, type(uint256).max);
        emit ContractURIUpdated();
    }

    /// @inheritdoc ICapacitySlices
    function contractURI() external view returns (string memory) {
        return descriptor == address(0) ? "" : ISliceDescriptor(descriptor).contractURI();
    }

    /// @notice ERC-721 metadata. Empty while there is no descriptor.
    function tokenURI(uint256 id) public view override returns (string memory) {
        _requireOwned(id);
        return descriptor == address(0) ? "" : ISliceDescriptor(descriptor).tokenURI(id);
    }

    /// @notice ERC-2981: the operator's part of a resale, as the batch's terms have it for ever. Rounds down.
    function royaltyInfo(uint256 id, uint256 price) external view returns (address receiver, uint256 amount) {
        uint256 royaltyBps = _batchOf(id).royaltyBps;
        if (royaltyBps == 0) return (address(0), 0);
        // Divided first where the product would not fit: a price like that is nobody's, and must not revert a market.
        amount = price <= type(uint256).max / BPS ? (price * royaltyBps) / BPS : (price / BPS) * royaltyBps;
        return (IBatchManager(manager).operatorOf(id / SERIALS), amount);
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) public view virtual override(ERC721, IERC165) returns (bool) {
        return
            interfaceId == type(IERC2981).interfaceId || interfaceId == ERC4906 || super.supportsInterface(interfaceId);
    }
}
