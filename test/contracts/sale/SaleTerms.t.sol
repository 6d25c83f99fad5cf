// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IAttesterRegistry} from "../../../contracts/interfaces/IAttesterRegistry.sol";
import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {IFleetRegistry} from "../../../contracts/interfaces/IFleetRegistry.sol";
import {SaleWorld} from "./SaleWorld.sol";

contract SaleTermsTest is SaleWorld {
    function _refuses(IBatchManager.Terms memory terms, bytes memory reason) private {
        vm.prank(operator);
        vm.expectRevert(reason);
        manager.createBatch(terms, exampleDisclosure());
    }

    function _deadline(IBatchManager.Terms memory terms) private pure returns (bytes memory) {
        return
            abi.encodeWithSelector(
                IBatchManager.RefundDeadlineInvalid.selector,
                terms.refundDeadline,
                terms.saleStart,
                terms.termStart
            );
    }

    function _window(IBatchManager.Terms memory terms) private pure returns (bytes memory) {
        return
            abi.encodeWithSelector(
                IBatchManager.SaleWindowInvalid.selector,
                terms.saleStart,
                terms.saleEnd,
                terms.termStart,
                terms.termStart
            );
    }

    function test_every_term_reads_back_as_written() public {
        IBatchManager.Terms memory terms = saleTerms();
        (terms.arbiter, terms.royaltyBps) = (carol, 1_000);
        uint256 batchId = createBatch(terms);
        assertTrue(keccak256(abi.encode(manager.terms(batchId))) == keccak256(abi.encode(terms)), "terms");
        assertTrue(manager.isUpfrontHeld(batchId), "upfront is held");
        (uint32 site, uint128 hashrate) = fleet.reservationOf(batchId);
        assertEq(site, 1, "site");
        assertEq(hashrate, 1_000 * 1e12, "capacity reserved");
    }

    function test_reverts_where_the_upfront_part_is_above_a_fifth_of_the_price() public {
        IBatchManager.Terms memory terms = saleTerms();
        terms.upfront = 375_001;
        _refuses(terms, abi.encodeWithSelector(IBatchManager.UpfrontTooHigh.selector, 375_001, 375_000));
        terms.upfront = 375_000;
        terms.bond = 93_749_999;
        _refuses(terms, abi.encodeWithSelector(IBatchManager.BondTooSmall.selector, 93_749_999, 93_750_000));
    }

    function test_reverts_where_the_minimum_is_more_than_there_is() public {
        IBatchManager.Terms memory terms = saleTerms();
        terms.minUnits = 1_001;
        _refuses(terms, abi.encodeWithSelector(IBatchManager.MinUnitsTooHigh.selector, 1_001, 1_000));
    }

    function test_reverts_where_a_minimum_could_be_missed_after_the_term_began() public {
        IBatchManager.Terms memory terms = saleTerms();
        terms.saleEnd = terms.termStart + 1;
        _refuses(terms, _window(terms));
        terms.saleEnd = terms.termStart;
        assertEq(createBatch(terms), 1, "at its start is soon enough");
    }

    function test_reverts_where_slices_could_be_given_back_before_the_sale_or_after_the_term_began() public {
        IBatchManager.Terms memory terms = saleTerms();
        terms.refundDeadline = terms.saleStart;
        _refuses(terms, _deadline(terms));
        terms.refundDeadline = terms.termStart + 1;
        _refuses(terms, _deadline(terms));
        terms.refundDeadline = terms.termStart;
        assertEq(createBatch(terms), 1, "until its start");
    }

    function test_reverts_where_the_royalty_is_above_a_tenth() public {
        IBatchManager.Terms memory terms = saleTerms();
        terms.royaltyBps = 1_001;
        _refuses(terms, abi.encodeWithSelector(IBatchManager.RoyaltyTooHigh.selector, 1_001, 1_000));
    }

    function test_reverts_where_nobody_could_sign_what_is_required() public {
        IBatchManager.Terms memory terms = saleTerms();
        terms.evidenceRequired = 1;
        _refuses(terms, abi.encodeWithSelector(IAttesterRegistry.UnknownSet.selector, 0));
        terms.attesterSet = 7;
        _refuses(terms, abi.encodeWithSelector(IAttesterRegistry.UnknownSet.selector, 7));
        vm.prank(admin);
        attesters.setAttester(bob, IAttesterRegistry.Kind.Pool);
        address[] memory members = new address[](1);
        members[0] = bob;
        terms.attesterSet = attesters.createSet(members, 1);
        terms.evidenceRequired = 2;
        _refuses(terms, abi.encodeWithSelector(IBatchManager.AttestersTooWeak.selector, 1, 1, 2));
    }

    function test_reverts_where_the_site_is_anothers_too_small_or_not_vouched_for() public {
        IBatchManager.Terms memory terms = saleTerms();
        terms.site = 2;
        _refuses(terms, abi.encodeWithSelector(IFleetRegistry.UnknownSite.selector, 2));
        terms.site = openSite(bob);
        _refuses(terms, abi.encodeWithSelector(IFleetRegistry.NotSiteOperator.selector, 2, operator, bob));
        vm.startPrank(operator);
        terms.site = fleet.registerSite("NO", "", "Fjord");
        fleet.addMachines(terms.site, IFleetRegistry.Machines("S21", 10, 200e12, 17_500));
        fleet.declareCapacity(terms.site, 1_999e12, "");
        vm.stopPrank();
        (terms.capacity, terms.minUnits) = (2_000, 0);
        terms.bond = 187_500_000;
        _refuses(
            terms,
            abi.encodeWithSelector(IFleetRegistry.CapacityUnavailable.selector, 3, uint256(2_000e12), 1_999e12)
        );
    }

    function test_capacity_is_not_sold_twice() public {
        vm.startPrank(operator);
        uint32 site = fleet.registerSite("NO", "", "Fjord");
        fleet.addMachines(site, IFleetRegistry.Machines("S21", 5, 200e12, 17_500));
        fleet.declareCapacity(site, 1_000e12, "");
        vm.stopPrank();
        IBatchManager.Terms memory terms = exampleTerms();
        terms.site = site;
        uint256 batchId = createBatch(terms);
        bytes memory none = abi.encodeWithSelector(
            IFleetRegistry.CapacityUnavailable.selector,
            site,
            uint256(1_000e12),
            uint128(0)
        );
        _refuses(terms, none);
        vm.prank(operator);
        manager.cancel(batchId);
        _refuses(terms, none);
        fleet.release(batchId);
        assertEq(createBatch(terms), batchId + 1, "after it was given back");
    }
}
