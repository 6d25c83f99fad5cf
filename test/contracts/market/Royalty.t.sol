// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ISliceMarket} from "../../../contracts/interfaces/ISliceMarket.sol";
import {BlacklistToken} from "../../../contracts/mocks/BlacklistToken.sol";
import {RoyaltyCollection} from "../../../contracts/mocks/RoyaltyCollection.sol";
import {MarketWorld} from "../base/MarketWorld.sol";

contract RoyaltyTest is MarketWorld {
    uint256 private constant FIRST = 1_000_000_001;

    RoyaltyCollection private collection;
    BlacklistToken private token;

    function setUp() public override {
        super.setUp();
        collection = new RoyaltyCollection();
        market = ISliceMarket(deploy("SliceMarket.sol:SliceMarket", abi.encode(IBatchManager(address(collection)))));
        token = new BlacklistToken();
        collection.mint(alice, FIRST);
        vm.prank(alice);
        collection.setApprovalForAll(address(market), true);
        token.mint(bob, PRICE);
        vm.prank(bob);
        token.approve(address(market), PRICE);
        collection.setRoyalty(treasury, 500);
    }

    function _listingHere() private view returns (ISliceMarket.Order memory order) {
        order = _listing();
        (order.id, order.token, order.asOfPeriod) = (FIRST, address(token), 0);
    }

    function test_the_royalty_comes_out_of_the_price() public {
        ISliceMarket.Fill memory what = _signed(_listingHere());
        vm.expectEmit(true, true, true, true, address(market));
        emit ISliceMarket.OrderFilled(
            FIRST,
            alice,
            bob,
            ISliceMarket.Kind.Listing,
            address(token),
            PRICE,
            treasury,
            PRICE / 20,
            0
        );
        _takeAs(bob, what);
        assertEq(token.balanceOf(treasury), PRICE / 20, "royalty");
        assertEq(token.balanceOf(alice), PRICE - PRICE / 20, "the seller's part");
        assertEq(token.balanceOf(bob), 0, "the buyer paid the price and no more");
        assertEq(collection.ownerOf(FIRST), bob, "sold");
    }

    function test_the_royalty_is_at_most_a_tenth_whatever_the_collection_says() public {
        collection.setRoyalty(treasury, 1_000_000);
        (address receiver, uint256 amount) = market.royaltyOf(FIRST, PRICE);
        assertEq(receiver, treasury, "receiver");
        assertEq(amount, PRICE / 10, "capped");
        _takeAs(bob, _signed(_listingHere()));
        assertEq(token.balanceOf(treasury), PRICE / 10, "a tenth");
        assertEq(token.balanceOf(alice), PRICE - PRICE / 10, "the rest");
    }

    function test_a_tenth_is_not_cut() public {
        collection.setRoyalty(treasury, 1_000);
        (, uint256 amount) = market.royaltyOf(FIRST, PRICE);
        assertEq(amount, PRICE / 10, "a tenth");
    }

    function test_a_receiver_that_cannot_be_paid_blocks_nothing_and_the_seller_gets_the_royalty() public {
        token.setBlacklisted(treasury, true);
        ISliceMarket.Fill memory what = _signed(_listingHere());
        vm.expectEmit(true, true, true, true, address(market));
        emit ISliceMarket.RoyaltyRefused(FIRST, treasury, address(token), PRICE / 20);
        _takeAs(bob, what);
        assertEq(token.balanceOf(alice), PRICE, "the whole price");
        assertEq(collection.ownerOf(FIRST), bob, "sold");
    }

    /// @dev A buyer who approves just the seller's part cannot make the royalty fail and pay less.
    function test_a_buyer_cannot_save_the_royalty() public {
        vm.prank(bob);
        token.approve(address(market), PRICE - PRICE / 20);
        ISliceMarket.Fill memory what = _signed(_listingHere());
        vm.prank(bob);
        (bool filled, ) = address(market).call(abi.encodeCall(ISliceMarket.fill, (what)));
        assertTrue(!filled, "refused");
        assertEq(token.balanceOf(alice) + token.balanceOf(treasury), 0, "nothing paid");
    }

    function test_no_receiver_and_no_rate_mean_no_royalty() public {
        collection.setRoyalty(address(0), 500);
        (, uint256 amount) = market.royaltyOf(FIRST, PRICE);
        assertEq(amount, 0, "without a receiver");
        collection.setRoyalty(treasury, 0);
        _takeAs(bob, _signed(_listingHere()));
        assertEq(token.balanceOf(alice), PRICE, "without a rate");
    }

    function test_a_seller_who_accepts_an_offer_is_safe_from_a_royalty_raised_meanwhile() public {
        ISliceMarket.Order memory offer = _offer();
        (offer.id, offer.token, offer.asOfPeriod) = (FIRST, address(token), 0);
        ISliceMarket.Fill memory what = _signed(offer);
        what.minProceeds = PRICE - PRICE / 20;
        collection.setRoyalty(treasury, 501);
        uint256 proceeds = PRICE - (PRICE * 501) / 10_000;
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(ISliceMarket.ProceedsBelowMin.selector, proceeds, PRICE - PRICE / 20));
        market.fill(what);
    }

    function test_the_receiver_may_be_buyer_or_seller() public {
        collection.setRoyalty(bob, 500);
        _takeAs(bob, _signed(_listingHere()));
        assertEq(token.balanceOf(alice), PRICE - PRICE / 20, "the seller's part");
        assertEq(token.balanceOf(bob), PRICE / 20, "the buyer's own royalty");
    }

    function testFuzz_royalty_and_proceeds_sum_to_the_price(uint256 price, uint256 bps) public {
        price = bound(price, 1, 1e30);
        bps = bound(bps, 0, 20_000);
        collection.setRoyalty(treasury, bps);
        token.mint(bob, price);
        vm.prank(bob);
        token.approve(address(market), price);
        ISliceMarket.Order memory listing = _listingHere();
        listing.price = price;
        _takeAs(bob, _signed(listing));
        assertEq(token.balanceOf(alice) + token.balanceOf(treasury), price, "the sum");
        assertLe(token.balanceOf(treasury) * 10, price, "at most a tenth");
    }
}
