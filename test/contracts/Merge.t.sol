// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {IBatchManager} from "../../contracts/interfaces/IBatchManager.sol";
import {ISliceBook} from "../../contracts/interfaces/ISliceBook.sol";
import {HolderWorld} from "./base/HolderWorld.sol";

contract MergeTest is HolderWorld {
    uint256 private batchId;
    uint256 private first;
    uint256 private second;

    function setUp() public override {
        super.setUp();
        batchId = createBatch();
        first = buy(alice, batchId, 100);
        second = buy(alice, batchId, 300);
        post(batchId, 100_000, 0, 9_000);
    }

    function test_says_the_whole_credit_where_payouts_and_refunds_are_in_one_token() public {
        vm.prank(admin);
        manager.setPayoutTokenAllowed(address(usdc), true);
        IBatchManager.Terms memory terms = termsFromNow();
        terms.payoutToken = address(usdc);
        batchId = createBatch(terms);
        (first, second) = (buy(alice, batchId, 100), buy(alice, batchId, 300));
        post(batchId, 100_000, 0, 9_000);
        // 97,500 over 1,000 units, and a tenth of the rate.
        (uint192 acc, uint192 refundAcc) = (account(batchId).acc, account(batchId).refundAcc);
        vm.expectEmit(true, true, true, true, address(slices));
        emit ISliceBook.Settled(first, alice, 9_750, acc, 9_750);
        vm.expectEmit(true, true, true, true, address(slices));
        emit ISliceBook.RefundSettled(first, alice, 500_000, refundAcc, 9_750 + 500_000);
        vm.expectEmit(true, true, true, true, address(slices));
        emit ISliceBook.Settled(second, alice, 29_250, acc, 9_750 + 500_000 + 29_250);
        vm.expectEmit(true, true, true, true, address(slices));
        emit ISliceBook.RefundSettled(second, alice, 1_500_000, refundAcc, 39_000 + 2_000_000);
        vm.prank(alice);
        slices.merge(list(first, second));
        assertEq(slices.credit(alice, address(usdc)), 39_000 + 2_000_000, "credit");
    }

    function test_ends_the_slices_credits_what_they_earned_and_opens_one_of_all_their_units() public {
        vm.expectEmit(true, true, true, false, address(slices));
        emit ISliceBook.Settled(first, alice, 9_750, 0, 9_750);
        vm.expectEmit(true, true, true, false, address(slices));
        emit ISliceBook.RefundSettled(first, alice, 500_000, 0, 500_000);
        vm.expectEmit(true, true, true, true, address(slices));
        emit IERC721.Transfer(alice, address(0), first);
        vm.expectEmit(true, true, true, false, address(slices));
        emit ISliceBook.Settled(second, alice, 29_250, 0, 39_000);
        vm.expectEmit(true, true, true, false, address(slices));
        emit ISliceBook.RefundSettled(second, alice, 1_500_000, 0, 2_000_000);
        vm.expectEmit(true, true, true, true, address(slices));
        emit IERC721.Transfer(alice, address(0), second);
        uint192 acc = account(batchId).acc;
        uint192 paid = acc - uint192((((100 * uint256(acc)) % Q64) + ((300 * uint256(acc)) % Q64)) / 400);
        // Each input's own checkpoint rounds up by less than its units, so the sum is within as many bits.
        vm.prank(alice);
        uint256 id = slices.merge(list(first, second));

        assertEq(id, second + 1, "the next serial");
        assertEq(slices.slice(id).units, 400, "all units");
        assertGe(slices.slice(id).paid, paid, "nothing is made");
        assertLe(slices.slice(id).paid, paid + 2, "nothing is lost but the last bits");
        assertEq(slices.slice(id).refundPaid, account(batchId).refundAcc, "refunds are whole");
        assertEq(slices.credit(alice, address(wbtc)), 39_000, "payouts");
        assertEq(slices.credit(alice, address(usdc)), 2_000_000, "refunds");
        assertEq(slices.balanceOf(alice), 1, "one for two");
        assertEq(account(batchId).sold, 400, "sold");
    }

    function test_says_what_it_made() public {
        uint192 refundAcc = account(batchId).refundAcc;
        claim(alice, first, alice);
        claim(alice, second, alice);
        uint192 paid = account(batchId).acc - uint192((pendingScaled(first) + pendingScaled(second)) / 400);
        vm.expectEmit(true, true, true, true, address(slices));
        emit ISliceBook.SlicesMerged(second + 1, batchId, alice, list(first, second), 400, paid, refundAcc);
        vm.prank(alice);
        slices.merge(list(first, second));
    }

    function test_fractions_that_add_up_to_a_base_unit_can_be_claimed() public {
        // A third of a base unit each, twice over: 1 unit of 3 of a batch without a fee.
        vm.prank(admin);
        manager.setFee(0, treasury);
        uint256 other = createBatch(thirds());
        (uint256 a, uint256 b, uint256 c) = (buy(alice, other, 1), buy(alice, other, 1), buy(alice, other, 1));
        post(other, 5);
        assertEq(slices.claimable(a), 1, "one and two thirds each");
        vm.prank(alice);
        uint256 id = slices.merge(list(a, b, c));
        assertEq(slices.credit(alice, address(wbtc)), 3, "whole ones");
        assertEq(slices.claimable(id), 1, "three times two thirds, less a last bit");
        assertEq(claim(stranger, id, alice), 1, "by anybody, as ever");
        assertEq(slices.claimable(id), 0, "once");
        post(other, 1);
        assertEq(slices.claimable(id), 1, "and the rest is not lost");
    }

    function test_of_what_was_split_gives_the_same_slice_again() public {
        claim(alice, first, alice);
        uint256 before = pendingScaled(first);
        vm.startPrank(alice);
        uint256 part = slices.split(first, parts(1, 99));
        uint256 id = slices.merge(list(part + 1, part));
        vm.stopPrank();
        assertEq(slices.slice(id).units, 100, "units");
        assertLe(pendingScaled(id), before, "not more");
        assertGe(pendingScaled(id) + 100, before, "the same to the last bits");
    }

    function test_after_a_default_keeps_every_refund() public {
        fail(batchId);
        uint256 due = slices.refundable(first) + slices.refundable(second);
        vm.prank(alice);
        uint256 id = slices.merge(list(first, second));
        assertGe(slices.credit(alice, address(usdc)) + slices.refundable(id) + 1, due, "refund and bond share");
        assertLe(slices.credit(alice, address(usdc)) + slices.refundable(id), due + 1, "and no more");
    }

    function test_needs_approval_for_every_slice() public {
        vm.prank(alice);
        slices.approve(bob, first);
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721InsufficientApproval.selector, bob, second));
        slices.merge(list(first, second));
        vm.prank(alice);
        slices.approve(bob, second);
        vm.prank(bob);
        assertEq(slices.ownerOf(slices.merge(list(first, second))), alice, "the owner's");
    }

    function test_reverts_for_a_slice_named_twice_strangers_and_too_few() public {
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721InsufficientApproval.selector, stranger, first));
        vm.prank(stranger);
        slices.merge(list(first, second));
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, first));
        slices.merge(list(first, first));
        vm.expectRevert(abi.encodeWithSelector(ISliceBook.TooFewSlices.selector, 1, 2));
        slices.merge(list(first));
        vm.expectRevert(abi.encodeWithSelector(ISliceBook.TooFewSlices.selector, 0, 2));
        slices.merge(new uint256[](0));
        vm.stopPrank();
    }

    function test_reverts_for_slices_of_another_batch_or_another_owner() public {
        uint256 elsewhere = buy(alice, createBatch(termsFromNow()), 1);
        uint256 bobs = buy(bob, batchId, 1);
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(ISliceBook.DifferentBatch.selector, elsewhere, batchId));
        slices.merge(list(first, elsewhere));
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721InsufficientApproval.selector, alice, bobs));
        slices.merge(list(first, bobs));
        vm.stopPrank();
        vm.prank(bob);
        slices.setApprovalForAll(alice, true);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(ISliceBook.DifferentOwner.selector, bobs, bob, alice));
        slices.merge(list(first, bobs));
    }

    function testFuzz_invariant_9_a_merger_conserves_units_owner_and_what_is_owed(
        uint64[3] memory units,
        uint128[3] memory gross,
        uint16 delivered
    ) public {
        uint256 other = createBatch(longTerms());
        uint256[] memory ids = new uint256[](3);
        uint64 sum;
        for (uint256 i; i < 3; ++i) {
            units[i] = uint64(bound(units[i], 1, 333));
            sum += units[i];
            ids[i] = buy(alice, other, units[i]);
            post(other, uint128(bound(gross[i], 0, 1e14)), 0, uint16(bound(delivered, 0, 10_000)));
        }
        uint256 scaled = pendingScaled(ids[0]) + pendingScaled(ids[1]) + pendingScaled(ids[2]);
        uint256 refund = refundScaled(ids[0]) + refundScaled(ids[1]) + refundScaled(ids[2]);
        vm.prank(alice);
        uint256 id = slices.merge(ids);

        assertEq(slices.slice(id).units, sum, "units");
        assertEq(account(other).sold, sum, "sold");
        uint256 owed = (slices.credit(alice, address(wbtc)) << 64) + pendingScaled(id);
        assertLe(owed, scaled, "nothing is made");
        assertGe(owed + 2 * uint256(sum), scaled, "nothing is lost but the last bits of 2^64");
        owed = (slices.credit(alice, address(usdc)) << 64) + refundScaled(id);
        assertLe(owed, refund, "in refunds too");
        assertGe(owed + 2 * uint256(sum), refund, "and there");
        assertGe(account(other).holdersReserve, slices.claimable(id), "the reserve covers it");
    }
}
