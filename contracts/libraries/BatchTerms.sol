// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../interfaces/IBatchManager.sol";
import {Deliveries} from "./Deliveries.sol";

/// @title BatchTerms
/// @notice A batch's terms, clock and status. Tokens, capacity and bond are kept once, in CapacitySlices.
library BatchTerms {
    /// @dev What ended a batch before its last payout.
    enum End {
        None,
        Defaulted,
        CalledOff
    }

    /// @dev Where the upfront part is.
    enum Upfront {
        None,
        Held,
        Released
    }

    /// @dev A posting needs the first two slots, a purchase three; the last two are zero where nobody agreed on such things.
    struct State {
        address operator;
        uint40 termStart;
        uint32 periodSeconds;
        uint16 periods;
        End end;
        // slot
        uint96 rate;
        uint16 maxHostingBps;
        uint16 feeBps;
        uint16 nextPeriod;
        uint8 evidenceRequired;
        uint32 attesterSet;
        uint40 postedAt;
        bool short;
        Upfront upfrontState;
        // slot
        uint40 saleStart;
        uint40 saleEnd;
        uint40 refundDeadline;
        uint32 grace;
        uint64 unitHashrate;
        uint32 site;
        // slot
        uint96 upfront;
        uint64 minUnits;
        uint40 disputedUntil;
        uint16 disputedAt;
        // slot
        address arbiter;
        Deliveries.State deliveries;
    }

    function open(State storage self, IBatchManager.Terms calldata terms, address operator, uint16 feeBps) internal {
        self.operator = operator;
        self.termStart = terms.termStart;
        self.periodSeconds = terms.periodSeconds;
        self.periods = terms.periods;
        self.rate = terms.rate;
        self.maxHostingBps = terms.maxHostingBps;
        self.feeBps = feeBps;
        self.evidenceRequired = terms.evidenceRequired;
        self.attesterSet = terms.attesterSet;
        self.short = terms.minUnits != 0;
        self.saleStart = terms.saleStart;
        self.saleEnd = terms.saleEnd;
        self.refundDeadline = terms.refundDeadline;
        self.grace = terms.grace;
        self.unitHashrate = terms.unitHashrate;
        self.site = terms.site;
        if (terms.upfront != 0) (self.upfront, self.upfrontState) = (terms.upfront, Upfront.Held);
        if (terms.minUnits != 0) self.minUnits = terms.minUnits;
        if (terms.arbiter != address(0)) self.arbiter = terms.arbiter;
    }

    /// @notice First second after a period, of which there are at most 65,536.
    function endOf(State storage self, uint16 period) internal view returns (uint256) {
        unchecked {
            return self.termStart + (uint256(period) + 1) * self.periodSeconds;
        }
    }

    /// @notice How many periods have ended.
    function finishedPeriods(State storage self) internal view returns (uint256) {
        if (block.timestamp < self.termStart) return 0;
        uint256 finished = (block.timestamp - self.termStart) / self.periodSeconds;
        return finished < self.periods ? finished : self.periods;
    }

    function unpostedPeriods(State storage self) internal view returns (uint16) {
        return self.periods - self.nextPeriod;
    }

    /// @notice First second at which no slice can be given back and no minimum be missed any more.
    function firmAt(State storage self) internal view returns (uint256) {
        (uint40 deadline, uint40 saleEnd) = (self.refundDeadline, self.saleEnd);
        return self.minUnits != 0 && saleEnd > deadline ? saleEnd : deadline;
    }

    /// @notice Of the price of one unit, what is still in escrow.
    function escrowPerUnit(State storage self) internal view returns (uint128) {
        uint128 perUnit = uint128(self.rate) * unpostedPeriods(self);
        return self.upfrontState == Upfront.Held ? perUnit + self.upfront : perUnit;
    }

    /// @notice What one unit costs now.
    function costPerUnit(State storage self) internal view returns (uint128) {
        uint128 perUnit = uint128(self.rate) * unpostedPeriods(self);
        return self.upfrontState == Upfront.None ? perUnit : perUnit + self.upfront;
    }

    /// @notice A sale or a return changed what is sold: whether that is still below the minimum.
    function updateShort(State storage self, uint64 sold) internal {
        bool short = sold < self.minUnits;
        if (short != self.short) self.short = short;
    }

    /// @dev By the start of the term a minimum is met or missed, so what runs reads nothing of the sale.
    function status(State storage self) internal view returns (IBatchManager.Status) {
        if (self.operator == address(0)) return IBatchManager.Status.None;
        if (self.end == End.Defaulted) return IBatchManager.Status.Defaulted;
        if (self.end == End.CalledOff) return IBatchManager.Status.Cancelled;
        if (self.nextPeriod == self.periods) return IBatchManager.Status.Completed;
        if (block.timestamp < self.termStart) {
            if (block.timestamp < self.saleStart) return IBatchManager.Status.Scheduled;
            if (block.timestamp < self.saleEnd) return IBatchManager.Status.Selling;
            if (block.timestamp < self.refundDeadline) return IBatchManager.Status.CoolingOff;
        }
        return self.short ? IBatchManager.Status.Cancelled : IBatchManager.Status.Active;
    }
}
