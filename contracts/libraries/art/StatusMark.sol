// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../interfaces/IBatchManager.sol";
import {Bars} from "./Bars.sol";
import {Page} from "./Page.sol";
import {Stones} from "./Stones.sol";

/// @dev Twelve marks around the dial, and what the batch's status adds: a hand at the next period, a closed circle when all is posted, a
/// crack where it stopped, a stroke through what will never be.
library StatusMark {
    using Page for bytes;

    function draw(
        bytes memory page,
        IBatchManager.Status status,
        Bars.Layout memory bars,
        Stones.Stone memory stone
    ) internal pure {
        page.write(
            "<g fill='none'><circle r='262' transform='rotate(-90)' stroke-width='6' stroke-dasharray='1 136.183'"
        );
        page.write(" stroke-opacity='.7' stroke='").write(stone.soft).write("'/>");
        if (status == IBatchManager.Status.Completed) {
            page.write("<circle r='256' stroke='").write(stone.ink).write("'/>");
        } else if (status == IBatchManager.Status.Active) {
            page.write("<path d='M0-156V-268' stroke-width='1.6' stroke='").write(stone.ink);
            _turn(page, bars);
        } else if (status == IBatchManager.Status.Defaulted) {
            page.write("<path d='M0-152l4-22-9-16 10-24-7-18 6-22-3-18' stroke-width='2' stroke='");
            page.write(stone.bad);
            _turn(page, bars);
        } else if (status == IBatchManager.Status.Cancelled) {
            page.write("<path d='M-188 188l70-70M118-118l70-70' stroke-width='2' stroke='");
            page.write(stone.bad).write("'/>");
        }
        page.write("</g>");
    }

    /// @dev Ends an element that points up by turning it to the next place.
    function _turn(bytes memory page, Bars.Layout memory bars) private pure {
        uint256 tenths = (bars.posted * 3_600) / bars.count;
        page.write("' transform='rotate(").write(tenths / 10).write(".").write(tenths % 10).write(")'/>");
    }
}
