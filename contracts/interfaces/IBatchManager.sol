// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @title BatchManager
/// @notice The rules of batches: their terms, their sale, their payouts and their end. It holds no money: every token goes
/// straight between its owner and CapacitySlices, and buyers approve CapacitySlices, not this contract.
/// @dev Times are UTC seconds. Periods are numbered from 0; period p runs from `termStart + p * periodSeconds`, for `periodSeconds`.
interface IBatchManager {
    /// @notice Where a batch stands; derived from its terms, its postings and the clock, never stored.
    enum Status {
        None,
        Scheduled,
        Selling,
        Active,
        Completed,
        Defaulted
    }

    /// @notice What is sold, fixed for ever at creation.
    /// @param paymentToken what slices are bought in
    /// @param payoutToken what payouts are made in
    /// @param unitHashrate hashes per second of one unit
    /// @param capacity number of units
    /// @param rate payment-token base units per unit per period
    /// @param saleStart first second of the sale
    /// @param saleEnd first second after the sale; not before termStart, not after the term's end
    /// @param termStart first second of period 0
    /// @param periodSeconds length of a period
    /// @param periods number of periods
    /// @param grace seconds after the end of a period within which its payout must be posted
    /// @param maxHostingBps most that hosting may take from a payout's gross, in 1/10000
    /// @param evidenceRequired 0 operator's word; higher levels are refused until their verification exists
    /// @param bond payment-token base units the operator puts at stake
    struct Terms {
        address paymentToken;
        address payoutToken;
        uint64 unitHashrate;
        uint64 capacity;
        uint96 rate;
        uint40 saleStart;
        uint40 saleEnd;
        uint40 termStart;
        uint32 periodSeconds;
        uint16 periods;
        uint32 grace;
        uint16 maxHostingBps;
        uint8 evidenceRequired;
        uint128 bond;
    }

    /// @notice What the operator declares about the farm. Published in the event, not enforced by any contract.
    /// @param name of the batch, 1 to 64 bytes
    /// @param site where the machines run, at most 64 bytes
    /// @param pool the mining pool, at most 32 bytes
    /// @param efficiencyMilliJoulesPerTh of the machines
    /// @param powerMicroUsdPerKwh price of electricity
    /// @param pueBps power usage effectiveness, 10000 = 1.00
    /// @param poolFeeBps of the mining pool
    /// @param serviceMicroUsdPerThDay price of service beyond electricity
    struct Disclosure {
        string name;
        string site;
        string pool;
        uint32 efficiencyMilliJoulesPerTh;
        uint32 powerMicroUsdPerKwh;
        uint16 pueBps;
        uint16 poolFeeBps;
        uint32 serviceMicroUsdPerThDay;
    }

    /// @notice One period's payout as the operator posts it.
    /// @param period must be the next unposted one
    /// @param gross payout-token base units, pulled from the operator
    /// @param hosting the part of gross that pays for power and service
    /// @param deliveredBps capacity delivered in 1/10000 of the capacity sold as; the operator is released that part of the escrow
    /// @param evidenceHash keccak256 of the pool record the payout was made from
    struct Payout {
        uint32 period;
        uint128 gross;
        uint128 hosting;
        uint16 deliveredBps;
        bytes32 evidenceHash;
    }

    event BatchCreated(
        uint256 indexed batchId,
        address indexed operator,
        Terms terms,
        uint16 feeBps,
        Disclosure disclosure
    );
    /// @notice `nextPeriod` is the value after, `cost` is payment-token base units.
    event SliceBought(
        uint256 indexed batchId,
        uint256 indexed id,
        address indexed buyer,
        address to,
        uint64 units,
        uint256 cost
    );
    /// @notice Money moved by this posting is in `CapacitySlices.PayoutAccrued` of the same transaction. `nextPeriod` is the value after.
    event PayoutPosted(
        uint256 indexed batchId,
        uint32 indexed period,
        uint16 deliveredBps,
        bytes32 evidenceHash,
        uint16 nextPeriod
    );
    event DefaultDeclared(uint256 indexed batchId, uint32 indexed period, address indexed declaredBy);
    event OperatorAdmitted(address indexed operator, bool admitted);
    event PaymentTokenAllowed(address indexed token, bool allowed);
    event PayoutTokenAllowed(address indexed token, bool allowed);
    event FeeSet(uint16 feeBps, address indexed feeRecipient);
    event Paused(uint40 until, address indexed by);
    event Unpaused(address indexed by);

