// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC2981} from "@openzeppelin/contracts/interfaces/IERC2981.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ERC165Checker} from "@openzeppelin/contracts/utils/introspection/ERC165Checker.sol";
import {IBatchManager} from "./interfaces/IBatchManager.sol";
import {ICapacitySlices} from "./interfaces/ICapacitySlices.sol";
import {ISliceMarket} from "./interfaces/ISliceMarket.sol";
import {ITokenCustody} from "./interfaces/ITokenCustody.sol";
import {AccountSignature} from "./libraries/AccountSignature.sol";
import {AccountingMath} from "./libraries/AccountingMath.sol";
import {MarketOrders} from "./libraries/MarketOrders.sol";
import {SERIALS} from "./libraries/SliceIds.sol";

/// @title SliceMarket
/// @notice See {ISliceMarket}.
contract SliceMarket is ISliceMarket, EIP712, ReentrancyGuardTransient {
    using AccountSignature for bytes;
    using MarketOrders for MarketOrders.State;
    using MarketOrders for Order;
    using SafeERC20 for IERC20;

    uint256 private constant MAX_ROYALTY_BPS = 1_000;
    uint256 private constant SKIPPABLE_GAS = 500_000;

    IBatchManager private immutable _manager;
    ICapacitySlices private immutable _slices;
    /// @dev Asked once: the collection cannot change.
    bool private immutable _hasRoyalty;

    mapping(address maker => MarketOrders.State) private _orders;

    constructor(IBatchManager manager_) EIP712("Lode Slice Market", "1") {
        address slices_ = manager_.slices();
        address slicesManager = ICapacitySlices(slices_).manager();
        if (slicesManager != address(manager_)) revert IBatchManager.WrongWiring(slices_, slicesManager);
        _manager = manager_;
        _slices = ICapacitySlices(slices_);
        _hasRoyalty = ERC165Checker.supportsInterface(slices_, type(IERC2981).interfaceId);
    }

    // Takers

    /// @inheritdoc ISliceMarket
    function fill(Fill calldata what) external nonReentrant {
        _fill(msg.sender, what);
    }

    /// @inheritdoc ISliceMarket
    function fillMany(Fill[] calldata fills, bool skipFailing) external nonReentrant returns (bool[] memory filled) {
        if (fills.length == 0) revert NoFills();
        filled = new bool[](fills.length);
        bool any;
        for (uint256 i; i < fills.length; ++i) {
            if (skipFailing) {
                filled[i] = _tryFill(msg.sender, fills[i]);
            } else {
                _fill(msg.sender, fills[i]);
                filled[i] = true;
            }
            any = any || filled[i];
        }
        if (!any) revert NothingFilled();
    }

    /// @inheritdoc ISliceMarket
    function fillFor(address taker, Fill calldata what) external {
        if (msg.sender != address(this)) revert OnlyItself(msg.sender);
        _fill(taker, what);
    }

    // Makers

    /// @inheritdoc ISliceMarket
    function cancel(uint256 nonce) external {
        _orders[msg.sender].useNonce(msg.sender, nonce);

        emit OrderCancelled(msg.sender, nonce);
    }

    /// @inheritdoc ISliceMarket
    function cancelAll() external {
        uint256 counter = _orders[msg.sender].moveCounter(msg.sender);

        emit AllOrdersCancelled(msg.sender, counter);
    }

    // Views

    /// @inheritdoc ISliceMarket
    function manager() external view returns (IBatchManager) {
        return _manager;
    }

    /// @inheritdoc ISliceMarket
    function slices() external view returns (address) {
        return address(_slices);
    }

    /// @inheritdoc ISliceMarket
    function digestOf(Order calldata order) external view returns (bytes32) {
        return _hashTypedDataV4(order.hash());
    }

    /// @inheritdoc ISliceMarket
    function counterOf(address maker) external view returns (uint256) {
        return _orders[maker].counter;
    }

    /// @inheritdoc ISliceMarket
    function isNonceUsed(address maker, uint256 nonce) external view returns (bool) {
        return _orders[maker].isUsed(nonce);
    }

    /// @inheritdoc ISliceMarket
    function royaltyOf(uint256 id, uint256 price) public view returns (address receiver, uint256 amount) {
        if (!_hasRoyalty) return (address(0), 0);
        (receiver, amount) = IERC2981(address(_slices)).royaltyInfo(id, price);
        if (receiver == address(0)) return (receiver, 0);
        uint256 max = AccountingMath.shareDown(price, MAX_ROYALTY_BPS);
        if (amount > max) amount = max;
    }

    // Inside

    function _fill(address taker, Fill calldata what) private {
        Order memory order = what.order;
        MarketOrders.State storage orders = _orders[order.maker];
        _checkOrder(order, taker, orders.counter);
        _checkBatch(order, what.maxNextPeriod);
        (address royaltyReceiver, uint256 royalty) = royaltyOf(order.id, order.price);
        if (order.price - royalty < what.minProceeds) {
            revert ProceedsBelowMin(order.price - royalty, what.minProceeds);
        }
        _checkSignature(order, what.signature);

        orders.useNonce(order.maker, order.nonce);

        bool listed = order.kind == Kind.Listing;
        (address seller, address buyer) = listed ? (order.maker, taker) : (taker, order.maker);
        emit OrderFilled(
            order.id,
            seller,
            buyer,
            order.kind,
            order.token,
            order.price,
            royaltyReceiver,
            royalty,
            order.nonce
        );

        // The slice first: nothing that a token does while it is paid can change what the checks above saw.
        _slices.safeTransferFrom(seller, buyer, order.id);
        _pay(order, seller, buyer, royaltyReceiver, royalty);
    }

    /// @dev The signature is checked last: only then has a maker's contract been called, and it cannot change anything.
    function _checkOrder(Order memory order, address taker, uint256 counter) private view {
        if (order.price == 0) revert ZeroPrice();
        if (taker == order.maker) revert OwnOrder(order.maker);
        if (order.taker != address(0) && order.taker != taker) revert OtherTaker(taker, order.taker);
        if (block.timestamp < order.start) revert OrderNotStarted(order.start, block.timestamp);
        if (block.timestamp >= order.expiry) revert OrderExpired(order.expiry, block.timestamp);
        if (order.counter != counter) revert CounterChanged(order.maker, order.counter, counter);
    }

    function _checkBatch(Order memory order, uint16 maxNextPeriod) private view {
        uint256 batchId = order.id / SERIALS;
        (IBatchManager.Status status, uint16 nextPeriod) = _manager.standingOf(batchId);
        if (status != order.expectedStatus) revert StatusChanged(batchId, order.expectedStatus, status);
        if (nextPeriod < order.asOfPeriod || nextPeriod - order.asOfPeriod > order.maxNewPeriods) {
            revert TooManyNewPeriods(batchId, order.asOfPeriod, order.maxNewPeriods, nextPeriod);
        }
        if (nextPeriod > maxNextPeriod) revert PeriodAboveMax(batchId, nextPeriod, maxNextPeriod);
    }

    function _checkSignature(Order memory order, bytes calldata signature) private view {
        if (!signature.isFrom(order.maker, _hashTypedDataV4(order.hash()))) revert InvalidSignature(order.maker);
    }

    /// @dev The royalty first: where the buyer cannot pay it, the seller's part fails too, and so does the trade.
    function _pay(Order memory order, address seller, address buyer, address royaltyReceiver, uint256 royalty) private {
        IERC20 token = IERC20(order.token);
        uint256 proceeds = order.price;
        if (royalty != 0) {
            if (token.trySafeTransferFrom(buyer, royaltyReceiver, royalty)) proceeds -= royalty;
            else emit RoyaltyRefused(order.id, royaltyReceiver, order.token, royalty);
        }

        uint256 held = token.balanceOf(seller);
        token.safeTransferFrom(buyer, seller, proceeds);
        uint256 holds = token.balanceOf(seller);
        if (holds < held + proceeds) {
            revert ITokenCustody.TokenShortfall(order.token, proceeds, holds > held ? holds - held : 0);
        }
    }

    function _tryFill(address taker, Fill calldata what) private returns (bool) {
        // A call can pass on 63/64 of the gas that is left: the rest is for what follows.
        uint256 needed = SKIPPABLE_GAS + SKIPPABLE_GAS / 32;
        if (gasleft() < needed) revert GasTooLow(gasleft(), needed);
        try this.fillFor{gas: SKIPPABLE_GAS}(taker, what) {
            return true;
        } catch {
            return false;
        }
    }
}
