// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {IPayoutProofs} from "../../../contracts/interfaces/IPayoutProofs.sol";
import {RealProofs} from "./RealProofs.sol";

/// @dev From a mined block to the operator's proceeds, or to its bond.
contract HeldOnBitcoinTest is RealProofs {
    function test_the_escrow_asks_the_proofs_and_the_relay_that_everybody_else_asks() public view {
        assertEq(held.proofs(), address(proofs), "proofs");
        assertEq(held.relay(), address(relay), "relay");
        assertEq(proofs.relay(), address(relay), "of one relay");
        assertEq(proofs.manager(), address(manager), "and of one manager");
    }

    function test_a_payment_that_is_mined_followed_and_proven_releases_the_period() public {
        IPayoutProofs.Proof memory proof = minedAt(paying(uint64(GROSS), OWN), dayOf(0) + 1 hours);
        post(batch, GROSS);
        waits(batch, 0);
        vm.prank(stranger);
        (uint256 of_, uint256 period, ) = proofs.prove(proof);
        assertEq(of_, batch, "batch");
        assertEq(period, 0, "period");
        assertEq(held.provenBaseUnits(batch), GROSS, "base units");
        settleHeld();
        assertEq(proceeds(), PERIOD, "released");
        assertEq(levelOf(0), 3, "proven on Bitcoin");
        vm.prank(operator);
        assertEq(manager.collectProceeds(batch, operator), PERIOD, "collected");
    }

    function test_a_weekly_payment_covers_the_whole_term_after_it() public {
        postAll();
        proven(uint64(4 * GROSS), dayOf(4) + 6 days);
        for (uint256 i; i < 4; ++i) settleHeld();
        assertEq(proofs.provenSats(batch, 3), 4 * GROSS, "for the last period");
        assertEq(proceeds(), 4 * PERIOD, "all of it");
        vm.warp(manager.bondReleasableAt(batch));
        manager.releaseBond(batch);
        assertEq(slices.credit(operator, address(usdc)), 75_000_000, "and the bond");
    }

    function test_five_percent_may_stay_unpaid_and_no_satoshi_more() public {
        uint64 least = uint64((uint256(GROSS) * 9_500) / 10_000);
        post(batch, GROSS);
        proven(least - 1, dayOf(1));
        waits(batch, least - 1);
        proven(1, dayOf(1) + 1 hours);
        settleHeld();
        assertEq(proceeds(), PERIOD, "released");
    }

    function test_income_that_was_not_posted_costs_escrow_and_bond() public {
        for (uint256 i; i < 4; ++i) post(batch, i == 0 ? GROSS / 2 : 0);
        proven(uint64(GROSS), dayOf(4));
        vm.prank(stranger);
        held.accuse(batch);
        assertEq(standing().accused, GROSS, "accused of what is proven");
        vm.warp(standing().accusedUntil);
        manager.forfeitBond(batch);
        for (uint256 i; i < 4; ++i) settleHeld();
        assertEq(proceeds(), PERIOD, "what was posted and proven");
        assertEq(slices.refundable(slice), 3 * PERIOD + (75_000_000 / SOLD) * SOLD, "the rest and the bond");
    }

    function test_a_running_batch_that_hides_income_defaults() public {
        vm.warp(START);
        IBatchManager.Terms memory terms = provenTerms();
        (terms.periods, terms.bond) = (40, 100_000_000);
        batch = createBatch(terms);
        slice = buy(alice, batch, uint64(SOLD));
        register(batch, hex"52");
        vm.warp(dayOf(1));
        post(batch, 0);
        proofs.prove(minedAt(paying(uint64(GROSS), hex"52"), dayOf(1)));
        held.accuse(batch);
        for (uint256 period = 1; period < 15; ++period) post(batch, 0);
        vm.warp(standing().accusedUntil);
        manager.declareDefault(batch);
        assertEq(uint256(manager.status(batch)), uint256(IBatchManager.Status.Defaulted), "defaulted");
        assertEq(escrow(), 15 * PERIOD, "what waits");
    }

    function test_posting_what_is_proven_answers() public {
        post(batch, GROSS / 2);
        proven(uint64(GROSS), dayOf(1));
        held.accuse(batch);
        post(batch, GROSS / 2);
        assertEq(held.underReportedAt(batch), type(uint256).max, "answered");
        settleHeld();
        settleHeld();
        assertEq(proceeds(), 2 * PERIOD, "one payment, both periods");
    }
}
