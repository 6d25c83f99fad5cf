// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {ITokenCustody} from "../../../contracts/interfaces/ITokenCustody.sol";
import {World} from "../base/World.sol";

contract EdgesTest is World {
    function test_a_royalty_is_exact_up_to_the_largest_price_whose_product_fits_and_coarse_above() public {
        IBatchManager.Terms memory terms = termsFromNow();
        terms.royaltyBps = 250;
        uint256 id = buy(alice, createBatch(terms), 1);
        uint256 largest = type(uint256).max / 10_000;
        assertEq(_royalty(id, 10_000), 250, "exactly");
        assertEq(_royalty(id, largest), (largest * 250) / 10_000, "the largest");
        assertEq(_royalty(id, type(uint256).max), largest * 250, "above it");
    }

    function test_a_posting_that_credits_nobody_tells_no_credit() public {
        uint256 batchId = createBatch();
        buy(alice, batchId, 10);
        post(batchId, 100_000);
        assertTrue(slices.credit(operator, address(wbtc)) != 0, "the unsold part");
        ICapacitySlices.BatchAccount memory before = account(batchId);
        uint128 released = 10 * uint128(manager.terms(batchId).rate);
        vm.expectEmit(true, true, true, true, address(slices));
        emit ICapacitySlices.PayoutAccrued(
            batchId,
            1,
            treasury,
            0,
            0,
            0,
            0,
            released,
            0,
            before.acc,
            0,
            before.escrow - released,
            before.proceeds + released,
            0,
            0
        );
        post(batchId, 0);
    }

    function test_a_posting_of_nothing_does_not_ask_its_token() public {
        uint256 batchId = createBatch();
        vm.etch(address(wbtc), hex"fe");
        post(batchId, 0);
        assertEq(manager.nextPeriod(batchId), 1, "posted, though the token refuses everything");
    }

    function test_a_token_that_took_away_what_is_owed_has_no_surplus() public {
        buy(alice, createBatch(), 10);
        uint256 owed = slices.liabilities(address(usdc));
        vm.prank(address(slices));
        usdc.transfer(stranger, 1);
        vm.expectRevert(abi.encodeWithSelector(ITokenCustody.NoSurplus.selector, address(usdc), owed - 1, owed));
        vm.prank(admin);
        manager.recoverSurplus(address(usdc), treasury);
    }

    function _royalty(uint256 id, uint256 price) private view returns (uint256 amount) {
        (, amount) = slices.royaltyInfo(id, price);
    }
}
