// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @title AccountingMath
/// @notice Every division of the protocol. The direction of rounding is in the name: what is owed to holders in total rounds
/// up, what one of them is paid rounds down, so the reserve always covers the claims. `domain/accounting.ts` mirrors it.
/// @dev Q64 is a value shifted left by 64 bits.
library AccountingMath {
    uint256 internal constant BPS = 10_000;

    /// @notice Q64 base units per capacity unit of `net` base units over `capacity` units.
    function perUnitDown(uint128 net, uint64 capacity) internal pure returns (uint192) {
        return uint192((uint256(net) << 64) / capacity);
    }

    /// @notice Base units to set aside so that `sold` units can each be paid `perUnit`.
    function holdersUp(uint192 perUnit, uint64 sold) internal pure returns (uint256) {
        return (uint256(perUnit) * sold + type(uint64).max) >> 64;
    }

    /// @notice What `units` have earned between `paid` and `acc`, in Q64 base units: nothing is rounded.
    function pendingScaled(uint64 units, uint192 acc, uint192 paid) internal pure returns (uint256) {
        return uint256(units) * (acc - paid);
    }

    /// @notice The checkpoint at which `units` have `scaled` pending: rounded up, so that it is never more.
    function paidUp(uint64 units, uint192 acc, uint256 scaled) internal pure returns (uint192) {
        return acc - uint192(scaled / units);
    }

    /// @notice Whole base units that `units` have earned between `paid` and `acc`.
    function pendingDown(uint64 units, uint192 acc, uint192 paid) internal pure returns (uint256) {
        return pendingScaled(units, acc, paid) >> 64;
    }

    /// @notice Takes the whole base units and leaves the fraction pending, so settling often costs nobody anything.
    /// @return whole base units to pay now
    /// @return paidAfter the new checkpoint: rounded up, so that what stays pending is never more than what was left
    function checkpoint(
        uint64 units,
        uint192 acc,
        uint192 paid
    ) internal pure returns (uint256 whole, uint192 paidAfter) {
        uint256 scaled = pendingScaled(units, acc, paid);
        whole = scaled >> 64;
        paidAfter = whole == 0 ? paid : paidUp(units, acc, uint64(scaled));
    }

    /// @notice `bps` ten-thousandths of `amount`, in favour of whoever keeps the rest.
    function shareDown(uint256 amount, uint256 bps) internal pure returns (uint256) {
        return (amount * bps) / BPS;
    }

    /// @notice `bps` ten-thousandths of `amount`, in favour of whoever receives it.
    function shareUp(uint256 amount, uint256 bps) internal pure returns (uint256) {
        return (amount * bps + BPS - 1) / BPS;
    }
}
