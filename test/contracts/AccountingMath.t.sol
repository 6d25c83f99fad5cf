// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {AccountingMath} from "../../contracts/libraries/AccountingMath.sol";
import {SolidityTest} from "./base/SolidityTest.sol";

contract AccountingMathTest is SolidityTest {
    uint256 private constant Q64 = 2 ** 64;

    function testFuzz_what_is_set_aside_covers_every_slice_and_is_never_more_than_net(
        uint128 net,
        uint64 capacity,
        uint64 sold,
        uint64 first
    ) public pure {
        capacity = uint64(bound(capacity, 1, type(uint64).max));
        sold = uint64(bound(sold, 0, capacity));
        first = uint64(bound(first, 0, sold));
        uint192 perUnit = AccountingMath.perUnitDown(net, capacity);
        uint256 holders = AccountingMath.holdersUp(perUnit, sold);
        assertLe(holders, net, "the operator's part is never negative");
        uint256 paid =
            AccountingMath.pendingDown(first, perUnit, 0) + AccountingMath.pendingDown(sold - first, perUnit, 0);
        assertLe(paid, holders, "covered");
        assertLe(holders - paid, 2, "and the rest is dust");
    }

    function testFuzz_a_checkpoint_pays_whole_base_units_and_keeps_the_fraction_to_within_units(
        uint64 units,
        uint192 acc,
        uint192 paid
    ) public pure {
        units = uint64(bound(units, 1, type(uint64).max));
        paid = uint192(bound(paid, 0, acc));
        (uint256 whole, uint192 after_) = AccountingMath.checkpoint(units, acc, paid);
        assertEq(whole, AccountingMath.pendingDown(units, acc, paid), "whole");
        assertGe(after_, paid, "never back");
        assertLe(after_, acc, "never ahead");
        uint256 left = uint256(units) * (acc - after_);
        uint256 due = uint256(units) * (acc - paid) - (whole << 64);
        assertLe(left, due, "never more than was left");
        assertTrue(due - left < units, "and less by under one unit's step");
        assertTrue(left < Q64, "under one base unit");
    }

    function testFuzz_settling_often_pays_what_settling_once_pays(uint64 units, uint64[16] memory steps) public pure {
        units = uint64(bound(units, 1, 1e12));
        uint192 acc;
        uint192 paid;
        uint256 often;
        for (uint256 i; i < steps.length; ++i) {
            acc += steps[i];
            uint256 whole;
            (whole, paid) = AccountingMath.checkpoint(units, acc, paid);
            often += whole;
        }
        uint256 once = AccountingMath.pendingDown(units, acc, 0);
        assertLe(often, once, "not more");
        assertLe(once - often, 1, "less by at most one");
    }

    function testFuzz_shares_round_apart_by_at_most_one(uint128 amount, uint16 bps) public pure {
        bps = uint16(bound(bps, 0, 10_000));
        uint256 down = AccountingMath.shareDown(amount, bps);
        uint256 up = AccountingMath.shareUp(amount, bps);
        assertLe(up - down, 1, "apart");
        assertLe(up, amount, "not more than all");
        assertEq(down + AccountingMath.shareUp(amount, 10_000 - bps), amount, "down and up make the whole");
    }

    function test_extremes_do_not_overflow() public pure {
        uint192 most = AccountingMath.perUnitDown(type(uint128).max, 1);
        assertEq(AccountingMath.pendingDown(1, most, 0), type(uint128).max, "one unit earns all");
        assertEq(AccountingMath.holdersUp(most, 1), type(uint128).max, "and all is set aside");
        (uint256 whole, ) = AccountingMath.checkpoint(type(uint64).max, type(uint192).max, 0);
        assertEq(whole, AccountingMath.pendingDown(type(uint64).max, type(uint192).max, 0), "no overflow");
    }
}
