// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "./IBatchManager.sol";

/// @title SliceMarket
/// @notice Trades of slices against ERC-20 tokens, from signed listings and offers. It holds nothing, charges nothing and has no
/// administrator: slice and money go straight between seller and buyer, who each approve this contract. What a slice earned
/// before it is traded stays with the seller (CapacitySlices settles at every transfer).
/// @dev Orders are EIP-712 typed data of the domain ("Lode Slice Market", "1", chain, this contract), signed by an account's key
/// or accepted by a contract (ERC-1271). The type is `Listing` or `Offer` by `kind`, with the other members of `Order` in order.
interface ISliceMarket {
    /// @notice A listing is signed by the seller, an offer by the buyer.
    enum Kind {
        Listing,
        Offer
    }

    /// @notice What the maker agrees to. There are no partial fills: a slice changes hands once, for exactly `price`.
    /// @param kind which of the two typed structs was signed
    /// @param maker who signed: the seller of a listing, the buyer of an offer
    /// @param id the slice
    /// @param token the ERC-20 paid in
    /// @param price base units the buyer pays; a royalty comes out of it
    /// @param taker who alone may fill it, or zero for anybody
    /// @param start first second at which it can be filled
    /// @param expiry first second at which it cannot be filled any more
    /// @param expectedStatus status of the slice's batch without which the order is void
    /// @param asOfPeriod `nextPeriod` of the batch when the order was made
    /// @param maxNewPeriods how many periods may be posted after that before the order is void
    /// @param nonce of the maker's choice; of all orders of one maker with the same nonce, one can be filled
    /// @param counter the maker's counter when the order was made
    struct Order {
        Kind kind;
        address maker;
        uint256 id;
        address token;
        uint256 price;
        address taker;
        uint40 start;
        uint40 expiry;
        IBatchManager.Status expectedStatus;
        uint16 asOfPeriod;
        uint16 maxNewPeriods;
        uint256 nonce;
        uint256 counter;
    }

    /// @notice An order with its signature, and the limits of who fills it.
    /// @param order as signed
    /// @param signature 65 bytes r, s, v of the maker's key, or whatever the maker's contract accepts
    /// @param maxNextPeriod the fill reverts where the batch's next period to post is above: for a buyer whose transaction a
    /// payout may overtake
    /// @param minProceeds the fill reverts where the seller would get less after the royalty: for a seller who fills an offer
    struct Fill {
        Order order;
        bytes signature;
        uint16 maxNextPeriod;
        uint256 minProceeds;
    }

    /// @notice A slice was traded. `royalty` of the price goes to `royaltyReceiver`, the rest to the seller. The maker (seller of a
    /// listing, buyer of an offer) has used up `nonce`.
    event OrderFilled(
        uint256 indexed id,
        address indexed seller,
        address indexed buyer,
        Kind kind,
        address token,
        uint256 price,
        address royaltyReceiver,
        uint256 royalty,
        uint256 nonce
    );
    /// @notice The receiver of the royalty in the `OrderFilled` before could not be paid: the seller got it.
    event RoyaltyRefused(uint256 indexed id, address indexed royaltyReceiver, address indexed token, uint256 royalty);
    /// @notice None of the maker's orders with this nonce can be filled any more.
    event OrderCancelled(address indexed maker, uint256 nonce);
    /// @notice None of the orders a maker signed before can be filled any more. `counter` is the value after.
    event AllOrdersCancelled(address indexed maker, uint256 counter);

    error ZeroPrice();
    error OwnOrder(address maker);
    error OtherTaker(address caller, address taker);
    error OrderNotStarted(uint40 start, uint256 nowSeconds);
    error OrderExpired(uint40 expiry, uint256 nowSeconds);
    /// @notice The maker cancelled all orders signed with an earlier counter.
    error CounterChanged(address maker, uint256 signed, uint256 current);
    /// @notice An order of this maker with this nonce was filled or cancelled.
    error NonceUsed(address maker, uint256 nonce);
    error StatusChanged(uint256 batchId, IBatchManager.Status expected, IBatchManager.Status current);
    error TooManyNewPeriods(uint256 batchId, uint16 asOfPeriod, uint16 maxNewPeriods, uint16 nextPeriod);
    error PeriodAboveMax(uint256 batchId, uint16 nextPeriod, uint16 maxNextPeriod);
    error ProceedsBelowMin(uint256 proceeds, uint256 minProceeds);
    error InvalidSignature(address maker);
    error NoFills();
    error NothingFilled();
    /// @notice Each fill that may be skipped must find this much gas, so that none is skipped for want of it.
    error GasTooLow(uint256 available, uint256 needed);
    error OnlyItself(address caller);

    /// @notice Fills one order as the caller: a listing buys the slice, an offer sells it. Emits `OrderFilled`.
    /// Requirements: the order is running, unused, meant for the caller, its batch's guards hold, its signature is the maker's;
    /// the seller owns the slice and approved this contract for it, the buyer approved it for `price`; the seller receives
    /// everything it is owed (fee-on-transfer tokens are refused). A contract that buys must accept ERC-721 tokens.
    /// Notes: a royalty that its receiver cannot be paid goes to the seller, so that no receiver can block a trade.
    function fill(Fill calldata what) external;
    /// @notice Fills several orders as the caller, each as `fill` does.
    /// @param skipFailing false: all or none. true: those that fail are left out, and it reverts with `NothingFilled` where all do.
    /// Each fill then has `SKIPPABLE_GAS` to spend, so that no order can use up the others' gas.
    /// @return filled which of them were
    function fillMany(Fill[] calldata fills, bool skipFailing) external returns (bool[] memory filled);
    /// @notice Only this contract calls this: one fill of `fillMany` that may fail alone.
    function fillFor(address taker, Fill calldata what) external;
    /// @notice Voids all of the caller's orders with this nonce. Emits `OrderCancelled`. Reverts where it was used: too late.
    function cancel(uint256 nonce) external;
    /// @notice Voids every order the caller has signed. Emits `AllOrdersCancelled`. The next counter cannot be known before, so
    /// that nobody can have been made to sign for it.
    function cancelAll() external;

    function manager() external view returns (IBatchManager);
    /// @notice The one collection traded here.
    function slices() external view returns (address);
    /// @notice What the maker signs: the EIP-712 digest of an order.
    function digestOf(Order calldata order) external view returns (bytes32);
    /// @notice The counter that the maker's orders must carry.
    function counterOf(address maker) external view returns (uint256);
    function isNonceUsed(address maker, uint256 nonce) external view returns (bool);
    /// @notice What of a price goes to whom as ERC-2981 royalty: at most 10 %, nothing where the collection has none.
    function royaltyOf(uint256 id, uint256 price) external view returns (address receiver, uint256 amount);
}
