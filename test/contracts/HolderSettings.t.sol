// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IHolderSettings} from "../../contracts/interfaces/IHolderSettings.sol";
import {ITokenCustody} from "../../contracts/interfaces/ITokenCustody.sol";
import {HolderWorld} from "./base/HolderWorld.sol";

contract HolderSettingsTest is HolderWorld {
    uint256 private batchId;
    uint256 private id;

    function setUp() public override {
        super.setUp();
        batchId = createBatch();
        id = buy(alice, batchId, 100);
        post(batchId, 100_000, 0, 9_000);
    }

    function test_a_payout_address_receives_what_strangers_claim() public {
        vm.expectEmit(true, true, true, true, address(slices));
        emit IHolderSettings.PayoutAddressSet(alice, carol);
        vm.prank(alice);
        slices.setPayoutAddress(carol);
        assertEq(slices.payoutAddressOf(alice), carol, "view");
        uint256 held = wbtc.balanceOf(carol);
        assertEq(claim(stranger, id, carol), 9_750, "to the payout address");
        assertEq(wbtc.balanceOf(carol) - held, 9_750, "received");
        assertEq(claimRefund(stranger, id, alice), 500_000, "or still to the owner");
    }

    function test_a_payout_address_taken_back_receives_nothing_more() public {
        vm.startPrank(alice);
        slices.setPayoutAddress(carol);
        slices.setPayoutAddress(address(0));
        vm.stopPrank();
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IHolderSettings.NotOwnerNorApproved.selector, stranger, id, carol));
        slices.claim(list(id), carol);
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(ITokenCustody.ZeroRecipient.selector));
        slices.claim(list(id), address(0));
    }

    function test_a_payout_address_is_the_owners_not_the_slices() public {
        vm.prank(alice);
        slices.setPayoutAddress(carol);
        transfer(alice, bob, id);
        post(batchId, 100_000);
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IHolderSettings.NotOwnerNorApproved.selector, stranger, id, carol));
        slices.claim(list(id), carol);
        assertEq(claim(stranger, id, bob), 9_750, "the new owner's");
        vm.prank(carol);
        vm.expectRevert(abi.encodeWithSelector(ITokenCustody.NothingToWithdraw.selector, carol, address(wbtc)));
        slices.withdraw(address(wbtc), carol);
    }

    function test_a_payout_address_may_do_nothing_itself() public {
        vm.prank(alice);
        slices.setPayoutAddress(carol);
        vm.prank(carol);
        vm.expectRevert(abi.encodeWithSelector(IHolderSettings.NotOwnerNorApproved.selector, carol, id, bob));
        slices.claim(list(id), bob);
        vm.prank(carol);
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721InsufficientApproval.selector, carol, id));
        slices.split(id, parts(50, 50));
        vm.prank(carol);
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721InsufficientApproval.selector, carol, id));
        slices.transferFrom(alice, carol, id);
    }

    function test_strangers_claim_nothing_where_the_owner_forbids_it() public {
        vm.expectEmit(true, true, true, true, address(slices));
        emit IHolderSettings.KeeperClaimsSet(alice, false);
        vm.startPrank(alice);
        slices.setKeeperClaims(false);
        slices.setPayoutAddress(carol);
        vm.stopPrank();
        assertTrue(!slices.keeperClaimsAllowed(alice), "view");
        bytes memory reason = abi.encodeWithSelector(IHolderSettings.KeeperClaimsForbidden.selector, alice, id);
        vm.startPrank(stranger);
        vm.expectRevert(reason);
        slices.claim(list(id), alice);
        vm.expectRevert(reason);
        slices.claimRefund(list(id), alice);
        vm.expectRevert(reason);
        slices.claim(list(id), carol);
        slices.settle(list(id));
        vm.stopPrank();
        assertEq(slices.credit(alice, address(wbtc)), 9_750, "settling sends nothing anywhere");
    }

    function test_the_owner_and_the_approved_claim_all_the_same() public {
        vm.startPrank(alice);
        slices.setKeeperClaims(false);
        slices.approve(bob, id);
        vm.stopPrank();
        assertEq(claim(bob, id, carol), 9_750, "approved");
        assertEq(claimRefund(alice, id, alice), 500_000, "owner");
    }

    function test_claims_by_strangers_are_allowed_at_first_and_again_when_the_owner_says_so() public {
        assertTrue(slices.keeperClaimsAllowed(alice), "at first");
        vm.startPrank(alice);
        slices.setKeeperClaims(false);
        slices.setKeeperClaims(true);
        vm.stopPrank();
        assertEq(claim(stranger, id, alice), 9_750, "again");
    }

    function test_the_custodian_is_no_recipient() public {
        bytes memory reason = abi.encodeWithSelector(ITokenCustody.OwnRecipient.selector);
        transfer(alice, bob, buy(alice, batchId, 1));
        vm.startPrank(alice);
        vm.expectRevert(reason);
        slices.setPayoutAddress(address(slices));
        vm.expectRevert(reason);
        slices.claim(list(id), address(slices));
        vm.expectRevert(reason);
        slices.claimRefund(list(id), address(slices));
        vm.expectRevert(reason);
        slices.withdraw(address(wbtc), address(slices));
        vm.stopPrank();
    }
}
