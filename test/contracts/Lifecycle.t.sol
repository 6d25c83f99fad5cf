// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../contracts/interfaces/IBatchManager.sol";
import {World} from "./base/World.sol";

/// @dev The whole life of a batch, twice: to its end, and into default.
contract LifecycleTest is World {
    function test_a_batch_pays_its_holders_and_its_operator_until_it_completes() public {
        uint256 batchId = createBatch();
        uint256 id = buy(alice, batchId, 250);
        assertEq(account(batchId).escrow, 250 * 50_000 * 30, "escrow is the whole price");

        for (uint256 period; period < 30; ++period) {
            post(batchId, 40_000, 10_000, 9_700);
        }

        assertEq(uint256(manager.status(batchId)), uint256(IBatchManager.Status.Completed), "completed");
        // net = 30,000 less 2.5 % = 29,250 a day, a quarter of it for 250 of 1,000 units.
        assertEq(claim(stranger, id, alice), (uint256(29_250) * 30) / 4, "claimed");
        assertEq(claimRefund(stranger, id, alice), uint256(250) * 1_500 * 30, "3 % of the price came back");
        assertEq(slices.credit(treasury, address(wbtc)), 750 * 30, "fee");
        assertEq(account(batchId).proceeds, uint256(250) * 48_500 * 30, "97 % released");
        uint256 held = usdc.balanceOf(operator);
        vm.prank(operator);
        manager.collectProceeds(batchId, operator);
        assertEq(usdc.balanceOf(operator) - held, uint256(250) * 48_500 * 30, "and collected");
        assertEq(account(batchId).escrow, 0, "escrow is empty");
        manager.releaseBond(batchId);
        assertEq(slices.credit(operator, address(usdc)), 75_000_000, "bond released");
    }

    function test_a_batch_whose_operator_stops_gives_escrow_and_bond_to_its_holders() public {
        uint256 batchId = createBatch();
        uint256 id = buy(alice, batchId, 250);
        post(batchId, 40_000);
        vm.warp(periodEnd(batchId, 1) + 3 * DAY);

        vm.prank(stranger);
        manager.declareDefault(batchId);

        assertEq(claimRefund(alice, id, alice), 250 * 50_000 * 29 + 75_000_000, "unposted price and bond");
        assertEq(account(batchId).escrow, 0, "escrow is empty");
        assertEq(account(batchId).bond, 0, "bond is gone");
    }
}
