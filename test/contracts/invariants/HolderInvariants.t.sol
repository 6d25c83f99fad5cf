// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {World} from "../base/World.sol";
import {HolderHandler} from "./HolderHandler.sol";

contract HolderInvariantsTest is World {
    HolderHandler private handler;

    function setUp() public override {
        super.setUp();
        IBatchManager.Terms memory terms = termsFromNow();
        (terms.capacity, terms.rate, terms.periods, terms.bond) = (13, 7, 12, 1_009);
        (terms.upfront, terms.arbiter) = (5, stranger);
        terms.saleEnd = uint40(block.timestamp + 4 * DAY);
        createBatch(terms);
        terms.periods = 6;
        (terms.termStart, terms.refundDeadline) = (
            uint40(block.timestamp + 5 * DAY),
            uint40(block.timestamp + 4 * DAY)
        );
        terms.saleEnd = uint40(block.timestamp + 10 * DAY);
        createBatch(terms);
        address[] memory who = new address[](5);
        (who[0], who[1], who[2], who[3], who[4]) = (operator, stranger, alice, bob, carol);
        handler = new HolderHandler(slices, manager, who, address(usdc), address(wbtc));
        _target(address(handler));
        handler.buy(0, 0, 5);
        handler.buy(1, 1, 5);
    }

    function invariant_1_2_what_is_held_is_what_is_owed() public view {
        uint256 payout = _credits(address(wbtc));
        uint256 payment = _credits(address(usdc));
        for (uint256 batchId = 1; batchId <= 2; ++batchId) {
            ICapacitySlices.BatchAccount memory batch = account(batchId);
            payout += batch.holdersReserve;
            payment += uint256(batch.escrow) + batch.proceeds + batch.bond + batch.refundReserve;
        }
        assertEq(slices.liabilities(address(wbtc)), payout, "owed in the payout token");
        assertEq(slices.liabilities(address(usdc)), payment, "owed in the payment token");
        assertEq(wbtc.balanceOf(address(slices)), payout, "held of the payout token");
        assertEq(usdc.balanceOf(address(slices)), payment, "held of the payment token");
    }

    function invariant_3_6_reserves_cover_live_slices_and_exceed_them_by_dust() public view {
        for (uint256 batchId = 1; batchId <= 2; ++batchId) {
            ICapacitySlices.BatchAccount memory batch = account(batchId);
            (uint256 units, uint256 live, uint256 payout, uint256 refund) = _sum(batchId);
            assertEq(batch.sold, units, "units of live slices sum to sold");
            assertLe(batch.sold, batch.capacity, "within the capacity");
            assertLe(payout, uint256(batch.holdersReserve) << 64, "payouts are covered");
            assertLe(refund, uint256(batch.refundReserve) << 64, "refunds are covered");
            uint256 dust = (live + handler.dust(batchId)) << 64;
            assertLe(uint256(batch.holdersReserve) << 64, payout + dust, "no more than dust of payouts");
            assertLe(uint256(batch.refundReserve) << 64, refund + dust, "no more than dust of refunds");
        }
    }

    function invariant_9_10_15_20_25_no_verb_did_what_it_must_not() public view {
        assertEq(bytes(handler.violation()).length, 0, handler.violation());
    }

    function invariant_11_12_a_thief_and_a_keeper_end_with_nothing() public view {
        address thief = handler.thief();
        assertEq(slices.balanceOf(thief) + wbtc.balanceOf(thief) + usdc.balanceOf(thief), 0, "nothing held");
        assertEq(slices.credit(thief, address(wbtc)) + slices.credit(thief, address(usdc)), 0, "nothing owed");
    }

    function test_a_random_walk_of_the_handler_succeeds_at_everything() public {
        for (uint256 i; i < 600; ++i) {
            uint256 r = uint256(keccak256(abi.encode("walk", i)));
            // Slices are given back before the first posting, or never.
            if (i < 8) handler.giveBack(r);
            _step(r);
        }
        string[15] memory actions = [
            "buy",
            "giveBack",
            "post",
            "releaseUpfront",
            "topUp",
            "forfeit",
            "fail",
            "split",
            "merge",
            "retire",
            "settle",
            "keeper",
            "transfer",
            "set",
            "steal"
        ];
        for (uint256 i; i < actions.length; ++i) {
            assertGe(handler.done(bytes32(bytes(actions[i]))), 1, actions[i]);
        }
        invariant_1_2_what_is_held_is_what_is_owed();
        invariant_3_6_reserves_cover_live_slices_and_exceed_them_by_dust();
        invariant_9_10_15_20_25_no_verb_did_what_it_must_not();
        invariant_11_12_a_thief_and_a_keeper_end_with_nothing();
    }

    function _step(uint256 r) private {
        uint256 way = r % 12;
        r >>= 8;
        if (way < 2) handler.buy(r, r >> 8, uint64(r >> 16));
        else if (way == 2) handler.post(r, uint128(r >> 8), uint16(r >> 140));
        else if (way < 5) handler.split(r, uint64(r >> 8));
        else if (way == 5) handler.merge(r, r >> 8);
        else if (way < 8) handler.grief(r >> 3, r % 2 == 0, r % 4 < 2);
        else if (way == 8) handler.transfer(r, r >> 8);
        else if (way == 9) handler.set(r, r >> 8, (r >> 20) % 3 != 0);
        else if (way == 10 && r % 2 == 0) handler.steal(r >> 1, r >> 8);
        else if (r % 2 == 0) handler.retire(r);
        else _happen(r >> 8, (r >> 4) % 8);
    }

    function _happen(uint256 r, uint256 way) private {
        if (way == 0) handler.giveBack(r);
        else if (way < 4) handler.fail(r);
        else if (way == 4) handler.releaseUpfront(r);
        else if (way == 5) handler.topUp(r, uint128(r >> 8));
        else handler.forfeit(r, uint16(r >> 8));
    }

    function _credits(address token) private view returns (uint256 sum) {
        address[5] memory all = [operator, treasury, alice, bob, carol];
        for (uint256 i; i < all.length; ++i) {
            sum += slices.credit(all[i], token);
        }
    }

    function _sum(uint256 batchId) private view returns (uint256 units, uint256 live, uint256 payout, uint256 refund) {
        for (uint256 i; i < handler.count(); ++i) {
            uint256 id = handler.ids(i);
            if (id / 1e9 != batchId) continue;
            try slices.ownerOf(id) returns (address) {
                (uint256 a, uint256 b) = handler.pending(id);
                (units, live) = (units + handler.unitsOf(id), live + 1);
                (payout, refund) = (payout + a, refund + b);
            } catch {}
        }
    }
}
