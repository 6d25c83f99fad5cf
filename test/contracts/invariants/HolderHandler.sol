// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {HolderLedger} from "./HolderLedger.sol";
import {TinyBatches} from "./TinyBatches.sol";

/// @dev Holders who reshape their slices in any order, keepers who grief them, and a thief. What one call must never do is
/// recorded as a violation.
contract HolderHandler is TinyBatches {
    constructor(
        ICapacitySlices slices_,
        IBatchManager manager_,
        address[] memory who,
        address usdc_,
        address wbtc_
    ) HolderLedger(slices_, manager_, who, usdc_, wbtc_) {}

    function split(uint256 seed, uint64 cut) external {
        (uint256 id, address owner) = _pick(seed);
        uint64 whole = unitsOf[id];
        if (whole < 2) return;
        cut = uint64(bound(cut, 1, whole - 1));
        Owed memory before = owed(owner);
        uint64[] memory units = new uint64[](2);
        (units[0], units[1]) = (cut, whole - cut);
        vm.prank(owner);
        uint256 first = slices.split(id, units);
        _born(first);
        _born(first + 1);
        _violate(unitsOf[first] + unitsOf[first + 1] != whole, "invariant 9: a split changed the units");
        _same(before, owed(owner), "invariant 9: a split changed what is owed");
        ++dust[id / 1e9];
        done["split"]++;
    }

    function merge(uint256 seed, uint256 more) external {
        (uint256 id, address owner) = _pick(seed);
        if (id == 0) return;
        uint256[] memory chosen = new uint256[](ids.length);
        (chosen[0], more) = (id, 1 + (more % 3));
        uint256 found = 1;
        uint64 units = unitsOf[id];
        for (uint256 i; i < ids.length && found <= more; ++i) {
            if (ids[i] == id || ids[i] / 1e9 != id / 1e9 || !_lives(ids[i]) || slices.ownerOf(ids[i]) != owner)
                continue;
            chosen[found++] = ids[i];
            units += unitsOf[ids[i]];
        }
        if (found < 2) return;
        assembly ("memory-safe") {
            mstore(chosen, found)
        }
        Owed memory before = owed(owner);
        vm.prank(owner);
        uint256 merged = slices.merge(chosen);
        _born(merged);
        _violate(unitsOf[merged] != units, "invariant 9: a merger changed the units");
        _same(before, owed(owner), "invariant 9: a merger changed what is owed");
        dust[id / 1e9] += found;
        done["merge"]++;
    }

    function retire(uint256 seed) external {
        (uint256 id, address owner) = _pick(seed);
        if (id == 0) return;
        Owed memory before = owed(owner);
        uint128 escrow = slices.batchAccount(id / 1e9).escrow;
        vm.prank(owner);
        try slices.retire(_list(id)) {
            _violate(escrow != 0, "a slice was retired that had money coming");
            Owed memory has = owed(owner);
            _violate(has.payout + Q64 <= before.payout, "retiring cost a base unit of the payout");
            _violate(has.refund + Q64 <= before.refund, "retiring cost a base unit of the refund");
            dust[id / 1e9] += 1;
            done["retire"]++;
        } catch {
            _violate(escrow == 0, "a slice of an ended batch could not be retired");
        }
    }

    /// @dev Keeper griefing: settling, or claiming to the owner, as often as anybody likes.
    function grief(uint256 seed, bool claims, bool refund) external {
        (uint256 id, address owner) = _pick(seed);
        if (id == 0) return;
        Owed memory before = owed(owner);
        bool allowed = slices.keeperClaimsAllowed(owner);
        address to = slices.payoutAddressOf(owner) == address(0) ? owner : slices.payoutAddressOf(owner);
        uint256 paid;
        vm.prank(thief);
        if (!claims) {
            slices.settle(_list(id));
            done["settle"]++;
        } else {
            (bool ok, bytes memory result) = address(slices).call(
                refund
                    ? abi.encodeCall(slices.claimRefund, (_list(id), to))
                    : abi.encodeCall(slices.claim, (_list(id), to))
            );
            _violate(ok != allowed, "invariant 11: a keeper claimed against the owner's word");
            if (ok) paid = abi.decode(result, (uint256));
            if (ok) done["keeper"]++;
        }
        Owed memory has = owed(owner);
        if (refund) has.refund += paid << 64;
        else has.payout += paid << 64;
        _same(before, has, "invariant 15: a keeper cost the owner something");
    }

    function transfer(uint256 seed, uint256 to) external {
        (uint256 id, address owner) = _pick(seed);
        if (id == 0) return;
        vm.prank(owner);
        slices.transferFrom(owner, _any(to), id);
        _violate(slices.claimable(id) + slices.refundable(id) != 0, "invariant 10: a buyer got a payout");
        done["transfer"]++;
    }

    function set(uint256 who, uint256 to, bool allowed) external {
        vm.startPrank(_any(who));
        slices.setKeeperClaims(allowed);
        slices.setPayoutAddress(to % 2 == 0 ? address(0) : _any(to));
        vm.stopPrank();
        done["set"]++;
    }

    /// @dev Every way to someone else's slices.
    function steal(uint256 seed, uint256 way) external {
        (uint256 id, address owner) = _pick(seed);
        if (id == 0) return;
        uint64[] memory units = new uint64[](2);
        (units[0], units[1]) = (1, unitsOf[id] - 1);
        uint256[] memory both = new uint256[](2);
        (both[0], both[1]) = (id, ids[way % ids.length]);
        bytes[6] memory ways = [
            abi.encodeCall(slices.split, (id, units)),
            abi.encodeCall(slices.merge, (both)),
            abi.encodeCall(slices.retire, (_list(id))),
            abi.encodeCall(slices.claim, (_list(id), thief)),
            abi.encodeCall(slices.transferFrom, (owner, thief, id)),
            abi.encodeCall(slices.recoverSurplus, (wbtc, thief))
        ];
        vm.prank(thief);
        (bool ok, ) = address(slices).call(ways[way % 6]);
        _violate(ok, "invariant 20: a thief reshaped, moved or drained what is not theirs");
        done["steal"]++;
    }
}
