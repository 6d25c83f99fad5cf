// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {ISliceBook} from "../../../contracts/interfaces/ISliceBook.sol";
import {SaleWorld} from "../sale/SaleWorld.sol";

/// @dev Attempts on what buyers paid: by giving back what is not one's own, and by an operator who wants it early, twice or anyway.
contract TheftOfThePriceTest is SaleWorld {
    uint256 private batchId;
    uint256 private id;

    function setUp() public override {
        super.setUp();
        batchId = createBatch(saleTerms());
        id = buy(alice, batchId, 400);
    }

    function _refusesRefund(address who, uint256[] memory ids, bytes memory reason) private {
        vm.prank(who);
        vm.expectRevert(reason);
        manager.refund(ids, who);
    }

    function _notOwner(address who, address owner) private view returns (bytes memory) {
        return abi.encodeWithSelector(ISliceBook.NotSliceOwner.selector, who, id, owner);
    }

    function _notCancellable(IBatchManager.Status status, uint64 sold) private view returns (bytes memory) {
        return abi.encodeWithSelector(IBatchManager.NotCancellable.selector, batchId, status, sold);
    }

    function _refusesCancel(address who, bytes memory reason) private {
        vm.prank(who);
        vm.expectRevert(reason);
        manager.cancel(batchId);
    }

    function _collect() private returns (uint256) {
        vm.prank(operator);
        return manager.collectProceeds(batchId, operator);
    }

    function test_giving_back_a_slice_after_it_was_handed_on() public {
        transfer(alice, bob, id);
        _refusesRefund(alice, list(id), _notOwner(alice, bob));
        assertEq(refund(bob, id), 400 * PRICE, "it is bob's to give back");
    }

    function test_giving_back_a_slice_that_a_marketplace_was_approved_for() public {
        vm.startPrank(alice);
        slices.setApprovalForAll(stranger, true);
        slices.approve(carol, id);
        vm.stopPrank();
        _refusesRefund(stranger, list(id), _notOwner(stranger, alice));
        _refusesRefund(carol, list(id), _notOwner(carol, alice));
    }

    function test_giving_a_slice_back_twice() public {
        bytes memory gone = abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, id);
        _refusesRefund(alice, list(id, id), gone);
        refund(alice, id);
        _refusesRefund(alice, list(id), gone);
    }

    function test_giving_a_split_slice_and_its_parts_back() public {
        uint64[] memory units = new uint64[](2);
        (units[0], units[1]) = (1, 399);
        vm.prank(alice);
        uint256 first = slices.split(id, units);
        bytes memory gone = abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, id);
        uint256[] memory ids = new uint256[](3);
        (ids[0], ids[1], ids[2]) = (first, first + 1, id);
        _refusesRefund(alice, ids, gone);
        vm.prank(alice);
        assertEq(manager.refund(list(first, first + 1), alice), 400 * PRICE, "the parts cost what the whole did");
        assertEq(account(batchId).escrow, 0, "and nobody paid for more");
    }

    function test_giving_back_a_cheap_slice_at_the_price_of_another_batch() public {
        IBatchManager.Terms memory dear = saleTerms();
        (dear.rate, dear.bond) = (5_000_000, 9e9);
        uint256 other = buy(bob, createBatch(dear), 400);
        uint256 dearOfAlice = buy(alice, 2, 1);
        _refusesRefund(alice, list(dearOfAlice, id), abi.encodeWithSelector(ISliceBook.DifferentBatch.selector, id, 2));
        assertEq(slices.ownerOf(other), bob, "bob's money is where it was");
    }

    function test_giving_back_what_the_operator_was_already_released_something_of() public {
        vm.warp(DEADLINE - 1);
        vm.expectRevert(
            abi.encodeWithSelector(IBatchManager.UpfrontNotDue.selector, batchId, DEADLINE, block.timestamp)
        );
        manager.releaseUpfront(batchId);
        assertEq(refund(alice, id), 400 * PRICE, "the last second: all of it");
    }

    function test_an_operator_meets_its_minimum_by_itself_and_takes_its_own_part_back() public {
        vm.warp(SALE_END - 1);
        uint256 own = buy(operator, batchId, 600);
        assertEq(refund(alice, id), 400 * PRICE, "alice had enough of it");
        uint256 bobs = buy(bob, batchId, 1);
        vm.warp(SALE_END);
        refund(operator, own);
        vm.warp(DEADLINE);
        assertStatus(batchId, IBatchManager.Status.Cancelled, "what counts is what stays sold");
        manager.cancel(batchId);
        assertEq(claimRefund(bob, bobs, bob), PRICE, "and bob has it all back");
    }

    function test_an_operator_calls_off_a_batch_that_is_sold() public {
        _refusesCancel(operator, _notCancellable(IBatchManager.Status.Selling, 400));
        vm.warp(TERM);
        _refusesCancel(operator, _notCancellable(IBatchManager.Status.Active, 400));
    }

    function test_anybody_calls_off_a_batch_that_can_still_reach_its_minimum() public {
        refund(alice, id);
        _refusesCancel(stranger, _notCancellable(IBatchManager.Status.Selling, 0));
        buy(bob, batchId, 399);
        vm.warp(DEADLINE - 1);
        _refusesCancel(stranger, _notCancellable(IBatchManager.Status.CoolingOff, 399));
    }

    function test_calling_a_batch_off_twice_for_a_second_bond() public {
        refund(alice, id);
        vm.prank(operator);
        manager.cancel(batchId);
        assertEq(slices.credit(operator, address(usdc)), 93_750_000, "the bond");
        _refusesCancel(operator, _notCancellable(IBatchManager.Status.Cancelled, 0));
        (bool ok, ) = address(manager).call(abi.encodeCall(manager.releaseBond, (batchId)));
        assertTrue(!ok, "nor is it released again");
        assertEq(slices.credit(operator, address(usdc)), 93_750_000, "once");
    }

    function test_giving_back_and_being_refunded_by_the_cancellation() public {
        uint256 bobs = buy(bob, batchId, 100);
        refund(alice, id);
        vm.warp(DEADLINE);
        manager.cancel(batchId);
        assertEq(claimRefund(bob, bobs, bob), 100 * PRICE, "bob's");
        assertEq(account(batchId).refundReserve, 0, "and nothing was set aside for alice again");
    }

    function test_releasing_the_upfront_part_twice() public {
        vm.warp(DEADLINE);
        manager.releaseUpfront(batchId);
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.NoUpfrontHeld.selector, batchId));
        manager.releaseUpfront(batchId);
        assertEq(account(batchId).proceeds, 400 * 375_000, "once");
        vm.warp(manager.defaultableAt(batchId));
        manager.declareDefault(batchId);
        assertEq(account(batchId).proceeds, 400 * 375_000, "nor again by default");
    }

    function test_collecting_twice() public {
        vm.warp(DEADLINE);
        manager.releaseUpfront(batchId);
        assertEq(_collect(), 400 * 375_000, "once");
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(ICapacitySlices.NoProceeds.selector, batchId));
        manager.collectProceeds(batchId, operator);
    }

    function test_collecting_the_proceeds_of_another_operator() public {
        vm.prank(admin);
        manager.setOperatorAdmitted(bob, true);
        IBatchManager.Terms memory terms = saleTerms();
        terms.site = openSite(bob);
        vm.prank(bob);
        manager.createBatch(terms, exampleDisclosure());
        vm.warp(DEADLINE);
        manager.releaseUpfront(batchId);
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.NotBatchOperator.selector, bob, operator));
        manager.collectProceeds(batchId, bob);
    }

    function test_another_rate_after_a_sale() public {
        bytes memory sold = abi.encodeWithSelector(IBatchManager.AlreadySold.selector, batchId);
        vm.prank(operator);
        vm.expectRevert(sold);
        manager.setRate(batchId, 40_000);
        refund(alice, id);
        vm.prank(operator);
        vm.expectRevert(sold);
        manager.setRate(batchId, 40_000);
    }

    function test_another_rate_between_a_buyer_s_look_and_purchase() public {
        IBatchManager.Terms memory terms = saleTerms();
        terms.bond = 1e12;
        uint256 fresh = createBatch(terms);
        uint256 seen = manager.costOf(fresh, 10);
        vm.prank(operator);
        manager.setRate(fresh, 50_001);
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.CostAboveMax.selector, seen + 10 * 30, seen));
        manager.buy(fresh, 10, seen, bob);
    }
}
