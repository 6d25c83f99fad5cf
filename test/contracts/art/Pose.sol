// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ISliceDescriptor} from "../../../contracts/interfaces/ISliceDescriptor.sol";
import {PosedBatch} from "../../../contracts/mocks/PosedBatch.sol";
import {SolidityTest} from "../base/SolidityTest.sol";

/// @dev A descriptor, and a batch that is whatever a test wants it to be.
abstract contract Pose is SolidityTest {
    uint256 internal constant ID = 3 * 1e9 + 17;

    PosedBatch internal posed;
    ISliceDescriptor internal descriptor;

    function setUp() public virtual {
        posed = PosedBatch(deploy("PosedBatch.sol:PosedBatch"));
        descriptor = ISliceDescriptor(deploy("SliceDescriptor.sol:SliceDescriptor", abi.encode(posed)));
    }

    /// @dev 250 TH/s of a year, of which `deliveries` are posted.
    function example(bytes memory deliveries) internal pure returns (PosedBatch.Pose memory) {
        return
            PosedBatch.Pose({
                units: 250,
                unitHashrate: 1e12,
                periods: 365,
                termStart: 1_900_000_000,
                periodSeconds: 1 days,
                evidenceRequired: 1,
                status: IBatchManager.Status.Active,
                deliveries: deliveries,
                site: "Odessa, Texas"
            });
    }

    /// @dev As many bytes as asked for, of every kind and in no order.
    function noise(uint256 count, uint256 seed) internal pure returns (bytes memory deliveries) {
        deliveries = new bytes(count);
        for (uint256 i; i < count; ++i) {
            if (i % 32 == 0) seed = uint256(keccak256(abi.encode(seed)));
            deliveries[i] = bytes1(uint8(seed >> (8 * (i % 32))));
        }
    }

    function uriOf(PosedBatch.Pose memory pose) internal returns (bytes memory) {
        posed.pose(pose);
        return bytes(descriptor.tokenURI(ID));
    }
}
