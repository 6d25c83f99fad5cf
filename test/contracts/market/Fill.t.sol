// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ISliceMarket} from "../../../contracts/interfaces/ISliceMarket.sol";
import {MarketWorld} from "../base/MarketWorld.sol";

contract FillTest is MarketWorld {
    /// @dev Names another manager's slices.
    address public slicesOfAnother;

    function test_a_listing_sells_the_slice_for_exactly_its_price_and_uses_its_nonce() public {
        ISliceMarket.Order memory listing = _listing();
        listing.nonce = 300;
        (uint256 sellerHad, uint256 buyerHad) = (_holds(usdc, alice), _holds(usdc, bob));
        ISliceMarket.Fill memory what = _signed(listing);

        vm.expectEmit(true, true, true, true, address(market));
        emit ISliceMarket.OrderFilled(
            id,
            alice,
            bob,
            ISliceMarket.Kind.Listing,
            address(usdc),
            PRICE,
            address(0),
            0,
            300
        );
        _takeAs(bob, what);

        assertEq(slices.ownerOf(id), bob, "the buyer owns it");
        assertEq(_holds(usdc, alice) - sellerHad, PRICE, "the seller has the price");
        assertEq(buyerHad - _holds(usdc, bob), PRICE, "the buyer paid it");
        assertEq(_holds(usdc, address(market)), 0, "the market keeps nothing");
        assertTrue(market.isNonceUsed(alice, 300), "the maker's nonce is used");
        assertTrue(!market.isNonceUsed(bob, 300), "the taker's is not");
        assertTrue(!market.isNonceUsed(alice, 299) && !market.isNonceUsed(alice, 44), "nor another of the maker's");
    }

    function test_an_offer_buys_the_slice_from_whoever_accepts_it() public {
        (uint256 sellerHad, uint256 buyerHad) = (_holds(usdc, alice), _holds(usdc, bob));
        ISliceMarket.Fill memory what = _signed(_offer());
        vm.expectEmit(true, true, true, true, address(market));
        emit ISliceMarket.OrderFilled(id, alice, bob, ISliceMarket.Kind.Offer, address(usdc), PRICE, address(0), 0, 0);
        _takeAs(alice, what);
        assertEq(slices.ownerOf(id), bob, "the buyer owns it");
        assertEq(_holds(usdc, alice) - sellerHad, PRICE, "the seller has the price");
        assertEq(buyerHad - _holds(usdc, bob), PRICE, "the buyer paid it");
        assertTrue(market.isNonceUsed(bob, 0), "the maker's nonce is used");
    }

    function test_what_the_slice_earned_stays_with_the_seller() public {
        uint256 earned = slices.claimable(id);
        assertEq(earned, 9_750, "a payout is pending");
        _take(bob, _listing());
        assertEq(slices.credit(alice, address(wbtc)), earned, "the seller's credit");
        assertEq(slices.claimable(id), 0, "the buyer starts at nothing");
    }

    function test_an_approval_of_this_one_slice_and_this_one_price_is_enough() public {
        vm.startPrank(alice);
        slices.setApprovalForAll(address(market), false);
        slices.approve(address(market), id);
        vm.stopPrank();
        vm.prank(bob);
        usdc.approve(address(market), PRICE);
        _take(bob, _listing());
        assertEq(slices.ownerOf(id), bob, "sold");
        assertEq(usdc.allowance(bob, address(market)), 0, "and no allowance is left");
    }

    function test_a_named_taker_alone_may_fill() public {
        ISliceMarket.Order memory listing = _listing();
        listing.taker = carol;
        _refuses(bob, listing, abi.encodeWithSelector(ISliceMarket.OtherTaker.selector, bob, carol));
        _take(carol, listing);
        assertEq(slices.ownerOf(id), carol, "sold to whom it was meant for");
    }

    function test_runs_from_its_start_until_before_its_expiry() public {
        ISliceMarket.Order memory listing = _listing();
        listing.start = uint40(block.timestamp + 10);
        listing.expiry = uint40(block.timestamp + 20);
        uint256 start = listing.start;
        _refuses(
            bob,
            listing,
            abi.encodeWithSelector(ISliceMarket.OrderNotStarted.selector, listing.start, start - 10)
        );
        vm.warp(start + 10);
        _refuses(bob, listing, abi.encodeWithSelector(ISliceMarket.OrderExpired.selector, listing.expiry, start + 10));
        vm.warp(start + 9);
        _take(bob, listing);
        assertEq(slices.ownerOf(id), bob, "sold in its last second");
    }

    function test_starts_in_its_first_second() public {
        ISliceMarket.Order memory listing = _listing();
        listing.start = uint40(block.timestamp);
        _take(bob, listing);
        assertEq(slices.ownerOf(id), bob, "sold");
    }

    function test_refuses_a_price_of_nothing() public {
        ISliceMarket.Order memory listing = _listing();
        listing.price = 0;
        _refuses(bob, listing, abi.encodeWithSelector(ISliceMarket.ZeroPrice.selector));
    }

    function test_refuses_an_order_of_one_s_own() public {
        _refuses(alice, _listing(), abi.encodeWithSelector(ISliceMarket.OwnOrder.selector, alice));
    }

    function test_refuses_a_second_fill() public {
        ISliceMarket.Order memory listing = _listing();
        _take(bob, listing);
        transfer(bob, alice, id);
        _refuses(bob, listing, abi.encodeWithSelector(ISliceMarket.NonceUsed.selector, alice, 0));
    }

    function test_a_buyer_s_own_bound_on_periods_holds_too() public {
        ISliceMarket.Order memory listing = _listing();
        listing.maxNewPeriods = 5;
        ISliceMarket.Fill memory what = _signed(listing);
        what.maxNextPeriod = 1;
        post(batchId, 100_000);
        _refusesFill(bob, what, abi.encodeWithSelector(ISliceMarket.PeriodAboveMax.selector, batchId, 2, 1));
        what.maxNextPeriod = 2;
        _takeAs(bob, what);
        assertEq(slices.ownerOf(id), bob, "sold");
    }

    function test_a_seller_s_bound_on_proceeds_holds() public {
        ISliceMarket.Fill memory what = _signed(_offer());
        what.minProceeds = PRICE + 1;
        _refusesFill(alice, what, abi.encodeWithSelector(ISliceMarket.ProceedsBelowMin.selector, PRICE, PRICE + 1));
        what.minProceeds = PRICE;
        _takeAs(alice, what);
        assertEq(slices.ownerOf(id), bob, "sold");
    }

    function test_the_digest_is_that_of_EIP_712() public view {
        assertEq(uint256(market.digestOf(_listing())), uint256(_digest(_listing())), "of a listing");
        assertEq(uint256(market.digestOf(_offer())), uint256(_digest(_offer())), "of an offer");
    }

    function deployMarket() external {
        deploy("SliceMarket.sol:SliceMarket", abi.encode(address(this)));
    }

    function test_knows_its_contracts_and_refuses_others() public {
        assertEq(address(market.manager()), address(manager), "manager");
        assertEq(market.slices(), address(slices), "slices");
        slicesOfAnother = address(slices);
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.WrongWiring.selector, address(slices), address(manager)));
        this.deployMarket();
    }

    /// @dev As a manager that names the slices of another.
    fallback(bytes calldata) external returns (bytes memory) {
        return abi.encode(slicesOfAnother);
    }

    function testFuzz_fills_at_the_signed_price_alone(uint256 price, uint256 nonce, bool offered) public {
        price = bound(price, 1, 1e14);
        ISliceMarket.Order memory order = offered ? _offer() : _listing();
        (order.price, order.nonce) = (price, nonce);
        (uint256 sellerHad, uint256 buyerHad) = (_holds(usdc, alice), _holds(usdc, bob));
        _take(offered ? alice : bob, order);
        assertEq(_holds(usdc, alice) - sellerHad, price, "received");
        assertEq(buyerHad - _holds(usdc, bob), price, "paid");
        assertEq(slices.ownerOf(id), bob, "owner");
        assertTrue(market.isNonceUsed(order.maker, nonce), "nonce");
    }

    /// @dev Whatever is changed of an order after it was signed, the signature is not of it any more.
    function testFuzz_no_member_can_be_changed_after_signing(uint256 member, uint256 change) public {
        ISliceMarket.Fill memory what = _signed(_listing());
        ISliceMarket.Order memory order = what.order;
        member = bound(member, 0, 7);
        change = bound(change, 1, 1_000);
        if (member == 0) order.price -= change;
        if (member == 1) order.expiry += uint40(change);
        if (member == 2) order.start -= uint40(change);
        if (member == 3) order.maxNewPeriods += uint16(change);
        if (member == 4) order.nonce += change;
        if (member == 5) order.taker = bob;
        if (member == 6) (order.asOfPeriod, order.maxNewPeriods) = (0, 1);
        if (member == 7) order.token = address(wbtc);
        _refusesFill(bob, what, abi.encodeWithSelector(ISliceMarket.InvalidSignature.selector, alice));
    }
}
