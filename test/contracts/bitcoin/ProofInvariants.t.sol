// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ProofHandler} from "./ProofHandler.sol";
import {ProofWorld} from "./ProofWorld.sol";

contract ProofInvariantsTest is ProofWorld {
    ProofHandler private handler;

    function setUp() public override {
        super.setUp();
        vm.warp(dayOf(20));
        handler = new ProofHandler(relay, proofs, bitcoin, batchId);
        _target(address(handler));
    }

    function invariant_21_an_outpoint_counts_once_and_only_on_the_chain_with_the_most_work() public view {
        assertEq(handler.countedTwice(), 0, "an outpoint counted twice");
        assertEq(handler.countedOnLoser(), 0, "a payment counted on a branch that lost");
        assertEq(handler.totalProvenSats(), handler.expectedSats(), "the sum is what was counted");
        assertEq(handler.provenSats(), handler.expectedSats(), "and so is the sum of the periods");
    }

    function test_the_handler_reaches_both_verdicts() public {
        handler.mineOn(1, 5, false);
        handler.mineOn(1, 6, false);
        handler.show(0);
        handler.show(0);
        assertEq(handler.expectedSats(), 5, "counted");
        assertEq(handler.refused(), 1, "and refused");
    }
}
