// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {HashrateText} from "../../../contracts/libraries/art/HashrateText.sol";
import {PlainText} from "../../../contracts/libraries/art/PlainText.sol";
import {SliceFacts} from "../../../contracts/libraries/art/SliceFacts.sol";
import {SiteNames} from "../../../contracts/libraries/SiteNames.sol";
import {SolidityTest} from "../base/SolidityTest.sol";

contract WordsTest is SolidityTest {
    function test_names_keep_what_a_site_may_be_called_and_nothing_else() public view {
        for (uint256 c; c < 256; ++c) {
            string memory name = string(abi.encodePacked("a", bytes1(uint8(c)), "b"));
            string memory cleaned = PlainText.clean(name);
            try this.check(name) {
                _assertText(cleaned, name);
            } catch {
                _assertText(cleaned, "a?b");
            }
        }
    }

    function check(string calldata name) external pure {
        SiteNames.check(name);
    }

    function test_a_name_that_is_too_long_ends() public pure {
        _assertText(PlainText.clean("1234567890123456789012345678901"), "1234567890123456789012345678901");
        _assertText(PlainText.clean("12345678901234567890123456789012"), "1234567890123456789012345678901");
        _assertText(PlainText.clean(""), "");
    }

    function test_an_ampersand_is_escaped_where_it_would_mean_something() public pure {
        _assertText(PlainText.inXml("& Sons & Co"), "&amp; Sons &amp; Co");
        _assertText(PlainText.inXml("Delta (One), No. 1-2's"), "Delta (One), No. 1-2's");
    }

    function test_hashrates_are_said_as_people_say_them() public pure {
        _assertFigure(0, "0", "H/s");
        _assertFigure(999, "999", "H/s");
        _assertFigure(1_000, "1", "kH/s");
        _assertFigure(250e12, "250", "TH/s");
        _assertFigure(4_096e12, "4.096", "PH/s");
        _assertFigure(123_456e12, "123.4", "PH/s");
        _assertFigure(1_050e9, "1.05", "TH/s");
        _assertFigure(999_999e18, "999.9", "ZH/s");
        _assertFigure(type(uint128).max, "340282366", "QH/s");
        _assertText(HashrateText.whole(1_234_567e12), "1.234567 EH/s");
    }

    function test_every_status_and_level_of_evidence_has_its_word() public pure {
        string[8] memory words = [
            "None",
            "Scheduled",
            "Selling",
            "Cooling off",
            "Active",
            "Completed",
            "Defaulted",
            "Cancelled"
        ];
        for (uint256 i; i < words.length; ++i) {
            _assertText(SliceFacts.statusName(IBatchManager.Status(i)), words[i]);
        }
        _assertText(SliceFacts.evidenceName(0), "0: operator's word");
        _assertText(SliceFacts.evidenceName(1), "1: signed by a pool");
        _assertText(SliceFacts.evidenceName(2), "2: signed by an auditor");
        _assertText(SliceFacts.evidenceName(3), "3: proven on Bitcoin");
    }

    function testFuzz_what_was_delivered_is_the_average_rounded_down(bytes memory deliveries) public pure {
        vm.assume(deliveries.length > 0);
        SliceFacts.Facts memory facts;
        facts.deliveries = deliveries;
        uint256 sum;
        for (uint256 i; i < deliveries.length; ++i) sum += uint8(deliveries[i]) & 63;
        uint256 average = (sum * 100) / (63 * deliveries.length);
        assertEq(SliceFacts.deliveredPercent(facts), average, "average");
    }

    function _assertFigure(uint256 hashrate, string memory figure, string memory unit) private pure {
        (string memory shown, string memory of_) = HashrateText.parts(hashrate, 4);
        _assertText(shown, figure);
        _assertText(of_, unit);
    }

    function _assertText(string memory text, string memory expected) private pure {
        assertTrue(keccak256(bytes(text)) == keccak256(bytes(expected)), string.concat(text, " is ", expected));
    }
}
