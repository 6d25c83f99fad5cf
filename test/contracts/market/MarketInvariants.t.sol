// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {MarketWorld} from "../base/MarketWorld.sol";
import {MarketHandler} from "./MarketHandler.sol";

contract MarketInvariantsTest is MarketWorld {
    MarketHandler private handler;

    function setUp() public override {
        super.setUp();
        uint256[] memory ids = new uint256[](3);
        (ids[0], ids[1], ids[2]) = (id, buy(bob, batchId, 50), buy(carol, batchId, 25));
        handler = new MarketHandler(market, usdc, wbtc, batchId, ids);
        _target(address(handler));
    }

    function targetSelectors() external view returns (FuzzSelector[] memory selectors) {
        selectors = new FuzzSelector[](1);
        selectors[0].addr = address(handler);
        selectors[0].selectors = new bytes4[](8);
        selectors[0].selectors[0] = MarketHandler.sign.selector;
        selectors[0].selectors[1] = MarketHandler.take.selector;
        selectors[0].selectors[2] = MarketHandler.replay.selector;
        selectors[0].selectors[3] = MarketHandler.cancel.selector;
        selectors[0].selectors[4] = MarketHandler.cancelAll.selector;
        selectors[0].selectors[5] = MarketHandler.give.selector;
        selectors[0].selectors[6] = MarketHandler.postNext.selector;
        selectors[0].selectors[7] = MarketHandler.topUp.selector;
    }

    function invariant_market_fills_do_what_was_signed_once_and_leave_earnings_with_the_seller() public view {
        assertTrue(!handler.broken(), "a fill differed from what was signed, or a dead order was filled");
    }

    function invariant_market_holds_nothing() public view {
        assertEq(handler.heldByMarket(), 0, "held");
    }

    function invariant_market_leaves_the_custody_covered() public view {
        assertTrue(handler.custodyIsCovered(), "balance below liabilities");
    }

    /// @dev The handler's verbs do succeed: an invariant over failures only would prove nothing.
    function test_the_handler_reaches_fills_and_replays() public {
        handler.sign(0, 0, 1_000_002, 1, false);
        handler.take(0, 1);
        assertEq(handler.fills(), 1, "a listing is filled");
        handler.replay(0, 2);
        assertEq(handler.replays(), 1, "and not again");
        handler.sign(2, 0, 2_000_002, 2, true);
        handler.postNext(1_000_000, 9_000);
        handler.take(1, 1);
        assertEq(handler.fills(), 2, "an offer is filled after a payout that fell short");
        handler.sign(2, 0, 1_000, 3, false);
        handler.cancel(2, 3);
        handler.replay(2, 0);
        handler.cancelAll(1);
        handler.give(0, 0);
        handler.give(0, 0);
        assertEq(handler.replays(), 2, "nor a cancelled one");
        for (uint256 i; i < 3; ++i) {
            handler.postNext(1_000_000, 10_000);
        }
        handler.topUp(1_000);
        assertEq(handler.topUps(), 1, "more is paid once the sale is over");
        assertTrue(!handler.broken(), "nothing broke");
    }
}
