// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../interfaces/IBatchManager.sol";
import {AccountingMath} from "./AccountingMath.sol";

/// @dev The level of evidence that Bitcoin gives: what is posted for it waits for proofs.
uint8 constant PROVEN = 3;

/// @title TermLimits
/// @notice Refuses terms that could not be kept, would overflow what keeps them, or leave buyers with too little at stake.
library TermLimits {
    uint16 internal constant MAX_PERIODS = 3_660;
    uint32 internal constant MIN_PERIOD_SECONDS = 1 hours;
    uint32 internal constant MAX_PERIOD_SECONDS = 31 days;
    uint32 internal constant MIN_GRACE = 1 hours;
    /// @dev Not above the least time between two pauses: so no window to post can be overlapped by two of them.
    uint32 internal constant MAX_GRACE = 14 days;
    uint8 internal constant HIGHEST_EVIDENCE = PROVEN;
    uint16 internal constant MIN_BOND_BPS = 500;
    uint16 internal constant MAX_UPFRONT_BPS = 2_000;
    uint16 internal constant MAX_ROYALTY_BPS = 1_000;

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
        if (terms.royaltyBps > MAX_ROYALTY_BPS) {
            revert IBatchManager.RoyaltyTooHigh(terms.royaltyBps, MAX_ROYALTY_BPS);
        }
        if (terms.evidenceRequired > HIGHEST_EVIDENCE) {
            revert IBatchManager.EvidenceLevelNotSupported(terms.evidenceRequired, HIGHEST_EVIDENCE);
        }
        if (terms.minUnits > terms.capacity) revert IBatchManager.MinUnitsTooHigh(terms.minUnits, terms.capacity);
        _checkTimes(terms);
        checkMoney(terms.capacity, terms.rate, terms.periods, terms.upfront, terms.bond);
    }

    function checkDisclosure(IBatchManager.Disclosure calldata disclosure) internal pure {
        _checkText(disclosure.name, 1, 64);
        _checkText(disclosure.pool, 0, 32);
    }

    /// @notice The bond fits 96 bits and is at least a twentieth of the price. So all a batch can ever owe in the payment token fits 102
    /// bits, and its Q64 sum the accumulator's 192.
    function checkMoney(uint64 capacity, uint96 rate, uint16 periods, uint96 upfront, uint96 bond) internal pure {
        uint256 price = uint256(rate) * periods + upfront;
        uint256 maxUpfront = AccountingMath.shareDown(price, MAX_UPFRONT_BPS);
        if (upfront > maxUpfront) revert IBatchManager.UpfrontTooHigh(upfront, maxUpfront);
        price *= capacity;
        uint256 minBond = AccountingMath.shareUp(price, MIN_BOND_BPS);
        if (bond < minBond) revert IBatchManager.BondTooSmall(bond, minBond);
    }

    /// @dev Nothing is posted while slices can be given back, or while a minimum can be missed: their price is still whole then. Nor is
    /// anything sold while money waits for proofs: who buys later would share in what is given back.
    function _checkTimes(IBatchManager.Terms calldata terms) private view {
        if (terms.termStart < block.timestamp) revert IBatchManager.TermInThePast(terms.termStart, block.timestamp);
        uint256 latest =
            terms.minUnits == 0 && terms.evidenceRequired != PROVEN
                ? uint256(terms.termStart) + uint256(terms.periodSeconds) * terms.periods
                : terms.termStart;
        if (terms.saleStart >= terms.saleEnd || terms.saleEnd > latest || terms.saleEnd <= block.timestamp) {
            revert IBatchManager.SaleWindowInvalid(terms.saleStart, terms.saleEnd, terms.termStart, latest);
        }
        uint40 deadline = terms.refundDeadline;
        if (deadline != 0 && (deadline <= terms.saleStart || deadline > terms.termStart)) {
            revert IBatchManager.RefundDeadlineInvalid(deadline, terms.saleStart, terms.termStart);
        }
    }

    function _checkText(string calldata text, uint256 min, uint256 max) private pure {
        uint256 length = bytes(text).length;
        if (length < min || length > max) revert IBatchManager.TextLength(length, min, max);
    }
}
