// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {IHeldEscrow} from "../../../contracts/interfaces/IHeldEscrow.sol";
import {HeldWorld} from "./HeldWorld.sol";

/// @dev Each tries to take what waits, and what it gets instead.
contract HeldTheftTest is HeldWorld {
    uint256 private constant PERIOD = RATE * SOLD;

    function test_to_be_released_before_anything_was_posted() public {
        posed.prove(batch, 100 * GROSS);
        vm.expectRevert(abi.encodeWithSelector(IHeldEscrow.NothingHeld.selector, batch));
        settleHeld();
    }

    function test_to_be_released_twice_for_one_period() public {
        post(batch, GROSS);
        posed.prove(batch, 100 * GROSS);
        settleHeld();
        vm.expectRevert(abi.encodeWithSelector(IHeldEscrow.NothingHeld.selector, batch));
        settleHeld();
        assertEq(proceeds(), PERIOD, "once");
    }

    function test_to_collect_what_is_not_proven() public {
        post(batch, GROSS);
        vm.expectRevert(abi.encodeWithSelector(ICapacitySlices.NoProceeds.selector, batch));
        vm.prank(operator);
        manager.collectProceeds(batch, operator);
    }

    function test_to_let_one_payment_prove_two_batches() public {
        vm.warp(START);
        uint256 other = createBatch(provenTerms());
        buy(alice, other, 1);
        post(batch, GROSS);
        post(other, GROSS);
        posed.prove(batch, 2 * GROSS);
        vm.expectRevert(
            abi.encodeWithSelector(
                IHeldEscrow.ProofsFallShort.selector,
                other,
                0,
                (uint256(GROSS) * 9_500) / 10_000,
                0,
                block.timestamp + PROOF_GRACE
            )
        );
        manager.settleHeld(other, epochs(EPOCH));
    }

    function test_to_post_much_and_prove_little() public {
        post(batch, 100 * GROSS);
        posed.prove(batch, GROSS);
        vm.warp(block.timestamp + PROOF_GRACE);
        settleHeld();
        assertEq(proceeds(), 0, "nothing: no part of a period is proven");
        assertEq(slices.refundable(slice), PERIOD, "all of it");
    }

    function test_to_post_little_prove_little_and_be_paid_for_all() public {
        post(batch, 1_000);
        posed.prove(batch, 1_000);
        settleHeld();
        assertLe(proceeds(), PERIOD / 100, "as much as it explains");
    }

    function test_to_stretch_the_tolerance_over_all_periods() public {
        postAll();
        posed.prove(batch, (uint256(4 * GROSS) * 9_500) / 10_000 - 1);
        for (uint256 i; i < 3; ++i) settleHeld();
        vm.warp(block.timestamp + PROOF_GRACE);
        settleHeld();
        assertEq(proceeds(), 3 * PERIOD, "a satoshi short is a period short");
    }

    function test_to_have_a_relay_that_stands_still_give_an_easier_target() public {
        post(batch, 1_000);
        posed.prove(batch, 1_000);
        posed.setEpoch(EPOCH - 1, 0x190fffff, uint32(START - 15 * DAY));
        vm.expectRevert(abi.encodeWithSelector(IHeldEscrow.WrongEpoch.selector, batch, 0, EPOCH - 1));
        settleHeld(EPOCH - 1);
    }

    /// @dev A holder of all that is sold sends the script bitcoin: the operator has it, and passes it on.
    function test_to_force_a_default_by_a_donation() public {
        post(batch, GROSS);
        posed.prove(batch, 3 * GROSS);
        vm.prank(alice);
        held.accuse(batch);
        vm.prank(operator);
        manager.topUp(batch, 0, 2 * GROSS, 0);
        vm.warp(standing().accusedUntil);
        assertEq(held.underReportedAt(batch), type(uint256).max, "no default");
        settleHeld();
        assertEq(proceeds(), PERIOD, "and the period is the operator's");
    }

    /// @dev An accomplice accuses of little, so that nobody can accuse of all of it.
    function test_to_be_accused_of_too_little() public {
        post(batch, GROSS);
        posed.prove(batch, GROSS);
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(IHeldEscrow.NotUnderReported.selector, batch, GROSS, GROSS));
        held.accuse(batch);
        posed.prove(batch, GROSS / 10);
        vm.prank(operator);
        held.accuse(batch);
        posed.prove(batch, 10 * GROSS);
        vm.prank(operator);
        manager.topUp(batch, 0, GROSS / 10, 0);
        held.accuse(batch);
        assertEq(standing().accused, 11 * GROSS + GROSS / 10, "of all of it, once the little is answered");
    }

    /// @dev What comes back belongs to whoever holds the slice when it is judged, and nobody has it twice.
    function test_to_sell_a_slice_and_keep_what_waits() public {
        post(batch, GROSS);
        transfer(alice, bob, slice);
        vm.warp(block.timestamp + PROOF_GRACE);
        settleHeld();
        assertEq(slices.credit(alice, address(usdc)), 0, "the seller sold it with the slice");
        assertEq(claimRefund(bob, slice, bob), PERIOD, "the buyer has it");
        assertEq(escrow(), 3 * PERIOD, "the rest is untouched");
    }

    function test_to_change_the_rate_while_something_waits() public {
        post(batch, GROSS);
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.AlreadySold.selector, batch));
        vm.prank(operator);
        manager.setRate(batch, 1);
    }

    function test_by_governance_that_says_a_satoshi_is_more() public {
        post(batch, GROSS);
        vm.prank(admin);
        held.setBitcoinToken(address(wbtc), type(uint64).max);
        posed.prove(batch, 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IHeldEscrow.ProofsFallShort.selector,
                batch,
                0,
                (uint256(GROSS) * 9_500) / 10_000,
                1,
                block.timestamp + PROOF_GRACE
            )
        );
        settleHeld();
    }

    /// @dev Of three units of one base unit each, by thirds and halves.
    function testFuzz_by_rounding(uint96 rate, uint16 deliveredBps, uint128 gross, bool late) public {
        vm.warp(START);
        IBatchManager.Terms memory terms = provenTerms();
        (terms.capacity, terms.unitHashrate) = (3, 333e12);
        terms.rate = uint96(bound(rate, 1, 1_000));
        terms.bond = 1e9;
        batch = createBatch(terms);
        (slice, ) = (buy(alice, batch, 2), 0);
        gross = uint128(bound(gross, 0, 300_000));
        post(batch, gross, 0, uint16(bound(deliveredBps, 0, 10_000)));
        if (late) vm.warp(block.timestamp + PROOF_GRACE);
        else posed.prove(batch, gross);
        uint256 before = escrow();
        settleHeld();
        uint256 out = proceeds() + account(batch).refundReserve;
        assertEq(out, uint256(terms.rate) * 2, "a period's price left the escrow");
        assertEq(escrow(), uint256(terms.rate) * 2 * 3, "and no more");
        assertEq(slices.refundable(slice), account(batch).refundReserve, "all of the rest is the slice's");
        assertGe(before, escrow(), "never more");
        if (late && gross != 0) assertEq(proceeds(), 0, "nothing unproven is released");
    }
}
