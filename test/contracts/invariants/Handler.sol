// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {Ledger} from "./Ledger.sol";

/// @dev What honest people do, in any order, with any numbers.
contract Handler is Ledger {
    address internal immutable operator;
    address internal immutable treasury;

    constructor(ICapacitySlices slices_, IBatchManager manager_, Tokens memory tokens_, address[] memory who) {
        (slices, manager, tokens) = (slices_, manager_, tokens_);
        (operator, treasury, admin) = (who[0], who[1], who[2]);
        people = who;
        allTokens = [
            address(tokens.usdc),
            address(tokens.wbtc),
            address(tokens.blacklist),
            address(tokens.reentrant),
            address(tokens.fee)
        ];
    }

    function createBatch(uint256 seed) external {
        if (manager.batchCount() >= 4) return;
        IBatchManager.Terms memory terms = _terms(seed);
        vm.prank(operator);
        try manager.createBatch(terms, IBatchManager.Disclosure("B", "", "", 0, 0, 0, 0, 0)) returns (uint256 batchId) {
            taken[batchId][terms.paymentToken] += terms.bond;
            ++done["createBatch"];
        } catch {}
        _observe();
    }

    function buy(uint256 batchId, uint256 who, uint256 units, uint256 to) external {
        batchId = _batch(batchId);
        ICapacitySlices.BatchAccount memory account = slices.batchAccount(batchId);
        units = bound(units, 1, uint256(account.capacity) / 3 + 1);
        bool unposted = manager.nextPeriod(batchId) != manager.finishedPeriods(batchId);
        uint256 cost = manager.costOf(batchId, uint64(units));
        vm.prank(_any(who));
        try manager.buy(batchId, uint64(units), cost, _any(to)) returns (uint256 id) {
            _violate(unposted, "bought while a finished period was unposted");
            _violate(unitsOf[id] != 0, "an id was given out twice");
            _violate(slices.claimable(id) + slices.refundable(id) != 0, "a new slice had something to claim");
            ids.push(id);
            unitsOf[id] = uint64(units);
            taken[batchId][account.paymentToken] += cost;
            ++done["buy"];
        } catch {}
        _observe();
    }

    function post(uint256 batchId, uint256 gross, uint256 hosting, uint256 delivered, bool soon) external {
        batchId = _batch(batchId);
        IBatchManager.Payout memory payout;
        payout.period = manager.nextPeriod(batchId);
        payout.gross = uint128(bound(gross, 0, 1e9));
        payout.hosting = uint128(bound(hosting, 0, (uint256(payout.gross) * 7_000) / 10_000));
        payout.deliveredBps = uint16(delivered % 4 == 0 ? bound(delivered, 0, 10_000) : 10_000);
        IBatchManager.Terms memory terms = manager.terms(batchId);
        uint256 endsAt = terms.termStart + (uint256(payout.period) + 1) * terms.periodSeconds;
        if (!soon && block.timestamp < endsAt && payout.period < terms.periods) {
            vm.warp(endsAt);
            _observe();
        }
        uint256[2] memory before = [
            slices.credit(operator, terms.payoutToken) + slices.credit(treasury, terms.payoutToken),
            slices.credit(operator, terms.paymentToken)
        ];
        vm.prank(operator);
        try manager.postPayout(batchId, payout) {
            ++posted[batchId];
            taken[batchId][terms.payoutToken] += payout.gross;
            uint256 credited =
                slices.credit(operator, terms.payoutToken) + slices.credit(treasury, terms.payoutToken) - before[0];
            given[batchId][terms.payoutToken] += credited;
            // Where both tokens are one, the first difference holds both credits already.
            if (terms.payoutToken != terms.paymentToken) {
                given[batchId][terms.paymentToken] += slices.credit(operator, terms.paymentToken) - before[1];
            }
            ++done["post"];
        } catch {}
        _observe();
    }

    function claim(uint256 seed, uint256 caller, uint256 to, bool refund) external {
        if (ids.length == 0) return;
        uint256 id = ids[seed % ids.length];
        address owner = slices.ownerOf(id);
        address from = _any(caller);
        address recipient = from == owner ? _any(to) : owner;
        uint256 due = refund ? slices.refundable(id) : slices.claimable(id);
        uint256[] memory list = new uint256[](1);
        list[0] = id;
        vm.prank(from);
        (bool ok, bytes memory result) = address(slices).call(_claimCall(list, recipient, refund));
        if (ok) {
            uint256 amount = abi.decode(result, (uint256));
            _violate(amount != due, "a claim paid something else than the view said");
            _take(id, amount, refund);
            if (amount != 0) ++done[refund ? "claimRefund" : "claim"];
        }
        _observe();
    }

    function claimAll(uint256 caller, bool refund) external {
        address from = _any(caller);
        uint256 count;
        for (uint256 i; i < ids.length; ++i) {
            if (slices.ownerOf(ids[i]) == from) ++count;
        }
        if (count == 0) return;
        uint256[] memory mine = new uint256[](count);
        uint256[] memory due = new uint256[](count);
        for (uint256 i; i < ids.length; ++i) {
            if (slices.ownerOf(ids[i]) != from) continue;
            mine[--count] = ids[i];
            due[count] = refund ? slices.refundable(ids[i]) : slices.claimable(ids[i]);
        }
        vm.prank(from);
        (bool ok, ) = address(slices).call(_claimCall(mine, from, refund));
        if (ok) {
            for (uint256 i; i < mine.length; ++i) {
                _take(mine[i], due[i], refund);
            }
            ++done["claimAll"];
        }
        _observe();
    }

    function transfer(uint256 seed, uint256 to) external {
        if (ids.length == 0) return;
        uint256 id = ids[seed % ids.length];
        address seller = slices.ownerOf(id);
        ICapacitySlices.BatchAccount memory account = slices.batchAccount(batchOf(id));
        uint256 due = slices.claimable(id);
        uint256 refund = slices.refundable(id);
        uint256 had = slices.credit(seller, account.payoutToken) + slices.credit(seller, account.paymentToken);
        vm.prank(seller);
        slices.transferFrom(seller, _any(to), id);
        uint256 has = slices.credit(seller, account.payoutToken) + slices.credit(seller, account.paymentToken);
        uint256 moved = account.payoutToken == account.paymentToken ? 2 * (due + refund) : due + refund;
        _violate(has - had != moved, "a transfer changed what the seller is owed");
        _violate(slices.claimable(id) + slices.refundable(id) != 0, "a transfer gave the buyer a payout");
        _take(id, due, false);
        _take(id, refund, true);
        if (due != 0) ++done["transfer"];
        _observe();
    }

    function withdraw(uint256 who, uint256 token) external {
        address from = _any(who);
        address asset = allTokens[token % allTokens.length];
        vm.prank(from);
        try slices.withdraw(asset, from) {
            _violate(slices.credit(from, asset) != 0, "credit was left after a withdrawal");
            ++done["withdraw"];
        } catch {}
        _observe();
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1 hours, 3 days));
        _observe();
    }

    function declareDefault(uint256 batchId, bool late) external {
        batchId = _batch(batchId);
        if (late && manager.defaultableAt(batchId) < block.timestamp + 30 days) {
            vm.warp(block.timestamp + 30 days);
            _observe();
        }
        bool sold = slices.batchAccount(batchId).sold != 0;
        ICapacitySlices.BatchAccount memory account = slices.batchAccount(batchId);
        vm.prank(thief);
        try manager.declareDefault(batchId) {
            if (!sold) given[batchId][account.paymentToken] += account.bond;
            ++done["declareDefault"];
        } catch {}
        _observe();
    }

    function releaseBond(uint256 batchId) external {
        batchId = _batch(batchId);
        ICapacitySlices.BatchAccount memory account = slices.batchAccount(batchId);
        try manager.releaseBond(batchId) {
            given[batchId][account.paymentToken] += account.bond;
            ++done["releaseBond"];
        } catch {}
        _observe();
    }

    function _claimCall(uint256[] memory list, address to, bool refund) private view returns (bytes memory) {
        return refund ? abi.encodeCall(slices.claimRefund, (list, to)) : abi.encodeCall(slices.claim, (list, to));
    }

    function _batch(uint256 seed) internal view returns (uint256) {
        return 1 + (seed % manager.batchCount());
    }

    function _take(uint256 id, uint256 amount, bool refund) private {
        ICapacitySlices.BatchAccount memory account = slices.batchAccount(batchOf(id));
        given[batchOf(id)][refund ? account.paymentToken : account.payoutToken] += amount;
        if (!refund) received[id] += amount;
    }

    function _terms(uint256 seed) private view returns (IBatchManager.Terms memory terms) {
        address[3] memory payment = [address(tokens.usdc), address(tokens.blacklist), address(tokens.fee)];
        address[3] memory payout = [address(tokens.wbtc), address(tokens.reentrant), address(tokens.usdc)];
        terms.paymentToken = payment[seed % 3];
        terms.payoutToken = payout[(seed / 3) % 3];
        terms.unitHashrate = 1e12;
        terms.capacity = uint64(bound(seed >> 8, 1, 1_000));
        terms.rate = uint96(bound(seed >> 24, 1, 100_000));
        terms.termStart = uint40(block.timestamp + ((seed >> 40) % 3 days));
        terms.saleStart = uint40(block.timestamp + ((seed >> 40) % 1 days));
        terms.periodSeconds = 1 days;
        terms.periods = uint16(bound(seed >> 60, 2, 8));
        terms.saleEnd = terms.termStart + uint40(terms.periods) * 1 days;
        terms.grace = uint32(bound(seed >> 80, 1 hours, 14 days));
        terms.maxHostingBps = 7_000;
        terms.bond = uint128(uint256(terms.capacity) * terms.rate * terms.periods);
    }
}
