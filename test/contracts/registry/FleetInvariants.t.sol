// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IFleetRegistry} from "../../../contracts/interfaces/IFleetRegistry.sol";
import {FleetWorld} from "../base/FleetWorld.sol";
import {FleetHandler} from "./FleetHandler.sol";

contract FleetInvariantsTest is FleetWorld {
    FleetHandler private handler;

    function setUp() public override {
        super.setUp();
        handler = new FleetHandler(fleet, attesters, manager, anyOfThree);
        _target(address(handler));
    }

    function targetSelectors() external view returns (FuzzSelector[] memory selectors) {
        selectors = new FuzzSelector[](1);
        selectors[0].addr = address(handler);
        selectors[0].selectors = new bytes4[](10);
        selectors[0].selectors[0] = FleetHandler.add.selector;
        selectors[0].selectors[1] = FleetHandler.remove.selector;
        selectors[0].selectors[2] = FleetHandler.declare.selector;
        selectors[0].selectors[3] = FleetHandler.sign.selector;
        selectors[0].selectors[4] = FleetHandler.replay.selector;
        selectors[0].selectors[5] = FleetHandler.open.selector;
        selectors[0].selectors[6] = FleetHandler.end.selector;
        selectors[0].selectors[7] = FleetHandler.release.selector;
        selectors[0].selectors[8] = FleetHandler.trespass.selector;
        selectors[0].selectors[9] = FleetHandler.govern.selector;
    }

    function invariant_23_reservations_never_exceed_attested_capacity() public view {
        uint256[5] memory held = _heldBySite();
        for (uint32 number = 1; number <= handler.SITES(); ++number) {
            IFleetRegistry.Site memory found = fleet.site(number);
            assertEq(found.reserved, held[number], "what running batches hold");
            assertLe(found.reserved, found.capacity, "reserved within capacity");
            assertEq(found.capacity, handler.said(number), "capacity as it was last said");
            assertLe(found.capacity, found.nameplate, "capacity within nameplate");
            uint256 fast = fleet.machineCount(number, "Antminer S21", 200 * TH);
            uint256 slow = fleet.machineCount(number, "Antminer S21", 100 * TH);
            assertEq(found.nameplate, (fast * 200 + slow * 100) * TH, "nameplate is the machines'");
        }
    }

    function invariant_23_a_batch_stands_on_the_evidence_it_was_promised() public view {
        for (uint256 batchId = 1; batchId <= handler.batches(); ++batchId) {
            (uint32 number, uint128 hashrate) = fleet.reservationOf(batchId);
            assertTrue((number != 0) == handler.holds(batchId), "it holds until it gives back");
            if (number == 0 || hashrate == 0) continue;
            uint8 promised = manager.terms(batchId).evidenceRequired;
            assertGe(fleet.site(number).evidence, promised > 2 ? 2 : promised, "evidence behind it");
        }
    }

    function invariant_23_nobody_did_what_they_must_not() public view {
        assertEq(bytes(handler.violation()).length, 0, handler.violation());
    }

    function test_a_random_walk_of_the_handler_succeeds_at_everything() public {
        for (uint256 i; i < 600; ++i) {
            _step(uint256(keccak256(abi.encode("walk", i))));
        }
        bytes32[9] memory actions = [
            bytes32("add"),
            "remove",
            "declare",
            "sign",
            "replay",
            "open",
            "end",
            "release",
            "trespass"
        ];
        for (uint256 i; i < actions.length; ++i) {
            assertGe(handler.done(actions[i]), 5, string(abi.encodePacked(actions[i])));
        }
        invariant_23_reservations_never_exceed_attested_capacity();
        invariant_23_a_batch_stands_on_the_evidence_it_was_promised();
        invariant_23_nobody_did_what_they_must_not();
    }

    function _step(uint256 r) private {
        uint256 way = r % 12;
        r >>= 8;
        if (way == 0) handler.add(uint32(r), uint32(r >> 32), r % 3 == 0);
        else if (way == 1) handler.remove(uint32(r), uint32(r >> 32), r % 3 == 0);
        else if (way == 2) handler.declare(uint32(r), uint128(r >> 32));
        else if (way == 3) handler.sign(uint32(r), uint8(r >> 32), uint128(r >> 40));
        else if (way == 4) handler.replay(r);
        else if (way < 8) handler.open(uint32(r), uint64(r >> 32), uint8(r >> 96), r >> 104);
        else if (way == 8) handler.end(r, uint8(r >> 200));
        else if (way == 9) handler.release(r);
        else if (way == 10) handler.trespass(uint32(r), r >> 32, uint128(r >> 64));
        else handler.govern(uint8(r), uint8(r >> 8));
    }

    function _heldBySite() private view returns (uint256[5] memory held) {
        for (uint256 batchId = 1; batchId <= handler.batches(); ++batchId) {
            if (!handler.holds(batchId)) continue;
            held[manager.terms(batchId).site] += uint256(manager.terms(batchId).capacity) * TH;
        }
    }
}
