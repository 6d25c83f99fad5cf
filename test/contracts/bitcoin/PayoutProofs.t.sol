// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {IPayoutProofs} from "../../../contracts/interfaces/IPayoutProofs.sol";
import {ProofWorld} from "./ProofWorld.sol";

contract PayoutProofsTest is ProofWorld {
    uint64 private constant SATS = 123_456;

    function test_anybody_proves_a_payment_and_it_counts_for_the_day_it_was_mined() public {
        vm.warp(dayOf(3));
        bytes memory raw = payment(SATS);
        IPayoutProofs.Proof memory proof = mined(raw, dayOf(2) + 5, 6);
        bytes32 paid = hash(part(proof.headers, 0, 80));
        vm.expectEmit(true, true, true, true, address(proofs));
        emit IPayoutProofs.PaymentProven(
            batchId,
            2,
            hash(raw),
            0,
            SATS,
            keccak256(SCRIPT),
            paid,
            1,
            uint40(dayOf(2) + 5),
            false,
            SATS,
            SATS
        );
        vm.prank(stranger);
        (uint256 batch, uint256 period, uint64 sats) = proofs.prove(proof);
        assertEq(batch, batchId, "batch");
        assertEq(period, 2, "period");
        assertEq(sats, SATS, "sats");
        assertEq(proofs.provenSats(batchId, 2), SATS, "of the period");
        assertEq(proofs.provenSats(batchId, 1), 0, "and of no other");
        assertEq(proofs.totalProvenSats(batchId), SATS, "of the batch");
        assertTrue(proofs.isProven(hash(raw), 0), "counted");
        assertTrue(!proofs.isProven(hash(raw), 1), "this output alone");
        assertEq(proofs.scriptOf(keccak256(SCRIPT)).provenSats, SATS, "of the script");
    }

    function test_tells_what_is_proven_of_the_script_and_of_the_period_with_each_payment() public {
        vm.warp(dayOf(3));
        proofs.prove(mined(payment(9), dayOf(0) + 5, 6));
        proofs.prove(mined(payment(SATS), dayOf(2) + 5, 6));
        IPayoutProofs.Proof memory proof = mined(payment(7), dayOf(2) + 500, 6);
        vm.expectEmit(true, true, true, true, address(proofs));
        emit IPayoutProofs.PaymentProven(
            batchId,
            2,
            hash(proof.transaction),
            0,
            7,
            keccak256(SCRIPT),
            hash(part(proof.headers, 0, 80)),
            13,
            uint40(dayOf(2) + 500),
            false,
            SATS + 16,
            SATS + 7
        );
        proofs.prove(proof);
    }

    function test_every_output_of_a_transaction_counts_once() public {
        vm.warp(dayOf(1));
        bytes memory outputs = bytes.concat(output(10, SCRIPT), output(20, SCRIPT), output(7, hex"51"));
        IPayoutProofs.Proof memory proof = mined(transaction(plainInput(keccak256("before")), 3, outputs), dayOf(0), 6);
        proofs.prove(proof);
        proof.vout = 1;
        proofs.prove(proof);
        assertEq(proofs.totalProvenSats(batchId), 30, "both");
        vm.expectRevert(
            abi.encodeWithSelector(IPayoutProofs.AlreadyProven.selector, hash(proof.transaction), uint256(1))
        );
        proofs.prove(proof);
        proof.vout = 2;
        vm.expectRevert(abi.encodeWithSelector(IPayoutProofs.ScriptUnknown.selector, keccak256(hex"51")));
        proofs.prove(proof);
    }

    function test_what_is_paid_after_the_term_counts_for_its_last_period() public {
        vm.warp(dayOf(40));
        proofs.prove(mined(payment(SATS + 3), dayOf(30), 6));
        assertEq(proofs.provenSats(batchId, 29), SATS + 3, "the last of thirty, from the first second after it");
        proofs.prove(mined(payment(SATS), dayOf(35), 6));
        assertEq(proofs.provenSats(batchId, 29), 2 * SATS + 3, "and days later");
        vm.warp(dayOf(45));
        IPayoutProofs.Proof memory late = mined(payment(SATS + 1), dayOf(44) - 1, 6);
        proofs.prove(late);
        late = mined(payment(SATS + 2), dayOf(44), 6);
        vm.expectRevert(abi.encodeWithSelector(IPayoutProofs.PaidTooLate.selector, dayOf(44), dayOf(44)));
        proofs.prove(late);
    }

    function test_a_payment_before_the_registration_took_effect_does_not_count() public {
        vm.warp(dayOf(5) + 1);
        bytes memory late = hex"51aa";
        register(batchId, late);
        assertEq(proofs.scriptOf(keccak256(late)).from, dayOf(6), "from the next period on");
        bytes memory raw = transaction(plainInput(keccak256("before")), 1, output(SATS, late));
        vm.warp(dayOf(7));
        IPayoutProofs.Proof memory proof = mined(raw, dayOf(6) - 1, 6);
        vm.expectRevert(abi.encodeWithSelector(IPayoutProofs.PaidTooEarly.selector, dayOf(6) - 1, dayOf(6)));
        proofs.prove(proof);
        proofs.prove(mined(raw, dayOf(6), 6));
    }

    function test_before_the_term_a_script_is_registered_from_its_start() public view {
        assertEq(proofs.scriptOf(keccak256(SCRIPT)).from, dayOf(0), "start of the term");
        assertTrue(proofs.scriptsOf(batchId)[0] == keccak256(SCRIPT), "listed");
    }

    function test_registered_in_the_first_second_of_the_term_a_script_counts_from_the_next_period_on() public {
        vm.warp(dayOf(0));
        register(batchId, hex"51aa");
        assertEq(proofs.scriptOf(keccak256(hex"51aa")).from, dayOf(1), "not for what is paid already");
    }

    function test_only_the_operator_registers_and_a_script_belongs_to_one_batch_for_ever() public {
        vm.expectRevert(abi.encodeWithSelector(IPayoutProofs.NotOperatorOf.selector, batchId, stranger, operator));
        vm.prank(stranger);
        proofs.registerScript(batchId, hex"51");
        uint256 other = createBatch();
        vm.startPrank(operator);
        vm.expectRevert(abi.encodeWithSelector(IPayoutProofs.ScriptTaken.selector, keccak256(SCRIPT), batchId));
        proofs.registerScript(other, SCRIPT);
        vm.expectRevert(abi.encodeWithSelector(IPayoutProofs.ScriptTaken.selector, keccak256(SCRIPT), batchId));
        proofs.registerScript(batchId, SCRIPT);
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.UnknownBatch.selector, 77));
        proofs.registerScript(77, hex"51");
        vm.expectRevert(abi.encodeWithSelector(IPayoutProofs.ScriptLength.selector, 0));
        proofs.registerScript(batchId, "");
        vm.expectRevert(abi.encodeWithSelector(IPayoutProofs.ScriptLength.selector, 10_001));
        proofs.registerScript(batchId, new bytes(10_001));
        proofs.registerScript(batchId, new bytes(10_000));
        for (uint256 i = 2; i < 8; ++i) {
            proofs.registerScript(batchId, abi.encode(i));
        }
        vm.expectRevert(abi.encodeWithSelector(IPayoutProofs.TooManyScripts.selector, batchId, 8));
        proofs.registerScript(batchId, abi.encode(8));
        vm.stopPrank();
    }

    function test_in_the_last_period_nothing_is_registered_any_more() public {
        vm.warp(dayOf(28));
        register(batchId, hex"51");
        vm.warp(dayOf(29));
        vm.startPrank(operator);
        vm.expectRevert(abi.encodeWithSelector(IPayoutProofs.TermOver.selector, batchId, dayOf(30)));
        proofs.registerScript(batchId, hex"52");
        vm.stopPrank();
    }

    function test_a_freshly_mined_output_waits_for_a_hundred_blocks() public {
        vm.warp(dayOf(1));
        bytes memory raw = transaction(coinbaseInput(), 1, output(SATS, SCRIPT));
        IPayoutProofs.Proof memory proof;
        (proof.branch, proof.transaction) = (new bytes32[](1), raw);
        proof.branch[0] = keccak256("another transaction");
        bytes32 root = hash(bytes.concat(hash(raw), proof.branch[0]));
        (proof.headers, proof.anchor) = line(PINNED, root, dayOf(0), 99);
        extend(proof);
        vm.expectRevert(abi.encodeWithSelector(IPayoutProofs.NotEnoughConfirmations.selector, 99, 100));
        proofs.prove(proof);
        (bytes memory more, ) = line(proof.anchor, 0, dayOf(0) + 99, 1);
        relay.extend(proof.anchor, more);
        proofs.prove(proof);
        assertEq(proofs.provenSats(batchId, 0), SATS, "counted then");
    }

    function test_a_pools_income_stands_for_a_hashrate() public {
        vm.warp(dayOf(3));
        proofs.prove(mined(payment(21e14), dayOf(2), 6));
        // Two hashes a block of 50 bitcoins: 840,000 hashes in a day.
        assertEq(proofs.impliedHashrate(batchId, 2, 0), 9, "840,000 / 86,400, rounded down");
        assertEq(proofs.impliedHashrate(batchId, 1, 0), 0, "of the period alone");
    }

    function testFuzz_sums_agree_with_the_payments(uint64[4] memory sats, uint8[4] memory periods) public {
        vm.warp(dayOf(31));
        uint256 total;
        uint256[30] memory expected;
        uint256 time = dayOf(0);
        for (uint256 i; i < 4; ++i) {
            sats[i] = uint64(bound(sats[i], 1, 21e14));
            uint256 day = dayOf(bound(periods[i], 0, 29));
            if (day > time) time = day;
            else time += 20;
            bytes memory raw = transaction(plainInput(bytes32(i + 1)), 1, output(sats[i], SCRIPT));
            (, uint256 period, ) = proofs.prove(mined(raw, time, 6));
            assertEq(period, (time - dayOf(0)) / DAY, "of its time");
            total += sats[i];
            expected[period] += sats[i];
        }
        assertEq(proofs.totalProvenSats(batchId), total, "total");
        for (uint256 period; period < 30; ++period) {
            assertEq(proofs.provenSats(batchId, period), expected[period], "period");
        }
    }
}
