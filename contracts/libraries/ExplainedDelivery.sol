// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {AccountingMath} from "./AccountingMath.sol";
import {BitcoinSubsidy} from "./bitcoin/BitcoinSubsidy.sol";
import {BitcoinTarget} from "./bitcoin/BitcoinTarget.sol";

/// @title ExplainedDelivery
/// @notice How much of a capacity an income explains, were all of it subsidy. `domain/explained-delivery.ts` mirrors it.
library ExplainedDelivery {
    /// @notice In 1/10000 of the capacity, with `toleranceBps` more, at most all of it.
    /// @param income base units of a token of which `baseUnitsPerSat` are a satoshi
    /// @param nBits of the target in the epoch
    /// @param hashes that the whole capacity makes meanwhile
    function bpsDown(
        uint256 income,
        uint256 baseUnitsPerSat,
        uint256 epoch,
        uint32 nBits,
        uint256 hashes,
        uint256 toleranceBps
    ) internal pure returns (uint256) {
        uint256 price = BitcoinSubsidy.ofEpoch(epoch) * baseUnitsPerSat * hashes;
        uint256 work = BitcoinTarget.workOf(BitcoinTarget.fromBits(nBits));
        // Without a subsidy, or with work beyond all measure, anything is explained.
        if (price == 0 || work > type(uint128).max) return AccountingMath.BPS;
        uint256 bps = Math.mulDiv(income * (AccountingMath.BPS + toleranceBps), work, price);
        return bps < AccountingMath.BPS ? bps : AccountingMath.BPS;
    }
}
