// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC20Errors, IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ISliceMarket} from "../../../contracts/interfaces/ISliceMarket.sol";
import {ITokenCustody} from "../../../contracts/interfaces/ITokenCustody.sol";
import {MarketWorld} from "../base/MarketWorld.sol";

contract AttacksTest is MarketWorld {
    uint256 private constant HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0;
    uint256 private constant ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;

    function _invalid(address maker) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ISliceMarket.InvalidSignature.selector, maker);
    }

    function test_a_signature_for_another_chain_is_refused() public {
        ISliceMarket.Order memory listing = _listing();
        bytes32 digest = _digest(listing, address(market), block.chainid + 1);
        _refusesFill(bob, _fill(listing, _signature(_key("alice"), digest)), _invalid(alice));
    }

    function test_a_signature_for_another_market_is_refused() public {
        ISliceMarket other = ISliceMarket(deploy("SliceMarket.sol:SliceMarket", abi.encode(manager)));
        ISliceMarket.Order memory listing = _listing();
        bytes32 digest = other.digestOf(listing);
        assertTrue(digest != market.digestOf(listing), "the contract is part of what is signed");
        _refusesFill(bob, _fill(listing, _signature(_key("alice"), digest)), _invalid(alice));
    }

    function test_a_signed_listing_is_no_offer_and_a_signed_offer_no_listing() public {
        ISliceMarket.Fill memory what = _signed(_listing());
        what.order.kind = ISliceMarket.Kind.Offer;
        _refusesFill(bob, what, _invalid(alice));
        what = _signed(_offer());
        what.order.kind = ISliceMarket.Kind.Listing;
        _refusesFill(alice, what, _invalid(bob));
    }

    function test_a_signature_of_somebody_else_is_refused() public {
        ISliceMarket.Order memory listing = _listing();
        _refusesFill(bob, _fill(listing, _signature(_key("bob"), _digest(listing))), _invalid(alice));
    }

    function test_a_signature_turned_over_is_refused_and_so_is_one_cut_short_or_missing() public {
        ISliceMarket.Order memory listing = _listing();
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(_key("alice"), _digest(listing));
        assertTrue(uint256(s) <= HALF_ORDER, "the signature is in its canonical form");
        bytes32 turned = bytes32(ORDER - uint256(s));
        _refusesFill(bob, _fill(listing, abi.encodePacked(r, turned, v == 27 ? 28 : 27)), _invalid(alice));
        _refusesFill(bob, _fill(listing, abi.encodePacked(r, s)), _invalid(alice));
        _refusesFill(bob, _fill(listing, abi.encodePacked(r, s, v, v)), _invalid(alice));
        _refusesFill(bob, _fill(listing, ""), _invalid(alice));
        _takeAs(bob, _fill(listing, abi.encodePacked(r, s, v)));
        assertEq(slices.ownerOf(id), bob, "the one form is good");
    }

    function test_the_zero_address_signs_nothing() public {
        ISliceMarket.Order memory offer = _offer();
        offer.maker = address(0);
        bytes memory nonsense = abi.encodePacked(bytes32(uint256(1)), bytes32(uint256(1)), uint8(29));
        _refusesFill(alice, _fill(offer, nonsense), _invalid(address(0)));
    }

    /// @dev Approving the one slice, as Lode's pages do, ends with the slice's departure.
    function test_a_listing_does_not_come_back_with_the_slice_where_that_slice_was_approved() public {
        vm.startPrank(alice);
        slices.setApprovalForAll(address(market), false);
        slices.approve(address(market), id);
        vm.stopPrank();
        ISliceMarket.Order memory listing = _listing();
        transfer(alice, carol, id);
        transfer(carol, alice, id);
        _refuses(
            bob,
            listing,
            abi.encodeWithSelector(IERC721Errors.ERC721InsufficientApproval.selector, address(market), id)
        );
    }

    /// @dev Approving everything keeps it alive: within its guards and expiry, at its price, until it is cancelled.
    function test_a_listing_under_an_approval_for_all_sleeps_while_the_slice_is_away() public {
        ISliceMarket.Order memory listing = _listing();
        transfer(alice, carol, id);
        _refuses(bob, listing, abi.encodeWithSelector(IERC721Errors.ERC721IncorrectOwner.selector, alice, id, carol));
        transfer(carol, alice, id);
        vm.prank(alice);
        market.cancelAll();
        _refuses(
            bob,
            listing,
            abi.encodeWithSelector(ISliceMarket.CounterChanged.selector, alice, 0, market.counterOf(alice))
        );
    }

    function test_the_next_owner_is_not_bound_by_a_listing_even_with_every_approval_given() public {
        ISliceMarket.Order memory listing = _listing();
        transfer(alice, carol, id);
        _refuses(bob, listing, abi.encodeWithSelector(IERC721Errors.ERC721IncorrectOwner.selector, alice, id, carol));
    }

    /// @dev Listed again at another price with the same nonce: whichever is filled, the other is void for good.
    function test_of_two_listings_with_one_nonce_only_one_is_ever_filled() public {
        ISliceMarket.Order memory cheap = _listing();
        ISliceMarket.Order memory dear = _listing();
        dear.price = 2 * PRICE;
        _take(bob, dear);
        transfer(bob, alice, id);
        _refuses(bob, cheap, abi.encodeWithSelector(ISliceMarket.NonceUsed.selector, alice, 0));
    }

    function test_a_revoked_approval_of_slice_or_money_voids_the_fill() public {
        ISliceMarket.Order memory listing = _listing();
        vm.prank(alice);
        slices.setApprovalForAll(address(market), false);
        _refuses(
            bob,
            listing,
            abi.encodeWithSelector(IERC721Errors.ERC721InsufficientApproval.selector, address(market), id)
        );
        _approve(alice);
        vm.prank(bob);
        usdc.approve(address(market), PRICE - 1);
        _refuses(
            bob,
            listing,
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(market), PRICE - 1, PRICE)
        );
    }

    /// @dev ERC-721 moves by the same selector as ERC-20: a "price" that is a slice's number would take that slice.
    function test_a_slice_is_no_money() public {
        uint256 other = buy(bob, batchId, 5);
        ISliceMarket.Order memory listing = _listing();
        (listing.token, listing.price) = (address(slices), other);
        _refuses(
            bob,
            listing,
            abi.encodeWithSelector(ITokenCustody.TokenShortfall.selector, address(slices), other, 1)
        );
        assertEq(slices.ownerOf(other), bob, "the buyer keeps the other slice");
    }

    function test_a_fill_meant_to_be_skippable_is_for_the_market_itself() public {
        ISliceMarket.Fill memory what = _signed(_listing());
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(ISliceMarket.OnlyItself.selector, stranger));
        market.fillFor(bob, what);
    }
}
