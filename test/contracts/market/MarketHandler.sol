// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ISliceMarket} from "../../../contracts/interfaces/ISliceMarket.sol";
import {MockUSDC} from "../../../contracts/mocks/MockUSDC.sol";
import {MockWBTC} from "../../../contracts/mocks/MockWBTC.sol";
import {MarketWorld} from "../base/MarketWorld.sol";

/// @dev Three traders sign, fill, cancel, transfer and replay at random; payouts come in between. Whatever a fill does is
/// compared with what was signed; whatever must not succeed is tried, and must not.
contract MarketHandler is MarketWorld {
    struct Signed {
        ISliceMarket.Fill what;
        bool dead;
    }

    Signed[] private _book;
    uint256[] private _ids;
    uint256 public fills;
    uint256 public replays;
    uint256 public topUps;
    bool public broken;

    constructor(ISliceMarket market_, MockUSDC usdc_, MockWBTC wbtc_, uint256 batchId_, uint256[] memory ids) {
        (market, usdc, wbtc, batchId, _ids) = (market_, usdc_, wbtc_, batchId_, ids);
        manager = IBatchManager(address(market_.manager()));
        slices = ICapacitySlices(market_.slices());
    }

    function _trader(uint256 seed) private view returns (address) {
        return [alice, bob, carol][seed % 3];
    }

    function _keyOf(address who) private view returns (uint256) {
        return
            _key(
                who == alice
                    ? "alice"
                    : who == bob
                        ? "bob"
                        : "carol"
            );
    }

    function sign(uint256 who, uint256 which, uint256 price, uint8 nonce, bool offered) external {
        address maker = _trader(who);
        ISliceMarket.Order memory order = _order(offered ? ISliceMarket.Kind.Offer : ISliceMarket.Kind.Listing, maker);
        order.id = _ids[which % _ids.length];
        order.price = bound(price, 1, 1e9);
        order.nonce = nonce % 8;
        order.asOfPeriod = manager.nextPeriod(batchId);
        order.maxNewPeriods = uint16(price % 3);
        _book.push(Signed(_fill(order, _signature(_keyOf(maker), _digest(order))), false));
    }

    function take(uint256 which, uint256 who) external {
        if (_book.length == 0) return;
        Signed storage signed = _book[which % _book.length];
        ISliceMarket.Fill memory what = signed.what;
        address taker = _trader(who);
        bool listed = what.order.kind == ISliceMarket.Kind.Listing;
        (address seller, address buyer) = listed ? (what.order.maker, taker) : (taker, what.order.maker);
        uint256[3] memory before = [_holds(usdc, seller), _holds(usdc, buyer), _all(seller)];
        vm.prank(taker);
        try market.fill(what) {
            ++fills;
            bool right =
                !signed.dead &&
                    slices.ownerOf(what.order.id) == buyer &&
                    _holds(usdc, seller) == before[0] + what.order.price &&
                    _holds(usdc, buyer) == before[1] - what.order.price &&
                    _all(seller) == before[2] &&
                    market.isNonceUsed(what.order.maker, what.order.nonce);
            if (!right) broken = true;
            _bury(what.order.maker, what.order.nonce, false);
        } catch {}
    }

    /// @dev Anything that was filled or cancelled, tried again: it must never succeed.
    function replay(uint256 which, uint256 who) external {
        for (uint256 i; i < _book.length; ++i) {
            Signed storage signed = _book[((which % _book.length) + i) % _book.length];
            if (!signed.dead) continue;
            ISliceMarket.Fill memory what = signed.what;
            vm.prank(_trader(who));
            try market.fill(what) {
                broken = true;
            } catch {
                ++replays;
            }
            return;
        }
    }

    function cancel(uint256 who, uint8 nonce) external {
        address maker = _trader(who);
        vm.prank(maker);
        try market.cancel(nonce % 8) {
            _bury(maker, nonce % 8, false);
        } catch {}
    }

    function cancelAll(uint256 who) external {
        address maker = _trader(who);
        vm.prank(maker);
        market.cancelAll();
        _bury(maker, 0, true);
    }

    function give(uint256 which, uint256 to) external {
        uint256 what = _ids[which % _ids.length];
        transfer(slices.ownerOf(what), _trader(to), what);
    }

    function postNext(uint128 gross, uint16 delivered) external {
        if (manager.nextPeriod(batchId) == 30) return;
        post(batchId, uint128(bound(gross, 1, 1e9)), 0, uint16(bound(delivered, 0, 10_000)));
    }

    /// @dev Once the sale is over, more for a period that is posted.
    function topUp(uint128 amount) external {
        uint40 saleEnd = manager.terms(batchId).saleEnd;
        if (manager.nextPeriod(batchId) > 3 && block.timestamp < saleEnd) vm.warp(saleEnd);
        vm.prank(operator);
        try manager.topUp(batchId, 0, uint128(bound(amount, 1, 1e9)), 0) {
            ++topUps;
        } catch {}
    }

    /// @dev What an account has earned and is to be refunded: its credit and what its slices have pending, whole base units.
    function _all(address who) private view returns (uint256 sum) {
        sum = slices.credit(who, address(wbtc)) + slices.credit(who, address(usdc));
        for (uint256 i; i < _ids.length; ++i) {
            if (slices.ownerOf(_ids[i]) == who) sum += slices.claimable(_ids[i]) + slices.refundable(_ids[i]);
        }
    }

    function _bury(address maker, uint256 nonce, bool all) private {
        for (uint256 i; i < _book.length; ++i) {
            ISliceMarket.Order storage order = _book[i].what.order;
            if (order.maker == maker && (all || order.nonce == nonce)) _book[i].dead = true;
        }
    }

    function heldByMarket() external view returns (uint256) {
        return _holds(usdc, address(market)) + _holds(wbtc, address(market)) + slices.balanceOf(address(market));
    }

    function custodyIsCovered() external view returns (bool) {
        return
            _holds(usdc, address(slices)) >= slices.liabilities(address(usdc)) &&
            _holds(wbtc, address(slices)) >= slices.liabilities(address(wbtc));
    }
}
