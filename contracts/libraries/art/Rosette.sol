// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Page} from "./Page.sol";

/// @dev The guilloche around the figure, as on a share certificate: one closed line, turned again and again. How many lines there are tells
/// the units (6 for up to 3 units, 40 from 65,536 on); which line, how wide its band and how it is turned is the slice's own.
library Rosette {
    using Page for bytes;

    uint256 private constant OUTER = 148;

    /// @dev `#c0` is the line, and each `#c` after it twice the lines of the one before; the last is turned as often as still needed.
    function draw(bytes memory page, uint256 seed, uint256 units, string memory colour) internal pure {
        uint256 size = Math.min(Math.log2(units) / 2, 8);
        uint256 doublings = 1 + size / 3;
        uint256 turns = 3 + (size % 3);
        page.write("<g fill='none' stroke-width='.75' stroke='").write(colour);
        page.write("' transform='rotate(").write((seed >> 16) % 360).write(")'>");
        for (uint256 i = doublings; i > 0; --i) page.write("<g id='c").write(i).write("'>");
        uint256 angle = _drawLine(page, seed) / (turns << doublings);
        for (uint256 i; i < doublings; ++i) {
            _turn(page, i, angle << i);
            page.write("</g>");
        }
        for (uint256 i = 1; i < turns; ++i) _turn(page, doublings, (angle << doublings) * i);
        page.write("</g>");
    }

    /// @dev Between two circles, so that the figure has the inner one to itself.
    /// @return angle thousandths of a degree after which the line falls on itself
    function _drawLine(bytes memory page, uint256 seed) private pure returns (uint256 angle) {
        uint256 kind = (seed >> 4) % 3;
        uint256 fifths = (seed >> 8) % 5;
        if (kind == 0) {
            page.write("<ellipse id='c0' rx='").write(OUTER).write("' ry='").write(92 + 7 * fifths).write("'/>");
            return 180_000;
        }
        if (kind == 1) {
            uint256 offset = (56 - 7 * fifths) / 2;
            page.write("<circle id='c0' cx='").write(offset).write("' r='").write(OUTER - offset).write("'/>");
            return 360_000;
        }
        uint256 half = 106 + 4 * fifths;
        page.write("<rect id='c0' x='-").write(half).write("' y='-").write(half);
        page.write("' width='").write(2 * half).write("' height='").write(2 * half);
        // Corners round enough to end at the outer circle.
        page.write("' rx='").write((half * 1_414 - OUTER * 1_000) / 414).write("'/>");
        return 90_000;
    }

    function _turn(bytes memory page, uint256 id, uint256 thousandths) private pure {
        page.write("<use href='#c").write(id).write("' transform='rotate(");
        page.write(thousandths / 1_000);
        if (thousandths % 1_000 > 0) page.write(".").writePadded(thousandths % 1_000, 3);
        page.write(")'/>");
    }
}
