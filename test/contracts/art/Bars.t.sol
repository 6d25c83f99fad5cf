// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {BarGroups} from "../../../contracts/libraries/art/BarGroups.sol";
import {Bars} from "../../../contracts/libraries/art/Bars.sol";
import {SolidityTest} from "../base/SolidityTest.sol";

contract BarsTest is SolidityTest {
    function test_up_to_366_periods_have_a_bar_each_and_more_share_them() public pure {
        assertEq(Bars.arrange(1, 0).count, 1, "one");
        assertEq(Bars.arrange(366, 0).perBar, 1, "a leap year");
        assertEq(Bars.arrange(367, 0).perBar, 2, "a day more");
        assertEq(Bars.arrange(3_660, 0).perBar, 10, "ten years");
        assertEq(Bars.arrange(3_660, 0).count, 366, "of ten days each");
    }

    function testFuzz_bars_stand_for_every_period_and_fill_the_circle(uint16 periods, uint16 posted) public pure {
        periods = uint16(bound(periods, 1, type(uint16).max));
        posted = uint16(bound(posted, 0, periods));
        Bars.Layout memory bars = Bars.arrange(periods, posted);
        assertLe(bars.count, 366, "not too many");
        assertGe(bars.count * bars.perBar, periods, "all periods");
        assertLe((bars.count - 1) * bars.perBar, periods - 1, "no bar for nothing");
        assertEq(bars.count * bars.pitch, bars.length, "whole places");
        assertLe(bars.length, 9_999, "four digits");
        assertGe(bars.length, 2_900, "fine enough for the scale");
        assertLe(bars.posted, bars.count, "posted");
        assertGe(bars.posted * bars.perBar, posted, "all that is posted");
    }

    function test_a_bar_of_several_periods_is_their_average_and_their_weakest_evidence() public pure {
        bytes memory deliveries = hex"bf7fa0000000400001";
        assertEq(Bars.read(deliveries, 0, 1), 0xbf, "one period is itself");
        assertEq(Bars.read(deliveries, 0, 3), (1 << 6) | (uint256(63 + 63 + 32) / 3), "average, weakest");
        assertEq(Bars.read(deliveries, 1, 3), 0, "nothing delivered");
        assertEq(Bars.read(deliveries, 2, 3), 1, "a little is not nothing");
        assertEq(Bars.read(deliveries, 1, 8), 1, "the last has what is posted of it");
    }

    function testFuzz_every_bar_is_in_one_of_few_groups_and_groups_are_in_order(bytes memory deliveries) public pure {
        vm.assume(deliveries.length <= 366);
        _judge(deliveries, _sorted(deliveries));
    }

    function test_heights_are_exact_where_there_are_few_of_them_or_few_bars() public pure {
        bytes memory year = new bytes(366);
        for (uint256 i; i < year.length; ++i) year[i] = bytes1(uint8(0x40 + 2 * (i % 28) + 1));
        _assertExact(year);
        bytes memory month = new bytes(60);
        for (uint256 i; i < month.length; ++i) month[i] = bytes1(uint8(4 * (i % 52) + 3));
        _assertExact(month);
    }

    function test_heights_become_coarser_where_there_are_too_many() public pure {
        bytes memory all = new bytes(256);
        for (uint256 i; i < 256; ++i) all[i] = bytes1(uint8(i));
        BarGroups.Groups memory groups = _sorted(all);
        assertEq(groups.first[0], 1, "nothing stays nothing");
        assertEq(groups.first[16], 2, "one of 63 is the lowest step");
        assertEq(groups.first[63], 50, "the highest step ends at all");
    }

    function _assertExact(bytes memory deliveries) private pure {
        BarGroups.Groups memory groups = _sorted(deliveries);
        for (uint256 i; i < deliveries.length; ++i) {
            assertTrue(groups.first[uint8(deliveries[i])] != 0, "a group of its own");
        }
    }

    function _sorted(bytes memory deliveries) private pure returns (BarGroups.Groups memory) {
        uint256 periods = deliveries.length == 0 ? 1 : deliveries.length;
        return BarGroups.sort(deliveries, Bars.arrange(periods, deliveries.length));
    }

    function _judge(bytes memory deliveries, BarGroups.Groups memory groups) private pure {
        uint256 count;
        uint256 members;
        for (uint256 key; key < 256; ++key) {
            uint256 bar = groups.first[key];
            if (bar != 0 && key & 63 != 0) ++count;
            for (uint256 before; bar != 0; (before, bar) = (bar, groups.next[bar])) {
                assertTrue(bar > before, "in order");
                uint256 exact = Bars.read(deliveries, bar - 1, 1);
                assertEq(key >> 6, exact >> 6, "its evidence");
                assertGe(key & 63, exact & 63, "never lower than it is");
                assertLe(key & 63, (exact & 63) + 15, "and less than a step higher");
                if (exact & 63 == 0) assertEq(key & 63, 0, "nothing stays nothing");
                ++members;
            }
        }
        assertTrue(count <= 28 || 64 * count + 8 * members <= 4_000, "few groups");
        assertEq(members, deliveries.length, "every bar once");
    }
}
