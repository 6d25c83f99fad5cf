// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IBatchManager} from "../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../contracts/interfaces/ICapacitySlices.sol";
import {ITokenCustody} from "../../contracts/interfaces/ITokenCustody.sol";
import {ReentrantToken} from "../../contracts/mocks/ReentrantToken.sol";
import {TwoFacedToken} from "../../contracts/mocks/TwoFacedToken.sol";
import {HolderWorld} from "./base/HolderWorld.sol";

contract RecoverSurplusTest is HolderWorld {
    uint256 private batchId;
    uint256 private id;

    function setUp() public override {
        super.setUp();
        batchId = createBatch();
        id = buy(alice, batchId, 100);
        post(batchId, 100_000, 0, 9_000);
    }

    function test_takes_what_was_sent_by_mistake_and_nothing_that_is_owed() public {
        wbtc.mint(address(slices), 777);
        uint256 owed = slices.liabilities(address(wbtc));
        vm.expectEmit(true, true, true, true, address(slices));
        emit ITokenCustody.SurplusRecovered(address(wbtc), treasury, 777);
        vm.prank(admin);
        assertEq(manager.recoverSurplus(address(wbtc), treasury), 777, "amount");
        assertEq(wbtc.balanceOf(treasury), 777, "received");
        assertEq(wbtc.balanceOf(address(slices)), owed, "what is owed stays");
        assertEq(slices.liabilities(address(wbtc)), owed, "and is owed");
        assertEq(claim(alice, id, alice), 9_750, "and is paid");
    }

    function test_takes_all_of_a_token_nothing_is_owed_in() public {
        TwoFacedToken other = TwoFacedToken(deploy("TwoFacedToken.sol:TwoFacedToken"));
        other.mint(address(slices), 5);
        vm.prank(admin);
        assertEq(manager.recoverSurplus(address(other), treasury), 5, "amount");
    }

    function test_reverts_where_nothing_is_left_over() public {
        uint256 owed = slices.liabilities(address(usdc));
        vm.prank(admin);
        vm.expectRevert(abi.encodeWithSelector(ITokenCustody.NoSurplus.selector, address(usdc), owed, owed));
        manager.recoverSurplus(address(usdc), treasury);
    }

    function test_is_for_governance_through_the_manager_alone() public {
        wbtc.mint(address(slices), 777);
        vm.startPrank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, stranger));
        manager.recoverSurplus(address(wbtc), stranger);
        vm.expectRevert(abi.encodeWithSelector(ICapacitySlices.NotManager.selector, stranger));
        slices.recoverSurplus(address(wbtc), stranger);
        vm.stopPrank();
        vm.prank(admin);
        vm.expectRevert(abi.encodeWithSelector(ICapacitySlices.NotManager.selector, admin));
        slices.recoverSurplus(address(wbtc), admin);
    }

    function test_reverts_for_recipients_that_are_nobody() public {
        wbtc.mint(address(slices), 777);
        vm.startPrank(admin);
        vm.expectRevert(abi.encodeWithSelector(ITokenCustody.ZeroRecipient.selector));
        manager.recoverSurplus(address(wbtc), address(0));
        vm.expectRevert(abi.encodeWithSelector(ITokenCustody.OwnRecipient.selector));
        manager.recoverSurplus(address(wbtc), address(slices));
        vm.stopPrank();
    }

    function test_cannot_reach_a_tokens_money_through_its_second_address() public {
        TwoFacedToken two = TwoFacedToken(deploy("TwoFacedToken.sol:TwoFacedToken"));
        uint256 owed = _batchIn(address(two));
        two.mint(address(slices), 3);
        address face = address(two.face());
        bytes memory reason = abi.encodeWithSelector(
            ITokenCustody.LiabilitiesUncovered.selector,
            address(two),
            0,
            owed
        );
        vm.startPrank(admin);
        vm.expectRevert(reason);
        manager.recoverSurplus(face, admin);
        // Not even where governance makes the second address a token of the protocol.
        manager.setPaymentTokenAllowed(face, true);
        vm.expectRevert(reason);
        manager.recoverSurplus(face, admin);
        assertEq(manager.recoverSurplus(address(two), admin), 3, "by its own name, what is over");
        vm.stopPrank();
    }

    function test_a_token_that_calls_back_recovers_nothing_twice() public {
        ReentrantToken token = ReentrantToken(deploy("ReentrantToken.sol:ReentrantToken"));
        token.mint(address(slices), 10);
        // The token itself is given governance's role, so that only the custodian's guard is in the way.
        vm.startPrank(admin);
        access.grantRole(access.ADMIN_ROLE(), address(token), 0);
        token.arm(address(manager), abi.encodeCall(manager.recoverSurplus, (address(wbtc), admin)));
        wbtc.mint(address(slices), 5);
        assertEq(manager.recoverSurplus(address(token), admin), 10, "its own");
        vm.stopPrank();
        assertEq(token.calls(), 1, "called back");
        assertTrue(!token.succeeded(), "in vain");
        assertEq(wbtc.balanceOf(address(slices)), slices.liabilities(address(wbtc)) + 5, "nothing else moved");
    }

    function testFuzz_leaves_every_liability_covered(uint128 donation, uint16 paid, bool payout) public {
        address token = payout ? address(wbtc) : address(usdc);
        donation = uint128(bound(donation, 1, 1e30));
        if (payout) wbtc.mint(address(slices), donation);
        else usdc.mint(address(slices), donation);
        post(batchId, uint128(paid));
        vm.prank(admin);
        assertEq(manager.recoverSurplus(token, admin), donation, "exactly what was given");
        assertEq(wbtc.balanceOf(address(slices)), slices.liabilities(address(wbtc)), "payout token");
        assertEq(usdc.balanceOf(address(slices)), slices.liabilities(address(usdc)), "payment token");
    }

    function test_cannot_reach_what_a_payout_token_owes_through_its_second_address() public {
        TwoFacedToken two = TwoFacedToken(deploy("TwoFacedToken.sol:TwoFacedToken"));
        vm.prank(admin);
        manager.setPayoutTokenAllowed(address(two), true);
        IBatchManager.Terms memory terms = termsFromNow();
        terms.payoutToken = address(two);
        uint256 other = createBatch(terms);
        buy(alice, other, 10);
        two.mint(operator, 500);
        vm.prank(operator);
        two.approve(address(slices), 500);
        post(other, 500);
        address face = address(two.face());
        vm.prank(admin);
        vm.expectRevert(abi.encodeWithSelector(ITokenCustody.LiabilitiesUncovered.selector, address(two), 0, 500));
        manager.recoverSurplus(face, admin);
    }

    /// @return owed the bond and the price of a slice
    function _batchIn(address token) private returns (uint256 owed) {
        vm.prank(admin);
        manager.setPaymentTokenAllowed(token, true);
        IBatchManager.Terms memory terms = termsFromNow();
        terms.paymentToken = token;
        TwoFacedToken(token).mint(operator, 1e12);
        vm.startPrank(operator);
        TwoFacedToken(token).approve(address(slices), 1e12);
        uint256 other = manager.createBatch(terms, exampleDisclosure());
        manager.buy(other, 10, type(uint256).max, operator);
        vm.stopPrank();
        return slices.liabilities(token);
    }
}
