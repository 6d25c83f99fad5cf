// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IBitcoinRelay} from "./interfaces/IBitcoinRelay.sol";
import {IHeldEscrow} from "./interfaces/IHeldEscrow.sol";
import {IPayoutProofs} from "./interfaces/IPayoutProofs.sol";
import {IProtocolSettings} from "./interfaces/IProtocolSettings.sol";
import {AccountingMath} from "./libraries/AccountingMath.sol";
import {ExplainedDelivery} from "./libraries/ExplainedDelivery.sol";

/// @title HeldEscrow
/// @notice See {IHeldEscrow}.
contract HeldEscrow is IHeldEscrow, AccessManaged {
    using SafeCast for uint256;

    /// @dev A posting writes the first two slots.
    struct Book {
        uint128 posted;
        uint128 covered;
        // slot
        uint64 baseUnitsPerSat;
        uint16 firstHeld;
        uint16 nextHeld;
        uint40 termStart;
        uint32 periodSeconds;
        // slot
        uint256 hashesPerPeriod;
        // slot
        uint128 accused;
        uint40 accusedUntil;
        mapping(uint256 period => HeldPeriod) periods;
    }

    uint256 private constant BPS = AccountingMath.BPS;
    uint256 private constant TOLERANCE_BPS = 500;
    /// @dev So that dust sent to a script accuses nobody. More would be the operator's to keep.
    uint256 private constant UNDER_REPORTING_BPS = 50;
    uint256 private constant PROOF_GRACE = 14 days;
    uint256 private constant TIMES = 11;

    address public immutable manager;
    IPayoutProofs private immutable _proofs;
    IBitcoinRelay private immutable _relay;

    /// @inheritdoc IHeldEscrow
    mapping(address token => uint64) public bitcoinToken;
    mapping(uint256 batchId => Book) private _books;

    modifier onlyManager() {
        if (msg.sender != manager) revert NotTheManager(msg.sender);
        _;
    }

    constructor(
        address accessManager,
        address manager_,
        IPayoutProofs proofs_,
        IBitcoinRelay relay_
    ) AccessManaged(accessManager) {
        (address itsManager, address itsRelay) = (proofs_.manager(), proofs_.relay());
        if (itsManager != manager_ || itsRelay != address(relay_)) {
            revert WrongProofs(address(proofs_), itsManager, itsRelay);
        }
        (manager, _proofs, _relay) = (manager_, proofs_, relay_);
    }

    /// @inheritdoc IHeldEscrow
    function setBitcoinToken(address token, uint64 baseUnitsPerSat) external restricted {
        if (token == address(0)) revert ZeroToken();
        bitcoinToken[token] = baseUnitsPerSat;
        emit BitcoinTokenSet(token, baseUnitsPerSat);
    }

    /// @inheritdoc IHeldEscrow
    function open(
        uint256 batchId,
        address payoutToken,
        uint256 hashesPerPeriod,
        uint40 termStart,
        uint32 periodSeconds
    ) external onlyManager {
        uint64 baseUnitsPerSat = bitcoinToken[payoutToken];
        if (baseUnitsPerSat == 0) revert NotBitcoinToken(payoutToken);

        Book storage book = _books[batchId];
        (book.baseUnitsPerSat, book.termStart, book.periodSeconds) = (baseUnitsPerSat, termStart, periodSeconds);
        book.hashesPerPeriod = hashesPerPeriod;

        emit ProofRequired(batchId, baseUnitsPerSat);
    }

    /// @inheritdoc IHeldEscrow
    function hold(uint256 batchId, uint16 period, uint128 gross, uint96 heldPerUnit) external onlyManager {
        Book storage book = _books[batchId];
        uint128 posted = book.posted + gross;

        book.posted = posted;
        book.nextHeld = period + 1;
        book.periods[period] = HeldPeriod(gross, heldPerUnit, uint32(block.timestamp));

        emit PeriodHeld(batchId, period, gross, heldPerUnit, posted);
    }

    /// @inheritdoc IHeldEscrow
    function raisePosted(uint256 batchId, uint128 amount) external onlyManager {
        Book storage book = _books[batchId];
        uint128 posted = book.posted + amount;

        book.posted = posted;

        emit PostedRaised(batchId, posted);
    }

    /// @inheritdoc IHeldEscrow
    function judge(
        uint256 batchId,
        uint256 epoch,
        uint96 rate
    ) external onlyManager returns (uint16 period, bool isProven, uint96 releasePerUnit, uint96 refundPerUnit) {
        Book storage book = _books[batchId];
        period = book.firstHeld;
        if (period == book.nextHeld) revert NothingHeld(batchId);
        HeldPeriod memory waiting = book.periods[period];
        uint128 covered;
        (isProven, covered) = _judge(batchId, book, period, waiting);
        if (isProven) releasePerUnit = _released(batchId, book, period, epoch, waiting, rate);
        refundPerUnit = waiting.heldPerUnit - releasePerUnit;

        book.firstHeld = period + 1;
        if (isProven) book.covered = covered;
        delete book.periods[period];

        emit PeriodJudged(batchId, period, isProven, releasePerUnit, refundPerUnit, covered);
    }

    /// @inheritdoc IHeldEscrow
    function accuse(uint256 batchId) external {
        Book storage book = _books[batchId];
        (uint128 posted, uint256 proven) = (book.posted, _provenBaseUnits(batchId, book));
        if (!_fallsShort(posted, proven)) revert NotUnderReported(batchId, proven, posted);
        if (_fallsShort(posted, book.accused)) revert AccusationRuns(batchId, book.accusedUntil);

        uint128 accused = proven.toUint128();
        uint40 until = uint40(block.timestamp + _term(book));
        (book.accused, book.accusedUntil) = (accused, until);

        emit BatchAccused(batchId, msg.sender, accused, posted, until);
    }

    /// @inheritdoc IHeldEscrow
    function proofs() external view returns (address) {
        return address(_proofs);
    }

    /// @inheritdoc IHeldEscrow
    function relay() external view returns (address) {
        return address(_relay);
    }

    /// @inheritdoc IHeldEscrow
    function standingOf(uint256 batchId) external view returns (Standing memory) {
        Book storage book = _books[batchId];
        return
            Standing({
                posted: book.posted,
                covered: book.covered,
                baseUnitsPerSat: book.baseUnitsPerSat,
                firstHeld: book.firstHeld,
                nextHeld: book.nextHeld,
                accused: book.accused,
                accusedUntil: book.accusedUntil
            });
    }

    /// @inheritdoc IHeldEscrow
    function heldPeriod(uint256 batchId, uint256 period) external view returns (HeldPeriod memory) {
        return _books[batchId].periods[period];
    }

    /// @inheritdoc IHeldEscrow
    function provenBaseUnits(uint256 batchId) external view returns (uint256) {
        return _provenBaseUnits(batchId, _books[batchId]);
    }

    /// @inheritdoc IHeldEscrow
    function underReportedAt(uint256 batchId) external view returns (uint256) {
        Book storage book = _books[batchId];
        if (!_fallsShort(book.posted, book.accused)) return type(uint256).max;
        (uint256 until, uint256 term) = (book.accusedUntil, _term(book));
        // Nobody could post while paused: the whole term counts again from the end of a pause that met it.
        (uint40 from, uint40 resumed) = IProtocolSettings(manager).pauseWindow();
        return resumed > until - term && from < until ? resumed + term : until;
    }

    /// @inheritdoc IHeldEscrow
    function bondFreeAt(uint256 batchId, uint256 lastPostedAt) external view returns (uint256) {
        Book storage book = _books[batchId];
        if (book.firstHeld != book.nextHeld || _fallsShort(book.posted, book.accused)) return type(uint256).max;
        return lastPostedAt + _term(book);
    }

    /// @return isProven whether all that was proven covers what was posted for this period and the proven ones before it
    /// @return covered after it
    function _judge(
        uint256 batchId,
        Book storage book,
        uint16 period,
        HeldPeriod memory waiting
    ) private view returns (bool isProven, uint128 covered) {
        covered = book.covered;
        // Nothing was earned, so nothing can be proven, and nothing needs to wait.
        if (waiting.gross == 0) return (false, covered);
        (uint128 raised, uint256 proven) = (covered + waiting.gross, _provenBaseUnits(batchId, book));
        uint256 needed = AccountingMath.shareUp(raised, BPS - TOLERANCE_BPS);
        if (proven >= needed) return (true, raised);
        uint256 deadline = waiting.postedAt + PROOF_GRACE;
        if (block.timestamp < deadline) revert ProofsFallShort(batchId, period, needed, proven, deadline);
    }

    /// @dev Of the held part, never more than the gross explains.
    function _released(
        uint256 batchId,
        Book storage book,
        uint16 period,
        uint256 epoch,
        HeldPeriod memory waiting,
        uint96 rate
    ) private view returns (uint96) {
        uint256 explained = AccountingMath.shareDown(rate, _explainedBps(batchId, book, period, epoch, waiting.gross));
        return explained < waiting.heldPerUnit ? uint96(explained) : waiting.heldPerUnit;
    }

    function _explainedBps(
        uint256 batchId,
        Book storage book,
        uint16 period,
        uint256 epoch,
        uint128 gross
    ) private view returns (uint256) {
        // On a network of which every block costs next to nothing an income says nothing about hashes.
        if (!_relay.retargets()) return BPS;
        uint256 end = book.termStart + (uint256(period) + 1) * book.periodSeconds;
        IBitcoinRelay.Epoch memory its = _relay.epoch(epoch);
        if (its.nBits == 0 || end < its.start || !_endsBy(epoch, end)) revert WrongEpoch(batchId, period, epoch);
        return
            ExplainedDelivery.bpsDown(
                gross,
                book.baseUnitsPerSat,
                epoch,
                its.nBits,
                book.hashesPerPeriod,
                TOLERANCE_BPS
            );
    }

    /// @dev Whether the next epoch begins later; if none has begun, whether the relay knows a block as late.
    function _endsBy(uint256 epoch, uint256 end) private view returns (bool) {
        uint32 next = _relay.epoch(epoch + 1).start;
        if (next != 0) return end < next;
        IBitcoinRelay.Anchor memory newest = _relay.anchor(_relay.tip());
        return end <= newest.times[newest.height % TIMES];
    }

    function _provenBaseUnits(uint256 batchId, Book storage book) private view returns (uint256) {
        uint64 baseUnitsPerSat = book.baseUnitsPerSat;
        return baseUnitsPerSat == 0 ? 0 : _proofs.totalProvenSats(batchId) * baseUnitsPerSat;
    }

    /// @dev How long an accusation may stay unanswered.
    function _term(Book storage book) private view returns (uint256) {
        return PROOF_GRACE + book.periodSeconds;
    }

    /// @dev Whether what was posted is less than `proven`, beyond what is overlooked.
    function _fallsShort(uint128 posted, uint256 proven) private pure returns (bool) {
        return proven * BPS > uint256(posted) * (BPS + UNDER_REPORTING_BPS);
    }
}
