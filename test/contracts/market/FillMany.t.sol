// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISliceMarket} from "../../../contracts/interfaces/ISliceMarket.sol";
import {SigningWallet} from "../../../contracts/mocks/SigningWallet.sol";
import {MarketWorld} from "../base/MarketWorld.sol";

contract FillManyTest is MarketWorld {
    uint256[3] private ids;

    function setUp() public override {
        super.setUp();
        vm.warp(START + 3 * DAY);
        for (uint256 i; i < 3; ++i) ids[i] = buy(alice, batchId, 10);
    }

    function _three() private view returns (ISliceMarket.Fill[] memory fills) {
        fills = new ISliceMarket.Fill[](3);
        for (uint256 i; i < 3; ++i) fills[i] = _listed(ids[i], i);
    }

    function _listed(uint256 which, uint256 nonce) private view returns (ISliceMarket.Fill memory) {
        ISliceMarket.Order memory listing = _listing();
        (listing.id, listing.nonce) = (which, nonce);
        return _signed(listing);
    }

    function test_fills_all() public {
        uint256 had = _holds(usdc, bob);
        ISliceMarket.Fill[] memory fills = _three();
        vm.prank(bob);
        bool[] memory filled = market.fillMany(fills, false);
        for (uint256 i; i < 3; ++i) {
            assertTrue(filled[i], "each is filled");
            assertEq(slices.ownerOf(ids[i]), bob, "each is bought");
        }
        assertEq(had - _holds(usdc, bob), 3 * PRICE, "each is paid");
    }

    function test_fills_none_where_one_fails_and_skipping_was_not_asked_for() public {
        ISliceMarket.Fill[] memory fills = _three();
        vm.prank(alice);
        market.cancel(1);
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(ISliceMarket.NonceUsed.selector, alice, 1));
        market.fillMany(fills, false);
        assertEq(slices.ownerOf(ids[0]), alice, "the first neither");
    }

    function test_leaves_out_what_fails_where_skipping_was_asked_for() public {
        ISliceMarket.Fill[] memory fills = _three();
        vm.prank(alice);
        market.cancel(1);
        uint256 had = _holds(usdc, bob);
        vm.prank(bob);
        bool[] memory filled = market.fillMany(fills, true);
        assertTrue(filled[0] && !filled[1] && filled[2], "the cancelled one is left out");
        assertEq(slices.ownerOf(ids[1]), alice, "and stays");
        assertEq(slices.ownerOf(ids[0]), bob, "bought by the caller");
        assertEq(slices.ownerOf(ids[2]), bob, "both");
        assertEq(had - _holds(usdc, bob), 2 * PRICE, "two are paid");
    }

    function test_the_same_order_twice_is_filled_once() public {
        ISliceMarket.Fill[] memory fills = new ISliceMarket.Fill[](2);
        fills[0] = _listed(ids[0], 0);
        fills[1] = fills[0];
        vm.prank(bob);
        bool[] memory filled = market.fillMany(fills, true);
        assertTrue(filled[0] && !filled[1], "once");
    }

    function test_mixes_listings_and_offers() public {
        ISliceMarket.Fill[] memory fills = new ISliceMarket.Fill[](2);
        fills[0] = _listed(ids[0], 0);
        uint256 own = buy(carol, batchId, 3);
        ISliceMarket.Order memory offer = _offer();
        offer.id = own;
        fills[1] = _signed(offer);
        vm.prank(carol);
        market.fillMany(fills, false);
        assertEq(slices.ownerOf(ids[0]), carol, "bought");
        assertEq(slices.ownerOf(own), bob, "sold");
    }

    function test_refuses_an_empty_list_and_one_of_which_nothing_is_filled() public {
        vm.startPrank(bob);
        vm.expectRevert(abi.encodeWithSelector(ISliceMarket.NoFills.selector));
        market.fillMany(new ISliceMarket.Fill[](0), true);
        vm.stopPrank();
        vm.prank(alice);
        market.cancelAll();
        ISliceMarket.Fill[] memory fills = new ISliceMarket.Fill[](1);
        fills[0] = _listed(ids[0], 0);
        fills[0].order.counter = 0;
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(ISliceMarket.NothingFilled.selector));
        market.fillMany(fills, true);
    }

    /// @dev One maker's contract burns all the gas it is given: the others are bought all the same.
    function test_an_order_that_burns_gas_burns_its_own_share_only() public {
        SigningWallet wallet = new SigningWallet();
        wallet.setAnswer(SigningWallet.Answer.BurnsGas);
        ISliceMarket.Order memory listing = _order(ISliceMarket.Kind.Listing, address(wallet));
        ISliceMarket.Fill[] memory fills = new ISliceMarket.Fill[](2);
        fills[0] = _fill(listing, "");
        fills[1] = _listed(ids[0], 0);
        vm.prank(bob);
        bool[] memory filled = market.fillMany{gas: 1_600_000}(fills, true);
        assertTrue(!filled[0] && filled[1], "the other is bought");
    }

    /// @dev Too little gas is an error, not a reason to skip: else a wallet's estimate would skip what is dear.
    function test_too_little_gas_skips_nothing() public {
        ISliceMarket.Fill[] memory fills = _three();
        vm.prank(bob);
        (bool done, bytes memory reason) = address(market).call{gas: 600_000}(
            abi.encodeCall(ISliceMarket.fillMany, (fills, true))
        );
        assertTrue(!done, "refused");
        assertEq(uint32(bytes4(reason)), uint32(ISliceMarket.GasTooLow.selector), "for want of gas");
        for (uint256 i; i < 3; ++i) assertEq(slices.ownerOf(ids[i]), alice, "nothing is filled");
    }
}
