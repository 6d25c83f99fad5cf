// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {IFleetRegistry} from "../../../contracts/interfaces/IFleetRegistry.sol";
import {IHeldEscrow} from "../../../contracts/interfaces/IHeldEscrow.sol";
import {HeldBooks} from "./HeldBooks.sol";
import {InvariantWorld} from "./InvariantWorld.sol";
import {Ledger} from "./Ledger.sol";

/// @dev Numbered as in the design. Each is checked after every action of the handler.
contract Invariants is InvariantWorld {
    function invariant_1_balance_covers_liabilities_and_equals_them_but_for_donations() public view {
        for (uint256 i; i < handler.tokensLength(); ++i) {
            address token = handler.allTokens(i);
            uint256 owed = slices.liabilities(token) + handler.donated(token);
            assertEq(_holds(token, address(slices)), owed, "balance");
        }
    }

    function invariant_2_liabilities_are_escrow_proceeds_bonds_reserves_and_credit() public view {
        for (uint256 i; i < handler.tokensLength(); ++i) {
            address token = handler.allTokens(i);
            uint256 owed = handler.credits(token);
            for (uint256 batchId = 1; batchId <= manager.batchCount(); ++batchId) {
                ICapacitySlices.BatchAccount memory a = slices.batchAccount(batchId);
                if (a.paymentToken == token) owed += uint256(a.escrow) + a.proceeds + a.bond + a.refundReserve;
                if (a.payoutToken == token) owed += a.holdersReserve;
            }
            assertEq(slices.liabilities(token), owed, "liabilities");
        }
    }

    function invariant_3_reserves_cover_what_slices_can_claim_and_the_rest_is_dust() public view {
        for (uint256 batchId = 1; batchId <= manager.batchCount(); ++batchId) {
            ICapacitySlices.BatchAccount memory a = slices.batchAccount(batchId);
            Ledger.Book memory book = handler.book(batchId);
            (uint256 claimable, uint256 refundable, , uint256 live) = _slicesOf(batchId);
            uint256 dust = live + book.retired;
            assertGe(a.holdersReserve, claimable, "payouts are covered");
            assertLe(a.holdersReserve - claimable, dust + book.posted + book.topUps, "payout dust");
            assertGe(a.refundReserve, refundable, "refunds are covered");
            assertLe(a.refundReserve - refundable, dust + book.forfeits + 1, "refund dust");
        }
    }

    function invariant_4_what_came_into_a_batch_is_what_left_it_and_what_it_holds() public view {
        for (uint256 batchId = 1; batchId <= manager.batchCount(); ++batchId) {
            ICapacitySlices.BatchAccount memory a = slices.batchAccount(batchId);
            uint256 payment = uint256(a.escrow) + a.proceeds + a.bond + a.refundReserve;
            if (a.paymentToken == a.payoutToken) payment += a.holdersReserve;
            else _conserved(batchId, a.payoutToken, a.holdersReserve);
            _conserved(batchId, a.paymentToken, payment);
        }
    }

    function invariant_5_accumulators_never_fall_and_no_slice_is_paid_ahead() public view {
        _noViolation();
        for (uint256 i; i < handler.idsLength(); ++i) {
            uint256 id = handler.ids(i);
            ICapacitySlices.Slice memory s = slices.slice(id);
            ICapacitySlices.BatchAccount memory a = slices.batchAccount(id / 1e9);
            assertLe(s.paid, a.acc, "paid");
            assertLe(s.refundPaid, a.refundAcc, "refundPaid");
        }
    }

    function invariant_6_units_of_slices_sum_to_what_is_sold() public view {
        for (uint256 batchId = 1; batchId <= manager.batchCount(); ++batchId) {
            ICapacitySlices.BatchAccount memory a = slices.batchAccount(batchId);
            (, , uint256 units, ) = _slicesOf(batchId);
            assertEq(units, a.sold, "slices");
            assertEq(handler.book(batchId).sold, a.sold, "bought, less given back and retired");
            assertLe(a.sold, a.capacity, "capacity");
        }
    }

    function invariant_7_a_slice_keeps_its_units_and_ids_are_never_reused() public view {
        _noViolation();
        for (uint256 i; i < handler.idsLength(); ++i) {
            uint256 id = handler.ids(i);
            assertEq(slices.slice(id).units, handler.unitsOf(id), "units");
        }
    }

    function invariant_8_escrow_is_the_price_of_the_unposted_periods_what_waits_and_the_upfront_part_while_held()
        public
        view
    {
        for (uint256 batchId = 1; batchId <= manager.batchCount(); ++batchId) {
            ICapacitySlices.BatchAccount memory a = slices.batchAccount(batchId);
            IBatchManager.Terms memory terms = manager.terms(batchId);
            uint256 perUnit = uint256(terms.rate) * (terms.periods - manager.nextPeriod(batchId));
            if (manager.isUpfrontHeld(batchId)) perUnit += terms.upfront;
            bool settled = handler.book(batchId).calledOff;
            if (settled || manager.status(batchId) == IBatchManager.Status.Defaulted) perUnit = 0;
            assertEq(a.escrow, a.sold * (perUnit + handler.heldBook(batchId).heldPerUnit), "escrow");
        }
    }

    function invariant_10_a_transfer_moves_what_was_earned_to_the_seller_and_nothing_to_the_buyer() public view {
        _noViolation();
    }

    function invariant_13_each_payout_moves_the_next_period_by_one() public view {
        for (uint256 batchId = 1; batchId <= manager.batchCount(); ++batchId) {
            assertEq(manager.nextPeriod(batchId), handler.book(batchId).posted, "next period");
        }
    }

    function invariant_14_nothing_is_sold_while_a_finished_period_is_unposted() public view {
        _noViolation();
    }

    function invariant_15_equal_slices_earn_the_same_however_often_each_settles() public view {
        // The first two slices are twins: bought together, with the same units.
        (uint256 a, uint256 b) = (handler.ids(0), handler.ids(1));
        uint256 first = handler.received(a) + slices.claimable(a);
        uint256 second = handler.received(b) + slices.claimable(b);
        assertLe(first > second ? first - second : second - first, 1, "twins");
    }

    function invariant_16_status_moves_only_along_the_graph() public view {
        _noViolation();
    }

    function invariant_18_nobody_stole_anything() public view {
        _noViolation();
        for (uint256 i; i < handler.tokensLength(); ++i) {
            address token = handler.allTokens(i);
            assertEq(_holds(token, vm.addr(uint256(keccak256("thief")))), 0, "the thief has nothing");
        }
    }

    function invariant_23_a_site_holds_back_what_its_running_batches_sell_and_no_more_than_it_can() public view {
        uint256 reserved;
        for (uint256 batchId = 1; batchId <= manager.batchCount(); ++batchId) {
            (uint32 site, uint128 hashrate) = fleet.reservationOf(batchId);
            if (site == 2) reserved += hashrate;
        }
        IFleetRegistry.Site memory audited = fleet.site(2);
        assertEq(audited.reserved, reserved, "reserved");
        assertLe(audited.reserved, audited.capacity, "capacity");
    }

    function invariant_24_at_evidence_3_no_escrow_leaves_for_a_period_whose_proofs_fall_short() public view {
        _noViolation();
        for (uint256 batchId = 1; batchId <= manager.batchCount(); ++batchId) {
            HeldBooks.HeldBook memory book = handler.heldBook(batchId);
            IHeldEscrow.Standing memory standing = held.standingOf(batchId);
            assertEq(standing.posted, standing.baseUnitsPerSat == 0 ? 0 : book.posted, "posted");
            assertEq(standing.covered, book.covered, "covered");
            assertEq(standing.firstHeld, book.judged, "judged");
            assertEq(standing.nextHeld, book.periods.length, "what waits");
            assertGe(book.sats * book.perSat * 10_000, book.covered * 9_500, "what was released is proven");
        }
    }
}
