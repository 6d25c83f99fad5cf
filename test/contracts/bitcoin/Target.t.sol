// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBitcoinErrors} from "../../../contracts/interfaces/IBitcoinErrors.sol";
import {BitcoinHarness} from "../../../contracts/mocks/BitcoinHarness.sol";
import {BitcoinWorld} from "./BitcoinWorld.sol";

contract BitcoinTargetTest is BitcoinWorld {
    uint256 private constant MAINNET_EASIEST = 2 ** 224 - 1;
    int64 private constant TWO_WEEKS = 14 days;

    function test_known_targets_of_bitcoins_own_tests() public view {
        assertEq(bitcoin.fromBits(0x1d00ffff), 0xffff << 208, "the first block's");
        assertEq(bitcoin.fromBits(0x170331db), 0x331db << 160, "2024");
        assertEq(bitcoin.fromBits(0x01120000), 0x12, "one byte");
        assertEq(bitcoin.fromBits(0x02123400), 0x1234, "two bytes");
        assertEq(bitcoin.fromBits(0x04123456), 0x12345600, "four bytes");
        assertEq(bitcoin.fromBits(0x20123456), 0x123456 << 232, "all");
    }

    function test_targets_that_are_zero_negative_or_too_large_are_refused() public {
        uint32[9] memory bad = [
            uint32(0),
            0x1d000000,
            0x01003456,
            0x04923456,
            0x01fedcba,
            0xff123456,
            0x23000001,
            0x22000100,
            0x21010000
        ];
        for (uint256 i; i < 9; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IBitcoinErrors.TargetInvalid.selector, bad[i]));
            bitcoin.fromBits(bad[i]);
        }
        assertEq(bitcoin.fromBits(0x22000001), 1 << 248, "the largest place of one byte");
        assertEq(bitcoin.fromBits(0x21000100), 0x100 << 240, "and of two");
    }

    function testFuzz_compact_form_keeps_the_three_highest_bytes_and_rounds_down(uint256 target) public view {
        target = bound(target, 1, type(uint256).max);
        uint256 back = bitcoin.fromBits(bitcoin.toBitsDown(target));
        assertLe(back, target, "down");
        assertLe((target - back) >> 240, 0, "by little");
        assertTrue(bitcoin.toBitsDown(back) == bitcoin.toBitsDown(target), "and never again");
        assertLe(target - back, target / 2 ** 15, "less than a part in 32,768");
    }

    function testFuzz_work_is_the_floor_of_2_256_over_target_plus_one(uint256 target) public view {
        target = bound(target, 1, type(uint256).max - 1);
        uint256 work = bitcoin.workOf(target);
        // work * (target + 1) <= 2^256 < (work + 1) * (target + 1), without the number that does not fit.
        assertTrue(work - 1 == (type(uint256).max - target) / (target + 1), "floor");
    }

    function test_an_epoch_counts_as_a_quarter_to_four_times_two_weeks() public view {
        uint32 nBits = 0x1c0fffff;
        uint256 target = bitcoin.fromBits(nBits);
        assertEq(bitcoin.fromBits(_next(nBits, TWO_WEEKS)), target, "as planned: the same");
        assertEq(_next(nBits, 1), _next(nBits, TWO_WEEKS / 4), "no faster than a quarter");
        assertEq(_next(nBits, -5), _next(nBits, TWO_WEEKS / 4), "nor backwards");
        assertTrue(_next(nBits, TWO_WEEKS / 4) != _next(nBits, TWO_WEEKS / 4 + 60), "the quarter counts");
        assertEq(_next(nBits, TWO_WEEKS * 9), _next(nBits, TWO_WEEKS * 4), "no slower than four times");
        assertTrue(_next(nBits, TWO_WEEKS * 4) != _next(nBits, TWO_WEEKS * 4 - 600), "four times count");
        assertEq(_next(0x1d00ffff, TWO_WEEKS * 4), 0x1d00ffff, "never easier than the network's easiest");
    }

    function _next(uint32 nBits, int64 elapsed) private view returns (uint32) {
        BitcoinHarness.Epoch[] memory epochs = new BitcoinHarness.Epoch[](1);
        epochs[0] = BitcoinHarness.Epoch(nBits, elapsed);
        return bitcoin.retargets(epochs, MAINNET_EASIEST)[0];
    }
}
