// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../contracts/interfaces/IBatchManager.sol";
import {IProtocolSettings} from "../../contracts/interfaces/IProtocolSettings.sol";
import {World} from "./base/World.sol";

contract CreateBatchTest is World {
    function _refuses(IBatchManager.Terms memory terms, bytes memory reason) private {
        vm.prank(operator);
        vm.expectRevert(reason);
        manager.createBatch(terms, exampleDisclosure());
    }

    function _refuses(IBatchManager.Disclosure memory disclosure, bytes memory reason) private {
        vm.prank(operator);
        vm.expectRevert(reason);
        manager.createBatch(exampleTerms(), disclosure);
    }

    function test_fixes_every_term_and_takes_the_bond() public {
        uint256 held = usdc.balanceOf(operator);
        vm.prank(operator);
        uint256 batchId = manager.createBatch(exampleTerms(), exampleDisclosure());

        assertEq(batchId, 1, "numbered from 1");
        assertEq(manager.batchCount(), 1, "counted");
        assertTrue(
            keccak256(abi.encode(manager.terms(batchId))) == keccak256(abi.encode(exampleTerms())),
            "terms read back as written"
        );
        assertEq(manager.operatorOf(batchId), operator, "operator");
        assertEq(manager.feeBpsOf(batchId), 250, "fee of the day");
        assertEq(held - usdc.balanceOf(operator), 75_000_000, "bond pulled");
        assertEq(account(batchId).bond, 75_000_000, "bond held");
        assertEq(slices.liabilities(address(usdc)), 75_000_000, "bond owed");
    }

    function test_emits_the_terms_the_fee_and_the_disclosure() public {
        vm.expectEmit(true, true, true, true, address(manager));
        emit IBatchManager.BatchCreated(1, operator, exampleTerms(), 250, exampleDisclosure());
        createBatch();
    }

    function test_reverts_for_an_operator_that_is_not_admitted() public {
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.OperatorNotAdmitted.selector, stranger));
        manager.createBatch(exampleTerms(), exampleDisclosure());
    }

    function test_reverts_for_tokens_that_are_not_allowed() public {
        IBatchManager.Terms memory terms = exampleTerms();
        terms.paymentToken = address(wbtc);
        _refuses(terms, abi.encodeWithSelector(IBatchManager.TokenNotAllowed.selector, address(wbtc)));
        terms = exampleTerms();
        terms.payoutToken = address(usdc);
        _refuses(terms, abi.encodeWithSelector(IBatchManager.TokenNotAllowed.selector, address(usdc)));
    }

    function test_reverts_where_a_quantity_is_zero() public {
        IBatchManager.Terms memory terms = exampleTerms();
        terms.unitHashrate = 0;
        _refuses(terms, abi.encodeWithSelector(IBatchManager.ZeroUnitHashrate.selector));
        terms = exampleTerms();
        terms.capacity = 0;
        _refuses(terms, abi.encodeWithSelector(IBatchManager.ZeroCapacity.selector));
        terms = exampleTerms();
        terms.rate = 0;
        _refuses(terms, abi.encodeWithSelector(IBatchManager.ZeroRate.selector));
    }

    function test_reverts_where_the_number_of_periods_is_out_of_range() public {
        IBatchManager.Terms memory terms = exampleTerms();
        terms.periods = 0;
        _refuses(terms, abi.encodeWithSelector(IBatchManager.PeriodsOutOfRange.selector, 0, 3_660));
        terms.periods = 3_661;
        _refuses(terms, abi.encodeWithSelector(IBatchManager.PeriodsOutOfRange.selector, 3_661, 3_660));
    }

    function test_reverts_where_a_period_is_too_short_or_too_long() public {
        IBatchManager.Terms memory terms = exampleTerms();
        terms.periodSeconds = 3_599;
        _refuses(
            terms,
            abi.encodeWithSelector(IBatchManager.PeriodSecondsOutOfRange.selector, 3_599, 1 hours, 31 days)
        );
        terms.periodSeconds = 31 days + 1;
        _refuses(
            terms,
            abi.encodeWithSelector(IBatchManager.PeriodSecondsOutOfRange.selector, 31 days + 1, 1 hours, 31 days)
        );
    }

    function test_reverts_where_grace_is_too_short_or_longer_than_the_least_time_between_pauses() public {
        IBatchManager.Terms memory terms = exampleTerms();
        terms.grace = 3_599;
        _refuses(terms, abi.encodeWithSelector(IBatchManager.GraceOutOfRange.selector, 3_599, 1 hours, 14 days));
        terms.grace = 14 days + 1;
        _refuses(terms, abi.encodeWithSelector(IBatchManager.GraceOutOfRange.selector, 14 days + 1, 1 hours, 14 days));
    }

    function test_reverts_where_hosting_could_exceed_the_gross() public {
        IBatchManager.Terms memory terms = exampleTerms();
        terms.maxHostingBps = 10_001;
        _refuses(terms, abi.encodeWithSelector(IBatchManager.HostingBpsTooHigh.selector, 10_001, 10_000));
    }

    function test_reverts_for_evidence_that_does_not_exist() public {
        IBatchManager.Terms memory terms = exampleTerms();
        terms.evidenceRequired = 4;
        _refuses(terms, abi.encodeWithSelector(IBatchManager.EvidenceLevelNotSupported.selector, 4, 3));
    }

    function test_reverts_where_the_term_starts_in_the_past() public {
        IBatchManager.Terms memory terms = exampleTerms();
        terms.termStart = uint40(START - 1);
        _refuses(terms, abi.encodeWithSelector(IBatchManager.TermInThePast.selector, START - 1, START));
    }

    function test_reverts_where_the_sale_is_empty_over_already_or_ends_after_the_term() public {
        IBatchManager.Terms memory terms = exampleTerms();
        uint256 termEnd = START + 32 * DAY;
        terms.saleStart = terms.saleEnd;
        _refuses(terms, _window(terms, termEnd));
        terms = exampleTerms();
        (terms.saleStart, terms.saleEnd) = (uint40(START - DAY), uint40(START));
        _refuses(terms, _window(terms, termEnd));
        terms = exampleTerms();
        terms.saleEnd = uint40(termEnd + 1);
        _refuses(terms, _window(terms, termEnd));
    }

    function test_accepts_a_sale_until_the_last_second_of_the_term() public {
        IBatchManager.Terms memory terms = exampleTerms();
        terms.saleEnd = uint40(START + 32 * DAY);
        assertEq(createBatch(terms), 1, "created");
    }

    function test_reverts_where_the_bond_is_below_a_twentieth_of_the_price_rounded_up() public {
        IBatchManager.Terms memory terms = exampleTerms();
        terms.rate = 1;
        terms.capacity = 7;
        terms.bond = 10; // 7 * 30 = 210, of which 5 % is 10.5
        _refuses(terms, abi.encodeWithSelector(IBatchManager.BondTooSmall.selector, 10, 11));
        terms.bond = 11;
        assertEq(createBatch(terms), 1, "created");
    }

    function test_the_largest_bond_bounds_the_price_far_below_what_accounts_can_hold() public {
        IBatchManager.Terms memory terms = exampleTerms();
        (terms.capacity, terms.periods, terms.unitHashrate) = (type(uint64).max, 1, 1);
        terms.saleEnd = terms.termStart;
        (terms.rate, terms.bond) = (type(uint96).max, type(uint96).max);
        uint256 price = uint256(type(uint64).max) * type(uint96).max;
        _refuses(terms, abi.encodeWithSelector(IBatchManager.BondTooSmall.selector, terms.bond, (price + 19) / 20));
        terms.rate = 20 << 32;
        usdc.mint(operator, type(uint96).max);
        assertEq(createBatch(terms), 1, "a twentieth and all of 96 bits");
    }

    function test_reverts_where_a_text_is_missing_or_too_long() public {
        IBatchManager.Disclosure memory disclosure = exampleDisclosure();
        disclosure.name = "";
        _refuses(disclosure, abi.encodeWithSelector(IBatchManager.TextLength.selector, 0, 1, 64));
        disclosure.name = string(new bytes(65));
        _refuses(disclosure, abi.encodeWithSelector(IBatchManager.TextLength.selector, 65, 1, 64));
        disclosure = exampleDisclosure();
        disclosure.pool = string(new bytes(33));
        _refuses(disclosure, abi.encodeWithSelector(IBatchManager.TextLength.selector, 33, 0, 32));
    }

    function test_reverts_while_paused() public {
        vm.prank(admin);
        manager.pause(1 days);
        _refuses(exampleTerms(), abi.encodeWithSelector(IProtocolSettings.ProtocolPaused.selector, START + DAY));
    }

    function _window(IBatchManager.Terms memory terms, uint256 termEnd) private pure returns (bytes memory) {
        return
            abi.encodeWithSelector(
                IBatchManager.SaleWindowInvalid.selector,
                terms.saleStart,
                terms.saleEnd,
                terms.termStart,
                termEnd
            );
    }
}
