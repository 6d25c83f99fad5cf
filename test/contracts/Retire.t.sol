// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {ISliceBook} from "../../contracts/interfaces/ISliceBook.sol";
import {HolderWorld} from "./base/HolderWorld.sol";

contract RetireTest is HolderWorld {
    uint256 private batchId;
    uint256 private id;
    uint256 private kept;

    function setUp() public override {
        super.setUp();
        batchId = createBatch();
        id = buy(alice, batchId, 100);
        kept = buy(bob, batchId, 300);
        post(batchId, 100_000, 0, 9_000);
    }

    function test_of_a_completed_batch_credits_what_is_left_and_burns_for_good() public {
        complete(batchId, 1_000);
        uint256 earned = slices.claimable(id);
        vm.expectEmit(true, true, true, false, address(slices));
        emit ISliceBook.Settled(id, alice, earned, 0, earned);
        vm.expectEmit(true, true, true, true, address(slices));
        emit IERC721.Transfer(alice, address(0), id);
        vm.expectEmit(true, true, true, true, address(slices));
        emit ISliceBook.SliceRetired(id, batchId, alice, 100, 300);
        vm.prank(alice);
        slices.retire(list(id));

        assertEq(slices.credit(alice, address(wbtc)), earned, "payouts");
        assertEq(slices.credit(alice, address(usdc)), 500_000, "refund");
        assertEq(account(batchId).sold, 300, "units of live slices");
        assertEq(slices.balanceOf(alice), 0, "gone");
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, id));
        slices.ownerOf(id);
    }

    function test_of_a_defaulted_batch_loses_neither_escrow_nor_bond() public {
        fail(batchId);
        (uint256 due, uint256 others) = (slices.refundable(id), slices.refundable(kept));
        vm.prank(alice);
        slices.retire(list(id));
        assertEq(slices.credit(alice, address(usdc)), due, "all of the refund");
        assertEq(slices.refundable(kept), others, "the others' is theirs");
        assertEq(claimRefund(bob, kept, bob), others, "and is paid");
    }

    function test_reverts_while_escrow_is_held_for_the_batch() public {
        uint128 escrow = account(batchId).escrow;
        bytes memory reason = abi.encodeWithSelector(ISliceBook.EscrowHeld.selector, batchId, escrow);
        vm.prank(alice);
        vm.expectRevert(reason);
        slices.retire(list(id));
    }

    function test_reverts_before_the_last_period_is_posted() public {
        for (uint256 i = 1; i < 29; ++i) {
            post(batchId, 0);
        }
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(ISliceBook.EscrowHeld.selector, batchId, 400 * 50_000));
        slices.retire(list(id));
        post(batchId, 0);
        vm.prank(alice);
        slices.retire(list(id));
    }

    function test_is_the_owners_alone_whatever_was_approved() public {
        complete(batchId, 0);
        vm.prank(alice);
        slices.setApprovalForAll(bob, true);
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(ISliceBook.NotSliceOwner.selector, bob, id, alice));
        slices.retire(list(id));
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(ISliceBook.NotSliceOwner.selector, alice, kept, bob));
        slices.retire(list(id, kept));
        assertEq(slices.ownerOf(id), alice, "all or none");
    }

    function test_reverts_for_no_slices_and_slices_that_do_not_exist() public {
        complete(batchId, 0);
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(ISliceBook.NoSlices.selector));
        slices.retire(new uint256[](0));
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, 5));
        slices.retire(list(5));
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, id));
        slices.retire(list(id, id));
        vm.stopPrank();
    }

    function test_leaves_the_bond_to_the_operator() public {
        complete(batchId, 0);
        vm.prank(alice);
        slices.retire(list(id));
        vm.prank(bob);
        slices.retire(list(kept));
        uint256 had = slices.credit(operator, address(usdc));
        manager.releaseBond(batchId);
        assertEq(slices.credit(operator, address(usdc)) - had, 75_000_000, "bond");
    }
}
