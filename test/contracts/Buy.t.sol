// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC20Errors, IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IBatchManager} from "../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../contracts/interfaces/ICapacitySlices.sol";
import {IProtocolSettings} from "../../contracts/interfaces/IProtocolSettings.sol";
import {World} from "./base/World.sol";

contract BuyTest is World {
    uint256 private batchId;

    function setUp() public override {
        super.setUp();
        batchId = createBatch();
    }

    function _refuses(uint64 units, uint256 maxCost, address to, bytes memory reason) private {
        vm.prank(alice);
        vm.expectRevert(reason);
        manager.buy(batchId, units, maxCost, to);
    }

    function test_mints_one_slice_and_puts_the_whole_price_in_escrow() public {
        uint256 held = usdc.balanceOf(alice);
        vm.expectEmit(true, true, true, true, address(slices));
        emit ICapacitySlices.SliceMinted(1_000_000_001, 1, bob, 10, 0, 0, 15_000_000, 10, 15_000_000, 0);
        vm.expectEmit(true, true, true, true, address(manager));
        emit IBatchManager.SliceBought(1, 1_000_000_001, alice, bob, 10, 15_000_000);
        vm.prank(alice);
        uint256 id = manager.buy(batchId, 10, 15_000_000, bob);

        assertEq(id, 1_000_000_001, "batch 1, serial 1");
        assertEq(slices.ownerOf(id), bob, "owner");
        assertEq(slices.slice(id).units, 10, "units");
        assertEq(held - usdc.balanceOf(alice), 10 * 50_000 * 30, "price");
        assertEq(account(batchId).escrow, 15_000_000, "escrow");
        assertEq(account(batchId).sold, 10, "sold");
        assertEq(account(batchId).serial, 1, "serial");
    }

    function test_costs_only_the_periods_that_are_left() public {
        post(batchId, 1_000);
        post(batchId, 1_000);
        assertEq(manager.costOf(batchId, 10), 10 * 50_000 * 28, "cost of 28 periods");
        buy(alice, batchId, 10);
        assertEq(account(batchId).escrow, 10 * 50_000 * 28, "escrow of 28 periods");
    }

    function test_gives_no_share_of_payouts_posted_before() public {
        post(batchId, 1_000_000, 0, 9_000);
        uint256 id = buy(alice, batchId, 1_000);
        assertEq(slices.claimable(id), 0, "no payout");
        assertEq(slices.refundable(id), 0, "no refund");
    }

    function test_reverts_where_a_finished_period_is_not_posted() public {
        vm.warp(periodEnd(batchId, 0));
        _refuses(
            1,
            type(uint256).max,
            alice,
            abi.encodeWithSelector(IBatchManager.PeriodUnposted.selector, batchId, 0, 1)
        );
    }

    function test_reverts_before_the_sale_and_from_its_end() public {
        IBatchManager.Terms memory terms = exampleTerms();
        terms.saleStart = uint40(START + DAY);
        terms.saleEnd = terms.termStart;
        batchId = createBatch(terms);
        _refuses(1, 1e18, alice, _notOpen(terms, START));
        vm.warp(START + DAY);
        buy(alice, batchId, 1);
        vm.warp(terms.saleEnd - 1);
        buy(alice, batchId, 1);
        vm.warp(terms.saleEnd);
        _refuses(1, 1e18, alice, _notOpen(terms, terms.saleEnd));
    }

    function test_reverts_above_the_capacity_that_is_left() public {
        buy(bob, batchId, 999);
        _refuses(2, type(uint256).max, alice, abi.encodeWithSelector(ICapacitySlices.CapacityExceeded.selector, 2, 1));
        _refuses(
            type(uint64).max,
            type(uint256).max,
            alice,
            abi.encodeWithSelector(ICapacitySlices.CapacityExceeded.selector, type(uint64).max, 1)
        );
        buy(alice, batchId, 1);
    }

    function test_reverts_above_the_greatest_cost_the_buyer_accepts() public {
        _refuses(
            10,
            14_999_999,
            alice,
            abi.encodeWithSelector(IBatchManager.CostAboveMax.selector, 15_000_000, 14_999_999)
        );
    }

    function test_reverts_for_no_units() public {
        _refuses(0, 0, alice, abi.encodeWithSelector(IBatchManager.ZeroUnits.selector));
    }

    function test_reverts_for_the_zero_address() public {
        _refuses(1, 1e18, address(0), abi.encodeWithSelector(IProtocolSettings.ZeroAddress.selector));
    }

    function test_reverts_for_a_batch_that_does_not_exist() public {
        batchId = 2;
        _refuses(1, 1e18, alice, abi.encodeWithSelector(IBatchManager.UnknownBatch.selector, 2));
    }

    function test_reverts_while_paused_and_opens_by_itself_afterwards() public {
        vm.prank(admin);
        manager.pause(1 hours);
        _refuses(1, 1e18, alice, abi.encodeWithSelector(IProtocolSettings.ProtocolPaused.selector, START + 1 hours));
        vm.warp(START + 1 hours);
        buy(alice, batchId, 1);
    }

    function test_reverts_in_a_batch_that_ended() public {
        vm.warp(periodEnd(batchId, 0) + 3 * DAY);
        manager.declareDefault(batchId);
        _refuses(
            1,
            1e18,
            alice,
            abi.encodeWithSelector(IBatchManager.BatchEnded.selector, batchId, IBatchManager.Status.Defaulted)
        );
    }

    function test_reverts_without_an_allowance_and_takes_nothing() public {
        usdc.mint(stranger, 1e9);
        vm.prank(stranger);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(slices), 0, 1_500_000)
        );
        manager.buy(batchId, 1, 1e18, stranger);
        assertEq(usdc.balanceOf(stranger), 1e9, "nothing taken");
        assertEq(account(batchId).sold, 0, "nothing sold");
    }

    function test_reverts_for_a_contract_that_cannot_receive_a_slice_and_takes_nothing() public {
        address receiver = deploy("NonReceiver.sol:NonReceiver");
        uint256 held = usdc.balanceOf(alice);
        _refuses(1, 1e18, receiver, abi.encodeWithSelector(IERC721Errors.ERC721InvalidReceiver.selector, receiver));
        assertEq(usdc.balanceOf(alice), held, "nothing taken");
        assertEq(account(batchId).sold, 0, "nothing sold");
    }

    function _notOpen(IBatchManager.Terms memory terms, uint256 nowSeconds) private view returns (bytes memory) {
        return
            abi.encodeWithSelector(
                IBatchManager.SaleNotOpen.selector,
                batchId,
                nowSeconds,
                terms.saleStart,
                terms.saleEnd
            );
    }
}
