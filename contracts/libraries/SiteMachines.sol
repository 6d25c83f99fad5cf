// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IFleetRegistry} from "../interfaces/IFleetRegistry.sol";

/// @title SiteMachines
/// @notice The machines of one site: how many of each, what they can do together, and a hash over all that happened to them.
library SiteMachines {
    struct State {
        uint128 nameplate;
        bytes32 hash;
        mapping(bytes32 key => uint32 count) counts;
    }

    bytes32 private constant ADDED = "added";
    bytes32 private constant REMOVED = "removed";

    function add(State storage self, IFleetRegistry.Machines calldata machines) internal {
        if (machines.count == 0 || machines.unitHashrate == 0) revert IFleetRegistry.NoMachines();

        self.counts[key(machines.model, machines.unitHashrate)] += machines.count;
        self.nameplate += hashrate(machines);
        self.hash = keccak256(abi.encode(self.hash, ADDED, machines));
    }

    function remove(State storage self, uint32 site, IFleetRegistry.Machines calldata machines) internal {
        if (machines.count == 0) revert IFleetRegistry.NoMachines();
        bytes32 which = key(machines.model, machines.unitHashrate);
        uint32 there = self.counts[which];
        if (machines.count > there) {
            revert IFleetRegistry.MachinesMissing(site, machines.model, machines.count, there);
        }

        self.counts[which] = there - machines.count;
        self.nameplate -= hashrate(machines);
        self.hash = keccak256(abi.encode(self.hash, REMOVED, machines));
    }

    /// @notice Hashes per second of all of them.
    function hashrate(IFleetRegistry.Machines calldata machines) internal pure returns (uint128) {
        return uint128(machines.count) * machines.unitHashrate;
    }

    /// @notice Machines of one model that hash as fast are the same.
    function key(string calldata model, uint64 unitHashrate) internal pure returns (bytes32) {
        return keccak256(abi.encode(model, unitHashrate));
    }
}
