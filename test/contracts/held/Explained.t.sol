// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {IHeldEscrow} from "../../../contracts/interfaces/IHeldEscrow.sol";
import {HeldWorld} from "./HeldWorld.sol";

/// @dev Of what is released, no more than the posted income explains.
contract HeldExplainedTest is HeldWorld {
    uint256 private constant PERIOD = RATE * SOLD;
    uint256 private constant HASHES = 1_000e12 * 1 days;

    /// @dev By hand: nBits 0x17034219 is 0x034219 shifted by 20 bytes.
    function _explainedBps(uint256 gross, uint256 subsidy) private pure returns (uint256 bps) {
        uint256 target = uint256(0x034219) << 160;
        uint256 work = (type(uint256).max - target) / (target + 1) + 1;
        bps = (gross * 10_500 * work) / (subsidy * HASHES);
        if (bps > 10_000) bps = 10_000;
    }

    function _settled(uint128 gross, uint16 deliveredBps) private returns (uint256 released) {
        post(batch, gross, 0, deliveredBps);
        posed.prove(batch, gross);
        uint256 before = proceeds();
        settleHeld();
        released = proceeds() - before;
    }

    function test_a_days_income_of_this_capacity_is_what_the_tests_say() public pure {
        assertEq(_explainedBps(GROSS, 6.25e8), 10_000, "explains all");
        assertLe(_explainedBps(130_000, 6.25e8), 9_500, "not all");
        assertGe(_explainedBps(130_000, 6.25e8), 8_500, "but much");
    }

    function test_zero_gross_with_full_delivery_gets_nothing() public {
        posed.prove(batch, 10 * GROSS);
        assertEq(_settled(0, 10_000), 0, "nothing");
        assertEq(slices.refundable(slice), PERIOD, "all of it is the holders', at once");
        assertEq(levelOf(0), 0, "nothing is proven of nothing");
        assertEq(standing().covered, 0, "and nothing covered");
    }

    function test_income_that_explains_less_than_was_said_to_be_delivered_releases_less() public {
        uint256 explained = (RATE * _explainedBps(100_000, 6.25e8)) / 10_000;
        assertEq(_settled(100_000, 10_000), explained * SOLD, "what it explains");
        assertEq(slices.refundable(slice), (RATE - explained) * SOLD, "the rest");
        assertLe(explained, (RATE * 8_000) / 10_000, "it matters");
    }

    function test_income_that_explains_more_than_was_delivered_releases_what_was_delivered() public {
        assertEq(_settled(10 * GROSS, 4_000), (PERIOD * 4) / 10, "as delivered");
    }

    function testFuzz_releases_the_lesser_of_what_was_delivered_and_what_is_explained(
        uint128 gross,
        uint16 deliveredBps
    ) public {
        gross = uint128(bound(gross, 0, 400_000));
        deliveredBps = uint16(bound(deliveredBps, 0, 10_000));
        uint256 released = _settled(gross, deliveredBps);
        uint256 explained = (RATE * _explainedBps(gross, 6.25e8)) / 10_000;
        uint256 delivered = (RATE * deliveredBps) / 10_000;
        assertEq(released, (explained < delivered ? explained : delivered) * SOLD, "released");
        assertEq(slices.refundable(slice) + released, PERIOD, "not a base unit is lost");
        assertEq(escrow(), 3 * PERIOD, "the others wait");
    }

    function test_the_epoch_must_be_the_one_in_which_the_period_ended() public {
        post(batch, GROSS);
        posed.prove(batch, GROSS);
        uint256 end = periodEnd(batch, 0);
        posed.setEpoch(EPOCH - 1, 0x1d00ffff, uint32(START - 20 * DAY));
        _refuses(EPOCH - 1);
        _refuses(EPOCH + 1);
        posed.setEpoch(EPOCH + 1, BITS, uint32(end));
        _refuses(EPOCH);
        posed.setEpoch(EPOCH + 1, BITS, uint32(end + 1));
        _refuses(EPOCH + 1);
        settleHeld();
        assertEq(proceeds(), PERIOD, "released");
    }

    function test_a_period_ends_in_the_epoch_that_begins_with_its_end() public {
        post(batch, GROSS);
        posed.prove(batch, GROSS);
        posed.setEpoch(EPOCH + 1, BITS, uint32(periodEnd(batch, 0)));
        settleHeld(EPOCH + 1);
        assertEq(proceeds(), PERIOD, "released");
    }

    function test_waits_for_a_relay_that_has_not_come_so_far() public {
        post(batch, GROSS);
        posed.prove(batch, GROSS);
        uint256 end = periodEnd(batch, 0);
        posed.setTip(uint32(EPOCH) * 2_016 + 100, uint32(end - 1));
        _refuses(EPOCH);
        posed.setTip(uint32(EPOCH) * 2_016 + 101, uint32(end));
        settleHeld();
        assertEq(proceeds(), PERIOD, "released");
    }

    function test_after_the_halving_half_the_income_explains_as_much() public {
        posed.setEpoch(417, BITS, uint32(START - DAY));
        posed.setTip(417 * 2_016 + 1, uint32(START + 100 * DAY));
        post(batch, GROSS / 2);
        posed.prove(batch, GROSS / 2);
        settleHeld(417);
        assertEq(proceeds(), ((RATE * _explainedBps(GROSS / 2, 3.125e8)) / 10_000) * SOLD, "released");
        assertEq(proceeds(), PERIOD, "all of it");
    }

    function test_where_blocks_create_nothing_any_income_explains_all() public {
        posed.setEpoch(7_000, BITS, uint32(START - DAY));
        post(batch, 1);
        posed.prove(batch, 1);
        settleHeld(7_000);
        assertEq(proceeds(), PERIOD, "released");
    }

    function test_where_a_block_takes_work_beyond_all_measure_any_income_explains_all() public {
        posed.setEpoch(EPOCH, 0x03000001, uint32(START - DAY));
        post(batch, GROSS);
        posed.prove(batch, GROSS);
        settleHeld();
        assertEq(proceeds(), PERIOD, "released");
    }

    function test_where_blocks_cost_nothing_any_income_explains_all() public {
        posed.setRetargets(false);
        post(batch, 0);
        settleHeld(0);
        assertEq(proceeds(), 0, "nothing for nothing");
        post(batch, 1);
        posed.prove(batch, 1);
        settleHeld(0);
        assertEq(proceeds(), PERIOD, "released");
    }

    function test_a_token_of_more_decimals_is_counted_in_its_own_units() public {
        vm.warp(START);
        vm.prank(admin);
        held.setBitcoinToken(address(wbtc), 1_000);
        batch = createBatch(provenTerms());
        slice = buy(alice, batch, uint64(SOLD));
        post(batch, GROSS * 1_000);
        posed.prove(batch, (uint256(GROSS) * 9_500) / 10_000 - 1);
        assertEq(held.provenBaseUnits(batch), ((uint256(GROSS) * 9_500) / 10_000 - 1) * 1_000, "base units");
        vm.expectRevert(
            abi.encodeWithSelector(
                IHeldEscrow.ProofsFallShort.selector,
                batch,
                0,
                uint256(GROSS) * 950,
                uint256(GROSS) * 950 - 1_000,
                block.timestamp + PROOF_GRACE
            )
        );
        settleHeld();
        posed.prove(batch, 1);
        settleHeld();
        assertEq(proceeds(), PERIOD, "released");
    }

    function _refuses(uint24 epoch) private {
        vm.expectRevert(abi.encodeWithSelector(IHeldEscrow.WrongEpoch.selector, batch, 0, epoch));
        manager.settleHeld(batch, epochs(epoch));
    }
}
