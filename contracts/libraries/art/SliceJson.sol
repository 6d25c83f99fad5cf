// SPDX-License-Identifier: MIT
// solhint-disable quotes
pragma solidity ^0.8.30;

import {HashrateText} from "./HashrateText.sol";
import {Page} from "./Page.sol";
import {SliceFacts} from "./SliceFacts.sol";

/// @dev The JSON beside the picture, as marketplaces read it. Everything in it is a number, a word of ours or a cleaned name.
library SliceJson {
    using Page for bytes;

    uint256 private constant ROOM = 2_000;

    /// @param stone the ground's name
    /// @param image a data URI
    function write(
        SliceFacts.Facts memory facts,
        string memory stone,
        string memory image
    ) internal pure returns (bytes memory page) {
        page = Page.open(ROOM + bytes(image).length);
        string memory hashrate = HashrateText.whole(facts.hashrate);
        page.write('{"name":"').write(facts.site).write(unicode" · batch ").write(facts.batchId);
        page.write(unicode" · slice ").write(facts.serial).write('","description":"').write(hashrate);
        page.write(
            " of mining capacity. Each bar of the dial is a posted period: as long as what was delivered, and in the"
        );
        page.write(' colour of its evidence.","image":"').write(image).write('","attributes":[');
        _writeTerms(page, facts, hashrate);
        _writeCourse(page, facts);
        _word(page, "Stone", stone).write('"}]}');
    }

    function _writeTerms(bytes memory page, SliceFacts.Facts memory facts, string memory hashrate) private pure {
        _word(page, "Site", facts.site).write('"},');
        _number(page, "Batch", facts.batchId);
        _number(page, "Serial", facts.serial);
        _number(page, "Units", facts.units);
        _word(page, "Unit hashrate", HashrateText.whole(facts.unitHashrate)).write('"},');
        _word(page, "Hashrate", hashrate).write('"},');
        _word(page, "Evidence required", SliceFacts.evidenceName(facts.evidenceRequired)).write('"},');
        _number(page, "Periods", facts.periods);
    }

    function _writeCourse(bytes memory page, SliceFacts.Facts memory facts) private pure {
        _word(page, "Status", SliceFacts.statusName(facts.status)).write('"},');
        _number(page, "Periods posted", facts.deliveries.length);
        if (facts.deliveries.length > 0) _number(page, "Delivered (average %)", SliceFacts.deliveredPercent(facts));
        _value(page, "Term starts", "date", facts.termStart);
        _value(page, "Term ends", "date", facts.termStart + uint256(facts.periods) * facts.periodSeconds);
    }

    function _word(bytes memory page, string memory trait, string memory value) private pure returns (bytes memory) {
        return page.write('{"trait_type":"').write(trait).write('","value":"').write(value);
    }

    function _number(bytes memory page, string memory trait, uint256 value) private pure {
        _value(page, trait, "number", value);
    }

    function _value(bytes memory page, string memory trait, string memory display, uint256 value) private pure {
        page.write('{"trait_type":"').write(trait).write('","display_type":"').write(display);
        page.write('","value":').write(value).write("},");
    }
}
