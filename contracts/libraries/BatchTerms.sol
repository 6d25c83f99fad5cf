// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../interfaces/IBatchManager.sol";
import {AccountingMath} from "./AccountingMath.sol";

/// @title BatchTerms
/// @notice A batch's terms and clock, in three slots. Tokens and capacity are kept once, in CapacitySlices.
library BatchTerms {
    /// @dev A purchase or a posting needs the first two slots.
    struct State {
        uint96 rate;
        uint40 saleStart;
        uint40 saleEnd;
        uint32 grace;
        uint16 maxHostingBps;
        uint16 feeBps;
        uint16 nextPeriod;
        address operator;
        uint40 termStart;
        uint32 periodSeconds;
        uint16 periods;
        bool defaulted;
        uint128 bond;
        uint64 unitHashrate;
        uint8 evidenceRequired;
    }

    uint16 internal constant MAX_PERIODS = 3_660;
    uint32 internal constant MIN_PERIOD_SECONDS = 1 hours;
    uint32 internal constant MAX_PERIOD_SECONDS = 31 days;
    uint32 internal constant MIN_GRACE = 1 hours;
    /// @dev Not above the least time between two pauses: so no window to post can be overlapped by two of them.
    uint32 internal constant MAX_GRACE = 14 days;
    uint8 internal constant HIGHEST_EVIDENCE = 0;
    uint16 internal constant MIN_BOND_BPS = 500;

    /// @notice Refuses terms that could not be kept, or would overflow what keeps them.
    function check(IBatchManager.Terms calldata terms) internal view {
        if (terms.unitHashrate == 0) revert IBatchManager.ZeroUnitHashrate();
        if (terms.capacity == 0) revert IBatchManager.ZeroCapacity();
        if (terms.rate == 0) revert IBatchManager.ZeroRate();
        if (terms.periods == 0 || terms.periods > MAX_PERIODS) {
            revert IBatchManager.PeriodsOutOfRange(terms.periods, MAX_PERIODS);
        }
        if (terms.periodSeconds < MIN_PERIOD_SECONDS || terms.periodSeconds > MAX_PERIOD_SECONDS) {
            revert IBatchManager.PeriodSecondsOutOfRange(terms.periodSeconds, MIN_PERIOD_SECONDS, MAX_PERIOD_SECONDS);
        }
        if (terms.grace < MIN_GRACE || terms.grace > MAX_GRACE) {
            revert IBatchManager.GraceOutOfRange(terms.grace, MIN_GRACE, MAX_GRACE);
        }
        if (terms.maxHostingBps > AccountingMath.BPS) {
            revert IBatchManager.HostingBpsTooHigh(terms.maxHostingBps, uint16(AccountingMath.BPS));
        }
        if (terms.evidenceRequired > HIGHEST_EVIDENCE) {
            revert IBatchManager.EvidenceLevelNotSupported(terms.evidenceRequired, HIGHEST_EVIDENCE);
        }
        _checkTimes(terms);
        _checkMoney(terms);
    }

    function checkDisclosure(IBatchManager.Disclosure calldata disclosure) internal pure {
        _checkText(disclosure.name, 1, 64);
        _checkText(disclosure.site, 0, 64);
        _checkText(disclosure.pool, 0, 32);
    }

    function open(State storage self, IBatchManager.Terms calldata terms, address operator, uint16 feeBps) internal {
        self.rate = terms.rate;
        self.saleStart = terms.saleStart;
        self.saleEnd = terms.saleEnd;
        self.grace = terms.grace;
        self.maxHostingBps = terms.maxHostingBps;
        self.feeBps = feeBps;
        self.operator = operator;
        self.termStart = terms.termStart;
        self.periodSeconds = terms.periodSeconds;
        self.periods = terms.periods;
        self.bond = terms.bond;
        self.unitHashrate = terms.unitHashrate;
        self.evidenceRequired = terms.evidenceRequired;
    }

    /// @notice First second after a period.
    function endOf(State storage self, uint256 period) internal view returns (uint256) {
        return self.termStart + (period + 1) * self.periodSeconds;
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

    function status(State storage self) internal view returns (IBatchManager.Status) {
        if (self.operator == address(0)) return IBatchManager.Status.None;
        if (self.defaulted) return IBatchManager.Status.Defaulted;
        if (self.nextPeriod == self.periods) return IBatchManager.Status.Completed;
        if (block.timestamp >= self.termStart) return IBatchManager.Status.Active;
        if (block.timestamp >= self.saleStart) return IBatchManager.Status.Selling;
        return IBatchManager.Status.Scheduled;
    }

    function _checkTimes(IBatchManager.Terms calldata terms) private view {
        if (terms.termStart < block.timestamp) revert IBatchManager.TermInThePast(terms.termStart, block.timestamp);
        uint256 termEnd = uint256(terms.termStart) + uint256(terms.periodSeconds) * terms.periods;
        if (terms.saleStart >= terms.saleEnd || terms.saleEnd < terms.termStart || terms.saleEnd > termEnd) {
            revert IBatchManager.SaleWindowInvalid(terms.saleStart, terms.saleEnd, terms.termStart, termEnd);
        }
    }

    /// @dev Everything a batch can ever owe in the payment token fits 128 bits, so its Q64 sum fits the accumulator's 192.
    function _checkMoney(IBatchManager.Terms calldata terms) private pure {
        uint256 price = uint256(terms.capacity) * terms.rate * terms.periods;
        uint256 minBond = AccountingMath.shareUp(price, MIN_BOND_BPS);
        if (terms.bond < minBond) revert IBatchManager.BondTooSmall(terms.bond, minBond);
        uint256 total = price + terms.bond;
        if (total > type(uint128).max) revert IBatchManager.BatchTooLarge(total, type(uint128).max);
    }

    function _checkText(string calldata text, uint256 min, uint256 max) private pure {
        uint256 length = bytes(text).length;
        if (length < min || length > max) revert IBatchManager.TextLength(length, min, max);
    }
}
