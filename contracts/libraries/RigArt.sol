// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../interfaces/IBatchManager.sol";
import {Bars} from "./art/Bars.sol";
import {Captions} from "./art/Captions.sol";
import {DeliveryRing} from "./art/DeliveryRing.sol";
import {Page} from "./art/Page.sol";
import {Rosette} from "./art/Rosette.sol";
import {SliceFacts} from "./art/SliceFacts.sol";
import {StatusMark} from "./art/StatusMark.sol";
import {Stones} from "./art/Stones.sol";

/// @title RigArt
/// @notice A slice as a dial: the term runs once around it, and every posted period is a bar, as long as what was delivered.
/// @dev Pure: the same facts are the same picture, to the byte.
library RigArt {
    using Page for bytes;

    uint256 private constant ROOM = 12_000;

    function svg(SliceFacts.Facts memory facts, Stones.Stone memory stone) internal pure returns (bytes memory page) {
        Bars.Layout memory bars = Bars.arrange(facts.periods, facts.deliveries.length);
        page = _dial(facts, bars, stone);
        StatusMark.draw(page, facts.status, bars, stone);
        Captions.draw(page, facts, stone);
        page.write("</svg>");
    }

    /// @notice The collection's picture: a dial of a hundred bars, a quarter for each level of evidence. It is the legend of all others.
    function emblem() internal pure returns (bytes memory page) {
        SliceFacts.Facts memory facts;
        (facts.seed, facts.units, facts.periods) = (0x0100, 4_096, 100);
        facts.deliveries = new bytes(100);
        for (uint256 i; i < 100; ++i) facts.deliveries[i] = bytes1(uint8(((i / 25) << 6) | 63));
        Stones.Stone memory stone = Stones.pick(facts.seed, false);
        page = _dial(facts, Bars.arrange(facts.periods, facts.deliveries.length), stone);
        page.write(
            "<text y='17' font-family='system-ui,sans-serif' font-size='54' font-weight='600' text-anchor='middle'"
        );
        page.write(" fill='").write(stone.ink).write("'>Lode</text></svg>");
    }

    /// @dev Ground, ring and rosette.
    function _dial(
        SliceFacts.Facts memory facts,
        Bars.Layout memory bars,
        Stones.Stone memory stone
    ) private pure returns (bytes memory page) {
        page = Page.open(ROOM);
        page.write("<svg xmlns='http://www.w3.org/2000/svg' viewBox='-300 -300 600 600'><path fill='");
        page.write(stone.ground).write("' d='M-300-300h600v600h-600z'/>");
        bool places = facts.status != IBatchManager.Status.Defaulted;
        DeliveryRing.draw(page, facts.deliveries, bars, stone, places);
        Rosette.draw(page, facts.seed, facts.units, stone.line);
    }
}
