// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {IFleetRegistry} from "../../../contracts/interfaces/IFleetRegistry.sol";
import {FleetWorld} from "../base/FleetWorld.sol";

contract ReservationsTest is FleetWorld {
    function setUp() public override {
        super.setUp();
        declare(1_000 * TH);
    }

    function test_a_batch_holds_its_whole_capacity() public {
        vm.expectEmit(true, true, true, true, address(fleet));
        emit IFleetRegistry.CapacityReserved(site, 1, 400 * TH, 400 * TH);
        reserve(1, 400, 0);
        vm.expectEmit(true, true, true, true, address(fleet));
        emit IFleetRegistry.CapacityReserved(site, 2, 600 * TH, 1_000 * TH);
        reserve(2, 600, 0);
        assertEq(reserved(), 1_000 * TH, "all of it");
        (uint32 number, uint128 hashrate) = fleet.reservationOf(1);
        assertEq(number, site, "of the site");
        assertEq(hashrate, 400 * TH, "what the terms say");
    }

    function test_no_hashrate_is_sold_twice() public {
        reserve(1, 999, 0);
        vm.expectRevert(abi.encodeWithSelector(IFleetRegistry.CapacityUnavailable.selector, site, 2 * uint256(TH), TH));
        reserve(2, 2, 0);
        reserve(2, 1, 0);
    }

    function test_the_greatest_batch_is_refused_and_not_cut_short() public {
        IBatchManager.Terms memory batch = batchOf(type(uint64).max, 0);
        batch.unitHashrate = type(uint64).max;
        uint256 all = uint256(type(uint64).max) * type(uint64).max;
        vm.expectRevert(abi.encodeWithSelector(IFleetRegistry.CapacityUnavailable.selector, site, all, 1_000 * TH));
        manager.reserve(fleet, 1, operator, batch);
        vm.expectRevert(
            abi.encodeWithSelector(IFleetRegistry.CapacityUnavailable.selector, site, type(uint256).max, 1_000 * TH)
        );
        vm.prank(address(manager));
        fleet.reserve(site, 1, operator, type(uint256).max, 0);
    }

    function test_only_the_manager_reserves() public {
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(IFleetRegistry.NotManager.selector, operator));
        fleet.reserve(site, 1, operator, 1, 0);
    }

    function test_a_batch_reserves_from_a_site_of_its_own_operator() public {
        vm.expectRevert(abi.encodeWithSelector(IFleetRegistry.NotSiteOperator.selector, site, stranger, operator));
        manager.reserve(fleet, 1, stranger, batchOf(1, 0));
        IBatchManager.Terms memory batch = batchOf(1, 0);
        batch.site = 9;
        vm.expectRevert(abi.encodeWithSelector(IFleetRegistry.UnknownSite.selector, 9));
        manager.reserve(fleet, 1, operator, batch);
    }

    function test_a_batch_needs_a_site_with_the_evidence_it_promises_two_being_the_highest() public {
        bytes4 selector = IFleetRegistry.SiteEvidenceTooLow.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, site, 0, 1));
        reserve(1, 1, 1);
        attest("pool", 1_000 * TH);
        reserve(1, 1, 1);
        vm.expectRevert(abi.encodeWithSelector(selector, site, 1, 2));
        reserve(2, 1, 2);
        vm.expectRevert(abi.encodeWithSelector(selector, site, 1, 2));
        reserve(2, 1, 3);
        attest("auditor", 1_000 * TH);
        reserve(2, 1, 2);
        reserve(3, 1, 3);
    }

    function test_evidence_is_asked_before_capacity_and_the_operator_before_both() public {
        vm.expectRevert(abi.encodeWithSelector(IFleetRegistry.SiteEvidenceTooLow.selector, site, 0, 1));
        reserve(1, 5_000, 1);
        vm.expectRevert(abi.encodeWithSelector(IFleetRegistry.NotSiteOperator.selector, site, stranger, operator));
        manager.reserve(fleet, 1, stranger, batchOf(5_000, 1));
    }

    function test_a_batch_that_ended_gives_back_what_it_held_once_whoever_asks() public {
        IBatchManager.Status[3] memory ended = [
            IBatchManager.Status.Completed,
            IBatchManager.Status.Defaulted,
            IBatchManager.Status.Cancelled
        ];
        reserve(9, 100, 0);
        for (uint256 i; i < ended.length; ++i) {
            reserve(i, 900, 0);
            manager.setStatus(i, ended[i]);
            vm.prank(stranger);
            vm.expectEmit(true, true, true, true, address(fleet));
            emit IFleetRegistry.CapacityReleased(site, i, 900 * TH, 100 * TH);
            fleet.release(i);
            assertEq(reserved(), 100 * TH, "only the other's is left");
            (uint32 number, uint128 hashrate) = fleet.reservationOf(i);
            assertEq(number + hashrate, 0, "it holds nothing");
            vm.expectRevert(abi.encodeWithSelector(IFleetRegistry.NothingReserved.selector, i));
            fleet.release(i);
        }
    }

    function test_a_batch_that_has_not_ended_keeps_what_it_holds() public {
        reserve(1, 1, 0);
        IBatchManager.Status[4] memory running = [
            IBatchManager.Status.Scheduled,
            IBatchManager.Status.Selling,
            IBatchManager.Status.CoolingOff,
            IBatchManager.Status.Active
        ];
        for (uint256 i; i < running.length; ++i) {
            manager.setStatus(1, running[i]);
            vm.expectRevert(abi.encodeWithSelector(IFleetRegistry.BatchRunning.selector, 1));
            fleet.release(1);
        }
    }

    function test_a_batch_that_does_not_exist_holds_nothing() public {
        (uint32 number, uint128 hashrate) = fleet.reservationOf(1);
        assertEq(number + hashrate, 0, "nothing");
        vm.expectRevert(abi.encodeWithSelector(IFleetRegistry.NothingReserved.selector, 1));
        fleet.release(1);
    }

    function test_what_was_given_back_can_be_sold_again() public {
        reserve(1, 1_000, 0);
        end(1);
        reserve(2, 1_000, 0);
        assertEq(reserved(), 1_000 * TH, "all of it again");
    }
}
