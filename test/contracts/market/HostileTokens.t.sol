// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ISliceMarket} from "../../../contracts/interfaces/ISliceMarket.sol";
import {ITokenCustody} from "../../../contracts/interfaces/ITokenCustody.sol";
import {BlacklistToken} from "../../../contracts/mocks/BlacklistToken.sol";
import {FeeOnTransferToken} from "../../../contracts/mocks/FeeOnTransferToken.sol";
import {NoReturnToken} from "../../../contracts/mocks/NoReturnToken.sol";
import {ReentrantToken} from "../../../contracts/mocks/ReentrantToken.sol";
import {ShrinkingToken} from "../../../contracts/mocks/ShrinkingToken.sol";
import {MarketWorld} from "../base/MarketWorld.sol";

contract MarketHostileTokensTest is MarketWorld {
    function test_a_token_that_takes_a_fee_is_refused() public {
        FeeOnTransferToken token = new FeeOnTransferToken();
        token.mint(bob, PRICE);
        vm.prank(bob);
        token.approve(address(market), PRICE);
        ISliceMarket.Order memory listing = _listing();
        listing.token = address(token);
        _refuses(
            bob,
            listing,
            abi.encodeWithSelector(ITokenCustody.TokenShortfall.selector, address(token), PRICE, PRICE - PRICE / 100)
        );
    }

    function test_a_token_that_shrinks_what_the_seller_held_is_refused() public {
        ShrinkingToken token = new ShrinkingToken();
        token.mint(bob, PRICE);
        token.mint(alice, 5);
        token.setShrinking(true);
        vm.prank(bob);
        token.approve(address(market), PRICE);
        ISliceMarket.Order memory listing = _listing();
        listing.token = address(token);
        _refuses(bob, listing, abi.encodeWithSelector(ITokenCustody.TokenShortfall.selector, address(token), PRICE, 0));
    }

    function test_a_token_that_returns_nothing_is_paid() public {
        NoReturnToken token = new NoReturnToken();
        token.mint(bob, PRICE);
        vm.prank(bob);
        token.approve(address(market), PRICE);
        ISliceMarket.Order memory listing = _listing();
        listing.token = address(token);
        _take(bob, listing);
        assertEq(token.balanceOf(alice), PRICE, "paid");
        assertEq(slices.ownerOf(id), bob, "sold");
    }

    function test_a_token_that_blocks_the_seller_blocks_this_trade_only() public {
        BlacklistToken token = new BlacklistToken();
        token.mint(bob, PRICE);
        token.setBlacklisted(alice, true);
        vm.prank(bob);
        token.approve(address(market), PRICE);
        ISliceMarket.Order memory listing = _listing();
        listing.token = address(token);
        _refuses(bob, listing, abi.encodeWithSelector(BlacklistToken.Blacklisted.selector, alice));
        listing.token = address(usdc);
        _take(bob, listing);
        assertEq(slices.ownerOf(id), bob, "another listing is good");
    }

    function test_a_token_that_calls_back_cannot_fill_again() public {
        ReentrantToken token = _armed(abi.encodeCall(ISliceMarket.fill, (_signed(_listing()))));
        _sellFor(token);
        assertEq(token.calls(), 1, "it called back");
        assertTrue(!token.succeeded(), "and was refused");
        bytes4 refused = ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector;
        assertEq(uint32(bytes4(token.returned())), uint32(refused), "as reentrant");
    }

    function test_a_token_that_calls_back_cannot_fill_many() public {
        ISliceMarket.Fill[] memory fills = new ISliceMarket.Fill[](1);
        fills[0] = _signed(_listing());
        ReentrantToken token = _armed(abi.encodeCall(ISliceMarket.fillMany, (fills, true)));
        _sellFor(token);
        assertTrue(token.calls() == 1 && !token.succeeded(), "refused");
    }

    function test_the_slice_has_moved_and_settled_before_a_token_is_called() public {
        ReentrantToken token = new ReentrantToken();
        token.mint(bob, PRICE);
        vm.prank(bob);
        token.approve(address(market), PRICE);
        token.arm(address(slices), abi.encodeCall(slices.ownerOf, (id)));
        _sellFor(token);
        assertEq(abi.decode(token.returned(), (address)), bob, "the token saw the buyer as owner");
        assertEq(slices.credit(alice, address(wbtc)), 9_750, "the seller keeps what was earned");
    }

    function test_an_address_without_code_is_no_token() public {
        ISliceMarket.Order memory listing = _listing();
        listing.token = stranger;
        ISliceMarket.Fill memory what = _signed(listing);
        vm.prank(bob);
        (bool filled, ) = address(market).call(abi.encodeCall(ISliceMarket.fill, (what)));
        assertTrue(!filled, "refused");
        assertEq(slices.ownerOf(id), alice, "not sold");
    }

    function _armed(bytes memory data) private returns (ReentrantToken token) {
        token = new ReentrantToken();
        token.mint(bob, PRICE);
        vm.prank(bob);
        token.approve(address(market), PRICE);
        token.arm(address(market), data);
    }

    function _sellFor(ReentrantToken token) private {
        ISliceMarket.Order memory listing = _listing();
        (listing.token, listing.nonce) = (address(token), 7);
        _take(bob, listing);
        assertEq(token.balanceOf(alice), PRICE, "paid once");
        assertEq(slices.ownerOf(id), bob, "sold once");
    }
}
