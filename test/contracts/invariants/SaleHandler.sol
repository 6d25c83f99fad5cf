// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {AnyTerms} from "./AnyTerms.sol";
import {HeldBooks} from "./HeldBooks.sol";

/// @dev Batches that begin, sell, take back and are called off.
abstract contract SaleHandler is AnyTerms, HeldBooks {
    function createBatch(uint256 seed) external {
        if (manager.batchCount() >= 5) return;
        IBatchManager.Terms memory terms = _terms(seed);
        vm.prank(operator);
        try manager.createBatch(terms, IBatchManager.Disclosure("B", "", 0, 0, 0, 0, 0)) returns (uint256 batchId) {
            taken[batchId][terms.paymentToken] += terms.bond;
            books[batchId].bond = terms.bond;
            _openBook(batchId, terms);
            ++done["createBatch"];
        } catch {}
        _observe();
    }

    function buy(uint256 batchId, uint256 who, uint256 units, uint256 to, bool wait) external {
        batchId = _batch(batchId);
        IBatchManager.Terms memory terms = manager.terms(batchId);
        if (wait && block.timestamp < terms.saleStart) {
            vm.warp(terms.saleStart);
            _observe();
        }
        _buy(batchId, terms, _any(who), bound(units, 1, uint256(terms.capacity) / 3 + 1), _any(to));
        _observe();
    }

    function refund(uint256 seed, uint256 to) external {
        uint256 index = _pick(seed);
        if (index == 0) return;
        uint256 id = ids[index];
        uint256 batchId = batchOf(id);
        IBatchManager.Terms memory terms = manager.terms(batchId);
        (address owner, address recipient) = (slices.ownerOf(id), _any(to));
        bool allowed = block.timestamp < terms.refundDeadline && !_blocked(terms.paymentToken, recipient);
        vm.prank(owner);
        try manager.refund(_list(id), recipient) returns (uint256 amount) {
            _judge(true, allowed, "", "invariant 25: a slice was given back when it could not be");
            _violate(amount != paidFor[id], "invariant 25: a slice was given back for something else than its price");
            given[batchId][terms.paymentToken] += amount;
            _gone(index);
            ++done["refund"];
        } catch {
            _judge(false, allowed, "invariant 25: a slice could not be given back", "");
        }
        _observe();
    }

    function cancel(uint256 batchId, bool byOperator) external {
        batchId = _batch(batchId);
        IBatchManager.Status status = manager.status(batchId);
        bool ended = status >= IBatchManager.Status.Completed;
        bool missed = _missed(batchId) && !books[batchId].calledOff;
        bool allowed = missed || (byOperator && books[batchId].sold == 0 && !ended);
        uint256[2] memory before = _owedIn(batchId);
        vm.prank(byOperator ? operator : thief);
        try manager.cancel(batchId) {
            _judge(true, allowed, "", "a batch was called off that had to run");
            _violate(_owedIn(batchId)[0] - before[0] != _staked(batchId), "a cancellation cost the operator the bond");
            _giveCredit(batchId, before);
            books[batchId].calledOff = true;
            ++done[missed ? "cancelMissed" : "cancelUnsold"];
        } catch {
            _judge(false, allowed, "a batch could not be called off", "");
        }
        _observe();
    }

    function setRate(uint256 batchId, uint256 rate, bool byThief) external {
        batchId = _batch(batchId);
        ICapacitySlices.BatchAccount memory account = slices.batchAccount(batchId);
        vm.prank(byThief ? thief : operator);
        try manager.setRate(batchId, uint96(bound(rate, 0, 120_000))) {
            _violate(byThief, "somebody else set the rate");
            _violate(account.serial != 0, "the rate changed after the first sale");
            ++done["setRate"];
        } catch {}
        _observe();
    }

    /// @dev A slice that may end: not a twin. Zero where there is none.
    function _pick(uint256 seed) internal view returns (uint256 index) {
        return ids.length <= TWINS ? 0 : TWINS + (seed % (ids.length - TWINS));
    }

    function _buy(uint256 batchId, IBatchManager.Terms memory terms, address buyer, uint256 units, address to) private {
        bool unposted = manager.nextPeriod(batchId) != manager.finishedPeriods(batchId);
        uint256 cost = units * (uint256(terms.rate) * (terms.periods - books[batchId].posted) + terms.upfront);
        uint256 held = _balance(terms.paymentToken, buyer);
        bool released = !manager.isUpfrontHeld(batchId);
        vm.prank(buyer);
        try manager.buy(batchId, uint64(units), cost, to) returns (uint256 id) {
            _violate(unposted, "invariant 14: bought while a finished period was unposted");
            _violate(block.timestamp >= terms.saleEnd, "bought after the sale");
            _violate(held - _balance(terms.paymentToken, buyer) != cost, "a buyer paid something else than the price");
            _violate(slices.claimable(id) + slices.refundable(id) != 0, "a new slice had something to claim");
            _bought(id, units, cost);
            taken[batchId][terms.paymentToken] += cost;
            if (released) books[batchId].earned += units * terms.upfront;
            ++done["buy"];
        } catch {}
    }

    function _staked(uint256 batchId) internal view returns (uint256) {
        return books[batchId].bond - books[batchId].forfeited;
    }
}
