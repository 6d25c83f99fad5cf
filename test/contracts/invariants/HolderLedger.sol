// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {SolidityTest} from "../base/SolidityTest.sol";

/// @dev What holders own and are owed, to the last fraction of a base unit, in two batches of few units and one pair of tokens.
abstract contract HolderLedger is SolidityTest {
    uint256 internal constant Q64 = 2 ** 64;

    ICapacitySlices internal immutable slices;
    IBatchManager internal immutable manager;
    address internal immutable operator;
    address internal immutable arbiter;
    address internal immutable usdc;
    address internal immutable wbtc;
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
        (slices, manager, usdc, wbtc) = (slices_, manager_, usdc_, wbtc_);
        (operator, arbiter) = (who[0], who[1]);
        for (uint256 i = 2; i < who.length; ++i) {
            people.push(who[i]);
        }
    }

    function count() external view returns (uint256) {
        return ids.length;
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

    function _same(Owed memory before, Owed memory has, string memory what) internal {
        // The last of 2^64 bits: a unit each, far below a base unit however often.
        _violate(has.payout > before.payout || has.payout + 1_000 < before.payout, what);
        _violate(has.refund > before.refund || has.refund + 1_000 < before.refund, what);
    }

    function _born(uint256 id) internal {
        _violate(unitsOf[id] != 0, "invariant 7: an id was given out twice");
        unitsOf[id] = slices.slice(id).units;
        ids.push(id);
    }

    /// @dev A slice that lives, or zero.
    function _pick(uint256 seed) internal view returns (uint256 id, address owner) {
        for (uint256 i; i < ids.length; ++i) {
            id = ids[((seed % ids.length) + i) % ids.length];
            if (_lives(id)) return (id, slices.ownerOf(id));
        }
        return (0, address(0));
    }

    function _lives(uint256 id) internal view returns (bool) {
        try slices.ownerOf(id) returns (address) {
            return true;
        } catch {
            return false;
        }
    }

    function _any(uint256 seed) internal view returns (address) {
        return people[seed % people.length];
    }

    function _list(uint256 id) internal pure returns (uint256[] memory list) {
        list = new uint256[](1);
        list[0] = id;
    }

    function _violate(bool wrong, string memory what) internal {
        if (wrong) violation = what;
    }
}
