// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ISliceDescriptor} from "../../../contracts/interfaces/ISliceDescriptor.sol";
import {PosedBatch} from "../../../contracts/mocks/PosedBatch.sol";
import {SolidityTest} from "../base/SolidityTest.sol";

/// @dev Gas and size are in test/contracts/scenarios/art-limits.test.ts, which draws with the contract as it ships.
contract SliceDescriptorTest is SolidityTest {
    uint256 private constant ID = 3 * 1e9 + 17;

    PosedBatch private posed;
    ISliceDescriptor private descriptor;

    function setUp() public {
        posed = PosedBatch(deploy("PosedBatch.sol:PosedBatch"));
        descriptor = _descriptorOf(posed);
    }

    function test_the_same_slice_is_the_same_picture_to_the_byte() public {
        posed.pose(example());
        assertTrue(_hashOf(descriptor, ID) == _hashOf(descriptor, ID), "the same");
        assertTrue(_hashOf(descriptor, ID) == _hashOf(_descriptorOf(posed), ID), "whoever draws it");
    }

    function test_another_slice_collection_or_chain_is_another_picture() public {
        posed.pose(example());
        bytes32 here = _hashOf(descriptor, ID);
        assertTrue(here != _hashOf(descriptor, ID + 1), "slice");
        PosedBatch other = PosedBatch(deploy("PosedBatch.sol:PosedBatch"));
        other.pose(example());
        assertTrue(here != _hashOf(_descriptorOf(other), ID), "collection");
        vm.chainId(1);
        assertTrue(here != _hashOf(descriptor, ID), "chain");
    }

    function test_the_collection_speaks_for_itself_and_of_no_slice() public {
        bytes32 before = keccak256(bytes(descriptor.contractURI()));
        posed.pose(example());
        assertTrue(keccak256(bytes(descriptor.contractURI())) == before, "whatever the batches do");
        assertLe(bytes(descriptor.contractURI()).length, 5_000, "bytes");
    }

    function test_every_status_is_to_be_seen() public {
        bytes32[8] memory seen;
        PosedBatch.Pose memory pose = example();
        for (uint256 i; i < 8; ++i) {
            pose.status = IBatchManager.Status(i);
            posed.pose(pose);
            seen[i] = _hashOf(descriptor, ID);
            for (uint256 j; j < i; ++j) assertTrue(seen[j] != seen[i], "differs");
        }
    }

    /// hardhat-config: fuzz.runs = 2000
    function testFuzz_every_term_history_and_status_has_a_picture(
        uint16 periods,
        uint16 posted,
        uint256 seed,
        uint64 units,
        uint64 unitHashrate,
        string memory site
    ) public {
        PosedBatch.Pose memory pose;
        pose.periods = uint16(bound(periods, 1, seed % 16 == 0 ? 3_660 : 60));
        pose.deliveries = _noise(bound(posted, 0, pose.periods), seed);
        pose.units = uint64(bound(units, 1, type(uint64).max));
        pose.unitHashrate = uint64(bound(unitHashrate, 1, type(uint64).max));
        (pose.termStart, pose.periodSeconds) = (type(uint40).max, type(uint32).max);
        pose.status = IBatchManager.Status(seed % 8);
        pose.evidenceRequired = uint8(seed % 4);
        pose.site = site;
        posed.pose(pose);
        assertLe(bytes(descriptor.tokenURI(seed % 2 ** 64)).length, 12_000, "bytes");
    }

    /// @dev 250 TH/s of a month, of which ten days are posted.
    function example() internal pure returns (PosedBatch.Pose memory) {
        return
            PosedBatch.Pose({
                units: 250,
                unitHashrate: 1e12,
                periods: 30,
                termStart: 1_900_000_000,
                periodSeconds: 1 days,
                evidenceRequired: 1,
                status: IBatchManager.Status.Active,
                deliveries: hex"7f7f7e7d007f3f3fbfbf",
                site: "Odessa, Texas"
            });
    }

    function _descriptorOf(PosedBatch batch) private returns (ISliceDescriptor) {
        return ISliceDescriptor(deploy("SliceDescriptor.sol:SliceDescriptor", abi.encode(batch)));
    }

    /// @dev As many bytes as asked for, of every kind and in no order.
    function _noise(uint256 count, uint256 seed) private pure returns (bytes memory deliveries) {
        deliveries = new bytes(count);
        for (uint256 i; i < count; ++i) {
            if (i % 32 == 0) seed = uint256(keccak256(abi.encode(seed)));
            deliveries[i] = bytes1(uint8(seed >> (8 * (i % 32))));
        }
    }

    function _hashOf(ISliceDescriptor by, uint256 id) private view returns (bytes32) {
        return keccak256(bytes(by.tokenURI(id)));
    }
}
