// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC165} from "@openzeppelin/contracts/interfaces/IERC165.sol";
import {IERC2981} from "@openzeppelin/contracts/interfaces/IERC2981.sol";
import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {IBatchManager} from "../interfaces/IBatchManager.sol";

/// @dev A collection with any royalty one likes, that is its own batch manager: only what the market asks of the two.
contract RoyaltyCollection is ERC721("Royalty", "ROYAL"), IERC2981 {
    address public receiver;
    uint256 public royaltyBps;

    function mint(address to, uint256 id) external {
        _mint(to, id);
    }

    function setRoyalty(address receiver_, uint256 bps) external {
        (receiver, royaltyBps) = (receiver_, bps);
    }

    function royaltyInfo(uint256, uint256 price) external view returns (address, uint256) {
        return (receiver, (price * royaltyBps) / 10_000);
    }

    function manager() external view returns (address) {
        return address(this);
    }

    function slices() external view returns (address) {
        return address(this);
    }

    function standingOf(uint256) external pure returns (IBatchManager.Status, uint16) {
        return (IBatchManager.Status.Active, 0);
    }

    function supportsInterface(bytes4 id) public view override(ERC721, IERC165) returns (bool) {
        return id == type(IERC2981).interfaceId || super.supportsInterface(id);
    }
}
