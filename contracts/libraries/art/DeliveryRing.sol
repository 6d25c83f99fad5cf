// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {BarGroups} from "./BarGroups.sol";
import {Bars} from "./Bars.sol";
import {Page} from "./Page.sol";
import {Stones} from "./Stones.sol";

/// @dev The ring of bars, clockwise from the top. Bars are the dashes of circles: each circle is stroked twice as wide as its bars are
/// high, and a disc then covers the inner half. So no corner is ever computed, and equal bars share one element.
library DeliveryRing {
    using Page for bytes;

    uint256 private constant FULL = 63;
    /// @dev What is left free of a place, in tenths, by level: the more evidence the less, so that levels differ in weight too.
    bytes4 private constant GAPS = 0x05040201;
    uint256 private constant MILLION = 1_000_000;
    /// @dev The circle is drawn so large that bars are whole numbers long, and then scaled to a radius of 166.
    uint256 private constant RADIUS_PER_LENGTH = 15_915_494; // 1 / 2π; hundredths, times a million
    uint256 private constant SCALE_TIMES_LENGTH = 104_300_876; // 166 · 2π; in hundred-thousandths
    uint256 private constant STROKE_PER_LENGTH = 161_073; // twice a full bar's 84 of 166; times a million

    /// @param places whether what is not posted may still come
    function draw(
        bytes memory page,
        bytes memory deliveries,
        Bars.Layout memory bars,
        Stones.Stone memory stone,
        bool places
    ) internal pure {
        _open(page, bars.length);
        if (places && bars.posted < bars.count) _drawPlaces(page, bars, stone);
        _drawBars(page, BarGroups.sort(deliveries, bars), bars, stone.evidence);
        page.write("</g><circle r='166' fill='").write(stone.ground).write("'/>");
    }

    function _open(bytes memory page, uint256 length) private pure {
        uint256 radius = (length * RADIUS_PER_LENGTH) / MILLION;
        page.write("<g fill='none' transform='rotate(-90)scale(.").writePadded(SCALE_TIMES_LENGTH / length, 5);
        page.write(")'><circle id='r' r='").write(radius / 100).write(".").writePadded(radius % 100, 2).write("'/>");
    }

    /// @dev Faint places for all periods, and the ground over those that are posted.
    function _drawPlaces(bytes memory page, Bars.Layout memory bars, Stones.Stone memory stone) private pure {
        uint256 gap = _gap(0, bars.pitch);
        uint256 width = (bars.length * STROKE_PER_LENGTH) / MILLION;
        page.write("<g stroke-opacity='.2' stroke='").write(stone.soft).write("'>");
        _stroke(page, width);
        page.writeShort(gap / 2);
        page.writeShort(bars.pitch - gap);
        page.writeShort(gap - gap / 2);
        page.write("'/></g>");
        if (bars.posted == 0) return;
        page.write("<g stroke='").write(stone.ground).write("'>");
        _stroke(page, width + 9);
        page.writeShort(0);
        page.writeShort(bars.posted * bars.pitch);
        page.write(" 4e3'/></g>");
    }

    /// @dev One group of elements for each level, its bars from the lowest to the highest.
    function _drawBars(
        bytes memory page,
        BarGroups.Groups memory groups,
        Bars.Layout memory bars,
        string[4] memory colours
    ) private pure {
        for (uint256 level; level < 4; ++level) {
            page.write("<g stroke='").write(colours[level]).write("'>");
            uint256 gap = _gap(level, bars.pitch);
            for (uint256 height = 1; height <= FULL; ++height) {
                uint256 first = groups.first[(level << 6) | height];
                if (first == 0) continue;
                _stroke(page, (height * bars.length * STROKE_PER_LENGTH) / (FULL * MILLION));
                _drawDashes(page, groups.next, first, bars.pitch, gap);
            }
            page.write("</g>");
        }
    }

    function _stroke(bytes memory page, uint256 width) private pure {
        page.write("<use href='#r' stroke-width='").write(width).write("' stroke-dasharray='0");
    }

    /// @dev The way to the first bar, then each bar's length and the way to the next; after the last a way longer than the circle (4,000).
    function _drawDashes(
        bytes memory page,
        uint256[] memory next,
        uint256 bar,
        uint256 pitch,
        uint256 gap
    ) private pure {
        page.writeShort((bar - 1) * pitch + gap / 2);
        for (uint256 following = next[bar]; following != 0; following = next[bar]) {
            page.writeShort(pitch - gap);
            page.writeShort((following - bar - 1) * pitch + gap);
            bar = following;
        }
        page.writeShort(pitch - gap);
        page.write(" 4e3'/>");
    }

    /// @dev Never so much that few bars would look like less than they are.
    function _gap(uint256 level, uint256 pitch) private pure returns (uint256) {
        uint256 tenths = uint8(GAPS[level]);
        uint256 gap = (pitch * tenths) / 10;
        return gap > tenths * 8 ? tenths * 8 : gap;
    }
}
