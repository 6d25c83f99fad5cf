// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../interfaces/IBatchManager.sol";

/// @dev What a slice's picture and metadata are made from, and nothing else.
library SliceFacts {
    /// @param seed the slice's own: decides the stone and the rosette, never what they say
    /// @param hashrate of the whole slice, hashes per second
    /// @param unitHashrate of one unit
    /// @param periods of the term, at least 1
    /// @param deliveries one byte per posted period: evidence level << 6 | delivered of 63
    /// @param site its name, cleaned
    struct Facts {
        uint256 seed;
        uint256 batchId;
        uint256 serial;
        uint64 units;
        uint64 unitHashrate;
        uint128 hashrate;
        uint16 periods;
        uint40 termStart;
        uint32 periodSeconds;
        uint8 evidenceRequired;
        IBatchManager.Status status;
        bytes deliveries;
        string site;
    }

    /// @dev Whether the batch ended before its time.
    function isOver(Facts memory facts) internal pure returns (bool) {
        return facts.status == IBatchManager.Status.Defaulted || facts.status == IBatchManager.Status.Cancelled;
    }

    /// @dev Average of the posted periods, of which there is at least one, rounded down.
    function deliveredPercent(Facts memory facts) internal pure returns (uint256) {
        return (_sum(facts.deliveries) * 100) / (63 * facts.deliveries.length);
    }

    /// @dev Sum of the six lower bits of every byte, a word at a time: lanes of two bytes add up to the rest of a division by 2^16 - 1.
    function _sum(bytes memory deliveries) private pure returns (uint256 sum) {
        assembly ("memory-safe") {
            let lanes := div(not(0), 0xffff)
            let length := mload(deliveries)
            for {
                let done := 0
            } lt(done, length) {
                done := add(done, 0x20)
            } {
                let word := mload(add(add(deliveries, 0x20), done))
                let left := sub(length, done)
                if lt(left, 0x20) {
                    let beyond := shl(3, sub(0x20, left))
                    word := shl(beyond, shr(beyond, word))
                }
                word := and(word, mul(lanes, 0x3f3f))
                sum := add(sum, mod(add(and(word, mul(lanes, 0xff)), and(shr(8, word), mul(lanes, 0xff))), 0xffff))
            }
        }
    }

    function statusName(IBatchManager.Status status) internal pure returns (string memory) {
        if (status == IBatchManager.Status.Scheduled) return "Scheduled";
        if (status == IBatchManager.Status.Selling) return "Selling";
        if (status == IBatchManager.Status.CoolingOff) return "Cooling off";
        if (status == IBatchManager.Status.Active) return "Active";
        if (status == IBatchManager.Status.Completed) return "Completed";
        if (status == IBatchManager.Status.Defaulted) return "Defaulted";
        if (status == IBatchManager.Status.Cancelled) return "Cancelled";
        return "None";
    }

    function evidenceName(uint8 level) internal pure returns (string memory) {
        if (level == 0) return "0: operator's word";
        if (level == 1) return "1: signed by a pool";
        if (level == 2) return "2: signed by an auditor";
        return "3: proven on Bitcoin";
    }
}
