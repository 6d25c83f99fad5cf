// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {Cast} from "./Cast.sol";

/// @dev What the handlers remember by themselves, to hold the contracts against.
abstract contract Ledger is Cast {
    /// @dev One batch, as its handlers know it. `earned` is all that ever was the operator's of the price.
    struct Book {
        uint256 sold;
        uint256 posted;
        uint256 postedAt;
        uint256 bond;
        uint256 forfeited;
        uint256 earned;
        uint256 collected;
        uint256 topUps;
        uint256 forfeits;
        uint256 retired;
        uint256 retiredUnits;
        bool calledOff;
        bool released;
        bytes levels;
    }

    uint256[] public ids;
    mapping(uint256 id => uint64) public unitsOf;
    mapping(uint256 id => uint256) public paidFor;
    /// @dev Of payouts, and of the price.
    mapping(uint256 id => uint256) public received;
    mapping(uint256 id => uint256) public returned;
    mapping(uint256 batchId => mapping(address token => uint256)) public taken;
    mapping(uint256 batchId => mapping(address token => uint256)) public given;
    mapping(address token => uint256) public donated;
    mapping(string action => uint256) public done;
    mapping(uint256 batchId => Book) internal books;

    /// @dev Sentences of what must never have happened; empty when all is well.
    string public violation;

    /// @dev Two slices of as many units, bought together and never given back, to be compared for ever.
    uint256 internal constant TWINS = 2;

    mapping(uint256 batchId => ICapacitySlices.BatchAccount) private _last;
    mapping(uint256 batchId => IBatchManager.Status) private _lastStatus;

    function idsLength() external view returns (uint256) {
        return ids.length;
    }

    function book(uint256 batchId) external view returns (Book memory) {
        return books[batchId];
    }

    function batchOf(uint256 id) public pure returns (uint256) {
        return id / 1e9;
    }

    function _violate(bool bad, string memory sentence) internal {
        if (bad) violation = sentence;
    }

    function _batch(uint256 seed) internal view returns (uint256) {
        return 1 + (seed % manager.batchCount());
    }

    /// @dev Whether something that had to succeed did, and what must not did not.
    function _judge(bool succeeded, bool allowed, string memory refused, string memory granted) internal {
        _violate(allowed && !succeeded, refused);
        _violate(succeeded && !allowed, granted);
    }

    function _bought(uint256 id, uint256 units, uint256 cost) internal {
        _violate(unitsOf[id] != 0, "invariant 7: an id was given out twice");
        ids.push(id);
        (unitsOf[id], paidFor[id]) = (uint64(units), cost);
        books[batchOf(id)].sold += units;
    }

    /// @dev A slice that ended; its number stays taken.
    function _gone(uint256 index) internal {
        uint256 id = ids[index];
        books[batchOf(id)].sold -= unitsOf[id];
        ids[index] = ids[ids.length - 1];
        ids.pop();
    }

    /// @dev What everybody together is owed outside of slices, in the tokens of a batch.
    function _owedIn(uint256 batchId) internal view returns (uint256[2] memory sums) {
        ICapacitySlices.BatchAccount memory account = slices.batchAccount(batchId);
        return [credits(account.paymentToken), credits(account.payoutToken)];
    }

    /// @dev Credit that came since then left the batch.
    function _giveCredit(uint256 batchId, uint256[2] memory before) internal {
        ICapacitySlices.BatchAccount memory account = slices.batchAccount(batchId);
        uint256[2] memory has = _owedIn(batchId);
        given[batchId][account.paymentToken] += has[0] - before[0];
        if (account.payoutToken != account.paymentToken) {
            given[batchId][account.payoutToken] += has[1] - before[1];
        }
    }

    /// @dev Compares every batch with how it was after the last action.
    function _observe() internal {
        // Whatever a token calls in the middle of a transfer of the protocol's is behind the guard.
        _violate(tokens.reentrant.succeeded(), "a reentrant call succeeded");
        for (uint256 batchId = 1; batchId <= manager.batchCount(); ++batchId) {
            ICapacitySlices.BatchAccount memory now_ = slices.batchAccount(batchId);
            ICapacitySlices.BatchAccount memory last = _last[batchId];
            _violate(now_.acc < last.acc, "invariant 5: acc fell");
            _violate(now_.refundAcc < last.refundAcc, "invariant 5: refundAcc fell");
            _violate(now_.serial < last.serial, "invariant 7: a serial could be given out again");
            IBatchManager.Status status = manager.status(batchId);
            _violate(!_mayBecome(batchId, _lastStatus[batchId], status), "invariant 16: status left the graph");
            _last[batchId] = now_;
            _lastStatus[batchId] = status;
        }
    }

    /// @dev Time can pass several steps between two looks; a batch completes or defaults only from a term that runs.
    function _mayBecome(
        uint256 batchId,
        IBatchManager.Status from,
        IBatchManager.Status to
    ) private view returns (bool) {
        if (from == to) return true;
        if (from >= IBatchManager.Status.Completed) return false;
        if (to == IBatchManager.Status.Cancelled) return books[batchId].calledOff || _missed(batchId);
        if (to >= IBatchManager.Status.Completed) return from == IBatchManager.Status.Active;
        return to > from;
    }

    /// @dev By the terms and this ledger alone.
    function _missed(uint256 batchId) internal view returns (bool) {
        IBatchManager.Terms memory terms = manager.terms(batchId);
        uint256 sold = books[batchId].sold + books[batchId].retiredUnits;
        return sold < terms.minUnits && block.timestamp >= _firmAt(terms);
    }

    function _firmAt(IBatchManager.Terms memory terms) internal pure returns (uint256) {
        return terms.minUnits != 0 && terms.saleEnd > terms.refundDeadline ? terms.saleEnd : terms.refundDeadline;
    }

    function _balance(address token, address who) internal view returns (uint256) {
        return IERC20(token).balanceOf(who);
    }

    function _list(uint256 id) internal pure returns (uint256[] memory list) {
        list = new uint256[](1);
        list[0] = id;
    }
}
