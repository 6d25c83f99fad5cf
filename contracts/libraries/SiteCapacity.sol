// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IFleetRegistry} from "../interfaces/IFleetRegistry.sol";

/// @title SiteCapacity
/// @notice What one site may sell, and what of it batches hold: reserved ≤ capacity ≤ nameplate.
library SiteCapacity {
    /// @dev In one slot, the only one that a reservation writes.
    struct State {
        uint128 capacity;
        uint128 reserved;
    }

    function set(State storage self, uint32 site, uint128 capacity, uint128 nameplate) internal {
        uint128 reserved = self.reserved;
        if (capacity < reserved) revert IFleetRegistry.CapacityBelowReserved(site, capacity, reserved);
        checkNameplate(site, nameplate, capacity);

        self.capacity = capacity;
    }

    function checkNameplate(uint32 site, uint128 nameplate, uint128 capacity) internal pure {
        if (nameplate < capacity) revert IFleetRegistry.NameplateBelowCapacity(site, nameplate, capacity);
    }

    /// @return reserved hashes per second held after it
    function hold(State storage self, uint32 site, uint256 hashrate) internal returns (uint128 reserved) {
        uint128 held = self.reserved;
        uint128 available = self.capacity - held;
        if (hashrate > available) revert IFleetRegistry.CapacityUnavailable(site, hashrate, available);

        reserved = held + uint128(hashrate);
        self.reserved = reserved;
    }

    /// @return reserved hashes per second held after it
    function giveBack(State storage self, uint128 hashrate) internal returns (uint128 reserved) {
        reserved = self.reserved - hashrate;
        self.reserved = reserved;
    }
}
