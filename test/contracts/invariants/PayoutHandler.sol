// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {HeldBooks} from "./HeldBooks.sol";
import {Signing} from "./Signing.sol";

/// @dev What the operator posts, adds, and takes for it.
abstract contract PayoutHandler is HeldBooks, Signing {
    function post(uint256 batchId, uint256 gross, uint256 delivered, uint256 level, bool soon) external {
        _postNext(_batch(batchId), gross, delivered, level, soon);
        _observe();
    }

    function topUp(uint256 batchId, uint256 who, uint256 amount, uint256 period) external {
        batchId = _batch(batchId);
        IBatchManager.Terms memory terms = manager.terms(batchId);
        IBatchManager.Status status = manager.status(batchId);
        amount = bound(amount, 0, 1e9);
        period %= books[batchId].posted + 1;
        bool allowed =
            amount != 0 &&
                period < books[batchId].posted &&
                books[batchId].sold != 0 &&
                (block.timestamp >= terms.saleEnd || status >= IBatchManager.Status.Completed);
        vm.prank(_any(who));
        try manager.topUp(batchId, uint32(period), uint128(amount), 0) {
            _judge(true, allowed, "", "a top-up was taken that could not be");
            taken[batchId][terms.payoutToken] += amount;
            ++books[batchId].topUps;
            heldBooks[batchId].posted += amount;
            ++done["topUp"];
        } catch {
            _judge(false, allowed, "a top-up was refused", "");
        }
        _observe();
    }

    function releaseUpfront(uint256 batchId) external {
        batchId = _batch(batchId);
        IBatchManager.Terms memory terms = manager.terms(batchId);
        bool called = manager.status(batchId) == IBatchManager.Status.Cancelled;
        bool allowed = manager.isUpfrontHeld(batchId) && !called && block.timestamp >= _firmAt(terms);
        vm.prank(thief);
        try manager.releaseUpfront(batchId) {
            _judge(true, allowed, "", "invariant 27: the upfront part was released that was not due");
            books[batchId].earned += books[batchId].sold * terms.upfront;
            if (books[batchId].sold != 0) ++done["releaseUpfront"];
        } catch {
            _judge(false, allowed, "the upfront part could not be released", "");
        }
        _observe();
    }

    function collectProceeds(uint256 batchId, uint256 to, bool byThief) external {
        batchId = _batch(batchId);
        ICapacitySlices.BatchAccount memory account = slices.batchAccount(batchId);
        address recipient = _any(to);
        bool allowed = !byThief && account.proceeds != 0 && !_blocked(account.paymentToken, recipient);
        vm.prank(byThief ? thief : operator);
        try manager.collectProceeds(batchId, recipient) returns (uint256 amount) {
            _judge(true, allowed, "", "proceeds were collected that could not be");
            _violate(amount != account.proceeds, "something else than the proceeds was collected");
            books[batchId].collected += amount;
            given[batchId][account.paymentToken] += amount;
            ++done["collectProceeds"];
        } catch {
            _judge(false, allowed, "proceeds could not be collected", "");
        }
        _observe();
    }

    function _postNext(uint256 batchId, uint256 gross, uint256 delivered, uint256 level, bool soon) internal {
        IBatchManager.Terms memory terms = manager.terms(batchId);
        IBatchManager.Payout memory payout;
        payout.period = uint32(books[batchId].posted);
        bool proofs = terms.evidenceRequired == 3;
        payout.gross = uint128(proofs ? _grossFor(terms, batchId, gross) : bound(gross, 0, 1e9));
        payout.hosting = uint128((gross >> 128) % ((uint256(payout.gross) * 7_000) / 10_000 + 1));
        payout.deliveredBps = uint16(delivered % 4 == 0 ? bound(delivered, 0, 10_000) : 10_000);
        uint256 endsAt = terms.termStart + (uint256(payout.period) + 1) * terms.periodSeconds;
        if (!soon && block.timestamp < endsAt && payout.period < terms.periods) {
            vm.warp(endsAt);
            _observe();
        }
        _post(batchId, terms, payout, _sign(batchId, terms, payout, level));
    }

    /// @dev Whoever keeps the terms is never refused, whatever governance did meanwhile, but for a pause.
    function _post(
        uint256 batchId,
        IBatchManager.Terms memory terms,
        IBatchManager.Payout memory payout,
        uint8 level
    ) private {
        uint256 endsAt = terms.termStart + (uint256(payout.period) + 1) * terms.periodSeconds;
        bool runs = manager.status(batchId) == IBatchManager.Status.Active;
        bool allowed = runs && block.timestamp >= endsAt && block.timestamp >= manager.pausedUntil();
        uint256[2] memory before = _owedIn(batchId);
        vm.prank(operator);
        try manager.postPayout(batchId, payout) {
            _judge(true, allowed, "", "a payout was posted that could not be");
            ++books[batchId].posted;
            books[batchId].postedAt = block.timestamp;
            books[batchId].levels.push(bytes1(level));
            uint256 share = (uint256(terms.rate) * payout.deliveredBps) / 10_000;
            if (terms.evidenceRequired == 3) _hold(batchId, payout.gross, share, endsAt);
            else books[batchId].earned += books[batchId].sold * share;
            taken[batchId][terms.payoutToken] += payout.gross;
            _giveCredit(batchId, before);
            ++done["post"];
            if (level != 0) ++done["postWithEvidence"];
            if (terms.evidenceRequired == 3) ++done["postHeld"];
        } catch {
            _judge(false, allowed, "a payout was refused that kept the terms", "");
        }
    }

    /// @dev At least what is required; sometimes nothing where nothing is.
    function _sign(
        uint256 batchId,
        IBatchManager.Terms memory terms,
        IBatchManager.Payout memory payout,
        uint256 seed
    ) private view returns (uint8 level) {
        // Where proofs are required no signature is.
        uint8 required = terms.evidenceRequired == 3 ? 0 : terms.evidenceRequired;
        if (terms.attesterSet == 0 || (required == 0 && seed % 2 == 0)) return 0;
        level = uint8(bound(seed >> 8, required, terms.attesterSet == 3 ? 1 : 2));
        // Two signatures of the second set hold a pool's at the least.
        if (terms.attesterSet == 2 && level == 0) level = 1;
        payout.attestations = _signed(batchId, payout, terms.attesterSet, level);
    }
}
