// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {AccountingMath} from "./AccountingMath.sol";

/// @title SlicePosition
/// @notice What one slice has been paid so far. Two slots; the second stays zero until a batch first refunds.
library SlicePosition {
    struct State {
        uint64 units;
        uint192 paid;
        uint192 refundPaid;
    }

    /// @dev Slices being merged: their units, and what they have pending in Q64 base units, whole and fraction.
    struct Sum {
        uint256 units;
        uint256 scaled;
        uint256 refundScaled;
    }

    /// @notice Starts where it is told: a bought slice at the batch's accumulators, a part where the whole one stood.
    function open(State storage self, uint64 units, uint192 paid, uint192 refundPaid) internal {
        self.units = units;
        self.paid = paid;
        if (refundPaid != 0) self.refundPaid = refundPaid;
    }

    /// @notice Ends a slice, and says where it stood.
    function close(
        State storage self,
        uint192 refundAcc
    ) internal returns (uint64 units, uint192 paid, uint192 refundPaid) {
        (units, paid) = (self.units, self.paid);
        (self.units, self.paid) = (0, 0);
        if (refundAcc == 0) return (units, paid, 0);
        refundPaid = self.refundPaid;
        self.refundPaid = 0;
    }

    /// @notice Ends a slice, and adds what it was to a sum.
    function add(Sum memory self, State storage ended, uint192 acc, uint192 refundAcc) internal {
        (uint64 units, uint192 paid, uint192 refundPaid) = close(ended, refundAcc);
        self.units += units;
        self.scaled += AccountingMath.pendingScaled(units, acc, paid);
        self.refundScaled += AccountingMath.pendingScaled(units, refundAcc, refundPaid);
    }

    /// @notice One slice that has pending what all of them had.
    function position(
        Sum memory self,
        uint192 acc,
        uint192 refundAcc
    ) internal pure returns (uint64 units, uint192 paid, uint192 refundPaid) {
        units = uint64(self.units);
        paid = AccountingMath.paidUp(units, acc, self.scaled);
        refundPaid = AccountingMath.paidUp(units, refundAcc, self.refundScaled);
    }

    /// @notice Takes the payouts up to `acc`.
    function settle(State storage self, uint192 acc) internal returns (uint256 whole, uint192 paid) {
        (whole, paid) = AccountingMath.checkpoint(self.units, acc, self.paid);
        if (whole != 0) self.paid = paid;
    }

    /// @notice Takes the refunds up to `refundAcc`.
    function settleRefund(State storage self, uint192 refundAcc) internal returns (uint256 whole, uint192 refundPaid) {
        (whole, refundPaid) = AccountingMath.checkpoint(self.units, refundAcc, self.refundPaid);
        if (whole != 0) self.refundPaid = refundPaid;
    }
}
