// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {InvariantWorld} from "./InvariantWorld.sol";

/// @dev Invariants that are never tried prove nothing: a plain random walk must reach every action.
contract HandlerReachTest is InvariantWorld {
    string[36] private _actions = [
        "createBatch",
        "buy",
        "refund",
        "cancelMissed",
        "cancelUnsold",
        "setRate",
        "post",
        "postWithEvidence",
        "postHeld",
        "earn",
        "prove",
        "release",
        "writeOff",
        "accuse",
        "forfeitBond",
        "topUp",
        "releaseUpfront",
        "collectProceeds",
        "claim",
        "claimRefund",
        "claimAll",
        "transfer",
        "withdraw",
        "retire",
        "waitForEdge",
        "declareDefault",
        "releaseBond",
        "dispute",
        "acquit",
        "forfeit",
        "releaseCapacity",
        "steal",
        "forge",
        "armReentrancy",
        "govern",
        "recoverSurplus"
    ];

    function test_the_world_begins_with_a_batch_of_everything_that_can_be_agreed_on() public view {
        IBatchManager.Terms memory terms = manager.terms(2);
        assertGe(terms.refundDeadline, block.timestamp + 1, "slices can be given back");
        assertGe(terms.upfront, 1, "an upfront part");
        assertGe(terms.minUnits, 1, "a minimum");
        assertGe(slices.batchAccount(2).sold, terms.minUnits, "which is met");
        assertEq(terms.arbiter, arbiter, "an arbiter");
        assertEq(terms.evidenceRequired, 2, "an auditor's word");
        assertEq(handler.idsLength(), 6, "slices of it, the twins, and two more");
    }

    function test_the_world_has_a_batch_that_requires_proofs() public view {
        IBatchManager.Terms memory terms = manager.terms(3);
        assertEq(terms.evidenceRequired, 3, "proofs");
        assertGe(terms.upfront, 1, "an upfront part");
        assertEq(terms.arbiter, arbiter, "an arbiter");
        assertGe(slices.batchAccount(3).sold, 1, "it is sold");
        assertGe(terms.termStart, block.timestamp + 1, "before its term");
    }

    function test_an_accusation_that_nobody_answers_ends_a_batch() public {
        handler.prove(2, 1_000, 0);
        handler.accuse(2);
        handler.declareDefault(2, true);
        assertEq(handler.done("defaultAccused"), 1, "a default");
        assertEq(uint256(manager.status(3)), uint256(IBatchManager.Status.Defaulted), "of the batch that was accused");
        _noViolation();
    }

    /// @dev A world holds five batches, so the walk goes through several.
    function test_a_random_walk_of_the_handler_succeeds_at_everything() public {
        uint256[36] memory reached;
        for (uint256 world; world < 6; ++world) {
            if (world != 0) setUp();
            for (uint256 i; i < 400; ++i) {
                uint256 r = uint256(keccak256(abi.encode(world, i)));
                // A posting waits for its period, and who waits misses the sales.
                if (i < 40) _begin(r >> 8, r % 8);
                else _step(r);
            }
            _hide();
            _noViolation();
            for (uint256 i; i < _actions.length; ++i) {
                reached[i] += handler.done(_actions[i]);
            }
        }
        for (uint256 i; i < _actions.length; ++i) {
            assertGe(reached[i], 1, _actions[i]);
        }
    }

    /// @dev At last income comes to light that was never posted, and nobody answers.
    function _hide() private {
        for (uint256 i; i < manager.batchCount(); ++i) {
            for (uint256 j; j < 8; ++j) handler.post(i, j, 1, 0, false);
            handler.prove(i, type(uint256).max, 0);
            handler.accuse(i);
            handler.forfeitBond(i, true);
        }
    }

    function _begin(uint256 r, uint256 way) private {
        if (way == 0) handler.createBatch(r);
        else if (way < 4) handler.buy(r, r >> 8, r >> 16, r >> 32, (r >> 64) % 2 == 0);
        else _sale(r >> 8, r % 8);
    }

    function _step(uint256 r) private {
        uint256 way = r % 19;
        r >>= 8;
        if (way < 4) handler.buy(r, r >> 8, r >> 16, r >> 32, (r >> 64) % 2 == 0);
        else if (way < 8) handler.post(r, r >> 8, r >> 40, r >> 64, (r >> 128) % 4 == 0);
        else if (way == 8) handler.createBatch(r);
        else if (way == 9) handler.claim(r, r >> 8, r >> 16, (r >> 32) % 2 == 0);
        else if (way == 10) handler.transfer(r, r >> 8);
        else if (way < 13) _sale(r >> 8, r % 8);
        else if (way == 13) _bond(r >> 8, r % 8);
        else if (way == 14) _harm(r >> 8, r % 8);
        else if (way == 15) _take(r >> 8, r % 8);
        else _prove(r >> 8, r % 8);
    }

    function _prove(uint256 r, uint256 way) private {
        if (way < 2) handler.prove(r, r >> 8, r >> 64);
        else if (way == 2) handler.earn(r, r >> 8, r >> 40, r >> 64);
        else if (way < 6) handler.settleHeld(r, r >> 8, (r >> 16) % 4 == 0);
        else if (way == 6) handler.accuse(r);
        else handler.forfeitBond(r, (r >> 8) % 2 == 0);
    }

    function _sale(uint256 r, uint256 way) private {
        if (way < 2) handler.refund(r, r >> 8);
        else if (way == 2) handler.waitForEdge(r, r >> 8, (r >> 16) % 2 == 0);
        else if (way == 3) handler.cancel(r, (r >> 32) % 2 == 0);
        else if (way == 4) handler.setRate(r, r >> 8, (r >> 40) % 4 == 0);
        else if (way == 5) handler.releaseUpfront(r);
        else if (way == 6) handler.topUp(r, r >> 8, r >> 16, r >> 48);
        else _judge(r);
    }

    function _judge(uint256 r) private {
        handler.dispute(r, (r >> 32) % 8 == 0);
        for (uint256 i; i < 5; ++i) {
            if ((r >> (40 + i)) % 2 == 0) handler.resolveDispute(i, r >> 8, false);
        }
    }

    function _bond(uint256 r, uint256 way) private {
        if (way == 0) handler.declareDefault(r, (r >> 32) % 2 == 0);
        else if (way < 3) handler.releaseBond(r);
        else if (way == 3) handler.dispute(r, (r >> 32) % 8 == 0);
        else if (way < 6) handler.resolveDispute(r, r >> 8, (r >> 32) % 8 == 0);
        else if (way == 6) handler.releaseCapacity(r);
        else handler.wait(r);
    }

    function _harm(uint256 r, uint256 way) private {
        if (way == 0) handler.donate(r, r >> 8);
        else if (way == 1) handler.armReentrancy(r, r >> 8, r % 2 == 0);
        else if (way == 2) handler.blacklist(r, r % 2 == 0);
        else if (way == 3) handler.chargeFees(r % 2 == 0, r % 4 < 2);
        else if (way == 4) handler.steal(r, r >> 8);
        else if (way == 5) handler.forge(r, r >> 8, (r >> 16) % 2 == 0);
        else if (way == 6) handler.govern(r, r >> 8);
        else handler.look(r, r >> 8);
    }

    function _take(uint256 r, uint256 way) private {
        if (way == 0) handler.claimAll(r, r % 2 == 0);
        else if (way < 3) handler.withdraw(r, r >> 8);
        else if (way < 5) handler.collectProceeds(r, r >> 8, (r >> 32) % 8 == 0);
        else if (way == 5) handler.recoverSurplus(r);
        else handler.retire(r);
    }
}
