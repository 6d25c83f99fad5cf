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

    /// @dev Average of the posted periods, rounded down; 0 before the first.
    function deliveredPercent(Facts memory facts) internal pure returns (uint256) {
        bytes memory deliveries = facts.deliveries;
        uint256 sum;
        for (uint256 i; i < deliveries.length; ++i) sum += uint8(deliveries[i]) & 63;
        return deliveries.length == 0 ? 0 : (sum * 100) / (63 * deliveries.length);
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
