// SPDX-License-Identifier: MIT
// solhint-disable quotes
pragma solidity ^0.8.30;

import {Base64} from "@openzeppelin/contracts/utils/Base64.sol";
import {IBatchManager} from "./interfaces/IBatchManager.sol";
import {ICapacitySlices} from "./interfaces/ICapacitySlices.sol";
import {IFleetRegistry} from "./interfaces/IFleetRegistry.sol";
import {ISliceDescriptor} from "./interfaces/ISliceDescriptor.sol";
import {PlainText} from "./libraries/art/PlainText.sol";
import {SliceFacts} from "./libraries/art/SliceFacts.sol";
import {SliceJson} from "./libraries/art/SliceJson.sol";
import {Stones} from "./libraries/art/Stones.sol";
import {RigArt} from "./libraries/RigArt.sol";
import {SERIALS} from "./libraries/SliceIds.sol";

/// @title SliceDescriptor
/// @notice How slices look. It reads the protocol, holds nothing and can change nothing.
contract SliceDescriptor is ISliceDescriptor {
    IBatchManager public immutable manager;
    ICapacitySlices public immutable slices;

    constructor(IBatchManager manager_) {
        manager = manager_;
        slices = ICapacitySlices(manager_.slices());
    }

    /// @inheritdoc ISliceDescriptor
    function tokenURI(uint256 id) external view returns (string memory) {
        SliceFacts.Facts memory facts = _factsOf(id);
        Stones.Stone memory stone = Stones.pick(facts.seed, SliceFacts.isOver(facts));
        return _json(SliceJson.write(facts, stone.name, _image(RigArt.svg(facts, stone))));
    }

    /// @inheritdoc ISliceDescriptor
    function contractURI() external pure returns (string memory) {
        return
            _json(
                bytes.concat(
                    '{"name":"Lode capacity slices","description":"Each slice is a share of one batch of mining capacity.'
                    " Its picture is drawn on chain from what the batch delivered, period by period, and from the"
                    ' evidence for it.","image":"',
                    bytes(_image(RigArt.emblem())),
                    '"}'
                )
            );
    }

    function _factsOf(uint256 id) private view returns (SliceFacts.Facts memory facts) {
        uint256 batchId = id / SERIALS;
        facts.units = slices.slice(id).units; // which reverts for a slice that does not exist
        IBatchManager.Terms memory terms = manager.terms(batchId);
        facts.seed = uint256(keccak256(abi.encode(block.chainid, address(slices), id)));
        facts.batchId = batchId;
        facts.serial = id % SERIALS;
        facts.unitHashrate = terms.unitHashrate;
        facts.hashrate = uint128(facts.units) * terms.unitHashrate;
        facts.periods = terms.periods;
        facts.termStart = terms.termStart;
        facts.periodSeconds = terms.periodSeconds;
        facts.evidenceRequired = terms.evidenceRequired;
        facts.status = manager.status(batchId);
        facts.deliveries = manager.deliveries(batchId);
        facts.site = PlainText.clean(IFleetRegistry(manager.fleet()).site(terms.site).name);
    }

    function _image(bytes memory svg) private pure returns (string memory) {
        return string.concat("data:image/svg+xml;base64,", Base64.encode(svg));
    }

    function _json(bytes memory text) private pure returns (string memory) {
        return string.concat("data:application/json;base64,", Base64.encode(text));
    }
}
