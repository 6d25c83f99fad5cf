// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {ERC721Votes} from "@openzeppelin/contracts/token/ERC721/extensions/ERC721Votes.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

/// @dev A bare collection with votes, to measure gas beside.
contract PeerVotes is ERC721Votes {
    constructor() ERC721("Peer", "PEER") EIP712("Peer", "1") {}

    function mint(address to, uint256 id) external {
        _mint(to, id);
    }
}
