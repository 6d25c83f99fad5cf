// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../interfaces/IBatchManager.sol";
import {IFleetRegistry} from "../interfaces/IFleetRegistry.sol";

/// @dev What a FleetRegistry sees of the BatchManager: batches of any number that reserve, and stand where they are told to.
contract ReservingManager {
    mapping(uint256 batchId => IBatchManager.Status) public status;
    mapping(uint256 batchId => IBatchManager.Terms) private _terms;

    function reserve(
        IFleetRegistry fleet,
        uint256 batchId,
        address operator,
        IBatchManager.Terms calldata batch
    ) external {
        status[batchId] = IBatchManager.Status.Scheduled;
        _terms[batchId] = batch;
        fleet.reserve(
            batch.site,
            batchId,
            operator,
            uint256(batch.capacity) * batch.unitHashrate,
            batch.evidenceRequired
        );
    }

    function setStatus(uint256 batchId, IBatchManager.Status status_) external {
        status[batchId] = status_;
    }

    function terms(uint256 batchId) external view returns (IBatchManager.Terms memory) {
        if (status[batchId] == IBatchManager.Status.None) revert IBatchManager.UnknownBatch(batchId);
        return _terms[batchId];
    }
}
