// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ISliceMarket} from "../../../contracts/interfaces/ISliceMarket.sol";
import {MarketWorld} from "../base/MarketWorld.sol";

/// @dev Orders die when what they were made for changes, without anybody cancelling them.
contract GuardsTest is MarketWorld {
    function test_a_listing_dies_when_its_batch_defaults() public {
        ISliceMarket.Order memory listing = _listing();
        listing.expiry = type(uint40).max;
        vm.warp(manager.defaultableAt(batchId));
        manager.declareDefault(batchId);
        _refuses(
            bob,
            listing,
            abi.encodeWithSelector(
                ISliceMarket.StatusChanged.selector,
                batchId,
                IBatchManager.Status.Active,
                IBatchManager.Status.Defaulted
            )
        );
    }

    function test_a_listing_made_before_the_term_dies_when_the_term_starts() public {
        vm.warp(START);
        batchId = createBatch();
        id = buy(alice, batchId, 10);
        ISliceMarket.Order memory listing = _listing();
        (listing.expectedStatus, listing.asOfPeriod) = (IBatchManager.Status.Selling, 0);
        listing.expiry = type(uint40).max;
        vm.warp(START + 2 * DAY);
        _refuses(
            bob,
            listing,
            abi.encodeWithSelector(
                ISliceMarket.StatusChanged.selector,
                batchId,
                IBatchManager.Status.Selling,
                IBatchManager.Status.Active
            )
        );
        vm.warp(START + 2 * DAY - 1);
        _take(bob, listing);
        assertEq(slices.ownerOf(id), bob, "sold just before");
    }

    function test_an_order_dies_after_more_periods_than_it_allows() public {
        ISliceMarket.Order memory listing = _listing();
        (listing.maxNewPeriods, listing.expiry) = (2, type(uint40).max);
        for (uint256 i; i < 3; ++i) post(batchId, 100_000);
        _refuses(bob, listing, abi.encodeWithSelector(ISliceMarket.TooManyNewPeriods.selector, batchId, 1, 2, 4));
    }

    function test_an_order_lives_through_as_many_periods_as_it_allows() public {
        ISliceMarket.Order memory listing = _listing();
        (listing.maxNewPeriods, listing.expiry) = (2, type(uint40).max);
        post(batchId, 100_000);
        post(batchId, 100_000);
        _take(bob, listing);
        assertEq(slices.credit(alice, address(wbtc)), 3 * 9_750, "all three payouts stay with the seller");
    }

    function test_an_order_of_a_period_to_come_is_refused() public {
        ISliceMarket.Order memory listing = _listing();
        (listing.asOfPeriod, listing.maxNewPeriods) = (2, type(uint16).max);
        _refuses(
            bob,
            listing,
            abi.encodeWithSelector(ISliceMarket.TooManyNewPeriods.selector, batchId, 2, type(uint16).max, 1)
        );
    }

    /// @dev The attack: list, let the buyer's transaction be overtaken by a payout, and sell one period less for the same price.
    function test_a_payout_between_listing_and_fill_voids_the_fill() public {
        ISliceMarket.Order memory listing = _listing();
        post(batchId, 100_000);
        _refuses(bob, listing, abi.encodeWithSelector(ISliceMarket.TooManyNewPeriods.selector, batchId, 1, 0, 2));
    }

    /// @dev The same with a seller who allowed for payouts: the buyer's own limit decides.
    function test_a_payout_just_before_the_fill_voids_it_where_the_buyer_says_so() public {
        ISliceMarket.Order memory listing = _listing();
        listing.maxNewPeriods = type(uint16).max;
        ISliceMarket.Fill memory what = _signed(listing);
        what.maxNextPeriod = manager.nextPeriod(batchId);
        post(batchId, 100_000);
        _refusesFill(bob, what, abi.encodeWithSelector(ISliceMarket.PeriodAboveMax.selector, batchId, 2, 1));
    }

    function test_a_payout_just_after_the_fill_is_the_buyer_s_whole() public {
        _take(bob, _listing());
        post(batchId, 100_000);
        assertEq(slices.claimable(id), 9_750, "the buyer's");
        assertEq(slices.credit(alice, address(wbtc)), 9_750, "the seller keeps what came before, and no more");
    }

    function test_an_offer_dies_with_its_guards_too() public {
        ISliceMarket.Order memory offer = _offer();
        post(batchId, 100_000);
        _refuses(alice, offer, abi.encodeWithSelector(ISliceMarket.TooManyNewPeriods.selector, batchId, 1, 0, 2));
    }

    function testFuzz_lives_exactly_as_long_as_its_guard(uint16 asOf, uint16 maxNew, uint8 posted) public {
        uint256 count = bound(posted, 0, 6);
        asOf = uint16(bound(asOf, 0, 9));
        maxNew = uint16(bound(maxNew, 0, 9));
        ISliceMarket.Order memory listing = _listing();
        (listing.asOfPeriod, listing.maxNewPeriods, listing.expiry) = (asOf, maxNew, type(uint40).max);
        for (uint256 i; i < count; ++i) post(batchId, 1_000);
        uint256 next = 1 + count;
        ISliceMarket.Fill memory what = _signed(listing);
        vm.prank(bob);
        try market.fill(what) {
            assertTrue(next >= asOf && next <= uint256(asOf) + maxNew, "filled within the guard");
        } catch {
            assertTrue(next < asOf || next > uint256(asOf) + maxNew, "refused outside of it");
        }
    }
}
