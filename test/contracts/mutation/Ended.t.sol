// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {HolderWorld} from "../base/HolderWorld.sol";

contract EndedTest is HolderWorld {
    function test_of_a_slice_that_ended_nothing_stays_in_storage() public {
        uint256 batchId = createBatch(longTerms());
        buy(bob, batchId, 1);
        post(batchId, 100_000, 0, 9_000);
        uint256 id = buy(alice, batchId, 100);
        ICapacitySlices.Slice memory slice = slices.slice(id);
        assertTrue(slice.paid != 0 && slice.refundPaid != 0, "it stands somewhere");
        uint256 slot = _slotOf(id, (uint256(slice.paid) << 64) | slice.units);
        assertEq(_load(slot + 1), slice.refundPaid, "the second slot");
        vm.prank(alice);
        slices.split(id, parts(40, 60));
        assertEq(_load(slot), 0, "units and payouts");
        assertEq(_load(slot + 1), 0, "refunds");
    }

    /// @dev Where the slices' mapping holds `expected` for `id`.
    function _slotOf(uint256 id, uint256 expected) private view returns (uint256 slot) {
        for (uint256 base; base < 40; ++base) {
            slot = uint256(keccak256(abi.encode(id, base)));
            if (_load(slot) == expected) return slot;
        }
        revert("slice not found");
    }

    function _load(uint256 slot) private view returns (uint256) {
        return uint256(vm.load(address(slices), bytes32(slot)));
    }
}
