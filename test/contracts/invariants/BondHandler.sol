// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {HeldBooks} from "./HeldBooks.sol";

/// @dev How batches end, and what becomes of the bond and the reserved capacity.
abstract contract BondHandler is HeldBooks {
    function wait(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1 hours, 2 days));
        _observe();
    }

    /// @dev To a moment that decides something for a batch, or one second before it.
    function waitForEdge(uint256 batchId, uint256 edge, bool before) external {
        batchId = _batch(batchId);
        IBatchManager.Terms memory terms = manager.terms(batchId);
        (uint40 disputed, ) = manager.disputeOf(batchId);
        uint256[6] memory edges = [
            terms.saleStart,
            terms.saleEnd,
            terms.refundDeadline,
            terms.termStart,
            _firmAt(terms),
            disputed
        ];
        uint256 moment = edges[edge % 6];
        if (before && moment != 0) --moment;
        if (moment <= block.timestamp) return;
        vm.warp(moment);
        ++done["waitForEdge"];
        _observe();
    }

    function declareDefault(uint256 batchId, bool late) external {
        batchId = _batch(batchId);
        uint256 due = manager.defaultableAt(batchId);
        if (late && block.timestamp < due && due < block.timestamp + 30 days) {
            vm.warp(due);
            _observe();
            due = manager.defaultableAt(batchId);
        }
        bool accused = due != type(uint256).max && _underReportedAt(batchId) <= due;
        _violate(accused && due > _underReportedAt(batchId), "an unanswered accusation was no default");
        uint256 upfront = manager.isUpfrontHeld(batchId) ? manager.terms(batchId).upfront : 0;
        uint256[2] memory before = _owedIn(batchId);
        vm.prank(thief);
        try manager.declareDefault(batchId) {
            _judge(true, block.timestamp >= due, "", "a batch defaulted that was not overdue");
            books[batchId].earned += books[batchId].sold * upfront;
            _giveCredit(batchId, before);
            ++done[accused ? "defaultAccused" : "declareDefault"];
        } catch {
            _judge(false, block.timestamp >= due, "invariant 12: default could not be declared", "");
        }
        _observe();
    }

    function releaseBond(uint256 batchId) external {
        batchId = _batch(batchId);
        bool completed = manager.status(batchId) == IBatchManager.Status.Completed;
        bool allowed = completed && block.timestamp >= _heldUntil(batchId) && slices.batchAccount(batchId).bond != 0;
        uint256[2] memory before = _owedIn(batchId);
        vm.prank(thief);
        try manager.releaseBond(batchId) {
            _judge(true, allowed, "", "a bond was released that was at stake");
            _violate(
                _owedIn(batchId)[0] - before[0] != books[batchId].bond - books[batchId].forfeited,
                "something else than the bond was released"
            );
            _giveCredit(batchId, before);
            ++done["releaseBond"];
        } catch {
            _judge(false, allowed, "a bond could not be released", "");
        }
        _observe();
    }

    function dispute(uint256 seed, bool byThief) external {
        if (ids.length == 0) return;
        uint256 id = ids[seed % ids.length];
        uint256 batchId = batchOf(id);
        (uint40 until, uint16 atPeriod) = manager.disputeOf(batchId);
        bool allowed =
            !byThief &&
                manager.terms(batchId).arbiter != address(0) &&
                block.timestamp >= until &&
                books[batchId].posted > atPeriod &&
                slices.batchAccount(batchId).bond != 0;
        bytes32 before = _everythingBut(0);
        vm.prank(byThief ? thief : slices.ownerOf(id));
        try manager.dispute(batchId, id, bytes32(seed)) {
            _judge(true, allowed, "", "a dispute was opened that could not be");
            _violate(before != _everythingBut(0), "invariant 26: a dispute moved something");
            ++done["dispute"];
        } catch {
            _judge(false, allowed, "a dispute could not be opened", "");
        }
        _observe();
    }

    /// @dev Honest or not: an arbiter can only choose how much of the bond is the holders'.
    function resolveDispute(uint256 batchId, uint256 bps, bool byThief) external {
        batchId = _batch(batchId);
        bps = bps % 3 == 0 ? 0 : bound(bps, 0, 10_500);
        (uint40 until, ) = manager.disputeOf(batchId);
        ICapacitySlices.BatchAccount memory last = slices.batchAccount(batchId);
        uint256 forfeit = (uint256(last.bond) * bps) / 10_000;
        bool named = !byThief && manager.terms(batchId).arbiter == arbiter;
        bool allowed = named && block.timestamp < until && bps <= 10_000 && (forfeit == 0 || last.sold != 0);
        bytes32 before = _everythingBut(batchId);
        vm.prank(byThief ? thief : arbiter);
        try manager.resolveDispute(batchId, uint16(bps), bytes32(bps)) {
            _judge(true, allowed, "", "a dispute was decided that could not be");
            ICapacitySlices.BatchAccount memory now_ = slices.batchAccount(batchId);
            _violate(before != _everythingBut(batchId), "invariant 26: an arbiter moved more than the bond");
            _violate(last.bond - now_.bond != forfeit, "invariant 26: an arbiter took something else of the bond");
            _violate(now_.refundReserve - last.refundReserve != forfeit, "invariant 26: a part of the bond was lost");
            books[batchId].forfeited += forfeit;
            ++books[batchId].forfeits;
            ++done[forfeit == 0 ? "acquit" : "forfeit"];
        } catch {
            _judge(false, allowed, "a dispute could not be decided", "");
        }
        _observe();
    }

    function releaseCapacity(uint256 batchId) external {
        batchId = _batch(batchId);
        bool ended = manager.status(batchId) >= IBatchManager.Status.Completed;
        vm.prank(thief);
        try fleet.release(batchId) {
            _judge(true, ended && !books[batchId].released, "", "capacity was given back that batches hold");
            books[batchId].released = true;
            ++done["releaseCapacity"];
        } catch {
            _judge(false, ended && !books[batchId].released, "capacity could not be given back", "");
        }
        _observe();
    }

    function _heldUntil(uint256 batchId) private view returns (uint256) {
        uint256 free = _bondFreeAt(batchId);
        if (manager.terms(batchId).arbiter == address(0)) return free;
        (uint40 until, ) = manager.disputeOf(batchId);
        uint256 heard = books[batchId].postedAt + 7 days;
        if (heard < until) heard = until;
        return heard > free ? heard : free;
    }

    /// @dev Every account, credit and debt; of one batch without the bond and what it turns into.
    function _everythingBut(uint256 judged) private view returns (bytes32 all) {
        for (uint256 batchId = 1; batchId <= manager.batchCount(); ++batchId) {
            ICapacitySlices.BatchAccount memory account = slices.batchAccount(batchId);
            if (batchId == judged) (account.bond, account.refundReserve, account.refundAcc) = (0, 0, 0);
            all = keccak256(abi.encode(all, account, manager.status(batchId), manager.nextPeriod(batchId)));
        }
        for (uint256 i; i < allTokens.length; ++i) {
            address token = allTokens[i];
            all = keccak256(
                abi.encode(all, credits(token), slices.liabilities(token), _balance(token, address(slices)))
            );
        }
    }
}
