// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {SolidityTest} from "../base/SolidityTest.sol";

/// @dev Holders who reshape their slices in any order, keepers who grief them, and a thief. Two batches of few units and one pair
/// of tokens, so that fractions of a base unit are everywhere. What one call must never do is recorded as a violation.
contract HolderHandler is SolidityTest {
    uint256 private constant Q64 = 2 ** 64;

    ICapacitySlices private immutable slices;
    IBatchManager private immutable manager;
    address private immutable operator;
    address private immutable usdc;
    address private immutable wbtc;
    address public immutable thief = makeAddr("thief");

    address[] public people;
    uint256[] public ids;
    mapping(uint256 id => uint64) public unitsOf;
    mapping(bytes32 action => uint256) public done;
    /// @dev Base units that rounding may have left in a batch's reserves, at most.
    mapping(uint256 batchId => uint256) public dust;
    string public violation;

    struct Owed {
        uint256 payout;
        uint256 refund;
    }

    constructor(ICapacitySlices slices_, IBatchManager manager_, address[] memory who, address usdc_, address wbtc_) {
        (slices, manager, operator, usdc, wbtc) = (slices_, manager_, who[0], usdc_, wbtc_);
        for (uint256 i = 1; i < who.length; ++i) {
            people.push(who[i]);
        }
    }

    function count() external view returns (uint256) {
        return ids.length;
    }

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
        vm.prank(operator);
        try
            manager.postPayout(
                batchId,
                IBatchManager.Payout(period, uint128(bound(gross, 0, 60)), 0, uint16(bound(delivered, 0, 10_000)), 0)
            )
        {
            ++dust[batchId];
            done["post"]++;
        } catch {}
    }

    function fail(uint256 batchId) external {
        batchId = 1 + (batchId % 2);
        uint256 at = manager.defaultableAt(batchId);
        if (at > block.timestamp + 4 days) return;
        if (at > block.timestamp) vm.warp(at);
        manager.declareDefault(batchId);
        ++dust[batchId];
        done["fail"]++;
    }

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

    /// @dev Q64 base units an owner can still get out: credit and pending, whole and fraction.
    function owed(address owner) public view returns (Owed memory sum) {
        sum = Owed(slices.credit(owner, wbtc) << 64, slices.credit(owner, usdc) << 64);
        for (uint256 i; i < ids.length; ++i) {
            if (!_lives(ids[i]) || slices.ownerOf(ids[i]) != owner) continue;
            (uint256 payout, uint256 refund) = pending(ids[i]);
            sum.payout += payout;
            sum.refund += refund;
        }
    }

    function pending(uint256 id) public view returns (uint256 payout, uint256 refund) {
        ICapacitySlices.Slice memory slice = slices.slice(id);
        ICapacitySlices.BatchAccount memory account = slices.batchAccount(id / 1e9);
        payout = uint256(slice.units) * (account.acc - slice.paid);
        refund = uint256(slice.units) * (account.refundAcc - slice.refundPaid);
    }

    function _same(Owed memory before, Owed memory has, string memory what) private {
        // The last of 2^64 bits: a unit each, far below a base unit however often.
        _violate(has.payout > before.payout || has.payout + 1_000 < before.payout, what);
        _violate(has.refund > before.refund || has.refund + 1_000 < before.refund, what);
    }

    function _born(uint256 id) private {
        _violate(unitsOf[id] != 0, "invariant 7: an id was given out twice");
        unitsOf[id] = slices.slice(id).units;
        ids.push(id);
    }

    /// @dev A slice that lives, or zero.
    function _pick(uint256 seed) private view returns (uint256 id, address owner) {
        for (uint256 i; i < ids.length; ++i) {
            id = ids[((seed % ids.length) + i) % ids.length];
            if (_lives(id)) return (id, slices.ownerOf(id));
        }
        return (0, address(0));
    }

    function _lives(uint256 id) private view returns (bool) {
        try slices.ownerOf(id) returns (address) {
            return true;
        } catch {
            return false;
        }
    }

    function _any(uint256 seed) private view returns (address) {
        return people[seed % people.length];
    }

    function _list(uint256 id) private pure returns (uint256[] memory list) {
        list = new uint256[](1);
        list[0] = id;
    }

    function _violate(bool wrong, string memory what) private {
        if (wrong) violation = what;
    }
}
