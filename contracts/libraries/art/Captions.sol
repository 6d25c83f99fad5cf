// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {HashrateText} from "./HashrateText.sol";
import {Page} from "./Page.sol";
import {PlainText} from "./PlainText.sol";
import {SliceFacts} from "./SliceFacts.sol";
import {Stones} from "./Stones.sol";

/// @dev The words: the hashrate in the middle, and in the corners what it is, where it stands and how it went.
library Captions {
    using Page for bytes;

    function draw(bytes memory page, SliceFacts.Facts memory facts, Stones.Stone memory stone) internal pure {
        page.write("<g font-family='system-ui,sans-serif' fill='").write(stone.ink).write("'>");
        _drawMiddle(page, facts, stone.soft);
        page.write("<g font-size='15'>");
        _drawLeft(page, facts, stone.soft);
        _drawRight(page, facts, stone);
        page.write("</g></g>");
    }

    function _drawMiddle(bytes memory page, SliceFacts.Facts memory facts, string memory soft) private pure {
        (string memory figure, string memory unit) = HashrateText.parts(facts.hashrate, 4);
        page.write("<g text-anchor='middle'><text y='12' font-weight='600' letter-spacing='-1' font-size='");
        page.write(_sizeFor(bytes(figure).length)).write("'>").write(figure);
        page.write("</text><text y='38' font-size='17' fill='").write(soft).write("'>").write(unit);
        page.write("</text></g>");
    }

    /// @dev As large as the inner circle takes.
    function _sizeFor(uint256 characters) private pure returns (uint256) {
        if (characters < 4) return 56;
        return characters < 6 ? 46 : 28;
    }

    function _drawLeft(bytes memory page, SliceFacts.Facts memory facts, string memory soft) private pure {
        page.write("<text x='-280' y='-266'");
        if (bytes(facts.site).length > 22) page.write(" font-size='12'");
        page.write(">").write(PlainText.inXml(facts.site)).write("</text><g fill='").write(soft);
        page.write("'><text x='-280' y='-247'>Batch ").write(facts.batchId);
        if (facts.deliveries.length > 0) {
            page.write("</text><text x='-280' y='260'>").write(SliceFacts.deliveredPercent(facts));
            page.write(" % delivered");
        }
        page.write("</text><text x='-280' y='279'>").write(facts.deliveries.length);
        page.write(" of ").write(facts.periods).write(" periods</text></g>");
    }

    function _drawRight(bytes memory page, SliceFacts.Facts memory facts, Stones.Stone memory stone) private pure {
        page.write("<g text-anchor='end'><text x='280' y='279'");
        if (SliceFacts.isOver(facts)) page.write(" fill='").write(stone.bad).write("'");
        page.write(">").write(SliceFacts.statusName(facts.status)).write("</text><g fill='").write(stone.soft);
        page.write("'><text x='280' y='-266'>Slice ").write(facts.serial);
        page.write(unicode"</text><text x='280' y='260'>Evidence ≥ ").write(facts.evidenceRequired);
        page.write("</text></g></g>");
        _drawLegend(page, stone.evidence);
    }

    /// @dev The four levels of evidence, the lowest first.
    function _drawLegend(bytes memory page, string[4] memory colours) private pure {
        page.write("<g stroke-width='4'>");
        for (uint256 level; level < 4; ++level) {
            page.write("<path d='M").write(257 + 7 * level).write(" 241v-").write(4 + 4 * level).write("' stroke='");
            page.write(colours[level]).write("'/>");
        }
        page.write("</g>");
    }
}
