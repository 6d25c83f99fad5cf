// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {ISliceBook} from "../../contracts/interfaces/ISliceBook.sol";
import {ITokenCustody} from "../../contracts/interfaces/ITokenCustody.sol";
import {World} from "./base/World.sol";

contract TransferTest is World {
    uint256 private batchId;
    uint256 private id;

    function setUp() public override {
        super.setUp();
        batchId = createBatch();
        id = buy(alice, batchId, 100);
        post(batchId, 100_000, 0, 9_000);
    }

    function test_settles_payout_and_refund_to_the_seller_before_the_slice_moves() public {
        uint192 paid = account(batchId).acc - uint64(100 * uint256(account(batchId).acc)) / uint64(100);
        vm.expectEmit(true, true, true, true, address(slices));
        emit ISliceBook.Settled(id, alice, 9_750, paid, 9_750);
        vm.expectEmit(true, true, true, true, address(slices));
        emit ISliceBook.RefundSettled(id, alice, 500_000, uint192(5_000 * Q64), 500_000);
        vm.expectEmit(true, true, true, true, address(slices));
        emit IERC721.Transfer(alice, bob, id);
        transfer(alice, bob, id);

        assertEq(slices.credit(alice, address(wbtc)), 9_750, "the seller's payout");
        assertEq(slices.credit(alice, address(usdc)), 500_000, "the seller's refund");
        assertEq(slices.claimable(id), 0, "the buyer starts at nothing");
        assertEq(slices.refundable(id), 0, "in refunds too");
        assertEq(slices.slice(id).units, 100, "units stay");
    }

    function test_adds_up_credit_over_several_transfers() public {
        transfer(alice, bob, id);
        transfer(bob, alice, id);
        post(batchId, 100_000);
        transfer(alice, bob, id);
        assertEq(slices.credit(alice, address(wbtc)), 19_500, "both payouts");
        assertEq(slices.credit(bob, address(wbtc)), 0, "nothing in between");
    }

    function test_to_oneself_turns_pending_into_credit() public {
        transfer(alice, alice, id);
        assertEq(slices.credit(alice, address(wbtc)), 9_750, "credit");
    }

    function test_reverts_for_a_stranger_and_settles_nothing() public {
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721InsufficientApproval.selector, stranger, id));
        slices.transferFrom(alice, stranger, id);
        assertEq(slices.credit(alice, address(wbtc)), 0, "nothing settled");
        assertEq(slices.claimable(id), 9_750, "still pending");
    }

    function test_withdraw_pays_all_credit_once() public {
        transfer(alice, bob, id);
        uint256 held = wbtc.balanceOf(carol);
        vm.expectEmit(true, true, true, true, address(slices));
        emit ITokenCustody.Withdrawn(alice, address(wbtc), carol, 9_750);
        vm.prank(alice);
        assertEq(slices.withdraw(address(wbtc), carol), 9_750, "amount");
        assertEq(wbtc.balanceOf(carol) - held, 9_750, "received where the owner of the credit said");
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(ITokenCustody.NothingToWithdraw.selector, alice, address(wbtc)));
        slices.withdraw(address(wbtc), alice);
    }

    function test_withdraw_reverts_for_strangers_and_the_zero_address() public {
        transfer(alice, bob, id);
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(ITokenCustody.NothingToWithdraw.selector, stranger, address(wbtc)));
        slices.withdraw(address(wbtc), stranger);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(ITokenCustody.ZeroRecipient.selector));
        slices.withdraw(address(wbtc), address(0));
    }
}
