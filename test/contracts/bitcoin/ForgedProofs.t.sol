// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBitcoinErrors} from "../../../contracts/interfaces/IBitcoinErrors.sol";
import {IBitcoinRelay} from "../../../contracts/interfaces/IBitcoinRelay.sol";
import {IPayoutProofs} from "../../../contracts/interfaces/IPayoutProofs.sol";
import {ProofWorld} from "./ProofWorld.sol";

/// @dev Every known way to show a payment that nobody made, or one twice.
contract ForgedProofsTest is ProofWorld {
    uint64 private constant SATS = 50_000;

    IPayoutProofs.Proof private proof;

    function setUp() public override {
        super.setUp();
        vm.warp(dayOf(2));
        proof = mined(payment(SATS), dayOf(1), 6);
    }

    function test_a_wrong_index_is_refused() public {
        proof.index = 0;
        _refuse(abi.encodeWithSelector(IPayoutProofs.CoinbaseMisplaced.selector, 0));
        proof.branch.push(keccak256("one more"));
        proof.index = 3;
        _refuseAny(IPayoutProofs.NotInBlock.selector);
    }

    function test_an_index_with_bits_above_the_tree_is_refused() public {
        proof.index = 3;
        _refuse(abi.encodeWithSelector(IBitcoinErrors.LeafOutOfTree.selector, 3, 1));
    }

    function test_the_second_copy_of_an_odd_rows_last_transaction_is_refused() public {
        bytes32 txid = hash(proof.transaction);
        (proof.headers, proof.anchor) = line(relay.tip(), hash(bytes.concat(txid, txid)), dayOf(1) + 60, 6);
        extend(proof);
        proof.branch[0] = txid;
        _refuse(abi.encodeWithSelector(IBitcoinErrors.NodeRepeated.selector, 0));
    }

    function test_two_nodes_of_the_tree_are_no_transaction() public {
        bytes memory nodes = new bytes(64);
        (nodes[4], nodes[41]) = (0x01, 0x00);
        proof = shown(nodes, relay.tip(), dayOf(1) + 60, 6);
        extend(proof);
        _refuse(abi.encodeWithSelector(IBitcoinErrors.TransactionNodeSized.selector));
    }

    function test_a_tampered_header_misses_the_anchor() public {
        bytes memory headers = proof.headers;
        for (uint256 i; i < headers.length; i += 37) {
            bytes1 kept = headers[i];
            headers[i] = kept ^ 0x01;
            proof.headers = headers;
            // A changed root is noticed first.
            _refuseAny(i >= 36 && i < 68 ? IPayoutProofs.NotInBlock.selector : IPayoutProofs.AnchorMissed.selector);
            headers[i] = kept;
        }
        proof.headers = part(headers, 0, headers.length - 1);
        _refuse(abi.encodeWithSelector(IBitcoinErrors.HeadersLength.selector, headers.length - 1));
        proof.headers = part(headers, 0, 48);
        _refuse(abi.encodeWithSelector(IBitcoinErrors.HeadersLength.selector, 48));
        proof.headers = "";
        _refuse(abi.encodeWithSelector(IBitcoinErrors.HeadersLength.selector, 0));
    }

    function test_a_chain_that_is_not_the_relays_is_refused_whatever_its_work() public {
        proof = shown(payment(SATS + 1), relay.tip(), dayOf(1) + 60, 6);
        _refuse(abi.encodeWithSelector(IBitcoinRelay.NotOnHeaviestChain.selector, proof.anchor));
    }

    function test_a_chain_of_less_difficulty_or_of_an_earlier_epochs_never_reaches_the_relay() public {
        bytes32 tip = relay.tip();
        bytes memory easier = mine(tip, 0, uint32(dayOf(1) + 60), 0x207ffffe);
        vm.expectRevert(abi.encodeWithSelector(IBitcoinRelay.BitsUnexpected.selector, 0, 0x207ffffe, EASIEST));
        relay.extend(tip, easier);
        (proof.headers, proof.anchor) = (easier, hash(easier));
        bytes32 root = hash(bytes.concat(COINBASE, hash(proof.transaction)));
        (proof.headers, proof.anchor) = (mine(tip, root, uint32(dayOf(1) + 60), 0x207ffffe), bytes32(0));
        proof.anchor = hash(proof.headers);
        _refuse(abi.encodeWithSelector(IBitcoinRelay.NotOnHeaviestChain.selector, proof.anchor));
    }

    function test_a_payment_on_a_branch_that_lost_is_refused_and_counts_again_when_it_wins() public {
        IPayoutProofs.Proof memory heavier = shown(payment(SATS + 1), PINNED, dayOf(1), 7);
        relay.extend(PINNED, lengthen(heavier.headers));
        _refuse(abi.encodeWithSelector(IBitcoinRelay.NotOnHeaviestChain.selector, proof.anchor));
        (bytes memory more, ) = line(proof.anchor, 0, dayOf(1) + 60, 1);
        (bytes memory another, ) = line(hash(more), 0, dayOf(1) + 61, 1);
        relay.extend(proof.anchor, bytes.concat(more, another));
        assertEq(relay.heightOf(proof.anchor), 6, "the anchor stands again");
        proofs.prove(proof);
        vm.expectRevert(abi.encodeWithSelector(IBitcoinRelay.NotOnHeaviestChain.selector, heavier.anchor));
        proofs.prove(heavier);
    }

    function test_an_outpoint_counts_once_however_it_is_shown() public {
        proofs.prove(proof);
        _refuse(abi.encodeWithSelector(IPayoutProofs.AlreadyProven.selector, hash(proof.transaction), uint256(0)));
        // The same transaction can be mined in no other block; a miner of a branch may try.
        proof = mined(proof.transaction, dayOf(1) + 60, 6);
        _refuse(abi.encodeWithSelector(IPayoutProofs.AlreadyProven.selector, hash(proof.transaction), uint256(0)));
    }

    function test_six_blocks_must_stand_on_a_payment() public {
        proof = mined(payment(SATS + 1), dayOf(1) + 60, 5);
        _refuse(abi.encodeWithSelector(IPayoutProofs.NotEnoughConfirmations.selector, 5, 6));
        (bytes memory more, ) = line(proof.anchor, 0, dayOf(1) + 70, 1);
        relay.extend(proof.anchor, more);
        proofs.prove(proof);
    }

    function test_a_coinbase_stands_first_and_nothing_else_does() public {
        proof = mined(transaction(coinbaseInput(), 1, output(SATS, SCRIPT)), dayOf(1) + 60, 6);
        _refuse(abi.encodeWithSelector(IPayoutProofs.CoinbaseMisplaced.selector, 1));
    }

    function test_sizes_that_lie_are_refused() public {
        bytes memory outputs = output(SATS, SCRIPT);
        bytes memory input = plainInput(keccak256("before"));
        _show(bytes.concat(hex"0200000001", input, hex"fd0100", outputs, hex"00000000"));
        _refuse(abi.encodeWithSelector(IBitcoinErrors.SizeNotMinimal.selector, 46));
        _show(bytes.concat(hex"0200000001", input, hex"01", little(SATS, 8), hex"fe00000001", hex"0000000000"));
        _refuseAny(IBitcoinErrors.TransactionTruncated.selector);
        _show(bytes.concat(hex"0200000001", input, hex"01", little(SATS, 8), hex"fd16"));
        _refuseAny(IBitcoinErrors.TransactionTruncated.selector);
        _show(bytes.concat(hex"0200000001", input, hex"01", outputs, hex"0000000000"));
        _refuseAny(IBitcoinErrors.TransactionContinues.selector);
        _show(bytes.concat(hex"02000000ffffffffffffffffff", input, hex"01", outputs, hex"00000000"));
        _refuse(abi.encodeWithSelector(IBitcoinErrors.TooManyParts.selector, type(uint64).max, 3_000));
    }

    function test_more_outputs_than_can_be_read_are_refused_before_the_gas_is_gone() public {
        bytes memory many = bytes.concat(hex"0200000001", plainInput(keccak256("before")), hex"feffffff00");
        _show(many);
        uint256 before = gasleft();
        _refuse(abi.encodeWithSelector(IBitcoinErrors.TooManyParts.selector, 0xffffff, 3_000));
        assertLe(before - gasleft(), 500_000, "at once");
        _show(new bytes(100_001));
        _refuse(abi.encodeWithSelector(IBitcoinErrors.TransactionTooLarge.selector, 100_001, 100_000));
    }

    function test_a_transaction_shown_with_its_witnesses_is_refused() public {
        bytes memory body = bytes.concat(plainInput(keccak256("before")), hex"01", output(SATS, SCRIPT));
        _show(bytes.concat(hex"02000000000101", body, hex"0101aa", hex"00000000"));
        _refuse(abi.encodeWithSelector(IBitcoinErrors.TransactionWithWitness.selector));
    }

    function test_an_output_that_pays_nothing_or_too_much_or_is_not_there_is_refused() public {
        _show(payment(0));
        _refuse(abi.encodeWithSelector(IPayoutProofs.NothingPaid.selector, hash(proof.transaction), uint256(0)));
        _show(payment(21e14 + 1));
        _refuse(abi.encodeWithSelector(IBitcoinErrors.SatsImpossible.selector, 0, 21e14 + 1));
        _show(payment(SATS));
        proof.vout = 1;
        _refuse(abi.encodeWithSelector(IBitcoinErrors.OutputMissing.selector, 1, 1));
        proof.vout = 2 ** 32;
        _refuse(abi.encodeWithSelector(IBitcoinErrors.OutputMissing.selector, 2 ** 32, 1));
    }

    function testFuzz_a_byte_changed_anywhere_proves_nothing(uint256 place, uint8 change, uint8 which) public {
        if (change == 0) change = 1;
        if (which % 3 == 0) proof.headers = _changed(proof.headers, place, change);
        else if (which % 3 == 1) proof.transaction = _changed(proof.transaction, place, change);
        else proof.branch[0] ^= bytes32(uint256(change) << (8 * bound(place, 0, 31)));
        (bool done, ) = address(proofs).call(abi.encodeCall(proofs.prove, (proof)));
        assertTrue(!done, "refused");
        assertEq(proofs.totalProvenSats(batchId), 0, "and nothing counted");
    }

    function _changed(bytes memory text, uint256 place, uint8 change) private pure returns (bytes memory) {
        place = bound(place, 0, text.length - 1);
        text[place] ^= bytes1(change);
        return text;
    }

    /// @dev In a block of the relay's chain: that it is refused is not for want of one.
    function _show(bytes memory raw) private {
        proof = mined(raw, dayOf(1) + 60 * relay.tipHeight(), 6);
    }

    function _refuse(bytes memory reason) private {
        vm.expectRevert(reason);
        proofs.prove(proof);
    }

    function _refuseAny(bytes4 reason) private {
        (bool done, bytes memory answer) = address(proofs).call(abi.encodeCall(proofs.prove, (proof)));
        assertTrue(!done && bytes4(answer) == reason, "refused for another reason, or not");
    }
}
