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

    /// @notice Starts at the batch's accumulators: a new slice has earned nothing yet.
    function open(State storage self, uint64 units, uint192 acc, uint192 refundAcc) internal {
        self.units = units;
        self.paid = acc;
        if (refundAcc != 0) self.refundPaid = refundAcc;
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
