// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBitcoinRelay} from "../interfaces/IBitcoinRelay.sol";

/// @dev Proofs and a relay that say what a test poses.
contract PosedProofs {
    address public immutable manager;
    bool public retargets = true;
    mapping(uint256 batchId => uint256) public totalProvenSats;

    mapping(uint256 number => IBitcoinRelay.Epoch) private _epochs;
    IBitcoinRelay.Anchor private _newest;

    constructor(address manager_) {
        manager = manager_;
    }

    function prove(uint256 batchId, uint256 sats) external {
        totalProvenSats[batchId] += sats;
    }

    function setRetargets(bool does) external {
        retargets = does;
    }

    function setEpoch(uint256 number, uint32 nBits, uint32 start) external {
        _epochs[number] = IBitcoinRelay.Epoch(nBits, start);
    }

    function setTip(uint32 height, uint32 time) external {
        _newest.height = height;
        _newest.times[height % 11] = time;
    }

    function relay() external view returns (address) {
        return address(this);
    }

    function tip() external pure returns (bytes32) {
        return bytes32(uint256(1));
    }

    function anchor(bytes32) external view returns (IBitcoinRelay.Anchor memory) {
        return _newest;
    }

    function epoch(uint256 number) external view returns (IBitcoinRelay.Epoch memory) {
        return _epochs[number];
    }
}
