// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ICapacitySlices} from "../../contracts/interfaces/ICapacitySlices.sol";
import {World} from "./base/World.sol";

/// @dev The custody with this test as its manager: what it refuses even from a manager.
contract CustodyTest is World {
    ICapacitySlices private own;

    function setUp() public override {
        super.setUp();
        own = ICapacitySlices(deploy("CapacitySlices.sol:CapacitySlices", abi.encode(address(this))));
        usdc.mint(address(this), 1e18);
        usdc.approve(address(own), type(uint256).max);
        wbtc.mint(address(this), type(uint192).max);
        wbtc.approve(address(own), type(uint256).max);
        own.openBatch(1, address(this), address(usdc), address(wbtc), 10, 0, 100);
    }

    function _posting(uint128 gross) private view returns (ICapacitySlices.Posting memory) {
        return ICapacitySlices.Posting(address(this), treasury, 0, gross, 0, 0, 0, 0);
    }

    function _sale(uint64 units, uint256 escrowed) private view returns (ICapacitySlices.Sale memory) {
        return ICapacitySlices.Sale(address(this), alice, units, escrowed, 0);
    }

    function test_only_the_manager_opens_mints_accrues_and_ends() public {
        bytes memory reason = abi.encodeWithSelector(ICapacitySlices.NotManager.selector, stranger);
        vm.startPrank(stranger);
        vm.expectRevert(reason);
        own.openBatch(2, stranger, address(usdc), address(wbtc), 1, 0, 1);
        vm.expectRevert(reason);
        own.mint(1, _sale(1, 0));
        vm.expectRevert(reason);
        own.accruePayout(1, _posting(0));
        vm.expectRevert(reason);
        own.closeByDefault(1, stranger, 0);
        vm.expectRevert(reason);
        own.releaseBond(1, stranger);
        vm.expectRevert(reason);
        own.takeBack(1, list(1_000_000_001), stranger, stranger, 1);
        vm.expectRevert(reason);
        own.topUp(1, alice, 1);
        vm.expectRevert(reason);
        own.releaseUpfront(1, 1);
        vm.expectRevert(reason);
        own.collectProceeds(1, stranger, stranger);
        vm.expectRevert(reason);
        own.closeByCancellation(1, stranger, 0);
        vm.expectRevert(reason);
        own.forfeitBond(1, 1);
        vm.expectRevert(reason);
        own.recoverSurplus(address(usdc), stranger);
        vm.expectRevert(reason);
        own.setDescriptor(stranger);
        vm.stopPrank();
    }

    function test_reverts_where_a_batch_would_pay_more_in_its_life_than_it_can_count() public {
        own.accruePayout(1, _posting(type(uint128).max));
        own.accruePayout(1, _posting(1));
        uint256 acc = own.batchAccount(1).acc;
        assertEq(acc, type(uint192).max / 10, "as much as fits, to the last digit");
        uint256 more = (uint256(1) << 64) / 10;
        vm.expectRevert(abi.encodeWithSelector(ICapacitySlices.AccumulatorFull.selector, 1, acc + more));
        own.accruePayout(1, _posting(1));
    }

    function test_reverts_where_the_serial_numbers_are_used_up() public {
        // _batches[1] is found by its serial: the fifth slot, above the payout token's address.
        bytes32 slot = _slotOf(address(wbtc));
        vm.store(address(own), slot, bytes32((uint256(999_999_998) << 160) | uint160(address(wbtc))));
        (uint256 last, ) = own.mint(1, _sale(1, 1));
        assertEq(last, 1_999_999_999, "the last id");
        vm.expectRevert(abi.encodeWithSelector(ICapacitySlices.SerialsExhausted.selector, 1));
        own.mint(1, _sale(1, 1));
    }

    function test_reverts_for_a_cost_that_no_escrow_can_hold() public {
        vm.expectRevert(
            abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, 128, uint256(2 ** 128))
        );
        own.mint(1, _sale(1, 2 ** 128));
    }

    function test_never_releases_more_than_the_escrow_of_the_batch() public {
        own.mint(1, _sale(10, 1_000));
        own.openBatch(2, address(this), address(usdc), address(wbtc), 10, 0, 1e9);
        ICapacitySlices.Posting memory posting = _posting(0);
        posting.releasePerUnit = 101;
        (bool ok, ) = address(own).call(abi.encodeCall(own.accruePayout, (1, posting)));
        assertTrue(!ok, "not from another batch's money");
        (ok, ) = address(own).call(abi.encodeCall(own.closeByDefault, (1, stranger, 101)));
        assertTrue(!ok, "nor by default");
        (ok, ) = address(own).call(abi.encodeCall(own.closeByCancellation, (1, stranger, 101)));
        assertTrue(!ok, "nor by calling off");
        (ok, ) = address(own).call(abi.encodeCall(own.releaseUpfront, (1, 101)));
        assertTrue(!ok, "nor as an upfront part");
        (ok, ) = address(own).call(abi.encodeCall(own.takeBack, (1, list(1_000_000_001), alice, alice, 101)));
        assertTrue(!ok, "nor for a slice given back");
        (ok, ) = address(own).call(abi.encodeCall(own.forfeitBond, (1, 101)));
        assertTrue(!ok, "nor another batch's bond");
    }

    function _slotOf(address token) private view returns (bytes32) {
        for (uint256 base; base < 20; ++base) {
            uint256 start = uint256(keccak256(abi.encode(uint256(1), base)));
            for (uint256 i; i < 6; ++i) {
                if (uint256(vm.load(address(own), bytes32(start + i))) == uint160(token)) return bytes32(start + i);
            }
        }
        revert("no slot");
    }
}
