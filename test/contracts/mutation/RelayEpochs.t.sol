// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBitcoinRelay} from "../../../contracts/interfaces/IBitcoinRelay.sol";
import {RelayWorld} from "../bitcoin/RelayWorld.sol";

contract RelayEpochsTest is RelayWorld {
    function setUp() public override {
        super.setUp();
        vm.warp(START + 60 days);
    }

    function test_the_pinned_blocks_epoch_is_known_from_the_start() public {
        IBitcoinRelay relay = _pin(4_032);
        IBitcoinRelay.Epoch memory first = relay.epoch(2);
        assertTrue(first.nBits == EASIEST && first.start == START, "its target and start");
        assertEq(relay.epoch(0).nBits, 0, "no other");
    }

    function test_the_pinned_blocks_time_counts_among_the_eleven() public {
        IBitcoinRelay relay = _pin(0);
        (bytes memory headers, bytes32 last) = _branch(PINNED, 5, 1, START);
        relay.extend(PINNED, headers);
        bytes memory early = mine(last, 0, START, EASIEST);
        // Six of the eleven are not earlier: the pinned block, as late, and the five after it.
        vm.expectRevert(abi.encodeWithSelector(IBitcoinRelay.TimeTooEarly.selector, 0, START));
        relay.extend(last, early);
    }

    function test_of_two_epochs_begun_in_one_call_both_are_known() public {
        IBitcoinRelay relay = _pin(0);
        (bytes memory headers, bytes32 last) = _branch(PINNED, EPOCH - 1, 1, START);
        relay.extend(PINNED, headers);
        (headers, ) = _branch(last, EPOCH + 1, 1, START + (EPOCH - 1) * 600);
        assertEq(relay.extend(last, headers), 2 * EPOCH, "height");
        IBitcoinRelay.Epoch memory between = relay.epoch(1);
        assertTrue(between.nBits == EASIEST && between.start == START + EPOCH * 600, "begun and ended");
        assertEq(relay.epoch(2).start, START + 2 * EPOCH * 600, "begun");
    }

    function test_an_anchor_far_above_block_0_cannot_be_run_over_either() public {
        IBitcoinRelay relay = _pin(4_032);
        (bytes memory first, bytes32 firstTip) = _branch(PINNED, 3, 1, START);
        (bytes memory next, ) = _branch(firstTip, 2, 1, START + 3 * 600);
        relay.extend(PINNED, first);
        vm.expectRevert(abi.encodeWithSelector(IBitcoinRelay.AnchorPassed.selector, firstTip));
        relay.extend(PINNED, bytes.concat(first, next));
    }
}
