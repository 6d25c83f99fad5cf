// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Multicall} from "@openzeppelin/contracts/utils/Multicall.sol";
import {IBatchManager} from "../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../contracts/interfaces/ICapacitySlices.sol";
import {ReentrantReceiver} from "../../contracts/mocks/ReentrantReceiver.sol";
import {ReentrantToken} from "../../contracts/mocks/ReentrantToken.sol";
import {World} from "./base/World.sol";

/// @dev Attempts to take what is somebody else's. Each names the idea it tries.
contract TheftTest is World {
    ReentrantToken private token;
    ReentrantReceiver private thief;
    uint256 private batchId;
    uint256 private id;

    function setUp() public override {
        super.setUp();
        token = ReentrantToken(deploy("ReentrantToken.sol:ReentrantToken"));
        thief = ReentrantReceiver(deploy("ReentrantReceiver.sol:ReentrantReceiver"));
        vm.startPrank(admin);
        manager.setPaymentTokenAllowed(address(token), true);
        manager.setPayoutTokenAllowed(address(token), true);
        vm.stopPrank();
        address[3] memory who = [operator, alice, address(thief)];
        for (uint256 i; i < 3; ++i) {
            token.mint(who[i], 1e15);
            vm.prank(who[i]);
            token.approve(address(slices), type(uint256).max);
        }
        IBatchManager.Terms memory terms = exampleTerms();
        (terms.paymentToken, terms.payoutToken) = (address(token), address(token));
        batchId = createBatch(terms);
        id = buy(alice, batchId, 500);
    }

    function _attack(address target, bytes memory data) private returns (bytes memory) {
        return thief.execute(target, data);
    }

    function _refused() private view {
        assertEq(token.calls(), 1, "the attack was made");
        assertTrue(!token.succeeded(), "and refused");
        assertTrue(
            bytes4(token.returned()) == ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector,
            "by the guard"
        );
        assertGe(token.balanceOf(address(slices)), slices.liabilities(address(token)), "nothing is missing");
    }

    function test_claiming_again_in_the_middle_of_a_claim() public {
        post(batchId, 1_000);
        token.arm(address(slices), abi.encodeCall(slices.claim, (list(id), alice)));
        assertEq(claim(alice, id, alice), 487, "once");
        _refused();
    }

    function test_withdrawing_in_the_middle_of_a_withdrawal() public {
        post(batchId, 1_000);
        token.arm(address(slices), abi.encodeCall(slices.withdraw, (address(token), operator)));
        vm.prank(operator);
        slices.withdraw(address(token), operator);
        _refused();
    }

    function test_buying_in_the_middle_of_a_payment_to_be_counted_twice_by_the_balance() public {
        token.mint(address(token), 1e12);
        vm.prank(address(token));
        token.approve(address(slices), type(uint256).max);
        token.arm(address(manager), abi.encodeCall(manager.buy, (batchId, 1, 1e12, alice)));
        buy(alice, batchId, 10);
        _refused();
        assertEq(account(batchId).sold, 510, "one purchase");
    }

    function test_declaring_default_in_the_middle_of_the_posting_that_prevents_it() public {
        vm.warp(manager.defaultableAt(batchId));
        token.arm(address(manager), abi.encodeCall(manager.declareDefault, (batchId)));
        // The posting makes the next period due a day later, which is not overdue yet.
        post(batchId, 1_000);
        assertEq(token.calls(), 1, "the attack was made");
        assertTrue(!token.succeeded(), "and refused");
        assertEq(uint256(manager.status(batchId)), uint256(IBatchManager.Status.Active), "still active");
    }

    function test_moving_a_slice_in_the_middle_of_its_claim_pays_it_once() public {
        post(batchId, 1_000);
        vm.prank(alice);
        slices.approve(address(token), id);
        token.arm(address(slices), abi.encodeCall(slices.transferFrom, (alice, bob, id)));
        assertEq(claim(alice, id, alice), 487, "claimed");
        assertTrue(token.succeeded(), "moving is allowed");
        assertEq(slices.ownerOf(id), bob, "it moved");
        assertEq(slices.credit(alice, address(token)), 0, "but nothing was credited again");
    }

    function test_a_receiver_that_calls_back_while_its_slice_is_minted() public {
        vm.prank(address(thief));
        token.approve(address(slices), type(uint256).max);
        thief.arm(address(manager), abi.encodeCall(manager.buy, (batchId, 400, 1e15, address(thief))));
        _attack(address(manager), abi.encodeCall(manager.buy, (batchId, 300, 1e15, address(thief))));
        assertEq(thief.calls(), 1, "called back");
        assertTrue(!thief.succeeded(), "refused");
        assertEq(account(batchId).sold, 800, "one slice of 300");
        assertEq(account(batchId).escrow, 800 * 50_000 * 30, "paid for");
    }

    function test_a_receiver_that_hands_its_slice_on_while_it_is_minted_has_paid_for_it() public {
        thief.arm(address(slices), abi.encodeCall(slices.transferFrom, (address(thief), bob, 1_000_000_002)));
        uint256 held = token.balanceOf(address(thief));
        _attack(address(manager), abi.encodeCall(manager.buy, (batchId, 300, 1e15, address(thief))));
        assertTrue(thief.succeeded(), "handed on");
        assertEq(held - token.balanceOf(address(thief)), 300 * 50_000 * 30, "paid");
        assertEq(slices.ownerOf(1_000_000_002), bob, "bob's");
    }

    function test_giving_slices_back_in_the_middle_of_giving_one_back() public {
        _coolOff();
        uint256 other = buy(alice, batchId, 300);
        uint256 third = buy(alice, batchId, 100);
        transfer(alice, address(token), other);
        transfer(alice, address(token), third);
        token.arm(address(manager), abi.encodeCall(manager.refund, (list(other, third), address(token))));
        vm.prank(alice);
        assertEq(manager.refund(list(id), alice), 500 * 50_000 * 30, "its price");
        _refused();
        assertEq(account(batchId).sold, 400, "the token's own slices are still its own");
        assertEq(account(batchId).escrow, 400 * 50_000 * 30, "and their price");
    }

    function test_calling_a_batch_off_in_the_middle_of_the_return_that_leaves_it_unsold() public {
        _coolOff();
        token.arm(address(manager), abi.encodeCall(manager.cancel, (batchId)));
        vm.prank(alice);
        manager.refund(list(id), alice);
        assertEq(token.calls(), 1, "the attack was made");
        assertTrue(!token.succeeded(), "and refused: it is for its operator to call off");
        assertEq(token.balanceOf(address(slices)), slices.liabilities(address(token)), "nothing is missing");
    }

    function test_collecting_proceeds_in_the_middle_of_collecting_them() public {
        post(batchId, 1_000);
        token.arm(address(manager), abi.encodeCall(manager.collectProceeds, (batchId, operator)));
        vm.prank(operator);
        assertEq(manager.collectProceeds(batchId, operator), 500 * 50_000, "once");
        assertTrue(!token.succeeded(), "and not by the token");
        assertEq(token.balanceOf(address(slices)), slices.liabilities(address(token)), "nothing is missing");
    }

    function test_topping_up_in_the_middle_of_a_posting_with_money_that_is_counted_for_it() public {
        token.mint(address(token), 1e12);
        vm.prank(address(token));
        token.approve(address(slices), type(uint256).max);
        post(batchId, 1_000);
        vm.warp(manager.terms(batchId).saleEnd);
        token.arm(address(manager), abi.encodeCall(manager.topUp, (batchId, 0, 1_000, 0)));
        for (uint256 i = 1; i < 18; ++i) {
            post(batchId, 1_000);
        }
        _refused();
    }

    /// @dev Another batch, whose slices can be given back until its term begins.
    function _coolOff() private {
        IBatchManager.Terms memory terms = exampleTerms();
        (terms.paymentToken, terms.payoutToken) = (address(token), address(token));
        terms.refundDeadline = terms.termStart;
        batchId = createBatch(terms);
        id = buy(alice, batchId, 500);
    }

    function test_buying_between_the_end_of_a_period_and_its_payout() public {
        vm.warp(periodEnd(batchId, 0));
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.PeriodUnposted.selector, batchId, 0, 1));
        _attack(address(manager), abi.encodeCall(manager.buy, (batchId, 500, 1e15, address(thief))));
    }

    function test_buying_just_before_a_payout_takes_nothing_from_other_holders() public {
        uint256 before = account(batchId).acc;
        vm.warp(periodEnd(batchId, 0) - 1);
        _attack(address(manager), abi.encodeCall(manager.buy, (batchId, 500, 1e15, address(thief))));
        post(batchId, 100_000);
        assertEq(before, 0, "nothing before");
        assertEq(slices.claimable(id), 48_750, "alice has her half, whoever else bought");
    }

    function test_settling_a_small_slice_every_period_to_burn_its_income() public {
        uint256 small = buy(bob, createBatch(), 1);
        for (uint256 i; i < 30; ++i) {
            post(2, 1_900);
            claim(stranger, small, bob);
            transfer(bob, bob, small);
        }
        // 1,853 (1,900 less the fee of 47) / 1,000 a day for 30 days = 55.59
        uint256 received = wbtc.balanceOf(bob) - 1e15 + slices.credit(bob, address(wbtc));
        assertEq(received, 55, "the fraction of each day was kept");
    }

    function test_donating_to_the_contract_changes_nobodys_money() public {
        post(batchId, 1_000);
        uint256 due = slices.claimable(id);
        token.mint(address(slices), 1e12);
        assertEq(slices.claimable(id), due, "claims");
        assertEq(account(batchId).escrow, 500 * 50_000 * 29, "escrow");
    }

    function test_paying_a_bill_with_the_contracts_own_balance() public {
        token.mint(address(slices), 1e15);
        vm.prank(stranger);
        (bool ok, ) = address(manager).call(abi.encodeCall(manager.buy, (batchId, 1, 1e15, stranger)));
        assertTrue(!ok, "the donation pays for nobody");
    }

    function test_pulling_another_buyers_approved_money() public {
        uint256 held = token.balanceOf(alice);
        ICapacitySlices.Sale memory sale = ICapacitySlices.Sale(alice, stranger, 1, 1_500_000, 0);
        (bool ok, ) = address(slices).call(abi.encodeCall(slices.mint, (batchId, sale)));
        assertTrue(!ok, "only the manager mints, and only for its caller's money");
        assertEq(token.balanceOf(alice), held, "untouched");
    }

    function test_passing_a_manager_verb_through_multicall() public {
        bytes[] memory calls = new bytes[](1);
        calls[0] = abi.encodeCall(slices.releaseBond, (batchId, stranger));
        vm.prank(stranger);
        (bool ok, ) = address(slices).call(abi.encodeCall(Multicall.multicall, (calls)));
        assertTrue(!ok, "the caller stays who it is");
    }

    function test_pausing_at_the_deadline_to_make_an_honest_operator_default() public {
        vm.warp(periodEnd(batchId, 0) + 1);
        vm.prank(admin);
        manager.pause(14 days);
        vm.warp(periodEnd(batchId, 0) + 3 * DAY);
        vm.prank(admin);
        (bool ok, ) = address(manager).call(abi.encodeCall(manager.declareDefault, (batchId)));
        assertTrue(!ok, "the pause does not count against the operator");
        vm.warp(periodEnd(batchId, 0) + 1 + 14 days);
        post(batchId, 1_000);
        assertEq(uint256(manager.status(batchId)), uint256(IBatchManager.Status.Active), "posted after the pause");
    }
}
