// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {SliceFacts} from "../../../contracts/libraries/art/SliceFacts.sol";
import {RigArtHarness} from "../../../contracts/mocks/RigArtHarness.sol";
import {SolidityTest} from "../base/SolidityTest.sol";

contract RigArtTest is SolidityTest {
    RigArtHarness private art;

    function setUp() public {
        art = RigArtHarness(deploy("RigArtHarness.sol:RigArtHarness"));
    }

    /// @dev Known to the byte, so that no change of a compiler, a library or a colour comes unseen. Look at the pictures
    /// (`npm run art`) before you accept another.
    function test_one_slice_and_the_collection_are_known_to_the_byte() public view {
        _assertHash(art.svg(example()), 0x61993ca8cc4cdcfba25e3b561928ec69e1662c1da7c581aea1142424ba5e0c03);
        _assertHash(art.emblem(), 0x36d85d8cc4c00c70f5f9e215ec34f94295fea33fa43f5286e38e103a15406af0);
    }

    function test_a_seed_decides_stone_and_rosette_and_nothing_that_is_said() public view {
        SliceFacts.Facts memory facts = example();
        for (uint256 stone; stone < 8; ++stone) {
            for (uint256 kind; kind < 3; ++kind) {
                facts.seed = stone | (kind << 4) | (stone << 8) | (kind << 16);
                string memory svg = art.svg(facts);
                assertTrue(_has(svg, ">250</text>") && _has(svg, ">89 % delivered</text>"), "the same facts");
                string memory bar = stone < 4 ? "stroke='#cf7a48'" : "stroke='#b5581f'";
                assertTrue(_has(svg, bar), "evidence in the colours of its ground");
            }
        }
    }

    function test_the_rosette_has_more_lines_the_more_units() public view {
        SliceFacts.Facts memory facts = example();
        facts.seed = 0;
        uint8[9] memory lines = [6, 8, 10, 12, 16, 20, 24, 32, 40];
        for (uint256 i; i < lines.length; ++i) {
            facts.units = uint64(4 ** i);
            assertTrue(_has(art.svg(facts), _firstTurn(lines[i])), "that many turns in half a circle");
        }
        facts.units = type(uint64).max;
        assertTrue(_has(art.svg(facts), _firstTurn(40)), "and never more than 40");
    }

    function test_periods_of_a_long_term_share_bars_and_a_little_of_one_is_not_nothing() public view {
        SliceFacts.Facts memory facts = example();
        facts.periods = 3_660;
        facts.deliveries = hex"000000010000000000003f3f3f3f3f";
        string memory svg = art.svg(facts);
        assertTrue(_has(svg, "stroke-width='9' stroke-dasharray='0 2 5 4e3'"), "one of 63 in ten periods");
        assertTrue(_has(svg, "stroke-width='589' stroke-dasharray='0 12 5 4e3'"), "five of ten periods are posted");
    }

    function test_heights_that_are_made_coarser_end_at_all() public view {
        SliceFacts.Facts memory facts = example();
        facts.periods = 256;
        facts.deliveries = new bytes(256);
        for (uint256 i; i < 256; ++i) facts.deliveries[i] = bytes1(uint8(i));
        string memory svg = art.svg(facts);
        // Places of 14, of which level 0 leaves half free: all and the steps up to it are bars 49 to 63.
        assertTrue(_has(svg, "stroke-width='577' stroke-dasharray='0 689 7 7 7 7 "), "49 and up are drawn as 63");
    }

    function example() internal pure returns (SliceFacts.Facts memory facts) {
        facts.seed = 0x10301;
        facts.batchId = 3;
        facts.serial = 17;
        facts.units = 250;
        facts.unitHashrate = 1e12;
        facts.hashrate = 250e12;
        facts.periods = 30;
        facts.evidenceRequired = 1;
        facts.status = IBatchManager.Status.Active;
        facts.deliveries = hex"7f7f7e7d007f3f3fbfbf";
        facts.site = "Odessa, Texas";
    }

    /// @dev Angles of 180° through that number, in the shortest way to write them.
    function _firstTurn(uint256 lines) private pure returns (string memory) {
        if (lines == 6) return "'#c0' transform='rotate(30)'";
        if (lines == 8) return "'#c0' transform='rotate(22.500)'";
        if (lines == 10) return "'#c0' transform='rotate(18)'";
        if (lines == 12) return "'#c0' transform='rotate(15)'";
        if (lines == 16) return "'#c0' transform='rotate(11.250)'";
        if (lines == 20) return "'#c0' transform='rotate(9)'";
        if (lines == 24) return "'#c0' transform='rotate(7.500)'";
        if (lines == 32) return "'#c0' transform='rotate(5.625)'";
        return "'#c0' transform='rotate(4.500)'";
    }

    function _has(string memory text, string memory part) private pure returns (bool) {
        (bytes memory all, bytes memory sought) = (bytes(text), bytes(part));
        bytes32 hash = keccak256(sought);
        for (uint256 from; from + sought.length <= all.length; ++from) {
            if (all[from] != sought[0] || all[from + sought.length - 1] != sought[sought.length - 1]) continue;
            bytes memory here = new bytes(sought.length);
            for (uint256 i; i < here.length; ++i) here[i] = all[from + i];
            if (keccak256(here) == hash) return true;
        }
        return false;
    }

    function _assertHash(string memory svg, uint256 expected) private pure {
        vm.assertEq(uint256(keccak256(bytes(svg))), expected, svg);
    }
}
