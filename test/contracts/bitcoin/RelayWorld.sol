// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBitcoinRelay} from "../../../contracts/interfaces/IBitcoinRelay.sol";
import {BitcoinWorld} from "./BitcoinWorld.sol";

/// @dev Relays of regression-test mode, and branches to extend them with.
abstract contract RelayWorld is BitcoinWorld {
    uint32 internal constant START = 1_700_000_000;
    bytes32 internal constant PINNED = keccak256("pinned");
    uint256 internal constant EPOCH = 2_016;

    function _pin(uint32 height) internal returns (IBitcoinRelay) {
        bytes memory args = abi.encode(PINNED, height, EASIEST, START, type(uint256).max, false);
        return IBitcoinRelay(deploy("BitcoinRelay.sol:BitcoinRelay", args));
    }

    /// @dev Ten minutes apart, after a block at `time`; `salt` tells branches apart.
    function _branch(
        bytes32 from,
        uint256 count,
        uint256 salt,
        uint256 time
    ) internal view returns (bytes memory headers, bytes32 last) {
        headers = new bytes(count * 80);
        last = from;
        for (uint256 i; i < count; ++i) {
            bytes memory header = mine(last, bytes32(salt), uint32(time + (i + 1) * 600), EASIEST);
            last = hash(header);
            uint256 place = i * 80;
            assembly ("memory-safe") {
                mcopy(add(add(headers, 32), place), add(header, 32), 80)
            }
        }
    }
}
