// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ERC721A} from "erc721a/contracts/ERC721A.sol";

/// @dev A bare collection, to measure gas beside. Ids are given out from 0.
contract PeerErc721a is ERC721A("Peer", "PEER") {
    function mint(address to, uint256) external {
        _mint(to, 1);
    }
}
