// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {ISliceBook} from "../../../contracts/interfaces/ISliceBook.sol";
import {ITokenCustody} from "../../../contracts/interfaces/ITokenCustody.sol";
import {SaleWorld} from "./SaleWorld.sol";

contract CoolingOffTest is SaleWorld {
    uint256 private batchId;
    uint256 private id;

    function setUp() public override {
        super.setUp();
        batchId = createBatch(saleTerms());
        id = buy(alice, batchId, 500);
    }

    function test_a_slice_is_given_back_for_exactly_what_it_cost() public {
        uint256 held = usdc.balanceOf(alice);
        vm.expectEmit(true, true, true, true, address(slices));
        emit ICapacitySlices.SliceRefunded(id, batchId, alice, alice, 500, 500 * PRICE, 0, 0);
        assertEq(refund(alice, id), 500 * PRICE, "returned");
        assertEq(usdc.balanceOf(alice) - held, 500 * PRICE, "at once");
        assertEq(account(batchId).escrow, 0, "escrow");
        assertEq(account(batchId).sold, 0, "sold");
        assertEq(slices.liabilities(address(usdc)), 93_750_000, "only the bond is owed");
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, id));
        slices.ownerOf(id);
    }

    function test_units_given_back_are_for_sale_again_under_a_new_number() public {
        refund(alice, id);
        assertEq(buy(bob, batchId, 1_000), id + 1, "a new number");
    }

    function test_several_slices_and_parts_of_a_split_are_given_back_at_once() public {
        uint64[] memory parts = new uint64[](2);
        (parts[0], parts[1]) = (499, 1);
        vm.prank(alice);
        uint256 first = slices.split(id, parts);
        uint256 other = buy(alice, batchId, 7);
        uint256[] memory all = new uint256[](3);
        (all[0], all[1], all[2]) = (first, first + 1, other);
        vm.prank(alice);
        assertEq(manager.refund(all, carol), 507 * PRICE, "all of them");
        assertEq(usdc.balanceOf(carol), 1e15 + 507 * PRICE, "to whom the owner says");
    }

    function test_a_buyer_of_a_slice_may_give_it_back_like_the_first_one() public {
        transfer(alice, bob, id);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(ISliceBook.NotSliceOwner.selector, alice, id, bob));
        manager.refund(list(id), alice);
        assertEq(refund(bob, id), 500 * PRICE, "to its owner");
    }

    function test_approval_is_not_enough() public {
        vm.prank(alice);
        slices.setApprovalForAll(bob, true);
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(ISliceBook.NotSliceOwner.selector, bob, id, alice));
        manager.refund(list(id), bob);
    }

    function test_works_until_the_last_second_and_not_after_it() public {
        vm.warp(DEADLINE - 1);
        uint256 kept = id;
        assertEq(refund(alice, kept), 500 * PRICE, "in time");
        vm.warp(DEADLINE);
        id = createBatch(_from(DEADLINE));
        kept = buy(alice, id, 400);
        vm.warp(DEADLINE + 12 days);
        vm.prank(alice);
        vm.expectRevert(
            abi.encodeWithSelector(IBatchManager.CoolingOffOver.selector, id, DEADLINE + 12 days, DEADLINE + 12 days)
        );
        manager.refund(list(kept), alice);
    }

    function test_a_pause_does_not_touch_it() public {
        vm.prank(admin);
        manager.pause(14 days);
        assertEq(refund(alice, id), 500 * PRICE, "given back");
    }

    function test_reverts_where_the_batch_never_had_a_deadline() public {
        uint256 other = buy(alice, createBatch(), 1);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.CoolingOffOver.selector, 2, 0, START));
        manager.refund(list(other), alice);
    }

    function test_reverts_for_no_slices_other_batches_and_bad_recipients() public {
        uint256 other = buy(alice, createBatch(saleTerms()), 1);
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(ISliceBook.NoSlices.selector));
        manager.refund(new uint256[](0), alice);
        vm.expectRevert(abi.encodeWithSelector(ISliceBook.DifferentBatch.selector, other, batchId));
        manager.refund(list(id, other), alice);
        vm.expectRevert(abi.encodeWithSelector(ITokenCustody.ZeroRecipient.selector));
        manager.refund(list(id), address(0));
        vm.expectRevert(abi.encodeWithSelector(ITokenCustody.OwnRecipient.selector));
        manager.refund(list(id), address(slices));
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, id));
        manager.refund(list(id, id), alice);
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.UnknownBatch.selector, 9));
        manager.refund(list(9e9 + 1), alice);
        vm.stopPrank();
    }

    function test_reverts_once_the_batch_is_called_off() public {
        refund(alice, id);
        vm.prank(operator);
        manager.cancel(batchId);
        vm.prank(alice);
        vm.expectRevert(
            abi.encodeWithSelector(IBatchManager.BatchEnded.selector, batchId, IBatchManager.Status.Cancelled)
        );
        manager.refund(list(id), alice);
    }

    function testFuzz_whoever_buys_and_gives_back_ends_where_they_began(uint64 a, uint64 b, uint96 rate) public {
        IBatchManager.Terms memory terms = saleTerms();
        terms.rate = uint96(bound(rate, 50_000, 1e9));
        terms.bond = 1e13;
        usdc.mint(operator, 1e13);
        batchId = createBatch(terms);
        (uint64 first, uint64 second) = (uint64(bound(a, 1, 500)), uint64(bound(b, 1, 500)));
        uint256 held = usdc.balanceOf(alice);
        usdc.mint(bob, 1e16);
        uint256 mine = buy(alice, batchId, first);
        uint256 cost = held - usdc.balanceOf(alice);
        buy(bob, batchId, second);
        assertEq(refund(alice, mine), cost, "exactly the cost");
        assertEq(usdc.balanceOf(alice), held, "as before");
        assertEq(account(batchId).escrow, uint256(second) * (terms.rate * 30 + 375_000), "and bob's is untouched");
    }

    function _from(uint256 start) private view returns (IBatchManager.Terms memory terms) {
        terms = saleTerms();
        (terms.saleStart, terms.saleEnd) = (uint40(start), uint40(start + 10 days));
        (terms.refundDeadline, terms.termStart) = (uint40(start + 12 days), uint40(start + 14 days));
    }
}
