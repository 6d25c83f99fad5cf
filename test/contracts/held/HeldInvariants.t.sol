// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {IHeldEscrow} from "../../../contracts/interfaces/IHeldEscrow.sol";
import {HeldHandler} from "./HeldHandler.sol";
import {HeldWorld} from "./HeldWorld.sol";

/// @dev Numbered as in the design: what changes where a batch requires proofs.
contract HeldInvariants is HeldWorld {
    HeldHandler private handler;

    function setUp() public override {
        super.setUp();
        vm.warp(START);
        IBatchManager.Terms memory terms = provenTerms();
        (terms.periods, terms.upfront, terms.bond) = (12, 1_000, 1e8);
        batch = createBatch(terms);
        slice = buy(alice, batch, uint64(SOLD));
        handler = new HeldHandler(manager, slices, held, posed, operator, batch);
        _target(address(handler));
    }

    function invariant_8_escrow_is_what_is_unposted_what_waits_and_the_upfront_part_while_held() public view {
        _holds();
    }

    function invariant_24_at_evidence_3_no_escrow_leaves_for_a_period_whose_proofs_fall_short() public view {
        assertEq(bytes(handler.violation()).length, 0, handler.violation());
        // Whoever was released anything proved what was posted for it.
        assertGe(handler.proven() * 10_000, handler.covered() * 9_500, "covered by proofs");
        assertEq(standing().covered, handler.covered(), "covered");
        assertEq(standing().posted, handler.posted(), "posted");
        assertEq(standing().firstHeld, handler.judged(), "judged");
    }

    function test_a_random_walk_reaches_every_action() public {
        string[9] memory actions = [
            "post",
            "prove",
            "release",
            "writeOff",
            "accuse",
            "topUp",
            "default",
            "forfeit",
            "release bond"
        ];
        uint256[9] memory reached;
        for (uint256 world; world < 12; ++world) {
            if (world != 0) setUp();
            for (uint256 i; i < 80; ++i) {
                _step(uint256(keccak256(abi.encode(world, i))), world);
                _holds();
            }
            // Whatever income is hidden at the last is told, and left unanswered.
            handler.accuse();
            for (uint256 i; i < 4; ++i) handler.wait(5 days);
            for (uint256 i; i < 12; ++i) handler.settle(414, false);
            handler.end(false);
            _holds();
            assertEq(bytes(handler.violation()).length, 0, handler.violation());
            for (uint256 i; i < actions.length; ++i) reached[i] += handler.done(actions[i]);
        }
        for (uint256 i; i < actions.length; ++i) assertGe(reached[i], 1, actions[i]);
    }

    function _holds() private view {
        IBatchManager.Terms memory terms = manager.terms(batch);
        uint256 perUnit = uint256(terms.rate) * (terms.periods - manager.nextPeriod(batch));
        if (manager.isUpfrontHeld(batch)) perUnit += terms.upfront;
        if (manager.status(batch) == IBatchManager.Status.Defaulted) perUnit = 0;
        assertEq(escrow(), (perUnit + handler.heldPerUnit()) * SOLD, "escrow");
    }

    function _step(uint256 r, uint256 world) private {
        uint256 way = r % 16;
        r >>= 8;
        // Two worlds complete first, and one of them hides its income.
        if ((world == 1 || world == 2) && way < 13 && manager.nextPeriod(batch) != 12) way = 0;
        if (world == 1 && way == 12) way = 11;
        if (way < 5)
            handler.post(uint128(r), uint16(r >> 128));
            // Some worlds prove much more than they post, some less.
        else if (way < 7 || (world % 3 != 2 && way < 9)) handler.prove(r);
        else if (way < 11) handler.settle(uint24(r), (r >> 32) % 8 == 0);
        else if (way == 11) handler.accuse();
        else if (way == 12) handler.topUp(uint128(r));
        else if (way == 13) handler.end(world % 2 == 0);
        else handler.wait(r);
    }
}
