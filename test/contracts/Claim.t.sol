// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {Multicall} from "@openzeppelin/contracts/utils/Multicall.sol";
import {ICapacitySlices} from "../../contracts/interfaces/ICapacitySlices.sol";
import {IHolderSettings} from "../../contracts/interfaces/IHolderSettings.sol";
import {ISliceBook} from "../../contracts/interfaces/ISliceBook.sol";
import {ITokenCustody} from "../../contracts/interfaces/ITokenCustody.sol";
import {World} from "./base/World.sol";

contract ClaimTest is World {
    uint256 private batchId;
    uint256 private id;

    function setUp() public override {
        super.setUp();
        batchId = createBatch();
        id = buy(alice, batchId, 100);
        post(batchId, 100_000, 0, 9_000);
    }

    function test_pays_what_the_slice_earned_and_never_twice() public {
        uint256 held = wbtc.balanceOf(alice);
        uint256 paidUp = account(batchId).acc - (uint64(100 * uint256(account(batchId).acc)) / uint64(100));
        vm.expectEmit(true, true, true, true, address(slices));
        emit ICapacitySlices.Claimed(id, alice, alice, 9_750, uint192(paidUp));
        assertEq(claim(alice, id, alice), 9_750, "a tenth of 97,500");
        assertEq(wbtc.balanceOf(alice) - held, 9_750, "received");
        assertEq(slices.slice(id).paid, paidUp, "checkpoint");
        assertEq(claim(alice, id, alice), 0, "nothing more");
    }

    function test_pays_refunds_in_the_payment_token_and_never_twice() public {
        uint256 held = usdc.balanceOf(alice);
        vm.expectEmit(true, true, true, true, address(slices));
        emit ICapacitySlices.RefundClaimed(id, alice, alice, 100 * 5_000, uint192(5_000 * Q64));
        assertEq(claimRefund(alice, id, alice), 100 * 5_000, "a tenth of the day's price");
        assertEq(usdc.balanceOf(alice) - held, 500_000, "received");
        assertEq(claimRefund(alice, id, alice), 0, "nothing more");
    }

    function test_refund_is_nothing_before_any_refund() public {
        uint256 other = buy(bob, createBatch(termsFromNow()), 1);
        assertEq(claimRefund(bob, other, bob), 0, "nothing");
    }

    function test_anybody_may_pay_the_gas_of_a_claim_to_the_owner() public {
        assertEq(claim(stranger, id, alice), 9_750, "claimed");
        assertEq(claimRefund(stranger, id, alice), 500_000, "refunded");
    }

    function test_reverts_where_a_stranger_names_another_recipient() public {
        bytes memory reason = abi.encodeWithSelector(
            IHolderSettings.NotOwnerNorApproved.selector,
            stranger,
            id,
            stranger
        );
        vm.startPrank(stranger);
        vm.expectRevert(reason);
        slices.claim(list(id), stranger);
        vm.expectRevert(reason);
        slices.claimRefund(list(id), stranger);
        vm.stopPrank();
    }

    function test_owner_and_approved_accounts_choose_the_recipient() public {
        vm.prank(alice);
        slices.approve(bob, id);
        assertEq(claim(bob, id, carol), 9_750, "by the approved");
        vm.prank(alice);
        slices.setApprovalForAll(stranger, true);
        assertEq(claimRefund(stranger, id, carol), 500_000, "by the operator of all");
        post(batchId, 100_000);
        assertEq(claim(alice, id, carol), 9_750, "by the owner");
    }

    function test_reverts_where_one_slice_of_many_is_not_the_callers() public {
        uint256 other = buy(bob, batchId, 1);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IHolderSettings.NotOwnerNorApproved.selector, alice, other, alice));
        slices.claim(list(id, other), alice);
    }

    function test_names_a_slice_twice_and_pays_it_once() public {
        vm.prank(alice);
        assertEq(slices.claim(list(id, id), alice), 9_750, "once");
    }

    function test_pays_several_slices_of_one_token_in_one_transfer() public {
        uint256 second = buy(alice, createBatch(termsFromNow()), 500);
        post(2, 10_000);
        uint256 held = wbtc.balanceOf(alice);
        vm.prank(alice);
        assertEq(slices.claim(list(id, second), alice), 9_750 + 4_875, "both");
        assertEq(wbtc.balanceOf(alice) - held, 9_750 + 4_875, "received");
    }

    function test_claims_everything_at_once_through_multicall() public {
        transfer(alice, bob, buy(alice, batchId, 1));
        bytes[] memory calls = new bytes[](3);
        calls[0] = abi.encodeCall(slices.claim, (list(id), alice));
        calls[1] = abi.encodeCall(slices.claimRefund, (list(id), alice));
        transfer(alice, bob, id);
        calls[2] = abi.encodeCall(slices.withdraw, (address(wbtc), alice));
        transfer(bob, alice, id);
        post(batchId, 100_000, 0, 0);
        uint256 held = wbtc.balanceOf(alice);
        vm.prank(alice);
        Multicall(address(slices)).multicall(calls);
        assertEq(wbtc.balanceOf(alice) - held, 9_750 + 9_750, "claim and credit");
        assertEq(slices.refundable(id), 0, "refund");
    }

    function test_reverts_for_no_slices_no_recipient_and_no_such_slice() public {
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(ISliceBook.NoSlices.selector));
        slices.claim(new uint256[](0), alice);
        vm.expectRevert(abi.encodeWithSelector(ITokenCustody.ZeroRecipient.selector));
        slices.claim(list(id), address(0));
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, 5));
        slices.claim(list(5), alice);
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, 5));
        slices.claimable(5);
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, 5));
        slices.refundable(5);
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, 5));
        slices.slice(5);
        vm.stopPrank();
    }

    function test_is_never_paused() public {
        vm.prank(admin);
        manager.pause(14 days);
        assertEq(claim(alice, id, alice), 9_750, "claimed");
        assertEq(claimRefund(alice, id, alice), 500_000, "refunded");
        transfer(alice, bob, id);
        vm.startPrank(operator);
        manager.collectProceeds(id / 1e9, operator);
        slices.withdraw(address(wbtc), operator);
        vm.stopPrank();
    }
}
