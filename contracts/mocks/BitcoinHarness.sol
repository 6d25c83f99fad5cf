// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {BitcoinHash} from "../libraries/bitcoin/BitcoinHash.sol";
import {BitcoinHeaders} from "../libraries/bitcoin/BitcoinHeaders.sol";
import {BitcoinMerkle} from "../libraries/bitcoin/BitcoinMerkle.sol";
import {BitcoinTarget} from "../libraries/bitcoin/BitcoinTarget.sol";
import {BitcoinTransaction} from "../libraries/bitcoin/BitcoinTransaction.sol";

/// @dev Lets tests hand the libraries the data of a call.
contract BitcoinHarness {
    using BitcoinHeaders for bytes;
    using BitcoinTransaction for bytes;

    struct Header {
        bytes32 hash;
        bytes32 previous;
        bytes32 merkleRoot;
        uint32 time;
        uint32 nBits;
    }

    struct Epoch {
        uint32 nBits;
        int64 elapsed;
    }

    function header(bytes calldata headers, uint256 index) external view returns (Header memory) {
        return
            Header({
                hash: headers.hashOf(index),
                previous: headers.previousOf(index),
                merkleRoot: headers.merkleRootOf(index),
                time: headers.timeOf(index),
                nBits: headers.bitsOf(index)
            });
    }

    function checkChain(bytes calldata headers) external view returns (bytes32 last, uint256 work) {
        return headers.checkChain();
    }

    function lineOf(bytes calldata line) external view returns (uint256 length, bytes32 first, bytes32 last) {
        return line.lineOf();
    }

    function fromBits(uint32 nBits) external pure returns (uint256) {
        return BitcoinTarget.fromBits(nBits);
    }

    function toBitsDown(uint256 target) external pure returns (uint32) {
        return BitcoinTarget.toBitsDown(target);
    }

    function workOf(uint256 target) external pure returns (uint256) {
        return BitcoinTarget.workOf(target);
    }

    function retargets(Epoch[] calldata epochs, uint256 easiest) external pure returns (uint32[] memory next) {
        next = new uint32[](epochs.length);
        for (uint256 i; i < epochs.length; ++i) {
            next[i] = BitcoinTarget.retargetDown(epochs[i].nBits, epochs[i].elapsed, easiest);
        }
    }

    function toNumber(bytes32 hash) external pure returns (uint256) {
        return BitcoinHash.toNumber(hash);
    }

    function rootOf(bytes32 leaf, uint256 index, bytes32[] calldata branch) external view returns (bytes32) {
        return BitcoinMerkle.rootOf(leaf, index, branch);
    }

    function outputOf(bytes calldata raw, uint256 vout) external view returns (BitcoinTransaction.Output memory) {
        return raw.outputOf(vout);
    }
}
