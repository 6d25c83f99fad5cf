// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {World} from "./World.sol";

/// @dev What tests of the holders' verbs say often.
abstract contract HolderWorld is World {
    function parts(uint64 first, uint64 second) internal pure returns (uint64[] memory units) {
        units = new uint64[](2);
        (units[0], units[1]) = (first, second);
    }

    function list(uint256 first, uint256 second, uint256 third) internal pure returns (uint256[] memory ids) {
        ids = new uint256[](3);
        (ids[0], ids[1], ids[2]) = (first, second, third);
    }

    /// @dev From now on, sold for twenty days.
    function longTerms() internal view returns (IBatchManager.Terms memory terms) {
        terms = termsFromNow();
        terms.saleEnd = uint40(block.timestamp + 20 * DAY);
    }

    /// @dev Three units, so that a base unit cannot be shared evenly.
    function thirds() internal view returns (IBatchManager.Terms memory terms) {
        terms = termsFromNow();
        terms.capacity = 3;
        terms.bond = 1e9;
    }

    /// @dev Pending in Q64 base units, whole and fraction.
    function pendingScaled(uint256 id) internal view returns (uint256) {
        return uint256(slices.slice(id).units) * (account(id / 1e9).acc - slices.slice(id).paid);
    }

    function refundScaled(uint256 id) internal view returns (uint256) {
        return uint256(slices.slice(id).units) * (account(id / 1e9).refundAcc - slices.slice(id).refundPaid);
    }

    /// @dev Serials count to a billion; no test can. The slot is found by what it holds.
    function setSerial(uint256 batchId, uint32 serial) internal {
        uint192 expected = (uint192(account(batchId).serial) << 160) | uint160(address(wbtc));
        for (uint256 slot; slot < 40; ++slot) {
            uint256 root = uint256(keccak256(abi.encode(batchId, slot)));
            for (uint256 i; i < 8; ++i) {
                uint256 found = uint256(vm.load(address(slices), bytes32(root + i)));
                if (uint192(found) != expected) continue;
                uint256 other = (found >> 192) << 192;
                uint256 changed = other | (uint256(serial) << 160) | uint160(address(wbtc));
                vm.store(address(slices), bytes32(root + i), bytes32(changed));
                return;
            }
        }
        revert("serial not found");
    }

    /// @dev Posts every period there is left, so that the batch completes.
    function complete(uint256 batchId, uint128 gross) internal {
        for (uint256 i = manager.nextPeriod(batchId); i < manager.terms(batchId).periods; ++i) {
            post(batchId, gross);
        }
    }

    function fail(uint256 batchId) internal {
        vm.warp(manager.defaultableAt(batchId));
        manager.declareDefault(batchId);
    }
}
