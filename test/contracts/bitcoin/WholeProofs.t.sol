// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBitcoinErrors} from "../../../contracts/interfaces/IBitcoinErrors.sol";
import {IPayoutProofs} from "../../../contracts/interfaces/IPayoutProofs.sol";
import {KeepNetworkPeer} from "./KeepNetworkPeer.sol";
import {ProofWorld} from "./ProofWorld.sol";

/// @dev A proof of a mined payment, whole, with one thing changed: @keep-network/bitcoin-spv-sol and we say the same of it. What it
/// accepts and we refuse is named: an index above the tree, a last header that is not the relay's, and, in a block that holds them,
/// payments to nobody and of nothing, and transactions that Bitcoin's nodes would not relay.
contract WholeProofsTest is ProofWorld {
    uint64 private constant SATS = 50_000;
    uint256 private constant DEPTH = 3;
    uint256 private constant HEADERS = 6;

    KeepNetworkPeer private peer;
    IPayoutProofs.Proof private proof;
    KeepNetworkPeer.Whole private theirs;

    function setUp() public override {
        super.setUp();
        peer = new KeepNetworkPeer();
        vm.warp(dayOf(2));
        _mine(payment(SATS));
    }

    function test_both_accept_a_proof_as_it_was_mined() public {
        (bytes32 txid, uint64 sats, bytes32 scriptHash) = peer.paymentOf(theirs);
        assertTrue(txid == hash(proof.transaction) && scriptHash == keccak256(SCRIPT), "the peer");
        assertEq(sats, SATS, "sats");
        proofs.prove(proof);
        assertTrue(proofs.isProven(txid, 0), "and we");
    }

    function testFuzz_one_thing_changed_anywhere_gets_the_same_verdict(
        uint8 thing,
        uint256 place,
        uint8 change
    ) public {
        thing %= 6;
        bytes4 named;
        if (thing == 0) _changeTransaction(place, change);
        else if (thing == 1) _changeBranch(place, change);
        else if (thing == 2) named = _changeIndex(place);
        else if (thing == 3) named = _changeHeaders(place, change);
        else if (thing == 4) _cut(place);
        else _swapSiblings(place, change);
        _judge(named);
    }

    /// @dev Any byte but the two counts: the peer is handed inputs and outputs apart.
    function testFuzz_a_block_with_a_transaction_that_is_wrong_gets_the_same_verdict(
        uint256 place,
        bytes1 other
    ) public {
        bytes memory raw = payment(SATS);
        place = bound(place, 0, raw.length - 1);
        if (place == 4 || place == 46) ++place;
        raw[place] = other;
        _mine(raw);
        (bool ours, bytes memory answer) = _ours();
        (bool accepted, bytes memory read) = _peers();
        if (ours) {
            (, , uint64 sats) = abi.decode(answer, (uint256, uint256, uint64));
            (bytes32 txid, uint64 theirSats, ) = abi.decode(read, (bytes32, uint64, bytes32));
            assertTrue(
                accepted && sats == theirSats && proofs.isProven(txid, 0),
                "accepted by both, and read the same"
            );
        } else if (accepted) {
            assertTrue(_isNoMatterOfSpv(bytes4(answer)), "refused for what the peer does not look at");
        }
    }

    function test_the_peer_takes_an_index_above_the_tree_which_we_refuse() public {
        proof.index = theirs.index = 2 ** DEPTH + proof.index;
        _judge(IBitcoinErrors.LeafOutOfTree.selector);
        (bool accepted, ) = _peers();
        assertTrue(accepted, "the alias");
    }

    function test_the_peer_takes_any_last_header_with_work_and_we_only_the_relays() public {
        bytes memory short = part(proof.headers, 0, proof.headers.length - 48);
        bytes memory whole = part(theirs.headers, 0, theirs.headers.length - 80);
        bytes memory last = mine(
            hash(part(whole, whole.length - 80, 80)),
            keccak256("other"),
            uint32(dayOf(1)),
            EASIEST
        );
        (proof.headers, theirs.headers) = (bytes.concat(short, shorten(last)), bytes.concat(whole, last));
        _judge(IPayoutProofs.AnchorMissed.selector);
        (bool accepted, ) = _peers();
        assertTrue(accepted, "six blocks, and one of them nobody knows");
    }

    /// @dev The payment is the sixth of eight transactions; the relay knows its block and what stands upon it.
    function _mine(bytes memory raw) private {
        bytes32 node = hash(raw);
        (proof.index, proof.transaction, proof.branch) = (5, raw, new bytes32[](DEPTH));
        bytes memory flat;
        for (uint256 i; i < DEPTH; ++i) {
            bytes32 sibling = keccak256(abi.encode("sibling", i));
            proof.branch[i] = sibling;
            flat = bytes.concat(flat, sibling);
            node = hash((proof.index >> i) % 2 == 1 ? bytes.concat(sibling, node) : bytes.concat(node, sibling));
        }
        (proof.headers, proof.anchor) = line(relay.tip(), node, dayOf(1) + 60 * relay.tipHeight(), HEADERS);
        extend(proof);
        (theirs.headers, theirs.branch, theirs.index) = (lengthen(proof.headers), flat, proof.index);
        _takeApart(raw);
    }

    function _takeApart(bytes memory raw) private {
        (theirs.version, theirs.lockTime) = (bytes4(part(raw, 0, 4)), bytes4(part(raw, raw.length - 4, 4)));
        (theirs.inputs, theirs.outputs) = (part(raw, 4, 42), part(raw, 46, raw.length - 50));
    }

    function _changeTransaction(uint256 place, uint8 change) private {
        bytes memory raw = proof.transaction;
        raw[place % raw.length] ^= bytes1(change);
        proof.transaction = raw;
        _takeApart(raw);
    }

    function _changeBranch(uint256 place, uint8 change) private {
        bytes memory flat = theirs.branch;
        place %= flat.length;
        flat[place] ^= bytes1(change);
        theirs.branch = flat;
        proof.branch[place / 32] = bytes32(part(flat, (place / 32) * 32, 32));
    }

    function _changeIndex(uint256 index) private returns (bytes4 named) {
        (proof.index, theirs.index) = (index, index);
        // The peer reads no more bits than there are siblings.
        if (index >= 2 ** DEPTH) named = IBitcoinErrors.LeafOutOfTree.selector;
    }

    function _changeHeaders(uint256 place, uint8 change) private returns (bytes4 named) {
        bytes memory short = proof.headers;
        bytes memory whole = theirs.headers;
        place %= short.length;
        short[place] ^= bytes1(change);
        // All but the first leave out 32 bytes after their version.
        uint256 full = place;
        if (place >= 80) {
            uint256 within = (place - 80) % 48;
            full = 80 + ((place - 80) / 48) * 80 + (within < 4 ? within : within + 32);
        }
        whole[full] ^= bytes1(change);
        (proof.headers, theirs.headers) = (short, whole);
        // Nothing names the last header, and half of all hashes have the work.
        if (place >= short.length - 48) named = IPayoutProofs.AnchorMissed.selector;
    }

    /// @dev A byte, a header or a sibling less.
    function _cut(uint256 way) private {
        if (way % 3 == 0) {
            proof.headers = part(proof.headers, 0, proof.headers.length - 1);
            theirs.headers = part(theirs.headers, 0, theirs.headers.length - 1);
        } else if (way % 3 == 1) {
            proof.headers = part(proof.headers, 0, 40);
            theirs.headers = part(theirs.headers, 0, 40);
        } else {
            proof.branch.pop();
            theirs.branch = part(theirs.branch, 0, theirs.branch.length - 32);
        }
    }

    function _swapSiblings(uint256 first, uint256 second) private {
        (first, second) = (first % DEPTH, second % DEPTH);
        (proof.branch[first], proof.branch[second]) = (proof.branch[second], proof.branch[first]);
        theirs.branch = abi.encodePacked(proof.branch);
    }

    /// @dev The same verdict, or ours is stricter for the named reason.
    function _judge(bytes4 named) private {
        (bool ours, bytes memory reason) = _ours();
        (bool accepted, ) = _peers();
        if (ours) assertTrue(accepted, "accepted by both");
        else if (accepted) assertTrue(named != 0 && bytes4(reason) == named, "refused by both, but for what is named");
    }

    function _ours() private returns (bool, bytes memory) {
        return address(proofs).call(abi.encodeCall(proofs.prove, (proof)));
    }

    function _peers() private view returns (bool, bytes memory) {
        return address(peer).staticcall(abi.encodeCall(peer.paymentOf, (theirs)));
    }

    function _isNoMatterOfSpv(bytes4 why) private pure returns (bool) {
        return
            why == IPayoutProofs.ScriptUnknown.selector ||
            why == IPayoutProofs.NothingPaid.selector ||
            why == IBitcoinErrors.SatsImpossible.selector ||
            why == IBitcoinErrors.SizeNotMinimal.selector;
    }
}
