// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBitcoinErrors} from "../../../contracts/interfaces/IBitcoinErrors.sol";
import {IBitcoinRelay} from "../../../contracts/interfaces/IBitcoinRelay.sol";
import {RelayWorld} from "./RelayWorld.sol";

contract BitcoinRelayTest is RelayWorld {
    IBitcoinRelay private relay;

    function setUp() public override {
        super.setUp();
        vm.warp(START + 30 days);
        relay = _pin(0);
    }

    function test_anybody_extends_the_chain_and_reads_its_end() public {
        (bytes memory headers, bytes32 last) = _branch(PINNED, 5, 1, START);
        vm.expectEmit(true, true, true, true, address(relay));
        emit IBitcoinRelay.Extended(PINNED, last, 5, 10, 5);
        vm.prank(makeAddr("anybody"));
        assertEq(relay.extend(PINNED, headers), 5, "height");
        assertTrue(relay.tip() == last, "tip");
        IBitcoinRelay.Anchor memory end = relay.anchor(last);
        assertEq(end.work, 10, "two hashes each");
        assertTrue(end.nBits == EASIEST && end.epochStart == START, "its epoch");
        assertEq(relay.newestEpoch(), 0, "the first");
    }

    function test_more_work_wins_and_of_equals_the_first_stays() public {
        (bytes memory first, bytes32 firstTip) = _branch(PINNED, 3, 1, START);
        (bytes memory second, ) = _branch(PINNED, 3, 2, START);
        (bytes memory third, bytes32 thirdTip) = _branch(PINNED, 4, 3, START);
        relay.extend(PINNED, first);
        vm.expectRevert(abi.encodeWithSelector(IBitcoinRelay.LessWork.selector, 6, 6));
        relay.extend(PINNED, second);
        relay.extend(PINNED, third);
        assertTrue(relay.tip() == thirdTip, "heavier");
        (bytes memory more, bytes32 moreTip) = _branch(firstTip, 2, 4, START + 3 * 600);
        relay.extend(firstTip, more);
        assertTrue(relay.tip() == moreTip, "and back, with more work");
    }

    function testFuzz_the_tip_is_always_the_heaviest_anchor(uint8[8] memory sizes, uint8[8] memory parents) public {
        bytes32[] memory anchors = new bytes32[](9);
        (anchors[0], anchors[8]) = (PINNED, PINNED);
        uint256 known = 1;
        for (uint256 i; i < 8; ++i) {
            bytes32 parent = anchors[bound(parents[i], 0, known - 1)];
            IBitcoinRelay.Anchor memory at = relay.anchor(parent);
            uint256 count = bound(sizes[i], 1, 6);
            (bytes memory headers, bytes32 last) = _branch(parent, count, 100 + i, START + at.height * 600);
            uint256 best = relay.anchor(relay.tip()).work;
            (bool done, ) = address(relay).call(abi.encodeCall(relay.extend, (parent, headers)));
            assertTrue(done == (at.work + 2 * count > best), "exactly when it is heavier");
            if (!done) continue;
            assertTrue(relay.tip() == last, "the new tip");
            anchors[known++] = last;
        }
        uint256 heaviest = relay.anchor(relay.tip()).work;
        for (uint256 i; i < known; ++i) {
            assertLe(relay.anchor(anchors[i]).work, heaviest, "none is heavier");
        }
    }

    function test_an_anchor_stands_while_its_branch_is_the_heaviest() public {
        (bytes memory first, bytes32 firstTip) = _branch(PINNED, 3, 1, START);
        relay.extend(PINNED, first);
        (bytes memory next, bytes32 nextTip) = _branch(firstTip, 2, 1, START + 3 * 600);
        relay.extend(firstTip, next);
        assertEq(relay.heightOf(PINNED), 0, "the pinned block");
        assertEq(relay.heightOf(firstTip), 3, "an anchor below the tip");
        assertEq(relay.heightOf(nextTip), 5, "the tip");
        assertEq(relay.tipHeight(), 5, "its height");
        (bytes memory other, bytes32 otherTip) = _branch(PINNED, 6, 2, START);
        relay.extend(PINNED, other);
        _notOnHeaviest(firstTip);
        _notOnHeaviest(nextTip);
        _notOnHeaviest(keccak256("no block"));
        assertEq(relay.heightOf(PINNED), 0, "shared by both");
        (bytes memory back, bytes32 backTip) = _branch(nextTip, 2, 3, START + 5 * 600);
        relay.extend(nextTip, back);
        assertEq(relay.heightOf(firstTip), 3, "stands again");
        assertEq(relay.heightOf(nextTip), 5, "and so does what was built on it");
        assertEq(relay.heightOf(backTip), 7, "the tip");
        _notOnHeaviest(otherTip);
    }

    function test_headers_that_run_over_an_anchor_are_refused() public {
        (bytes memory first, bytes32 firstTip) = _branch(PINNED, 3, 1, START);
        (bytes memory next, ) = _branch(firstTip, 2, 1, START + 3 * 600);
        relay.extend(PINNED, first);
        vm.expectRevert(abi.encodeWithSelector(IBitcoinRelay.AnchorPassed.selector, firstTip));
        relay.extend(PINNED, bytes.concat(first, next));
        relay.extend(firstTip, next);
        assertEq(relay.heightOf(firstTip), 3, "and it stands");
    }

    function test_headers_follow_a_known_block_and_each_other() public {
        (bytes memory headers, bytes32 last) = _branch(PINNED, 2, 1, START);
        vm.expectRevert(abi.encodeWithSelector(IBitcoinRelay.UnknownAnchor.selector, last));
        relay.extend(last, headers);
        (bytes memory elsewhere, ) = _branch(keccak256("elsewhere"), 1, 1, START);
        vm.expectRevert(abi.encodeWithSelector(IBitcoinErrors.HeaderUnlinked.selector, 0));
        relay.extend(PINNED, elsewhere);
        vm.expectRevert(abi.encodeWithSelector(IBitcoinErrors.HeaderUnlinked.selector, 2));
        relay.extend(PINNED, bytes.concat(headers, elsewhere));
        vm.expectRevert(abi.encodeWithSelector(IBitcoinErrors.HeadersLength.selector, 0));
        relay.extend(PINNED, "");
    }

    function test_a_header_with_another_target_than_its_epochs_is_refused() public {
        bytes memory easier = mine(PINNED, 0, START + 600, 0x207ffffe);
        vm.expectRevert(abi.encodeWithSelector(IBitcoinRelay.BitsUnexpected.selector, 0, 0x207ffffe, EASIEST));
        relay.extend(PINNED, easier);
    }

    function test_a_header_without_the_work_is_refused() public {
        bytes memory lazy = mine(PINNED, 0, START + 600, EASIEST);
        for (uint256 nonce; ; ++nonce) {
            lazy[76] = bytes1(uint8(nonce));
            uint256 number = bitcoin.toNumber(hash(lazy));
            if (number <= bitcoin.fromBits(EASIEST)) continue;
            uint256 target = bitcoin.fromBits(EASIEST);
            vm.expectRevert(abi.encodeWithSelector(IBitcoinErrors.WorkMissing.selector, 0, number, target));
            relay.extend(PINNED, lazy);
            return;
        }
    }

    function test_a_time_is_later_than_the_median_of_the_eleven_before_it() public {
        (bytes memory headers, bytes32 last) = _branch(PINNED, 11, 1, START);
        relay.extend(PINNED, headers);
        uint32 median = START + 6 * 600;
        bytes memory early = mine(last, 0, median, EASIEST);
        vm.expectRevert(abi.encodeWithSelector(IBitcoinRelay.TimeTooEarly.selector, 0, median));
        relay.extend(last, early);
        relay.extend(last, mine(last, 0, median + 1, EASIEST));
    }

    function test_a_time_is_at_most_two_hours_ahead() public {
        uint256 latest = block.timestamp + 2 hours;
        uint32 time = uint32(latest) + 1;
        bytes memory late = mine(PINNED, 0, time, EASIEST);
        vm.expectRevert(abi.encodeWithSelector(IBitcoinRelay.TimeTooLate.selector, 0, time, latest));
        relay.extend(PINNED, late);
        relay.extend(PINNED, mine(PINNED, 0, uint32(latest), EASIEST));
    }

    function test_an_epoch_begins_with_its_first_block_in_whichever_call_it_comes() public {
        (bytes memory headers, bytes32 last) = _branch(PINNED, EPOCH - 1, 1, START);
        relay.extend(PINNED, headers);
        assertEq(relay.epoch(1).nBits, 0, "not begun");
        (bytes memory first, bytes32 begun) = _branch(last, 1, 1, START + (EPOCH - 1) * 600);
        vm.expectEmit(true, true, true, true, address(relay));
        emit IBitcoinRelay.EpochBegun(1, EASIEST, uint32(START + EPOCH * 600));
        relay.extend(last, first);
        assertEq(relay.newestEpoch(), 1, "begun");
        (bytes memory other, ) = _branch(last, 2, 2, START + (EPOCH - 1) * 600 + 60);
        vm.expectEmit(true, true, true, true, address(relay));
        emit IBitcoinRelay.EpochBegun(1, EASIEST, uint32(START + EPOCH * 600 + 60));
        relay.extend(last, other);
        (bytes memory back, ) = _branch(begun, 3, 3, START + EPOCH * 600);
        relay.extend(begun, back);
        assertEq(relay.epoch(1).start, START + EPOCH * 600, "of the branch that is heavier now");
    }

    function test_nothing_is_built_on_more_than_an_epoch_below_the_tip() public {
        (bytes memory headers, bytes32 last) = _branch(PINNED, EPOCH, 1, START);
        relay.extend(PINNED, headers);
        (bytes memory other, ) = _branch(PINNED, 1, 2, START);
        vm.expectRevert(abi.encodeWithSelector(IBitcoinRelay.LessWork.selector, 2, 2 * EPOCH));
        relay.extend(PINNED, other);
        (bytes memory one, ) = _branch(last, 1, 1, START + EPOCH * 600);
        relay.extend(last, one);
        vm.expectRevert(abi.encodeWithSelector(IBitcoinRelay.AnchorTooDeep.selector, 0, EPOCH + 1));
        relay.extend(PINNED, other);
    }

    function test_the_pinned_block_is_the_first_of_its_epoch() public {
        vm.expectRevert(abi.encodeWithSelector(IBitcoinRelay.NotFirstOfEpoch.selector, 7));
        this.pin(7);
        assertEq(_pin(4_032).newestEpoch(), 2, "and its height says which");
    }

    function _notOnHeaviest(bytes32 hash) private {
        vm.expectRevert(abi.encodeWithSelector(IBitcoinRelay.NotOnHeaviestChain.selector, hash));
        relay.heightOf(hash);
    }

    function pin(uint32 height) external {
        _pin(height);
    }
}
