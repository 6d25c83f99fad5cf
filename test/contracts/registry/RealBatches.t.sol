// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {IFleetRegistry} from "../../../contracts/interfaces/IFleetRegistry.sol";
import {World} from "../base/World.sol";

/// @dev A reservation is what a batch's terms say: with the BatchManager itself, that must be the same at its end as at its creation.
contract RealBatchesTest is World {
    uint128 private constant HASHRATE = 1_000 * 1e12;

    function test_a_batch_holds_its_capacity_from_its_creation_on() public {
        uint256 batchId = createBatch();
        assertEq(fleet.site(1).reserved, HASHRATE, "reserved");
        (uint32 site, uint128 hashrate) = fleet.reservationOf(batchId);
        assertEq(site, 1, "of the site");
        assertEq(hashrate, HASHRATE, "all of it");
        _keeps(batchId);
    }

    function test_a_batch_whose_site_has_too_little_left_is_not_created() public {
        vm.prank(operator);
        fleet.declareCapacity(1, HASHRATE + 1, 0);
        createBatch();
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(IFleetRegistry.CapacityUnavailable.selector, 1, HASHRATE, 1));
        manager.createBatch(exampleTerms(), exampleDisclosure());
    }

    function test_an_operator_sells_from_its_own_site_only() public {
        uint32 another = openSite(bob);
        IBatchManager.Terms memory terms = exampleTerms();
        terms.site = another;
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(IFleetRegistry.NotSiteOperator.selector, another, operator, bob));
        manager.createBatch(terms, exampleDisclosure());
    }

    function test_a_completed_batch_gives_back_all_of_it_whatever_became_of_its_slices() public {
        uint256 batchId = createBatch();
        uint256 id = buy(alice, batchId, 400);
        for (uint256 i; i < 29; ++i) {
            post(batchId, 1_000);
        }
        _keeps(batchId);
        post(batchId, 1_000);
        vm.prank(alice);
        slices.retire(list(id));
        _givesBack(batchId);
    }

    function test_a_defaulted_batch_gives_back_all_of_it() public {
        uint256 batchId = createBatch();
        buy(alice, batchId, 400);
        vm.warp(manager.defaultableAt(batchId));
        _keeps(batchId);
        manager.declareDefault(batchId);
        _givesBack(batchId);
    }

    function test_a_batch_that_was_called_off_gives_back_all_of_it() public {
        uint256 batchId = createBatch();
        vm.prank(operator);
        manager.cancel(batchId);
        _givesBack(batchId);
    }

    /// @dev Cancelled is what its terms and the clock make it, settled or not.
    function test_a_batch_that_missed_its_minimum_gives_back_all_of_it_once_however_it_is_settled() public {
        IBatchManager.Terms memory terms = exampleTerms();
        (terms.saleEnd, terms.minUnits) = (terms.termStart, 500);
        uint256 batchId = createBatch(terms);
        buy(alice, batchId, 499);
        _keeps(batchId);
        vm.warp(terms.saleEnd);
        _givesBack(batchId);
        manager.cancel(batchId);
        vm.expectRevert(abi.encodeWithSelector(IFleetRegistry.NothingReserved.selector, batchId));
        fleet.release(batchId);
    }

    function _keeps(uint256 batchId) private {
        vm.expectRevert(abi.encodeWithSelector(IFleetRegistry.BatchRunning.selector, batchId));
        fleet.release(batchId);
    }

    function _givesBack(uint256 batchId) private {
        vm.prank(stranger);
        fleet.release(batchId);
        assertEq(fleet.site(1).reserved, 0, "nothing is held");
        (uint32 site, uint128 hashrate) = fleet.reservationOf(batchId);
        assertEq(site + hashrate, 0, "by this batch either");
        createBatch(termsFromNow());
        assertEq(fleet.site(1).reserved, HASHRATE, "it is sold again");
    }
}
