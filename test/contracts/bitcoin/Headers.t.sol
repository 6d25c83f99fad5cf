// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBitcoinErrors} from "../../../contracts/interfaces/IBitcoinErrors.sol";
import {BitcoinHarness} from "../../../contracts/mocks/BitcoinHarness.sol";
import {BitcoinWorld} from "./BitcoinWorld.sol";

contract BitcoinHeadersTest is BitcoinWorld {
    function test_a_chain_ends_at_its_last_header_with_the_work_of_all() public view {
        bytes memory headers = mineChain(6);
        (bytes32 last, uint256 work) = bitcoin.checkChain(headers);
        assertTrue(last == bitcoin.header(headers, 5).hash, "last");
        assertEq(work, 12, "two hashes each");
    }

    function testFuzz_reads_back_what_was_mined(bytes32 previous, bytes32 root, uint32 time) public view {
        bytes memory mined = mine(previous, root, time, EASIEST);
        BitcoinHarness.Header memory header = bitcoin.header(mined, 0);
        assertTrue(header.previous == previous && header.merkleRoot == root, "hashes");
        assertTrue(header.time == time && header.nBits == EASIEST, "numbers");
        assertTrue(header.hash == hash(mined), "its own");
    }

    function testFuzz_a_header_altered_in_any_bit_breaks_the_chain(uint256 bit) public view {
        bytes memory headers = mineChain(3);
        bit = bound(bit, 0, 160 * 8 - 1);
        headers[bit / 8] ^= bytes1(uint8(1 << (bit % 8)));
        (bool done, bytes memory reason) = address(bitcoin).staticcall(abi.encodeCall(bitcoin.checkChain, (headers)));
        assertTrue(!done, "refused");
        bytes4 why = bytes4(reason);
        bool isKnown =
            why == IBitcoinErrors.HeaderUnlinked.selector ||
                why == IBitcoinErrors.WorkMissing.selector ||
                why == IBitcoinErrors.TargetInvalid.selector;
        assertTrue(isKnown, "with the reason");
    }

    function test_headers_out_of_order_or_left_out_are_not_linked() public {
        bytes memory headers = mineChain(3);
        bytes memory gap = bytes.concat(_part(headers, 0), _part(headers, 2));
        vm.expectRevert(abi.encodeWithSelector(IBitcoinErrors.HeaderUnlinked.selector, 1));
        bitcoin.checkChain(gap);
    }

    function test_a_header_that_claims_more_work_than_it_has_is_refused() public {
        bytes memory start = bytes.concat(hex"00000020", bytes32(0), bytes32(0), little(1, 4));
        uint256 target = bitcoin.fromBits(0x1d00ffff);
        bytes memory lazy = bytes.concat(start, little(0x1d00ffff, 4), little(7, 4));
        uint256 number = bitcoin.toNumber(hash(lazy));
        vm.expectRevert(abi.encodeWithSelector(IBitcoinErrors.WorkMissing.selector, 0, number, target));
        bitcoin.checkChain(lazy);
    }

    function test_headers_are_80_bytes_each_and_there_is_one() public {
        uint256[4] memory lengths = [uint256(0), 79, 81, 159];
        for (uint256 i; i < 4; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IBitcoinErrors.HeadersLength.selector, lengths[i]));
            bitcoin.checkChain(new bytes(lengths[i]));
        }
        vm.expectRevert(abi.encodeWithSelector(IBitcoinErrors.HeadersLength.selector, 80));
        bitcoin.header(new bytes(80), 1);
    }

    function _part(bytes memory headers, uint256 index) private pure returns (bytes memory header) {
        header = new bytes(80);
        for (uint256 i; i < 80; ++i) {
            header[i] = headers[index * 80 + i];
        }
    }
}
