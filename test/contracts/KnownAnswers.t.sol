// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../contracts/interfaces/IBatchManager.sol";
import {World} from "./base/World.sol";

contract KnownAnswersTest is World {
    function setUp() public override {
        super.setUp();
        vm.prank(admin);
        manager.setFee(0, treasury);
    }

    /// @dev $9,000 for 1,000 TH over 360 days with a fifth paid up front leaves $20 a day in escrow.
    function test_escrow_of_the_worked_example() public {
        IBatchManager.Terms memory terms = exampleTerms();
        (terms.rate, terms.upfront, terms.periods, terms.bond) = (20_000, 1_800_000, 360, 450_000_000);
        uint256 batchId = createBatch(terms);
        assertEq(manager.costOf(batchId, 1_000), 9_000_000_000, "$9,000");
        uint256 id = buy(alice, batchId, 1_000);
        manager.releaseUpfront(batchId);
        assertEq(account(batchId).proceeds, 1_800_000_000, "$1,800 up front");
        for (uint256 i; i < 100; ++i) {
            post(batchId, 0, 0, 9_700);
        }
        assertEq(account(batchId).proceeds - 1_800_000_000, 1_940_000_000, "$1,940 released");
        assertEq(slices.refundable(id), 60_000_000, "$60 of 100 days");
        vm.warp(manager.defaultableAt(batchId));
        manager.declareDefault(batchId);
        assertEq(slices.refundable(id) - 450_000_000, 5_260_000_000, "$5,260, before the bond");
    }

    /// @dev 100 + 250 + 650 TH, posted 32,425 / 1 / 32,424 sats; the 650 are sold on after the first, in place of a split. Exact
    /// shares are 6,485 · 16,212.5 · 42,152.5; Q64 rounds the accumulator down, so a share of exactly 6,485 is held as 6,484.99….
    function test_claims_of_the_worked_example() public {
        uint256 batchId = createBatch();
        uint256 first = buy(alice, batchId, 100);
        uint256 second = buy(bob, batchId, 250);
        uint256 third = buy(carol, batchId, 650);
        post(batchId, 32_425);
        transfer(carol, stranger, third);
        post(batchId, 1);
        post(batchId, 32_424);
        assertEq(claim(alice, first, alice), 6_484, "100 TH");
        assertEq(claim(bob, second, bob), 16_212, "250 TH");
        assertEq(slices.credit(carol, address(wbtc)), 21_076, "650 TH until they were sold");
        assertEq(claim(stranger, third, stranger), 21_076, "650 TH since");
        assertEq(account(batchId).holdersReserve, 64_850 - 64_848, "dust");
        post(batchId, 10);
        assertEq(slices.claimable(first), 1, "the fraction was kept: 6,485 with the next payout");
    }
}
