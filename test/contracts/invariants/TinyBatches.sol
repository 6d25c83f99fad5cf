// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {HolderLedger} from "./HolderLedger.sol";

/// @dev What happens to the two batches, of so few units that fractions of a base unit are everywhere.
abstract contract TinyBatches is HolderLedger {
    function buy(uint256 batchId, uint256 who, uint64 units) external {
        batchId = 1 + (batchId % 2);
        vm.prank(_any(who));
        try manager.buy(batchId, uint64(bound(units, 1, 5)), type(uint256).max, _any(who)) returns (uint256 id) {
            _born(id);
            done["buy"]++;
        } catch {}
    }

    function post(uint256 batchId, uint128 gross, uint16 delivered) external {
        batchId = 1 + (batchId % 2);
        IBatchManager.Terms memory terms = manager.terms(batchId);
        uint16 period = manager.nextPeriod(batchId);
        uint256 endsAt = terms.termStart + (uint256(period) + 1) * terms.periodSeconds;
        if (block.timestamp < endsAt && period < terms.periods) vm.warp(endsAt);
        IBatchManager.Payout memory payout;
        (payout.period, payout.gross) = (period, uint128(bound(gross, 0, 60)));
        payout.deliveredBps = uint16(bound(delivered, 0, 10_000));
        vm.prank(operator);
        try manager.postPayout(batchId, payout) {
            ++dust[batchId];
            done["post"]++;
        } catch {}
    }

    function fail(uint256 batchId) external {
        batchId = 1 + (batchId % 2);
        uint256 due = manager.defaultableAt(batchId);
        if (due > block.timestamp + 4 days) return;
        if (due > block.timestamp) vm.warp(due);
        manager.declareDefault(batchId);
        ++dust[batchId];
        done["fail"]++;
    }

    function releaseUpfront(uint256 batchId) external {
        try manager.releaseUpfront(1 + (batchId % 2)) {
            done["releaseUpfront"]++;
        } catch {}
    }

    function topUp(uint256 batchId, uint128 amount) external {
        batchId = 1 + (batchId % 2);
        vm.prank(operator);
        try manager.topUp(batchId, 0, uint128(bound(amount, 1, 60)), 0) {
            ++dust[batchId];
            done["topUp"]++;
        } catch {}
    }

    /// @dev A holder disputes, and the arbiter gives a part of the bond to everybody.
    function forfeit(uint256 seed, uint16 bps) external {
        (uint256 id, address owner) = _pick(seed);
        if (id == 0) return;
        vm.prank(owner);
        try manager.dispute(id / 1e9, id, 0) {} catch {}
        vm.prank(arbiter);
        try manager.resolveDispute(id / 1e9, uint16(bound(bps, 0, 10_000)), 0) {
            ++dust[id / 1e9];
            done["forfeit"]++;
        } catch {}
    }

    /// @dev Whatever a slice was made from, and however often it was split and merged, its units cost what they cost.
    function giveBack(uint256 seed) external {
        (uint256 id, address owner) = _pick(seed);
        if (id == 0) return;
        IBatchManager.Terms memory terms = manager.terms(id / 1e9);
        uint256 price = unitsOf[id] * (uint256(terms.rate) * terms.periods + terms.upfront);
        bool inTime = block.timestamp < terms.refundDeadline;
        Owed memory before = owed(owner);
        vm.prank(owner);
        try manager.refund(_list(id), owner) returns (uint256 amount) {
            _violate(!inTime, "invariant 25: a slice was given back too late");
            _violate(amount != price, "invariant 25: a slice was given back for something else than its price");
            _same(before, owed(owner), "invariant 25: giving a slice back changed what is owed");
            done["giveBack"]++;
        } catch {
            _violate(inTime, "invariant 25: a slice could not be given back");
        }
    }
}
