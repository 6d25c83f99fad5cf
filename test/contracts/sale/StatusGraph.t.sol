// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {SaleWorld} from "./SaleWorld.sol";

contract StatusGraphTest is SaleWorld {
    function test_a_batch_is_scheduled_sells_cools_off_runs_and_completes() public {
        IBatchManager.Terms memory terms = saleTerms();
        terms.saleStart = uint40(START + 1 days);
        uint256 batchId = createBatch(terms);
        assertStatus(batchId, IBatchManager.Status.Scheduled, "created");
        vm.warp(START + 1 days);
        assertStatus(batchId, IBatchManager.Status.Selling, "on sale");
        buy(alice, batchId, 400);
        vm.warp(SALE_END - 1);
        assertStatus(batchId, IBatchManager.Status.Selling, "until its last second");
        vm.warp(SALE_END);
        assertStatus(batchId, IBatchManager.Status.CoolingOff, "slices can still be given back");
        vm.warp(DEADLINE);
        assertStatus(batchId, IBatchManager.Status.Active, "firm, waiting for its term");
        vm.warp(TERM);
        assertStatus(batchId, IBatchManager.Status.Active, "running");
        for (uint256 i; i < 30; ++i) {
            post(batchId, 0);
        }
        assertStatus(batchId, IBatchManager.Status.Completed, "with its last payout");
    }

    function test_a_sale_that_outlives_the_start_of_the_term_is_active_from_then_on() public {
        uint256 batchId = createBatch();
        vm.warp(START + 2 days - 1);
        assertStatus(batchId, IBatchManager.Status.Selling, "on sale");
        vm.warp(START + 2 days);
        assertStatus(batchId, IBatchManager.Status.Active, "running, and still on sale");
        buy(alice, batchId, 1);
    }

    function test_a_batch_that_does_not_exist_has_no_status() public view {
        assertStatus(9, IBatchManager.Status.None, "none");
    }

    function test_nothing_is_bought_before_between_and_after() public {
        IBatchManager.Terms memory terms = saleTerms();
        terms.saleStart = uint40(START + 1 days);
        terms.minUnits = 0;
        uint256 batchId = createBatch(terms);
        uint256[3] memory closed = [START, SALE_END, DEADLINE];
        for (uint256 i; i < closed.length; ++i) {
            vm.warp(closed[i]);
            vm.prank(alice);
            vm.expectRevert(
                abi.encodeWithSelector(
                    IBatchManager.SaleNotOpen.selector,
                    batchId,
                    closed[i],
                    terms.saleStart,
                    terms.saleEnd
                )
            );
            manager.buy(batchId, 1, type(uint256).max, alice);
        }
    }
}
