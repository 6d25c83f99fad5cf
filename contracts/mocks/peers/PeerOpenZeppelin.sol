// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";

/// @dev A bare collection, to measure gas beside.
contract PeerOpenZeppelin is ERC721("Peer", "PEER") {
    function mint(address to, uint256 id) external {
        _mint(to, id);
    }
}