    error WrongWiring(address slices, address slicesManager);
    error OperatorNotAdmitted(address operator);
    error TokenNotAllowed(address token);
    error UnknownBatch(uint256 batchId);
    error ZeroAddress();
    error ZeroCapacity();
    error ZeroRate();
    error ZeroUnits();
    error ZeroUnitHashrate();
    error PeriodsOutOfRange(uint16 periods, uint16 max);
    error PeriodSecondsOutOfRange(uint32 periodSeconds, uint32 min, uint32 max);
    error GraceOutOfRange(uint32 grace, uint32 min, uint32 max);
    error SaleWindowInvalid(uint40 saleStart, uint40 saleEnd, uint40 termStart, uint256 termEnd);
    error TermInThePast(uint40 termStart, uint256 nowSeconds);
    error HostingBpsTooHigh(uint16 maxHostingBps, uint16 max);
    error EvidenceLevelNotSupported(uint8 level, uint8 highest);
    error BondTooSmall(uint128 bond, uint256 min);
    error BatchTooLarge(uint256 total, uint256 max);
    error FeeTooHigh(uint16 feeBps, uint16 max);
    error TextLength(uint256 length, uint256 min, uint256 max);
    error ProtocolPaused(uint40 until);
    error PauseLengthOutOfRange(uint32 secondsFromNow, uint32 max);
    error NotPaused();
    error PauseTooSoon(uint256 nowSeconds, uint256 allowedAt);
    error SaleNotOpen(uint256 batchId, uint256 nowSeconds, uint40 saleStart, uint40 saleEnd);
    error PeriodUnposted(uint256 batchId, uint16 nextPeriod, uint256 finishedPeriods);
    error CostAboveMax(uint256 cost, uint256 maxCost);
    error NotBatchOperator(address caller, address operator);
    error WrongPeriod(uint32 given, uint16 expected);
    error PeriodNotFinished(uint32 period, uint256 endsAt, uint256 nowSeconds);
    error DeliveredBpsTooHigh(uint16 deliveredBps);
    error HostingTooHigh(uint128 hosting, uint256 max);
    error BatchEnded(uint256 batchId, Status status);
    error NotInDefault(uint256 batchId, uint256 deadline, uint256 nowSeconds);
    error NotCompleted(uint256 batchId, Status status);
    error NoPayouts();

    /// @notice Fixes the terms, pulls the bond from the caller (who approved CapacitySlices). Emits `BatchCreated`.
    /// Requirements: caller admitted, tokens allowed, not paused, terms in range, bond at least 5 % of the total price.
    function createBatch(Terms calldata terms, Disclosure calldata disclosure) external returns (uint256 batchId);
    /// @notice Buys one slice of `units` for `rate * units * unposted periods`, at most `maxCost`, minted to `to`. Emits `SliceBought`.
    /// Requirements: sale open, every finished period posted, capacity left, not paused, caller approved CapacitySlices for the cost.
    function buy(uint256 batchId, uint64 units, uint256 maxCost, address to) external returns (uint256 id);
    /// @notice `buy` with an ERC-2612 permit of exactly `maxCost` to CapacitySlices. A permit somebody else already used does not matter.
    function buyWithPermit(
        uint256 batchId,
        uint64 units,
        uint256 maxCost,
        address to,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external returns (uint256 id);
    /// @notice Posts the payout of the next period, funded in full by the caller. Emits `PayoutPosted`.
    /// Requirements: caller is the batch's operator, the period is the next and has finished, the batch has not ended, not paused.
    function postPayout(uint256 batchId, Payout calldata payout) external;
    /// @notice Posts several periods in order, all or none.
    function postPayouts(uint256 batchId, Payout[] calldata payouts) external;
    /// @notice Anybody: ends a batch whose next payout is overdue beyond grace. Emits `DefaultDeclared`.
    function declareDefault(uint256 batchId) external;
    /// @notice Anybody: credits the bond of a completed batch to its operator.
    function releaseBond(uint256 batchId) external;

    function slices() external view returns (address);
    function batchCount() external view returns (uint256);
    function terms(uint256 batchId) external view returns (Terms memory);
    function operatorOf(uint256 batchId) external view returns (address);
    function feeBpsOf(uint256 batchId) external view returns (uint16);
    function status(uint256 batchId) external view returns (Status);
    /// @notice Number of the next period to post; also how many are posted.
    function nextPeriod(uint256 batchId) external view returns (uint16);
    /// @notice How many periods have ended by the clock.
    function finishedPeriods(uint256 batchId) external view returns (uint256);
    /// @notice Payment-token base units `units` cost now.
    function costOf(uint256 batchId, uint64 units) external view returns (uint256);
    /// @notice First second at which default may be declared; the greatest uint256 once the batch has ended.
    /// Notes: an operator whose posting window was overlapped by a pause has the whole grace again from the end of that pause.
    function defaultableAt(uint256 batchId) external view returns (uint256);
    function pausedUntil() external view returns (uint40);
    function isOperatorAdmitted(address operator) external view returns (bool);
    function isPaymentTokenAllowed(address token) external view returns (bool);
    function isPayoutTokenAllowed(address token) external view returns (bool);
    function protocolFee() external view returns (uint16 feeBps, address feeRecipient);

    /// @notice Governance (AccessManager). None of these touches an existing batch's terms or anybody's money.
    function setOperatorAdmitted(address operator, bool admitted) external;
    function setPaymentTokenAllowed(address token, bool allowed) external;
    function setPayoutTokenAllowed(address token, bool allowed) external;
    /// @notice Applies to batches created from now on; at most 500.
    function setFee(uint16 feeBps, address feeRecipient) external;
    /// @notice Stops createBatch, buy and posting for at most 14 days; a pause may follow another only 14 days after it ended.
    function pause(uint32 secondsFromNow) external;
    function unpause() external;
    /// @notice Takes tokens that were sent to CapacitySlices by mistake and are owed to nobody. Emits `SurplusRecovered` there.
    /// Limit: never below what is owed, in any token of any batch.
    function recoverSurplus(address token, address to) external returns (uint256 amount);
}
