// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC4906} from "@openzeppelin/contracts/interfaces/IERC4906.sol";
import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {SaleWorld} from "../sale/SaleWorld.sol";

/// @dev Events word for word, where every word differs from its neighbours.
contract ToldTest is SaleWorld {
    function test_a_batch_is_opened_in_the_name_of_its_operator_with_both_its_tokens() public {
        uint256 batchId = manager.batchCount() + 1;
        vm.expectEmit(true, true, true, true, address(slices));
        emit ICapacitySlices.BatchOpened(batchId, operator, address(usdc), address(wbtc), 1_000, 0, 75_000_000);
        createBatch();
    }

    function test_a_slice_is_minted_at_both_checkpoints_of_its_batch() public {
        (uint256 batchId, ) = _afterOnePeriod(50_000, 500);
        ICapacitySlices.BatchAccount memory before = account(batchId);
        assertTrue(before.acc != before.refundAcc && before.refundAcc != 0, "two checkpoints");
        uint256 cost = 10 * 50_000 * 29;
        vm.expectEmit(true, true, true, true, address(slices));
        emit ICapacitySlices.SliceMinted(
            batchId * 1e9 + 2,
            batchId,
            bob,
            10,
            before.acc,
            before.refundAcc,
            cost,
            510,
            before.escrow + uint128(cost),
            before.proceeds
        );
        buy(bob, batchId, 10);
    }

    function test_a_slice_given_back_tells_who_owned_it_and_who_has_the_money() public {
        uint256 batchId = createBatch(saleTerms());
        uint256 id = buy(alice, batchId, 500);
        vm.expectEmit(true, true, true, true, address(slices));
        emit ICapacitySlices.SliceRefunded(id, batchId, alice, carol, 500, 500 * PRICE, 0, 0);
        vm.prank(alice);
        manager.refund(list(id), carol);
    }

    function test_a_claim_of_one_base_unit_tells_whose_it_was_and_who_has_it() public {
        (uint256 batchId, uint256 id) = _afterOnePeriod(1, 1_000);
        // 1.998 base units are pending: one is paid, and the checkpoint keeps the fraction.
        uint192 kept = account(batchId).acc - uint192(uint64(uint256(1_000) * account(batchId).acc) / 1_000);
        vm.expectEmit(true, true, true, true, address(slices));
        emit ICapacitySlices.Claimed(id, alice, carol, 1, kept);
        assertEq(claim(alice, id, carol), 1, "one base unit");
    }

    function test_a_refund_of_one_base_unit_tells_whose_it_was_and_who_has_it() public {
        (uint256 batchId, uint256 id) = _afterOnePeriod(1, 1);
        vm.expectEmit(true, true, true, true, address(slices));
        emit ICapacitySlices.RefundClaimed(id, alice, carol, 1, account(batchId).refundAcc);
        assertEq(claimRefund(alice, id, carol), 1, "one base unit");
    }

    function test_calling_off_a_batch_refreshes_the_pictures_of_its_slices() public {
        uint256 batchId = createBatch(saleTerms());
        buy(alice, batchId, 100);
        vm.warp(DEADLINE);
        vm.expectEmit(true, true, true, true, address(slices));
        emit IERC4906.BatchMetadataUpdate(batchId * 1e9 + 1, batchId * 1e9 + 1);
        manager.cancel(batchId);
    }

    /// @dev Alice holds `units` of a batch at `rate`; two base units came in for a period of which nothing was delivered.
    function _afterOnePeriod(uint96 rate, uint64 units) private returns (uint256 batchId, uint256 id) {
        IBatchManager.Terms memory terms = termsFromNow();
        (terms.rate, terms.saleEnd) = (rate, uint40(block.timestamp + 20 * DAY));
        batchId = createBatch(terms);
        id = buy(alice, batchId, units);
        post(batchId, 2, 0, 0);
    }
}
