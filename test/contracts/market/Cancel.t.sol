// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISliceMarket} from "../../../contracts/interfaces/ISliceMarket.sol";
import {MarketWorld} from "../base/MarketWorld.sol";

contract CancelTest is MarketWorld {
    function test_cancels_all_orders_of_one_nonce_and_no_others() public {
        ISliceMarket.Order memory listing = _listing();
        listing.nonce = 256;
        vm.expectEmit(true, true, true, true, address(market));
        emit ISliceMarket.OrderCancelled(alice, 256);
        vm.prank(alice);
        market.cancel(256);
        _refuses(bob, listing, abi.encodeWithSelector(ISliceMarket.NonceUsed.selector, alice, 256));
        listing.nonce = 0;
        _take(bob, listing);
        assertEq(slices.ownerOf(id), bob, "another nonce is not touched");
    }

    function test_cancelling_what_was_filled_reverts_as_too_late() public {
        _take(bob, _listing());
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(ISliceMarket.NonceUsed.selector, alice, 0));
        market.cancel(0);
    }

    function test_nobody_cancels_for_another() public {
        vm.startPrank(stranger);
        market.cancel(0);
        market.cancelAll();
        vm.stopPrank();
        _take(bob, _listing());
        assertEq(slices.ownerOf(id), bob, "sold");
    }

    function test_cancels_all_orders_at_once() public {
        ISliceMarket.Order memory listing = _listing();
        vm.prank(alice);
        market.cancelAll();
        uint256 counter = market.counterOf(alice);
        assertTrue(counter > type(uint64).max, "to a counter nobody guesses");
        _refuses(bob, listing, abi.encodeWithSelector(ISliceMarket.CounterChanged.selector, alice, 0, counter));
        listing.counter = counter;
        _take(bob, listing);
        assertEq(slices.ownerOf(id), bob, "orders signed since are good");
    }

    function test_cancelling_all_says_the_new_counter_and_never_returns_to_an_old_one() public {
        vm.prank(alice);
        market.cancelAll();
        uint256 first = market.counterOf(alice);
        uint256 next = uint256(keccak256(abi.encode(blockhash(block.number - 1), alice, first)));
        vm.expectEmit(true, true, true, true, address(market));
        emit ISliceMarket.AllOrdersCancelled(alice, next);
        vm.prank(alice);
        market.cancelAll();
        assertEq(market.counterOf(alice), next, "the counter of the event");
        assertTrue(next != first && first != 0, "a new one each time");
        assertEq(market.counterOf(bob), 0, "of the caller alone");
    }

    /// @dev Nothing on a public chain can keep a fill from overtaking a cancellation. What is sure: the signed price, or nothing.
    function test_a_fill_that_overtakes_the_cancellation_pays_exactly_the_signed_price() public {
        uint256 sellerHad = _holds(usdc, alice);
        _take(bob, _listing());
        assertEq(_holds(usdc, alice) - sellerHad, PRICE, "the signed price");
        vm.prank(alice);
        market.cancelAll();
        assertEq(slices.ownerOf(id), bob, "sold");
    }
}
