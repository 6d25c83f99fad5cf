// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../interfaces/ICapacitySlices.sol";
import {IFleetRegistry} from "../interfaces/IFleetRegistry.sol";

/// @dev Stands in for the manager, the collection and the fleet at once, and answers the descriptor whatever it was told to.
contract PosedBatch {
    struct Pose {
        uint64 units;
        uint64 unitHashrate;
        uint16 periods;
        uint40 termStart;
        uint32 periodSeconds;
        uint8 evidenceRequired;
        IBatchManager.Status status;
        bytes deliveries;
        string site;
    }

    Pose private _pose;

    function pose(Pose calldata to) external {
        _pose = to;
    }

    function slices() external view returns (address) {
        return address(this);
    }

    function fleet() external view returns (address) {
        return address(this);
    }

    function terms(uint256) external view returns (IBatchManager.Terms memory answer) {
        answer.unitHashrate = _pose.unitHashrate;
        answer.periods = _pose.periods;
        answer.termStart = _pose.termStart;
        answer.periodSeconds = _pose.periodSeconds;
        answer.evidenceRequired = _pose.evidenceRequired;
        answer.site = 1;
    }

    function status(uint256) external view returns (IBatchManager.Status) {
        return _pose.status;
    }

    function deliveries(uint256) external view returns (bytes memory) {
        return _pose.deliveries;
    }

    function slice(uint256) external view returns (ICapacitySlices.Slice memory answer) {
        answer.units = _pose.units;
    }

    function site(uint32) external view returns (IFleetRegistry.Site memory answer) {
        answer.name = _pose.site;
    }
}
