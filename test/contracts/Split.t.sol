// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {ICapacitySlices} from "../../contracts/interfaces/ICapacitySlices.sol";
import {ISliceBook} from "../../contracts/interfaces/ISliceBook.sol";
import {HolderWorld} from "./base/HolderWorld.sol";

contract SplitTest is HolderWorld {
    uint256 private batchId;
    uint256 private id;

    function setUp() public override {
        super.setUp();
        batchId = createBatch();
        id = buy(alice, batchId, 100);
        post(batchId, 100_000, 0, 9_000);
    }

    function test_ends_the_slice_credits_what_it_earned_and_opens_its_parts_where_it_stood() public {
        uint192 paid = account(batchId).acc - uint64(100 * uint256(account(batchId).acc)) / uint64(100);
        vm.expectEmit(true, true, true, true, address(slices));
        emit ISliceBook.Settled(id, alice, 9_750, paid, 9_750);
        vm.expectEmit(true, true, true, true, address(slices));
        emit ISliceBook.RefundSettled(id, alice, 500_000, uint192(5_000 * Q64), 500_000);
        vm.expectEmit(true, true, true, true, address(slices));
        emit IERC721.Transfer(alice, address(0), id);
        vm.expectEmit(true, true, true, true, address(slices));
        emit ISliceBook.SliceSplit(id, batchId, alice, id + 1, parts(60, 40), paid, uint192(5_000 * Q64));
        vm.expectEmit(true, true, true, true, address(slices));
        emit IERC721.Transfer(address(0), alice, id + 1);
        vm.prank(alice);
        uint256 first = slices.split(id, parts(60, 40));

        assertEq(first, id + 1, "the next serial");
        assertEq(slices.credit(alice, address(wbtc)), 9_750, "the payout is credit");
        assertEq(slices.credit(alice, address(usdc)), 500_000, "the refund too");
        assertEq(slices.slice(first).units, 60, "first part");
        assertEq(slices.slice(first + 1).units, 40, "second part");
        assertEq(slices.slice(first + 1).paid, paid, "where the whole one stood");
        assertEq(slices.slice(first + 1).refundPaid, uint192(5_000 * Q64), "in refunds too");
        assertEq(slices.ownerOf(first), alice, "same owner");
        assertEq(slices.balanceOf(alice), 2, "two slices for one");
        assertEq(account(batchId).sold, 100, "nothing was sold");
        assertEq(account(batchId).serial, 3, "serials");
    }

    function test_the_slice_that_was_split_is_gone_for_ever() public {
        vm.startPrank(alice);
        slices.split(id, parts(60, 40));
        bytes memory reason = abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, id);
        vm.expectRevert(reason);
        slices.split(id, parts(60, 40));
        vm.expectRevert(reason);
        slices.slice(id);
        vm.expectRevert(reason);
        slices.claim(list(id), alice);
        vm.expectRevert(reason);
        slices.transferFrom(alice, bob, id);
        vm.expectRevert(reason);
        slices.settle(list(id));
        vm.stopPrank();
    }

    function test_keeps_the_known_answer_of_three_holders_one_of_whom_splits() public {
        vm.prank(admin);
        manager.setFee(0, treasury);
        uint256 free = createBatch(longTerms());
        (uint256 a, uint256 b, uint256 c) = (buy(bob, free, 100), buy(carol, free, 250), buy(alice, free, 650));
        post(free, 32_425);
        vm.prank(alice);
        uint256 first = slices.split(c, parts(400, 250));
        post(free, 1);
        post(free, 32_424);
        // Exactly 6,485: the accumulator rounds down by a last bit, so the last base unit comes with the next payout.
        assertEq(slices.claimable(a), 6_484, "100 TH");
        assertEq(slices.claimable(b), 16_212, "250 TH");
        uint256 credit = slices.credit(alice, address(wbtc));
        assertEq(credit, 21_076, "650 TH, the first payout");
        assertEq(credit + slices.claimable(first) + slices.claimable(first + 1), 25_940 + 16_212, "400 and 250 TH");
    }

    function test_parts_share_the_fraction_that_was_pending_by_their_units() public {
        post(batchId, 1_234_567);
        uint256 before = pendingScaled(id) % Q64;
        vm.prank(alice);
        uint256 first = slices.split(id, parts(1, 99));
        assertLe(pendingScaled(first) + pendingScaled(first + 1), before, "never more");
        assertGe(pendingScaled(first) + pendingScaled(first + 1) + 100, before, "less than 100 of 2^64 fewer");
    }

    function test_by_an_approved_account_gives_the_parts_and_the_credit_to_the_owner() public {
        vm.prank(alice);
        slices.approve(bob, id);
        vm.prank(bob);
        uint256 first = slices.split(id, parts(50, 50));
        assertEq(slices.ownerOf(first), alice, "owner");
        assertEq(slices.credit(alice, address(wbtc)), 9_750, "credit");
        assertEq(slices.getApproved(first), address(0), "the approval ended with the slice");
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721InsufficientApproval.selector, bob, first));
        slices.split(first, parts(25, 25));
    }

    function test_does_not_call_the_owner_back() public {
        vm.prank(alice);
        slices.transferFrom(alice, address(usdc), id);
        vm.prank(address(usdc));
        slices.split(id, parts(50, 50));
    }

    function test_reverts_for_strangers_and_slices_that_do_not_exist() public {
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721InsufficientApproval.selector, stranger, id));
        slices.split(id, parts(60, 40));
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, 7));
        slices.split(7, parts(60, 40));
    }

    function test_reverts_where_units_are_not_conserved() public {
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(ISliceBook.UnitsNotConserved.selector, id, 100, 101));
        slices.split(id, parts(60, 41));
        vm.expectRevert(abi.encodeWithSelector(ISliceBook.UnitsNotConserved.selector, id, 100, 99));
        slices.split(id, parts(60, 39));
        uint256 huge = 2 * uint256(type(uint64).max);
        vm.expectRevert(abi.encodeWithSelector(ISliceBook.UnitsNotConserved.selector, id, 100, huge));
        slices.split(id, parts(type(uint64).max, type(uint64).max));
        vm.expectRevert(abi.encodeWithSelector(ISliceBook.EmptyPart.selector, 1));
        slices.split(id, parts(100, 0));
        vm.expectRevert(abi.encodeWithSelector(ISliceBook.TooFewSlices.selector, 1, 2));
        slices.split(id, new uint64[](1));
        vm.stopPrank();
    }

    function test_reverts_when_serials_run_out_and_uses_the_last_one() public {
        setSerial(batchId, 999_999_998);
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(ICapacitySlices.SerialsExhausted.selector, batchId));
        slices.split(id, parts(60, 40));
        setSerial(batchId, 999_999_997);
        assertEq(slices.split(id, parts(60, 40)), batchId * 1e9 + 999_999_998, "the last two");
        vm.expectRevert(abi.encodeWithSelector(ICapacitySlices.SerialsExhausted.selector, batchId));
        slices.merge(list(batchId * 1e9 + 999_999_998, batchId * 1e9 + 999_999_999));
        vm.stopPrank();
    }

    function testFuzz_invariant_9_a_split_conserves_units_owner_and_what_is_owed(
        uint64 units,
        uint64 cut,
        uint128 gross,
        uint128 later,
        uint16 delivered
    ) public {
        uint256 other = createBatch(longTerms());
        units = uint64(bound(units, 2, 1_000));
        cut = uint64(bound(cut, 1, units - 1));
        uint256 whole = buy(alice, other, units);
        post(other, uint128(bound(gross, 0, 1e15 - 1)) / 4, 0, uint16(bound(delivered, 0, 10_000)));
        uint256 scaled = pendingScaled(whole);
        uint256 refund = slices.refundable(whole);
        vm.prank(alice);
        uint256 first = slices.split(whole, parts(cut, units - cut));

        assertEq(slices.slice(first).units + slices.slice(first + 1).units, units, "units");
        assertEq(account(other).sold, units, "sold");
        uint256 owed = (slices.credit(alice, address(wbtc)) << 64) + pendingScaled(first) + pendingScaled(first + 1);
        assertLe(owed, scaled, "nothing is made");
        assertGe(owed + units, scaled, "nothing is lost but the last bits of 2^64");
        assertEq(slices.credit(alice, address(usdc)), refund, "refunds are whole");

        post(other, uint128(bound(later, 0, 1e15 - 1)) / 4);
        uint256 unsplit = ((uint256(units) * account(other).acc) >> 64);
        uint256 has = slices.credit(alice, address(wbtc)) + slices.claimable(first) + slices.claimable(first + 1);
        assertLe(has, unsplit, "never more than unsplit");
        assertGe(has + 2, unsplit, "never more than one base unit a part less");
    }
}
