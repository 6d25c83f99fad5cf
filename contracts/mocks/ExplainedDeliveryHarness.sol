// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ExplainedDelivery} from "../libraries/ExplainedDelivery.sol";

/// @dev Lets a test outside of Solidity run the library on many vectors in one call.
contract ExplainedDeliveryHarness {
    struct Vector {
        uint128 income;
        uint64 baseUnitsPerSat;
        uint24 epoch;
        uint32 nBits;
        uint256 hashes;
        uint16 toleranceBps;
    }

    function answers(Vector[] calldata vectors) external pure returns (uint256[] memory all) {
        all = new uint256[](vectors.length);
        for (uint256 i; i < vectors.length; ++i) {
            Vector calldata v = vectors[i];
            all[i] = ExplainedDelivery.bpsDown(v.income, v.baseUnitsPerSat, v.epoch, v.nBits, v.hashes, v.toleranceBps);
        }
    }
}
