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

    /// @dev Slices being merged, at the accumulators of their batch: their units, the whole base units they had pending, and what is left
    /// of them in Q64 base units.
    struct Sum {
        uint192 acc;
        uint192 refundAcc;
        uint256 units;
        uint256 whole;
        uint256 scaled;
        uint256 refundWhole;
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
    /// @return whole base units of payouts it had pending
    /// @return paid where it stood once those were taken
    /// @return refundWhole base units of refunds it had pending
    /// @return refundPaid where it stood once those were taken
    function add(
        Sum memory self,
        State storage ended
    ) internal returns (uint256 whole, uint192 paid, uint256 refundWhole, uint192 refundPaid) {
        uint64 units;
        (units, paid, refundPaid) = close(ended, self.refundAcc);
        self.units += units;
        (whole, paid) = AccountingMath.checkpoint(units, self.acc, paid);
        self.whole += whole;
        self.scaled += AccountingMath.pendingScaled(units, self.acc, paid);
        if (self.refundAcc == 0) return (whole, paid, 0, 0);
        (refundWhole, refundPaid) = AccountingMath.checkpoint(units, self.refundAcc, refundPaid);
        self.refundWhole += refundWhole;
        self.refundScaled += AccountingMath.pendingScaled(units, self.refundAcc, refundPaid);
    }

    /// @notice One slice that has pending the fractions that were left of all of them.
    function position(Sum memory self) internal pure returns (uint64 units, uint192 paid, uint192 refundPaid) {
        units = uint64(self.units);
        paid = AccountingMath.paidUp(units, self.acc, self.scaled);
        if (self.refundAcc != 0) refundPaid = AccountingMath.paidUp(units, self.refundAcc, self.refundScaled);
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
