// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {Ledger} from "./Ledger.sol";

/// @dev What holders take, hand on, and end.
abstract contract ClaimHandler is Ledger {
    function claim(uint256 seed, uint256 caller, uint256 to, bool refunds) external {
        if (ids.length == 0) return;
        uint256 id = ids[seed % ids.length];
        address owner = slices.ownerOf(id);
        address from = _any(caller);
        address recipient = from == owner ? _any(to) : owner;
        uint256 due = refunds ? slices.refundable(id) : slices.claimable(id);
        vm.prank(from);
        (bool ok, bytes memory result) = address(slices).call(_claimCall(_list(id), recipient, refunds));
        if (ok) {
            uint256 amount = abi.decode(result, (uint256));
            _violate(amount != due, "a claim paid something else than the view said");
            _take(id, amount, refunds);
            if (amount != 0) ++done[refunds ? "claimRefund" : "claim"];
        }
        _observe();
    }

    function claimAll(uint256 caller, bool refunds) external {
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
            due[count] = refunds ? slices.refundable(ids[i]) : slices.claimable(ids[i]);
        }
        vm.prank(from);
        (bool ok, ) = address(slices).call(_claimCall(mine, from, refunds));
        if (ok) {
            for (uint256 i; i < mine.length; ++i) {
                _take(mine[i], due[i], refunds);
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
        _violate(has - had != moved, "invariant 10: a transfer changed what the seller is owed");
        _violate(slices.claimable(id) + slices.refundable(id) != 0, "invariant 10: a transfer gave the buyer a payout");
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

    function retire(uint256 seed) external {
        if (ids.length <= TWINS) return;
        uint256 index = TWINS + (seed % (ids.length - TWINS));
        uint256 id = ids[index];
        uint256 batchId = batchOf(id);
        bool allowed = slices.batchAccount(batchId).escrow == 0;
        uint256[2] memory before = _owedIn(batchId);
        vm.prank(slices.ownerOf(id));
        try slices.retire(_list(id)) {
            _judge(true, allowed, "", "a slice was retired that had money coming");
            _giveCredit(batchId, before);
            _gone(index);
            ++books[batchId].retired;
            books[batchId].retiredUnits += unitsOf[id];
            ++done["retire"];
        } catch {
            _judge(false, allowed, "a slice of an ended batch could not be retired", "");
        }
        _observe();
    }

    function _claimCall(uint256[] memory list, address to, bool refunds) private view returns (bytes memory) {
        return refunds ? abi.encodeCall(slices.claimRefund, (list, to)) : abi.encodeCall(slices.claim, (list, to));
    }

    function _take(uint256 id, uint256 amount, bool refunds) private {
        ICapacitySlices.BatchAccount memory account = slices.batchAccount(batchOf(id));
        given[batchOf(id)][refunds ? account.paymentToken : account.payoutToken] += amount;
        if (refunds) returned[id] += amount;
        else received[id] += amount;
    }
}
