// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBitcoinErrors} from "../../../contracts/interfaces/IBitcoinErrors.sol";
import {BitcoinTransaction} from "../../../contracts/libraries/bitcoin/BitcoinTransaction.sol";
import {BitcoinWorld} from "./BitcoinWorld.sol";

contract BitcoinTransactionTest is BitcoinWorld {
    function test_reads_what_an_output_pays_and_to_which_script() public view {
        bytes memory raw = payment(123_456_789);
        BitcoinTransaction.Output memory paid = bitcoin.outputOf(raw, 0);
        assertEq(paid.sats, 123_456_789, "sats");
        assertTrue(paid.scriptHash == keccak256(SCRIPT), "script");
        assertTrue(paid.txid == hash(raw), "its own hash");
        assertTrue(!paid.isCoinbase, "spends something");
    }

    function test_knows_a_freshly_mined_output_by_the_only_input_that_spends_nothing() public view {
        assertTrue(bitcoin.outputOf(transaction(coinbaseInput(), 1, output(1, SCRIPT)), 0).isCoinbase, "coinbase");
        bytes memory inputs = bytes.concat(coinbaseInput(), coinbaseInput());
        bytes memory two = bytes.concat(hex"0200000002", inputs, hex"01", output(1, SCRIPT), hex"00000000");
        assertTrue(!bitcoin.outputOf(two, 0).isCoinbase, "two inputs");
        bytes memory named = bytes.concat(bytes32(0), hex"0000000003020101ffffffff");
        assertTrue(!bitcoin.outputOf(transaction(named, 1, output(1, SCRIPT)), 0).isCoinbase, "another number");
    }

    function testFuzz_reads_every_output_of_any_transaction(uint64[5] memory sats, uint16[5] memory sizes) public view {
        bytes memory outputs;
        bytes[] memory scripts = new bytes[](5);
        for (uint256 i; i < 5; ++i) {
            sats[i] = uint64(bound(sats[i], 0, 21e14));
            scripts[i] = new bytes(bound(sizes[i], 0, 700));
            if (scripts[i].length != 0) scripts[i][0] = bytes1(uint8(i + 1));
            outputs = bytes.concat(outputs, output(sats[i], scripts[i]));
        }
        bytes memory raw = transaction(plainInput(bytes32(uint256(sats[0]) + 1)), 5, outputs);
        for (uint256 i; i < 5; ++i) {
            BitcoinTransaction.Output memory paid = bitcoin.outputOf(raw, i);
            assertEq(paid.sats, sats[i], "sats");
            assertTrue(paid.scriptHash == keccak256(scripts[i]), "script");
            assertTrue(paid.txid == hash(raw), "hash");
        }
    }

    function testFuzz_a_transaction_with_a_byte_less_or_more_is_refused(uint256 cut, bytes1 more) public {
        bytes memory raw = payment(5_000);
        cut = bound(cut, 0, raw.length - 1);
        bytes memory short = new bytes(cut);
        for (uint256 i; i < cut; ++i) {
            short[i] = raw[i];
        }
        if (cut != 64) {
            vm.expectRevert(IBitcoinErrors.TransactionTruncated.selector);
            this.read(short);
        }
        uint256 end = raw.length;
        vm.expectRevert(abi.encodeWithSelector(IBitcoinErrors.TransactionContinues.selector, end, end + 1));
        bitcoin.outputOf(bytes.concat(raw, more), 0);
    }

    /// @dev Refuses by selector alone, as the numbers depend on where it was cut.
    function read(bytes calldata raw) external view {
        (bool done, bytes memory reason) = address(bitcoin).staticcall(abi.encodeCall(bitcoin.outputOf, (raw, 0)));
        if (done) return;
        bytes4 selector = bytes4(reason);
        assembly ("memory-safe") {
            mstore(0, selector)
            revert(0, 4)
        }
    }

    function test_64_bytes_are_refused_since_they_could_be_two_nodes_of_the_tree() public {
        bytes memory raw = transaction(plainInput(keccak256("before")), 1, output(1, hex"51525354"));
        assertEq(raw.length, 64, "one that is otherwise right");
        vm.expectRevert(abi.encodeWithSelector(IBitcoinErrors.TransactionNodeSized.selector));
        bitcoin.outputOf(raw, 0);
    }

    function test_with_witnesses_or_without_inputs_it_is_refused() public {
        bytes memory rest = bytes.concat(plainInput(keccak256("before")), hex"01", output(1, SCRIPT));
        vm.expectRevert(abi.encodeWithSelector(IBitcoinErrors.TransactionWithWitness.selector));
        bitcoin.outputOf(bytes.concat(hex"02000000000101", rest, hex"0000000000"), 0);
        vm.expectRevert(abi.encodeWithSelector(IBitcoinErrors.TransactionWithoutInput.selector));
        bitcoin.outputOf(bytes.concat(hex"020000000002", output(1, SCRIPT), output(1, SCRIPT), hex"00000000"), 0);
    }

    function test_sizes_written_longer_than_they_must_be_are_refused() public {
        bytes memory input = plainInput(keccak256("before"));
        bytes[3] memory one = [bytes(hex"fd0100"), hex"fe01000000", hex"ff0100000000000000"];
        for (uint256 i; i < 3; ++i) {
            bytes memory raw = bytes.concat(hex"02000000", one[i], input, hex"01", output(1, SCRIPT), hex"00000000");
            vm.expectRevert(abi.encodeWithSelector(IBitcoinErrors.SizeNotMinimal.selector, 4));
            bitcoin.outputOf(raw, 0);
        }
        bytes[3] memory border = [bytes(hex"fdfc00"), hex"feffff0000", hex"ffffffffff00000000"];
        for (uint256 i; i < 3; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IBitcoinErrors.SizeNotMinimal.selector, 4));
            bitcoin.outputOf(bytes.concat(hex"02000000", border[i], input, new bytes(100)), 0);
        }
    }

    function test_counts_beyond_what_is_read_are_refused_before_anything_is_read() public {
        bytes memory input = plainInput(keccak256("before"));
        uint64[3] memory counts = [uint64(3_001), 100_000, type(uint64).max];
        for (uint256 i; i < 3; ++i) {
            bytes memory refusal = abi.encodeWithSelector(IBitcoinErrors.TooManyParts.selector, counts[i], 3_000);
            vm.expectRevert(refusal);
            bitcoin.outputOf(transaction(input, counts[i], new bytes(64)), 0);
            vm.expectRevert(refusal);
            bitcoin.outputOf(bytes.concat(hex"02000000", size(counts[i]), new bytes(100)), 0);
        }
        vm.expectRevert(abi.encodeWithSelector(IBitcoinErrors.TransactionTooLarge.selector, 100_001, 100_000));
        bitcoin.outputOf(new bytes(100_001), 0);
    }

    function test_a_script_of_endless_size_is_a_truncated_transaction() public {
        bytes memory raw = bytes.concat(
            hex"0200000001",
            plainInput(keccak256("before")),
            hex"01",
            little(1, 8),
            hex"ffffffffffffffffff51"
        );
        uint256 wanted = raw.length - 1 + type(uint64).max;
        vm.expectRevert(abi.encodeWithSelector(IBitcoinErrors.TransactionTruncated.selector, raw.length, wanted));
        bitcoin.outputOf(raw, 0);
    }

    function test_an_output_that_is_not_there_or_pays_more_than_exists_is_refused() public {
        bytes memory raw = payment(5_000);
        vm.expectRevert(abi.encodeWithSelector(IBitcoinErrors.OutputMissing.selector, 1, 1));
        bitcoin.outputOf(raw, 1);
        assertEq(bitcoin.outputOf(payment(21e14), 0).sats, 21e14, "all there is");
        vm.expectRevert(abi.encodeWithSelector(IBitcoinErrors.SatsImpossible.selector, 0, 21e14 + 1));
        bitcoin.outputOf(payment(21e14 + 1), 0);
    }
}
