// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ISliceBook} from "../../contracts/interfaces/ISliceBook.sol";
import {HolderWorld} from "./base/HolderWorld.sol";

contract SettleTest is HolderWorld {
    uint256 private batchId;
    uint256 private id;

    function setUp() public override {
        super.setUp();
        batchId = createBatch();
        id = buy(alice, batchId, 100);
        post(batchId, 100_000, 0, 9_000);
    }

    function test_by_anybody_turns_earnings_and_refunds_into_the_owners_credit() public {
        uint192 paid = account(batchId).acc - uint64(100 * uint256(account(batchId).acc)) / uint64(100);
        vm.expectEmit(true, true, true, true, address(slices));
        emit ISliceBook.Settled(id, alice, 9_750, paid, 9_750);
        vm.expectEmit(true, true, true, true, address(slices));
        emit ISliceBook.RefundSettled(id, alice, 500_000, uint192(5_000 * Q64), 500_000);
        vm.prank(stranger);
        slices.settle(list(id));
        assertEq(slices.credit(alice, address(wbtc)), 9_750, "payout");
        assertEq(slices.credit(alice, address(usdc)), 500_000, "refund");
        assertEq(slices.claimable(id) + slices.refundable(id), 0, "nothing pending");
        assertEq(slices.ownerOf(id), alice, "still the owner's");
    }

    function test_twice_credits_once() public {
        slices.settle(list(id, id));
        slices.settle(list(id));
        assertEq(slices.credit(alice, address(wbtc)), 9_750, "once");
    }

    function test_credits_each_owner_of_many_slices_their_own() public {
        uint256 bobs = buy(bob, batchId, 200);
        post(batchId, 100_000);
        slices.settle(list(id, bobs));
        assertEq(slices.credit(alice, address(wbtc)), 19_500, "two payouts");
        assertEq(slices.credit(bob, address(wbtc)), 19_500, "one, of twice the units");
    }

    function test_reverts_for_no_slices_and_slices_that_do_not_exist() public {
        vm.expectRevert(abi.encodeWithSelector(ISliceBook.NoSlices.selector));
        slices.settle(new uint256[](0));
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, 5));
        slices.settle(list(id, 5));
    }

    function testFuzz_invariant_15_settling_as_often_as_a_griefer_likes_costs_nobody_a_base_unit(
        uint128[6] memory gross,
        uint256 when
    ) public {
        uint256 other = createBatch(longTerms());
        (uint256 often, uint256 never) = (buy(alice, other, 3), buy(bob, other, 3));
        for (uint256 i; i < 6; ++i) {
            post(other, uint128(bound(gross[i], 0, 100_000)));
            if ((when >> i) % 2 == 0) slices.settle(list(often));
        }
        uint256 has = slices.credit(alice, address(wbtc)) + slices.claimable(often);
        assertLe(has, slices.claimable(never), "no gain");
        assertGe(has + 1, slices.claimable(never), "no loss of a base unit");
    }
}
