// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {BitcoinHarness} from "../../../contracts/mocks/BitcoinHarness.sol";
import {SolidityTest} from "../base/SolidityTest.sol";

/// @dev Makes transactions and mines headers as a node in regression-test mode would: every second hash has the work.
abstract contract BitcoinWorld is SolidityTest {
    /// @dev Regression-test mode's target, the easiest there is.
    uint32 internal constant EASIEST = 0x207fffff;
    bytes internal constant SCRIPT = hex"0014aabbccddeeff00112233445566778899aabbccdd";

    BitcoinHarness internal bitcoin;

    function setUp() public virtual {
        bitcoin = BitcoinHarness(deploy("BitcoinHarness.sol:BitcoinHarness"));
    }

    function coinbaseInput() internal pure returns (bytes memory) {
        return bytes.concat(bytes32(0), hex"ffffffff03020101ffffffff");
    }

    function plainInput(bytes32 previous) internal pure returns (bytes memory) {
        return bytes.concat(previous, hex"0000000000ffffffff");
    }

    function output(uint64 sats, bytes memory script) internal pure returns (bytes memory) {
        return bytes.concat(little(sats, 8), size(script.length), script);
    }

    /// @dev One input; `outputs` already one after the other.
    function transaction(bytes memory input, uint256 count, bytes memory outputs) internal pure returns (bytes memory) {
        return bytes.concat(hex"0200000001", input, size(count), outputs, hex"00000000");
    }

    /// @dev Pays `sats` to SCRIPT.
    function payment(uint64 sats) internal pure returns (bytes memory) {
        return transaction(plainInput(keccak256("before")), 1, output(sats, SCRIPT));
    }

    function size(uint256 number) internal pure returns (bytes memory) {
        if (number < 0xfd) return little(number, 1);
        if (number <= 0xffff) return bytes.concat(hex"fd", little(number, 2));
        if (number <= 0xffffffff) return bytes.concat(hex"fe", little(number, 4));
        return bytes.concat(hex"ff", little(number, 8));
    }

    function little(uint256 number, uint256 width) internal pure returns (bytes memory text) {
        text = new bytes(width);
        for (uint256 i; i < width; ++i) {
            text[i] = bytes1(uint8(number >> (8 * i)));
        }
    }

    function hash(bytes memory text) internal pure returns (bytes32) {
        return sha256(bytes.concat(sha256(text)));
    }

    function mine(
        bytes32 previous,
        bytes32 root,
        uint32 time,
        uint32 nBits
    ) internal view returns (bytes memory header) {
        uint256 target = bitcoin.fromBits(nBits);
        bytes memory start = bytes.concat(hex"00000020", previous, root, little(time, 4), little(nBits, 4));
        for (uint256 nonce; ; ++nonce) {
            header = bytes.concat(start, little(nonce, 4));
            if (bitcoin.toNumber(hash(header)) <= target) return header;
        }
    }

    /// @dev `count` headers in a row.
    function mineChain(uint256 count) internal view returns (bytes memory headers) {
        bytes32 previous = keccak256("genesis");
        for (uint256 i; i < count; ++i) {
            bytes memory header = mine(previous, keccak256(abi.encode(i)), uint32(1_700_000_000 + i * 600), EASIEST);
            headers = bytes.concat(headers, header);
            previous = hash(header);
        }
    }
}
