// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IFleetRegistry} from "../../contracts/interfaces/IFleetRegistry.sol";
import {IBatchManager} from "../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../contracts/interfaces/ICapacitySlices.sol";
import {IProtocolSettings} from "../../contracts/interfaces/IProtocolSettings.sol";
import {World} from "./base/World.sol";

contract GovernanceTest is World {
    function _onlyGovernance(bytes memory call) private {
        vm.prank(stranger);
        (bool ok, bytes memory reason) = address(manager).call(call);
        assertTrue(!ok, "refused");
        bytes memory expected = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, stranger);
        assertTrue(keccak256(reason) == keccak256(expected), "because the caller does not govern");
    }

    function test_only_governance_changes_settings() public {
        _onlyGovernance(abi.encodeCall(manager.setOperatorAdmitted, (stranger, true)));
        _onlyGovernance(abi.encodeCall(manager.setPaymentTokenAllowed, (stranger, true)));
        _onlyGovernance(abi.encodeCall(manager.setPayoutTokenAllowed, (stranger, true)));
        _onlyGovernance(abi.encodeCall(manager.setFee, (1, stranger)));
        _onlyGovernance(abi.encodeCall(manager.pause, (1)));
        _onlyGovernance(abi.encodeCall(manager.unpause, ()));
    }

    function test_admits_and_dismisses_operators() public {
        vm.startPrank(admin);
        vm.expectEmit(true, true, true, true, address(manager));
        emit IProtocolSettings.OperatorAdmitted(bob, true);
        manager.setOperatorAdmitted(bob, true);
        assertTrue(manager.isOperatorAdmitted(bob), "admitted");
        manager.setOperatorAdmitted(bob, false);
        assertTrue(!manager.isOperatorAdmitted(bob), "dismissed");
        vm.expectRevert(abi.encodeWithSelector(IProtocolSettings.ZeroAddress.selector));
        manager.setOperatorAdmitted(address(0), true);
        vm.stopPrank();
    }

    function test_a_dismissed_operator_still_posts_what_it_owes() public {
        uint256 batchId = createBatch();
        vm.startPrank(admin);
        manager.setOperatorAdmitted(operator, false);
        manager.setPaymentTokenAllowed(address(usdc), false);
        manager.setPayoutTokenAllowed(address(wbtc), false);
        vm.stopPrank();
        buy(alice, batchId, 1);
        post(batchId, 1_000);
        assertEq(manager.nextPeriod(batchId), 1, "posted");
    }

    function test_allows_and_disallows_tokens() public {
        vm.startPrank(admin);
        vm.expectEmit(true, true, true, true, address(manager));
        emit IProtocolSettings.PaymentTokenAllowed(address(wbtc), true);
        manager.setPaymentTokenAllowed(address(wbtc), true);
        vm.expectEmit(true, true, true, true, address(manager));
        emit IProtocolSettings.PayoutTokenAllowed(address(usdc), true);
        manager.setPayoutTokenAllowed(address(usdc), true);
        assertTrue(manager.isPaymentTokenAllowed(address(wbtc)), "payment");
        assertTrue(manager.isPayoutTokenAllowed(address(usdc)), "payout");
        vm.expectRevert(abi.encodeWithSelector(IProtocolSettings.ZeroAddress.selector));
        manager.setPaymentTokenAllowed(address(0), true);
        vm.expectRevert(abi.encodeWithSelector(IProtocolSettings.ZeroAddress.selector));
        manager.setPayoutTokenAllowed(address(0), true);
        vm.stopPrank();
    }

    function test_sets_a_fee_of_at_most_five_percent_with_somebody_to_credit_it_to() public {
        vm.startPrank(admin);
        vm.expectEmit(true, true, true, true, address(manager));
        emit IProtocolSettings.FeeSet(500, bob);
        manager.setFee(500, bob);
        (uint16 feeBps, address recipient) = manager.protocolFee();
        assertEq(feeBps, 500, "fee");
        assertEq(recipient, bob, "recipient");
        vm.expectRevert(abi.encodeWithSelector(IProtocolSettings.FeeTooHigh.selector, 501, 500));
        manager.setFee(501, bob);
        vm.expectRevert(abi.encodeWithSelector(IProtocolSettings.ZeroAddress.selector));
        manager.setFee(0, address(0));
        vm.stopPrank();
    }

    function deployManager() external {
        deploy("BatchManager.sol:BatchManager", abi.encode(slices, access, attesters, fleet, held));
    }

    function test_a_manager_that_the_fleet_does_not_know_cannot_be_deployed() public {
        address next = _createAddress(address(this), vm.getNonce(address(this)) + 1);
        slices = ICapacitySlices(deploy("CapacitySlices.sol:CapacitySlices", abi.encode(next)));
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.WrongWiring.selector, address(fleet), address(manager)));
        this.deployManager();
    }

    function test_a_manager_that_the_held_escrow_does_not_know_cannot_be_deployed() public {
        address next = _createAddress(address(this), vm.getNonce(address(this)) + 2);
        slices = ICapacitySlices(deploy("CapacitySlices.sol:CapacitySlices", abi.encode(next)));
        fleet = IFleetRegistry(deploy("FleetRegistry.sol:FleetRegistry", abi.encode(next, attesters)));
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.WrongWiring.selector, address(held), address(manager)));
        this.deployManager();
    }

    function test_a_manager_that_the_slices_do_not_know_cannot_be_deployed() public {
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.WrongWiring.selector, address(slices), address(manager)));
        this.deployManager();
    }

    function test_status_moves_with_the_clock_and_the_postings() public {
        assertEq(uint256(manager.status(1)), uint256(IBatchManager.Status.None), "none");
        IBatchManager.Terms memory terms = exampleTerms();
        terms.saleStart = uint40(START + 1);
        uint256 batchId = createBatch(terms);
        assertEq(uint256(manager.status(batchId)), uint256(IBatchManager.Status.Scheduled), "scheduled");
        vm.warp(START + 1);
        assertEq(uint256(manager.status(batchId)), uint256(IBatchManager.Status.Selling), "selling");
        vm.warp(terms.termStart);
        assertEq(uint256(manager.status(batchId)), uint256(IBatchManager.Status.Active), "active");
        assertEq(manager.finishedPeriods(batchId), 0, "no period finished");
        for (uint256 i; i < 30; ++i) {
            post(batchId, 0);
            assertEq(manager.finishedPeriods(batchId), i + 1, "finished and posted");
        }
        assertEq(uint256(manager.status(batchId)), uint256(IBatchManager.Status.Completed), "completed");
        vm.warp(START + 1_000 * DAY);
        assertEq(manager.finishedPeriods(batchId), 30, "not more than there are");
        assertEq(manager.slices(), address(slices), "slices");
        assertEq(slices.manager(), address(manager), "manager");
    }
}
