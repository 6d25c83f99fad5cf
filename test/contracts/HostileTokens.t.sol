// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IBatchManager} from "../../contracts/interfaces/IBatchManager.sol";
import {ITokenCustody} from "../../contracts/interfaces/ITokenCustody.sol";
import {BlacklistToken} from "../../contracts/mocks/BlacklistToken.sol";
import {FeeOnTransferToken} from "../../contracts/mocks/FeeOnTransferToken.sol";
import {MockUSDC} from "../../contracts/mocks/MockUSDC.sol";
import {ShrinkingToken} from "../../contracts/mocks/ShrinkingToken.sol";
import {World} from "./base/World.sol";

contract HostileTokensTest is World {
    function _batchIn(address payment, address payout) private returns (uint256) {
        vm.startPrank(admin);
        manager.setPaymentTokenAllowed(payment, true);
        manager.setPayoutTokenAllowed(payout, true);
        vm.stopPrank();
        _give(operator, payment);
        _give(operator, payout);
        _give(alice, payment);
        IBatchManager.Terms memory terms = exampleTerms();
        (terms.paymentToken, terms.payoutToken) = (payment, payout);
        return createBatch(terms);
    }

    function _give(address who, address token) private {
        MockUSDC(token).mint(who, 1e15);
        vm.prank(who);
        // Low-level, because one of these tokens returns nothing.
        (bool ok, ) = token.call(abi.encodeCall(IERC20.approve, (address(slices), type(uint256).max)));
        assertTrue(ok, "approved");
    }

    function test_a_fee_on_transfer_token_is_refused_in_bond_price_and_payout() public {
        FeeOnTransferToken fee = FeeOnTransferToken(deploy("FeeOnTransferToken.sol:FeeOnTransferToken"));
        fee.setCharging(false);
        uint256 batchId = _batchIn(address(fee), address(fee));
        fee.setCharging(true);
        IBatchManager.Terms memory terms = manager.terms(batchId);
        vm.prank(operator);
        vm.expectRevert(_shortfall(address(fee), 75_000_000, 74_250_000));
        manager.createBatch(terms, exampleDisclosure());
        vm.prank(alice);
        vm.expectRevert(_shortfall(address(fee), 1_500_000, 1_485_000));
        manager.buy(batchId, 1, 1e18, alice);
        vm.warp(periodEnd(batchId, 0));
        IBatchManager.Payout memory payout = payoutOf(batchId, 1_000, 0, 10_000);
        vm.prank(operator);
        vm.expectRevert(_shortfall(address(fee), 1_000, 990));
        manager.postPayout(batchId, payout);
    }

    function test_a_token_that_shrinks_what_it_is_paid_into_is_refused() public {
        ShrinkingToken shrinking = ShrinkingToken(deploy("ShrinkingToken.sol:ShrinkingToken"));
        uint256 batchId = _batchIn(address(shrinking), address(wbtc));
        shrinking.setShrinking(true);
        vm.prank(alice);
        vm.expectRevert(_shortfall(address(shrinking), 1_500_000, 0));
        manager.buy(batchId, 1, 1e18, alice);
    }

    function test_a_token_that_returns_nothing_works() public {
        address token = deploy("NoReturnToken.sol:NoReturnToken");
        uint256 batchId = _batchIn(token, token);
        uint256 id = buy(alice, batchId, 1_000);
        post(batchId, 1_000, 0, 9_000);
        // Q64 holds an exact 975 as just under it.
        assertEq(claim(stranger, id, alice), 974, "claimed");
        assertEq(claimRefund(stranger, id, alice), 5_000_000, "refunded");
    }

    function test_invariant_12_a_blacklisted_owner_blocks_nobody_and_can_be_paid_elsewhere() public {
        BlacklistToken token = BlacklistToken(deploy("BlacklistToken.sol:BlacklistToken"));
        uint256 batchId = _batchIn(address(token), address(token));
        _give(bob, address(token));
        uint256 id = buy(alice, batchId, 500);
        uint256 other = buy(bob, batchId, 500);
        post(batchId, 10_000, 0, 10_000);
        token.setBlacklisted(alice, true);
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(BlacklistToken.Blacklisted.selector, alice));
        slices.claim(list(id), alice);
        assertEq(claim(stranger, other, bob), 4_875, "others claim");
        post(batchId, 10_000, 0, 10_000);
        transfer(alice, carol, id);
        assertEq(slices.credit(alice, address(token)), 9_750, "and the slice can still be sold");
        vm.prank(alice);
        assertEq(slices.withdraw(address(token), bob), 9_750, "and its credit taken elsewhere");
        token.setBlacklisted(operator, true);
        vm.warp(manager.defaultableAt(batchId));
        manager.declareDefault(batchId);
        assertEq(claimRefund(stranger, other, bob), 500 * 50_000 * 28 + 37_500_000, "default needs no operator");
    }

    function test_one_token_for_price_and_payout_keeps_both_apart() public {
        uint256 batchId = _batchIn(address(usdc), address(usdc));
        uint256 id = buy(alice, batchId, 1_000);
        post(batchId, 1_000_000, 0, 9_000);
        transfer(alice, bob, id);
        assertEq(slices.credit(alice, address(usdc)), 975_000 + 5_000_000, "payout and refund");
        assertEq(slices.liabilities(address(usdc)), usdc.balanceOf(address(slices)), "all accounted for");
    }

    function test_slices_of_several_tokens_are_claimed_in_one_call() public {
        uint256 first = buy(alice, createBatch(), 1_000);
        uint256 second = buy(alice, _batchIn(address(usdc), address(usdc)), 1_000);
        post(1, 1_000);
        post(2, 2_000);
        uint256[] memory ids = new uint256[](3);
        (ids[0], ids[1], ids[2]) = (first, second, first);
        uint256 held = wbtc.balanceOf(bob);
        uint256 heldUsdc = usdc.balanceOf(bob);
        vm.prank(alice);
        slices.claim(ids, bob);
        // Q64 holds an exact 975 as just under it.
        assertEq(wbtc.balanceOf(bob) - held, 974, "in one token");
        assertEq(usdc.balanceOf(bob) - heldUsdc, 1_949, "and in the other");
    }

    function _shortfall(address token, uint256 expected, uint256 got) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ITokenCustody.TokenShortfall.selector, token, expected, got);
    }
}
