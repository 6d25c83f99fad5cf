// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {BitcoinTransaction} from "../../../contracts/libraries/bitcoin/BitcoinTransaction.sol";
import {BitcoinHarness} from "../../../contracts/mocks/BitcoinHarness.sol";
import {BitcoinWorld} from "./BitcoinWorld.sol";
import {KeepNetworkPeer} from "./KeepNetworkPeer.sol";

/// @dev Whatever we accept, @keep-network/bitcoin-spv-sol accepts, and reads the same; where it alone accepts, we say why not.
contract SameVerdictsTest is BitcoinWorld {
    KeepNetworkPeer private peer;

    function setUp() public override {
        super.setUp();
        peer = new KeepNetworkPeer();
    }

    function testFuzz_a_transaction_is_read_the_same(
        uint64[3] memory sats,
        uint16[3] memory sizes,
        uint8 vout,
        bytes32 previous
    ) public view {
        vout = uint8(bound(vout, 0, 2));
        bytes memory outputs;
        for (uint256 i; i < 3; ++i) {
            bytes memory script = new bytes(bound(sizes[i], 0, 600));
            if (script.length != 0) script[script.length - 1] = bytes1(uint8(previous[i]));
            outputs = bytes.concat(outputs, output(uint64(bound(sats[i], 0, 21e14)), script));
        }
        bytes memory raw = transaction(plainInput(previous), 3, outputs);
        BitcoinTransaction.Output memory ours = bitcoin.outputOf(raw, vout);
        (bytes32 txid, uint64 theirSats, bytes32 scriptHash) = peer.outputOf(
            bytes.concat(hex"01", plainInput(previous)),
            bytes.concat(hex"03", outputs),
            vout
        );
        assertTrue(ours.txid == txid && ours.sats == theirSats && ours.scriptHash == scriptHash, "as the peer");
    }

    function testFuzz_a_transaction_with_altered_bytes_gets_the_same_verdict(
        uint64 sats,
        uint256 place,
        bytes1 other
    ) public view {
        bytes memory input = plainInput(keccak256("before"));
        bytes memory paid = bytes.concat(output(uint64(bound(sats, 0, 1e14)), SCRIPT), output(5, hex"6a0401020304"));
        bytes memory raw = transaction(input, 2, paid);
        // Not the version, and neither the counts nor what follows the outputs: the peer takes inputs and outputs apart.
        place = bound(place, 5, raw.length - 5);
        uint256 count = 5 + input.length;
        if (place == count) ++place;
        raw[place] = other;
        (bool ours, bytes memory answer) = address(bitcoin).staticcall(abi.encodeCall(bitcoin.outputOf, (raw, 0)));
        bytes memory call = abi.encodeCall(peer.outputOf, (_part(raw, 4, count), _part(raw, count, raw.length - 4), 0));
        (bool theirs, bytes memory theirAnswer) = address(peer).staticcall(call);
        if (ours) {
            assertTrue(theirs, "accepted by both");
            BitcoinTransaction.Output memory read = abi.decode(answer, (BitcoinTransaction.Output));
            (bytes32 txid, uint64 theirSats, bytes32 hash_) = abi.decode(theirAnswer, (bytes32, uint64, bytes32));
            assertTrue(read.txid == txid && read.sats == theirSats && read.scriptHash == hash_, "and read the same");
        } else if (theirs) {
            assertTrue(_isOurOwnRule(bytes4(answer)), "only rules the peer does not have");
        }
    }

    function testFuzz_a_branch_leads_where_the_peer_says(
        bytes32 leaf,
        uint256 index,
        bytes32[4] memory nodes,
        uint8 depth
    ) public view {
        depth = uint8(bound(depth, 1, 4));
        index = bound(index, 0, 2 ** depth - 1);
        bytes32[] memory branch = new bytes32[](depth);
        bytes memory flat;
        for (uint256 i; i < depth; ++i) {
            branch[i] = nodes[i];
            flat = bytes.concat(flat, nodes[i]);
        }
        bytes32 root = bitcoin.rootOf(leaf, index, branch);
        assertTrue(peer.leadsTo(leaf, index, flat, root), "to the same root");
        assertTrue(!peer.leadsTo(leaf, index, flat, root ^ bytes32(uint256(1))), "and no other");
        // The peer takes any index whose lower bits are right: an alias, which we refuse.
        assertTrue(peer.leadsTo(leaf, index + 2 ** depth, flat, root), "the alias");
        (bool done, ) = address(bitcoin).staticcall(abi.encodeCall(bitcoin.rootOf, (leaf, index + 2 ** depth, branch)));
        assertTrue(!done, "refused");
    }

    function testFuzz_a_chain_of_headers_gets_the_same_verdict(uint256 place, bytes1 other, uint8 cut) public view {
        bytes memory headers = mineChain(3);
        place = bound(place, 0, headers.length - 1);
        headers[place] = other;
        headers = _part(headers, 0, headers.length - bound(cut, 0, 1));
        (bool ours, bytes memory reason) = address(bitcoin).staticcall(abi.encodeCall(bitcoin.checkChain, (headers)));
        (bool answered, bytes memory answer) = address(peer).staticcall(abi.encodeCall(peer.checkChain, (headers)));
        bool theirs = answered && !peer.isWrong(abi.decode(answer, (uint256)));
        if (ours)
            assertTrue(theirs, "accepted by both");
            // The peer takes the sign of a compact target for a part of its number; Bitcoin's nodes refuse such a header.
        else if (theirs) assertTrue(bytes4(reason) == bytes4(keccak256("TargetInvalid(uint32)")), "but for the sign");
    }

    function testFuzz_a_target_changes_as_the_peer_says(
        uint24 mantissa,
        uint8 size_,
        uint32 first,
        uint32 elapsed
    ) public view {
        mantissa = uint24(bound(mantissa, 0x008000, 0x7fffff));
        size_ = uint8(bound(size_, 6, 28));
        uint32 nBits = (uint32(size_) << 24) | mantissa;
        BitcoinHarness.Epoch[] memory epochs = new BitcoinHarness.Epoch[](1);
        epochs[0] = BitcoinHarness.Epoch(nBits, int64(uint64(elapsed)));
        uint32 ours = bitcoin.retargets(epochs, type(uint256).max >> 8)[0];
        uint256 theirs = peer.retarget(bitcoin.fromBits(nBits), first, uint256(first) + elapsed);
        assertTrue(ours == bitcoin.toBitsDown(theirs), "as the peer");
    }

    function _isOurOwnRule(bytes4 why) private pure returns (bool) {
        bytes4[5] memory own = [
            bytes4(keccak256("SatsImpossible(uint256,uint64)")),
            bytes4(keccak256("SizeNotMinimal(uint256)")),
            bytes4(keccak256("TooManyParts(uint256,uint256)")),
            bytes4(keccak256("TransactionNodeSized()")),
            bytes4(keccak256("TransactionWithWitness()"))
        ];
        for (uint256 i; i < own.length; ++i) {
            if (why == own[i]) return true;
        }
        return false;
    }

    function _part(bytes memory whole, uint256 from, uint256 to) private pure returns (bytes memory part) {
        part = new bytes(to - from);
        for (uint256 i; i < part.length; ++i) {
            part[i] = whole[from + i];
        }
    }
}
