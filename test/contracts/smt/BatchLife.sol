// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {BatchTerms} from "../../../contracts/libraries/BatchTerms.sol";

/// @title BatchLife
/// @notice For the compiler's model checker (`npm run check:smt`), never deployed: the life of a batch, told by the library that the
/// manager uses. The verbs below ask what the manager asks and change what it changes; clock, status and prices are the library's.
/// @dev The checker knows nothing of what happened before a call, only what the `later` modifier requires. It proves that `open` makes that true, and
/// that each verb, any time later, keeps it true and moves the status only as asserted. So no sequence of verbs does otherwise.
contract BatchLife {
    using BatchTerms for BatchTerms.State;

    BatchTerms.State private _batch;
    uint64 private _sold;
    /// @dev Time and status as of the last verb.
    uint256 private _now;
    IBatchManager.Status private _status;

    /// @dev With the times that TermLimits lets through.
    constructor(IBatchManager.Terms memory terms) {
        require(msg.sender != address(0) && terms.periods != 0 && terms.periodSeconds != 0);
        require(terms.termStart >= block.timestamp && terms.saleEnd > block.timestamp);
        require(terms.saleStart < terms.saleEnd && (terms.minUnits == 0 || terms.saleEnd <= terms.termStart));
        require(terms.refundDeadline == 0 || terms.refundDeadline > terms.saleStart);
        require(terms.refundDeadline <= terms.termStart);
        _batch.operator = msg.sender;
        (_batch.saleStart, _batch.saleEnd, _batch.termStart) = (terms.saleStart, terms.saleEnd, terms.termStart);
        (_batch.refundDeadline, _batch.grace) = (terms.refundDeadline, terms.grace);
        (_batch.periodSeconds, _batch.periods, _batch.nextPeriod) = (terms.periodSeconds, terms.periods, 0);
        (_batch.rate, _batch.upfront) = (terms.rate, terms.upfront);
        _batch.upfrontState = terms.upfront != 0 ? BatchTerms.Upfront.Held : BatchTerms.Upfront.None;
        (_batch.minUnits, _batch.short, _sold) = (terms.minUnits, terms.minUnits != 0, 0);
        _batch.end = BatchTerms.End.None;
        (_status, _now) = (_batch.status(), block.timestamp);
        assert(_termsHold());
        assert(_endHolds());
        assert(_clockHolds());
    }

    modifier later() {
        require(_termsHold());
        require(_endHolds());
        require(_clockHolds());
        require(block.timestamp >= _now);
        IBatchManager.Status next = _batch.status();
        assert(next >= _status && next != IBatchManager.Status.None);
        bool missed = block.timestamp >= _batch.firmAt() && _sold < _batch.minUnits;
        assert(
            next == _status || next <= IBatchManager.Status.Active || (missed && next == IBatchManager.Status.Cancelled)
        );
        assert(_status < IBatchManager.Status.Completed || next == _status);
        (_status, _now) = (next, block.timestamp);
        _;
        next = _batch.status();
        assert(_status < IBatchManager.Status.Completed || next == _status);
        _status = next;
        assert(_termsHold());
        assert(_endHolds());
        assert(_clockHolds());
    }

    function wait() external later {}

    function buy(uint64 units) external later {
        require(_status < IBatchManager.Status.Completed);
        require(block.timestamp >= _batch.saleStart && block.timestamp < _batch.saleEnd);
        bool released = _batch.upfrontState == BatchTerms.Upfront.Released;
        assert(_batch.costPerUnit() == _batch.escrowPerUnit() + (released ? _batch.upfront : 0));
        _sold += units;
        _batch.short = _sold < _batch.minUnits;
        assert(_batch.status() == _status);
    }

    function giveBack(uint64 units) external later {
        require(_status < IBatchManager.Status.Completed);
        require(block.timestamp < _batch.refundDeadline);
        assert(_batch.nextPeriod == 0 && _batch.upfrontState != BatchTerms.Upfront.Released);
        assert(_batch.escrowPerUnit() == _batch.costPerUnit());
        _sold -= units;
        _batch.short = _sold < _batch.minUnits;
        assert(_batch.status() == _status);
    }

    function releaseUpfront() external later {
        require(_status != IBatchManager.Status.Cancelled);
        require(block.timestamp >= _batch.firmAt() && _batch.upfrontState == BatchTerms.Upfront.Held);
        (uint128 before, uint128 cost) = (_batch.escrowPerUnit(), _batch.costPerUnit());
        _batch.upfrontState = BatchTerms.Upfront.Released;
        assert(_batch.escrowPerUnit() + _batch.upfront == before && _batch.costPerUnit() == cost);
        assert(_batch.status() == _status);
    }

    function post() external later {
        require(_status < IBatchManager.Status.Completed);
        require(block.timestamp >= _batch.endOf(_batch.nextPeriod));
        uint128 before = _batch.escrowPerUnit();
        assert(_status == IBatchManager.Status.Active && _batch.nextPeriod < _batch.periods);
        assert(_batch.nextPeriod < _batch.finishedPeriods());
        _batch.nextPeriod += 1;
        assert(_batch.escrowPerUnit() + _batch.rate == before);
        bool last = _batch.nextPeriod == _batch.periods;
        assert(_batch.status() == (last ? IBatchManager.Status.Completed : IBatchManager.Status.Active));
    }

    function declareDefault() external later {
        require(_status < IBatchManager.Status.Completed);
        require(block.timestamp >= _batch.endOf(_batch.nextPeriod) + _batch.grace);
        assert(_status == IBatchManager.Status.Active);
        _batch.end = BatchTerms.End.Defaulted;
        if (_batch.upfrontState == BatchTerms.Upfront.Held) _batch.upfrontState = BatchTerms.Upfront.Released;
        assert(_batch.status() == IBatchManager.Status.Defaulted);
    }

    function cancel() external later {
        bool missed = _status == IBatchManager.Status.Cancelled && _batch.end == BatchTerms.End.None;
        require(missed || _status < IBatchManager.Status.Completed);
        assert(!missed || _sold < _batch.minUnits);
        _batch.end = BatchTerms.End.CalledOff;
        assert(_batch.status() == IBatchManager.Status.Cancelled);
    }

    function _termsHold() private view returns (bool) {
        return
            _batch.operator != address(0) &&
            _batch.periods != 0 &&
            _batch.periodSeconds != 0 &&
            _batch.saleStart < _batch.saleEnd &&
            (_batch.minUnits == 0 || _batch.saleEnd <= _batch.termStart) &&
            (_batch.upfrontState != BatchTerms.Upfront.None || _batch.upfront == 0) &&
            _batch.refundDeadline <= _batch.termStart;
    }

    /// @dev How a batch ended, if it did.
    function _endHolds() private view returns (bool) {
        bool completed = _batch.end == BatchTerms.End.None && _batch.nextPeriod == _batch.periods;
        return
            _status != IBatchManager.Status.None &&
            _batch.nextPeriod <= _batch.periods &&
            (_status == IBatchManager.Status.Completed) == completed &&
            (_status == IBatchManager.Status.Defaulted) == (_batch.end == BatchTerms.End.Defaulted) &&
            (_status == IBatchManager.Status.Cancelled || _batch.end != BatchTerms.End.CalledOff);
    }

    /// @dev What must be over where a batch is.
    function _clockHolds() private view returns (bool) {
        bool started = _now >= _batch.termStart;
        bool firm = _now >= _batch.refundDeadline && (_batch.minUnits == 0 || _now >= _batch.saleEnd);
        bool missed = firm && _batch.short;
        return
            _batch.short == (_sold < _batch.minUnits) &&
            (_status != IBatchManager.Status.Selling || _now >= _batch.saleStart) &&
            (_status != IBatchManager.Status.CoolingOff || _now >= _batch.saleEnd) &&
            (_status != IBatchManager.Status.Active ||
                ((started || _now >= _batch.saleEnd) && firm && !_batch.short)) &&
            (_status != IBatchManager.Status.Cancelled || _batch.end == BatchTerms.End.CalledOff || missed) &&
            (_batch.upfrontState != BatchTerms.Upfront.Released || (firm && !missed)) &&
            (_status != IBatchManager.Status.Defaulted || !_batch.short) &&
            (_batch.nextPeriod == 0 || (started && !_batch.short));
    }
}
