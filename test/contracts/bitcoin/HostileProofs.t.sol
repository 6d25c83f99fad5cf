// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBitcoinErrors} from "../../../contracts/interfaces/IBitcoinErrors.sol";
import {IBitcoinRelay} from "../../../contracts/interfaces/IBitcoinRelay.sol";
import {IPayoutProofs} from "../../../contracts/interfaces/IPayoutProofs.sol";
import {ProofWorld} from "./ProofWorld.sol";

/// @dev Forgeries that take a block of their own.
contract HostileProofsTest is ProofWorld {
    uint64 private constant SATS = 50_000;

    IPayoutProofs.Proof private proof;

    function setUp() public override {
        super.setUp();
        vm.warp(dayOf(2));
    }

    function test_a_payment_that_the_first_half_of_a_mined_transaction_names_is_refused() public {
        for (uint256 size; size < 5; ++size) {
            // The fifth byte of its hash is where the mined one has its count of inputs.
            bytes memory forged;
            for (uint256 nonce; hash(forged)[4] != 0x01; ++nonce) {
                forged = transaction(plainInput(keccak256(abi.encode(size, nonce))), 1, output(SATS, SCRIPT));
            }
            bytes memory raw = bytes.concat(hash(forged), _secondHalf(size));
            _mine(forged, raw, 0, bytes32(_secondHalf(size)));
            _refuse(abi.encodeWithSelector(IBitcoinErrors.NodeIsTransaction.selector, 0));
        }
    }

    function test_a_node_that_is_a_transaction_is_refused_at_any_level_and_on_either_side() public {
        bytes32 leaf = hash(payment(SATS));
        bytes32 first = bytes32(bytes.concat(hex"0200000001", bytes27(keccak256("spent"))));
        bytes32[] memory branch = new bytes32[](2);
        for (uint256 size; size < 5; ++size) {
            bytes32 second = bytes32(_secondHalf(size));
            branch[1] = second;
            // What follows from the payment is the first half: trying siblings finds its fifth byte.
            for (uint256 nonce; hash(bytes.concat(leaf, branch[0]))[4] != 0x01; ++nonce) {
                branch[0] = keccak256(abi.encode(size, nonce));
            }
            vm.expectRevert(abi.encodeWithSelector(IBitcoinErrors.NodeIsTransaction.selector, 1));
            bitcoin.rootOf(leaf, 0, branch);
            // To find a payment with such a hash takes more work than a test has: here the second half is all there is.
            (branch[0], branch[1]) = (first, keccak256("above"));
            vm.expectRevert(abi.encodeWithSelector(IBitcoinErrors.NodeIsTransaction.selector, 0));
            bitcoin.rootOf(second, 1, branch);
        }
    }

    function testFuzz_nodes_that_are_no_transaction_are_not_mistaken_for_one(uint256 place, uint8 change) public view {
        // Every byte that a transaction of 64 bytes cannot have otherwise, each changed to what it cannot be.
        uint256[5] memory fixed_ = [uint256(4), 41, 46, 55, 54];
        bytes memory nodes = bytes.concat(hex"0200000001", new bytes(27), _secondHalf(0));
        place = fixed_[bound(place, 0, 4)];
        if (place == 54) nodes[54] = bytes1(uint8(bound(change, 1, 255)));
        else nodes[place] = bytes1(uint8(bound(change, 5, 255)));
        bytes32[] memory branch = new bytes32[](1);
        branch[0] = bytes32(part(nodes, 32, 32));
        assertTrue(bitcoin.rootOf(bytes32(nodes), 0, branch) == hash(nodes), "a node like any other");
    }

    function test_a_payment_one_level_too_high_or_too_low_is_not_in_the_block() public {
        proof = mined(payment(SATS), dayOf(1), 6);
        bytes32 node = hash(bytes.concat(COINBASE, hash(proof.transaction)));
        proof.branch = new bytes32[](0);
        _refuse(abi.encodeWithSelector(IBitcoinErrors.LeafOutOfTree.selector, 1, 0));
        proof.branch = new bytes32[](2);
        (proof.branch[0], proof.branch[1]) = (COINBASE, keccak256("above"));
        bytes32 above = hash(bytes.concat(node, proof.branch[1]));
        _refuse(abi.encodeWithSelector(IPayoutProofs.NotInBlock.selector, above, node));
        proof.branch = new bytes32[](33);
        _refuse(abi.encodeWithSelector(IBitcoinErrors.LeafOutOfTree.selector, 1, 33));
    }

    function test_a_coinbase_alone_in_its_block_has_no_branch_and_waits_as_any_other() public {
        bytes memory raw = transaction(coinbaseInput(), 1, output(SATS, SCRIPT));
        proof.transaction = raw;
        (proof.headers, proof.anchor) = line(PINNED, hash(raw), dayOf(0), 6);
        extend(proof);
        _refuse(abi.encodeWithSelector(IPayoutProofs.NotEnoughConfirmations.selector, 6, 100));
        (bytes memory more, bytes32 last) = line(proof.anchor, 0, dayOf(0) + 60, 94);
        relay.extend(proof.anchor, lengthen(more));
        assertEq(relay.heightOf(last), 100, "a hundred blocks");
        proofs.prove(proof);
    }

    function test_what_looks_mined_but_stands_first_without_being_a_coinbase_is_refused() public {
        bytes memory raw = payment(SATS);
        proof.transaction = raw;
        (proof.headers, proof.anchor) = line(PINNED, hash(raw), dayOf(0), 6);
        extend(proof);
        _refuse(abi.encodeWithSelector(IPayoutProofs.CoinbaseMisplaced.selector, 0));
    }

    function test_headers_of_the_middle_of_the_chain_end_at_no_anchor() public {
        proof = mined(payment(SATS), dayOf(1), 8);
        proof.headers = part(proof.headers, 0, 80 + 5 * 48);
        bytes32 anchor = proof.anchor;
        bytes memory last = part(lengthen(proof.headers), 5 * 80, 80);
        _refuse(abi.encodeWithSelector(IPayoutProofs.AnchorMissed.selector, hash(last), anchor));
        proof.anchor = hash(last);
        _refuse(abi.encodeWithSelector(IBitcoinRelay.NotOnHeaviestChain.selector, proof.anchor));
    }

    function test_no_line_reaches_below_the_pinned_block() public {
        // Made up from the pinned block downwards: its hash would have to be found again.
        proof = shown(payment(SATS), keccak256("older"), dayOf(1), 6);
        bytes32 last = proof.anchor;
        proof.anchor = PINNED;
        _refuse(abi.encodeWithSelector(IPayoutProofs.AnchorMissed.selector, last, PINNED));
        proof.anchor = 0;
        _refuse(abi.encodeWithSelector(IPayoutProofs.AnchorMissed.selector, last, bytes32(0)));
    }

    function test_a_call_that_is_not_whole_is_refused() public {
        proof = mined(payment(SATS), dayOf(1), 6);
        bytes memory call = abi.encodeCall(proofs.prove, (proof));
        for (uint256 cut = 4; cut < call.length; cut += 97) {
            (bool done, ) = address(proofs).call(part(call, 0, cut));
            assertTrue(!done, "refused");
        }
        // A branch that claims to be longer than the call.
        proof.branch[0] = keccak256("mark");
        call = abi.encodeCall(proofs.prove, (proof));
        for (uint256 place = 4; place + 64 <= call.length; place += 32) {
            if (bytes32(part(call, place + 32, 32)) == keccak256("mark")) call[place] = 0xff;
        }
        (bool whole, ) = address(proofs).call(call);
        assertTrue(!whole, "refused");
    }

    function test_the_largest_transaction_that_is_read_leaves_most_of_a_block() public {
        bytes memory many;
        for (uint256 i; i < 100; ++i) {
            many = bytes.concat(many, output(1, hex"51"));
        }
        bytes memory outputs = output(SATS, SCRIPT);
        for (uint256 i; i < 29; ++i) {
            outputs = bytes.concat(outputs, many);
        }
        bytes memory raw = transaction(plainInput(keccak256("before")), 2_901, outputs);
        proof = mined(raw, dayOf(1), 6);
        uint256 before = gasleft();
        proofs.prove(proof);
        uint256 used = before - gasleft();
        // Contracts that report what is reached take a hundred times as much.
        if (bytes(vm.envOr("LODE_WATCHED", "")).length == 0) assertLe(used, 15_000_000, "half of an old block");
    }

    /// @dev A block whose only other transaction is `raw`, of 64 bytes; the proof shows `forged` below it.
    function _mine(bytes memory forged, bytes memory raw, uint256 index, bytes32 sibling) private {
        proof.branch = new bytes32[](2);
        (proof.branch[0], proof.branch[1]) = (sibling, COINBASE);
        proof.transaction = forged;
        // On the right of the coinbase, so that it does not stand first.
        proof.index = 2 + index;
        bytes32 root = hash(bytes.concat(COINBASE, hash(raw)));
        (proof.headers, proof.anchor) = line(relay.tip(), root, dayOf(0) + relay.tipHeight() * 60, 6);
        extend(proof);
    }

    /// @dev Of a transaction of 64 bytes with `size` bytes in its input's script, 4 - size in its output's.
    function _secondHalf(uint256 size) private pure returns (bytes memory half) {
        bytes memory spent = bytes.concat(bytes5(keccak256("spent")), hex"00000000", little(size, 1), new bytes(size));
        bytes memory paid = bytes.concat(hex"ffffffff01", little(1_000, 8), little(4 - size, 1), new bytes(4 - size));
        half = bytes.concat(spent, paid, hex"00000000");
    }

    function _refuse(bytes memory reason) private {
        vm.expectRevert(reason);
        proofs.prove(proof);
    }
}
