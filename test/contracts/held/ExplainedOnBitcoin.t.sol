// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {IHeldEscrow} from "../../../contracts/interfaces/IHeldEscrow.sol";
import {RealProofs} from "./RealProofs.sol";

/// @dev On a Bitcoin that retargets, with the target of tests: two hashes a block, so that a batch of three hashes a second earns more
/// than a thousandth of all there will ever be, each day.
contract HeldExplainedOnBitcoinTest is RealProofs {
    uint64 private constant HALF = 38_571_428_571_428;
    uint256 private constant PRICE = RATE * 3;

    function pin() internal pure override returns (bytes memory) {
        return abi.encode(PINNED, uint32(EPOCH) * 2_016, EASIEST, uint32(START), type(uint256).max, true);
    }

    function setUp() public override {
        super.setUp();
        vm.warp(START);
        IBatchManager.Terms memory terms = provenTerms();
        (terms.capacity, terms.unitHashrate, terms.bond) = (3, 1, 1e9);
        batch = createBatch(terms);
        slice = buy(alice, batch, 3);
        register(batch, hex"52");
        vm.warp(dayOf(0));
    }

    function test_half_the_income_of_a_capacity_releases_half_of_what_waits() public {
        proofs.prove(minedAt(paying(HALF, hex"52"), dayOf(0) + 1 hours));
        post(batch, HALF);
        _follow(dayOf(1));
        settleHeld();
        // 10,500 x 2 hashes a block, for 6.25 bitcoins a block and 259,200 hashes a day: 49.99 %.
        uint256 bps = (uint256(HALF) * 10_500 * 2) / (6.25e8 * 3 * DAY);
        assertEq(bps, 4_999, "by hand");
        assertEq(proceeds(), ((RATE * bps) / 10_000) * 3, "what it explains");
        assertEq(slices.refundable(slice), PRICE - proceeds(), "the rest");
    }

    function test_a_period_waits_until_the_relay_has_come_to_its_end() public {
        proofs.prove(minedAt(paying(HALF, hex"52"), dayOf(0) + 1 hours));
        post(batch, HALF);
        _refuses(EPOCH);
        _follow(dayOf(1) - 1);
        _refuses(EPOCH);
        _follow(dayOf(1));
        _refuses(EPOCH - 1);
        _refuses(EPOCH + 1);
        settleHeld();
        assertEq(levelOf(0), 3, "settled");
    }

    function test_what_is_written_off_waits_for_no_relay() public {
        post(batch, HALF);
        vm.warp(block.timestamp + PROOF_GRACE);
        settleHeld(0);
        assertEq(slices.refundable(slice), PRICE, "the holders'");
    }

    /// @dev One more block upon the tip, of that time.
    function _follow(uint256 time) private {
        (bytes memory header, ) = line(relay.tip(), 0, time, 1);
        relay.extend(relay.tip(), header);
    }

    function _refuses(uint24 epoch) private {
        vm.expectRevert(abi.encodeWithSelector(IHeldEscrow.WrongEpoch.selector, batch, 0, epoch));
        manager.settleHeld(batch, epochs(epoch));
    }
}
