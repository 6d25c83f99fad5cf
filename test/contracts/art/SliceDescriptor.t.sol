// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ISliceDescriptor} from "../../../contracts/interfaces/ISliceDescriptor.sol";
import {PosedBatch} from "../../../contracts/mocks/PosedBatch.sol";
import {Pose} from "./Pose.sol";

contract SliceDescriptorTest is Pose {
    uint256 private constant MAX_GAS = 2_500_000;
    uint256 private constant MAX_BYTES = 12_000;

    function test_the_same_slice_is_the_same_picture_to_the_byte() public {
        posed.pose(example(noise(212, 1)));
        assertTrue(_hashOf(descriptor, ID) == _hashOf(descriptor, ID), "the same");
        ISliceDescriptor again = ISliceDescriptor(deploy("SliceDescriptor.sol:SliceDescriptor", abi.encode(posed)));
        assertTrue(_hashOf(descriptor, ID) == _hashOf(again, ID), "whoever draws it");
    }

    function test_another_slice_collection_or_chain_is_another_picture() public {
        posed.pose(example(noise(212, 1)));
        bytes32 here = _hashOf(descriptor, ID);
        assertTrue(here != _hashOf(descriptor, ID + 1), "slice");
        PosedBatch other = PosedBatch(deploy("PosedBatch.sol:PosedBatch"));
        other.pose(example(noise(212, 1)));
        ISliceDescriptor elsewhere = ISliceDescriptor(deploy("SliceDescriptor.sol:SliceDescriptor", abi.encode(other)));
        assertTrue(here != _hashOf(elsewhere, ID), "collection");
        vm.chainId(1);
        assertTrue(here != _hashOf(descriptor, ID), "chain");
    }

    /// @dev As many different bars as are drawn apart, 28 kinds, in no order; and the longest words.
    function test_a_year_of_periods_stays_within_its_gas_and_bytes_at_the_worst() public {
        for (uint256 seed; seed < 8; ++seed) {
            PosedBatch.Pose memory pose = example(noise(365, seed));
            for (uint256 i; i < 365; ++i) {
                uint256 any = uint8(pose.deliveries[i]);
                pose.deliveries[i] = bytes1(uint8(((any & 3) << 6) | (9 * (1 + ((any >> 2) % 7)))));
            }
            pose.site = "&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&";
            (pose.units, pose.unitHashrate) = (type(uint64).max, type(uint64).max);
            pose.status = IBatchManager.Status.Defaulted;
            posed.pose(pose);
            uint256 before = gasleft();
            string memory uri = descriptor.tokenURI(uint256(type(uint32).max) * 1e9 + 999_999_999);
            assertLe(before - gasleft(), MAX_GAS, "gas");
            assertLe(bytes(uri).length, MAX_BYTES, "bytes");
        }
    }

    function test_a_common_year_takes_far_less() public {
        bytes memory deliveries = noise(365, 7);
        for (uint256 i; i < 365; ++i) deliveries[i] = bytes1(0x40 + 56 + (uint8(deliveries[i]) & 7));
        posed.pose(example(deliveries));
        uint256 before = gasleft();
        string memory uri = descriptor.tokenURI(ID);
        assertLe(before - gasleft(), 1_900_000, "gas");
        assertLe(bytes(uri).length, 8_700, "bytes");
    }

    function test_ten_years_of_periods_share_bars_and_stay_within_reason() public {
        PosedBatch.Pose memory pose = example(noise(3_660, 1));
        pose.periods = 3_660;
        posed.pose(pose);
        uint256 before = gasleft();
        string memory uri = descriptor.tokenURI(ID);
        assertLe(before - gasleft(), 3_300_000, "gas");
        assertLe(bytes(uri).length, MAX_BYTES, "bytes");
    }

    /// forge-config: default.fuzz.runs = 1000
    function testFuzz_every_term_history_and_status_has_a_picture(
        uint16 periods,
        uint16 posted,
        uint256 seed,
        uint64 units,
        uint64 unitHashrate,
        uint8 status,
        string memory site
    ) public {
        PosedBatch.Pose memory pose;
        pose.periods = uint16(bound(periods, 1, 3_660));
        pose.deliveries = noise(bound(posted, 0, pose.periods), seed);
        pose.units = uint64(bound(units, 1, type(uint64).max));
        pose.unitHashrate = uint64(bound(unitHashrate, 1, type(uint64).max));
        (pose.termStart, pose.periodSeconds) = (type(uint40).max, type(uint32).max);
        pose.status = IBatchManager.Status(bound(status, 0, 7));
        pose.site = site;
        pose.evidenceRequired = uint8(seed % 4);
        posed.pose(pose);
        assertLe(bytes(descriptor.tokenURI(seed % 2 ** 64)).length, MAX_BYTES, "bytes");
    }

    function test_every_status_is_to_be_seen() public {
        bytes32[7] memory seen;
        for (uint8 i = 1; i < 8; ++i) {
            PosedBatch.Pose memory pose = example(noise(100, 2));
            pose.status = IBatchManager.Status(i);
            seen[i - 1] = keccak256(uriOf(pose));
            for (uint256 j; j + 1 < i; ++j) assertTrue(seen[j] != seen[i - 1], "differs");
        }
    }

    function _hashOf(ISliceDescriptor by, uint256 id) private view returns (bytes32) {
        return keccak256(bytes(by.tokenURI(id)));
    }
}
