// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ISliceMarket} from "../../../contracts/interfaces/ISliceMarket.sol";
import {MarketWorld} from "../base/MarketWorld.sol";

/// @dev Whoever sees a payout, a top-up or a verdict coming, and puts transactions before and after it. Carol is the thief.
contract SandwichesTest is MarketWorld {
    function _halves(uint256 id_, uint64 first, uint64 second) private returns (uint256) {
        uint64[] memory units = new uint64[](2);
        (units[0], units[1]) = (first, second);
        vm.prank(carol);
        return slices.split(id_, units);
    }

    function _sell(uint256 id_) private {
        id = id_;
        ISliceMarket.Order memory listing = _order(ISliceMarket.Kind.Listing, carol);
        listing.asOfPeriod = manager.nextPeriod(batchId);
        bytes memory signature = _signature(_key("carol"), _digest(listing));
        vm.prank(bob);
        market.fill(_fill(listing, signature));
    }

    function test_a_payout_between_buying_splitting_and_selling_gives_each_unit_its_share_and_no_other() public {
        vm.warp(periodEnd(batchId, 1) - 1);
        uint256 alices = id;
        uint256 held = usdc.balanceOf(carol);
        uint256 first = _halves(buy(carol, batchId, 400), 150, 250);
        assertEq(held - usdc.balanceOf(carol), 400 * 50_000 * 29, "it paid for the whole period");
        post(batchId, 100_000);
        vm.prank(carol);
        uint256 merged = slices.merge(list(first, first + 1));
        _sell(merged);
        // 97,500 over 1,000 units, for two periods and for one.
        assertEq(slices.claimable(alices), 19_500, "alice has hers");
        assertEq(slices.credit(carol, address(wbtc)), 39_000, "the thief what its units earned");
        assertEq(slices.claimable(merged), 0, "the buyer nothing of the past");
        post(batchId, 100_000);
        assertEq(slices.claimable(merged), 39_000, "and all of the future");
        assertEq(slices.credit(carol, address(wbtc)), 39_000, "of which the seller has nothing");
    }

    function test_a_payout_between_two_transfers_is_paid_to_whoever_held_the_slice_then() public {
        transfer(alice, carol, id);
        assertEq(slices.credit(alice, address(wbtc)), 9_750, "what alice earned stays hers");
        post(batchId, 100_000);
        transfer(carol, bob, id);
        assertEq(slices.credit(carol, address(wbtc)), 9_750, "what carol earned stays hers");
        assertEq(slices.claimable(id), 0, "and none of it moved");
    }

    function test_nobody_buys_in_front_of_a_top_up() public {
        uint40 saleEnd = manager.terms(batchId).saleEnd;
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.SaleOpen.selector, batchId, saleEnd));
        manager.topUp(batchId, 0, 1_000, 0);
        vm.warp(saleEnd);
        vm.prank(carol);
        vm.expectRevert(
            abi.encodeWithSelector(
                IBatchManager.SaleNotOpen.selector,
                batchId,
                saleEnd,
                manager.terms(batchId).saleStart,
                saleEnd
            )
        );
        manager.buy(batchId, 900, 1e15, carol);
        vm.prank(operator);
        manager.topUp(batchId, 0, 1_000, 0);
        assertEq(slices.claimable(id), 10_750, "all of it is for those who were sold to");
    }

    function test_a_top_up_between_splitting_and_merging_is_paid_once() public {
        uint256 carols = buy(carol, batchId, 100);
        vm.warp(manager.terms(batchId).saleEnd);
        uint256 first = _halves(carols, 1, 99);
        vm.prank(operator);
        manager.topUp(batchId, 0, 2_000, 0);
        vm.prank(carol);
        uint256 merged = slices.merge(list(first, first + 1));
        uint256 whole = slices.credit(carol, address(wbtc)) + slices.claimable(merged);
        assertEq(whole, 1_000, "half of the units, half of the money");
        assertEq(slices.claimable(id), 10_750, "and alice the other half");
    }

    function test_a_listing_signed_before_a_payout_or_a_top_up_leaves_them_to_the_seller() public {
        ISliceMarket.Order memory listing = _listing();
        listing.maxNewPeriods = 1;
        bytes memory signature = _signature(_key("alice"), _digest(listing));
        post(batchId, 100_000);
        vm.prank(bob);
        market.fill(_fill(listing, signature));
        assertEq(slices.credit(alice, address(wbtc)), 19_500, "the seller's");
        assertEq(slices.claimable(id), 0, "not the buyer's");
    }

    function test_giving_a_slice_back_between_listing_it_and_its_sale_costs_the_buyer_nothing() public {
        IBatchManager.Terms memory terms = termsFromNow();
        (terms.termStart, terms.refundDeadline) = (uint40(block.timestamp + DAY), uint40(block.timestamp + DAY));
        batchId = createBatch(terms);
        id = buy(alice, batchId, 10);
        ISliceMarket.Order memory listing = _listing();
        (listing.expectedStatus, listing.asOfPeriod) = (IBatchManager.Status.Selling, 0);
        ISliceMarket.Fill memory what = _fill(listing, _signature(_key("alice"), _digest(listing)));
        vm.prank(alice);
        manager.refund(list(id), alice);
        uint256 held = usdc.balanceOf(bob);
        vm.prank(bob);
        (bool ok, ) = address(market).call(abi.encodeCall(market.fill, (what)));
        assertTrue(!ok, "there is nothing to sell");
        assertEq(usdc.balanceOf(bob), held, "and nothing to pay");
    }
}
