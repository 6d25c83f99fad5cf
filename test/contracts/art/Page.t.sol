// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {Page} from "../../../contracts/libraries/art/Page.sol";
import {SolidityTest} from "../base/SolidityTest.sol";

contract PageTest is SolidityTest {
    using Page for bytes;

    function test_what_is_written_stands_in_the_order_of_writing() public pure {
        bytes memory page = Page.open(100);
        page.write("r='").write(166).write("' ").writePadded(7, 3).write("");
        page.writeShort(42);
        _assertText(page, "r='166' 007 42");
    }

    function testFuzz_a_number_is_written_as_people_write_it(uint256 value) public pure {
        _assertText(Page.open(100).write(value), Strings.toString(value));
    }

    function test_short_numbers_are_written_like_others_after_a_space() public pure {
        for (uint256 value; value < 10_000; ++value) {
            bytes memory page = Page.open(10);
            page.writeShort(value);
            _assertText(page, string.concat(" ", Strings.toString(value)));
        }
    }

    function test_padding_never_cuts_a_digit_off() public pure {
        _assertText(Page.open(10).writePadded(1_234, 2), "1234");
        _assertText(Page.open(10).writePadded(0, 3), "000");
    }

    function test_a_page_written_to_its_end_leaves_what_lies_behind_it_alone() public pure {
        bytes memory page = Page.open(64);
        bytes memory behind = "behind";
        for (uint256 i; i < 32; ++i) page.writeShort(7);
        assertEq(page.length, 64, "full");
        _assertText(behind, "behind");
    }

    function test_what_does_not_fit_is_refused() public {
        vm.expectRevert(abi.encodeWithSelector(Page.PageFull.selector, 5));
        this.overflow(0);
        vm.expectRevert(abi.encodeWithSelector(Page.PageFull.selector, 5));
        this.overflow(1);
        vm.expectRevert(abi.encodeWithSelector(Page.PageFull.selector, 5));
        this.overflow(2);
    }

    function overflow(uint256 way) external pure {
        bytes memory page = Page.open(5).write("abc");
        if (way == 0) page.write("def");
        if (way == 1) page.write(123);
        if (way == 2) page.writeShort(12);
    }

    function _assertText(bytes memory page, string memory expected) private pure {
        assertTrue(keccak256(page) == keccak256(bytes(expected)), string.concat(string(page), " is ", expected));
    }
}
