// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IAttesterRegistry} from "./IAttesterRegistry.sol";
import {IBondDisputes} from "./IBondDisputes.sol";
import {IProtocolSettings} from "./IProtocolSettings.sol";

/// @title BatchManager
/// @notice The rules of batches: their terms, their sale, their payouts and their end. It holds no money: every token goes
/// straight between its owner and CapacitySlices, and buyers approve CapacitySlices, not this contract.
/// @dev Times are UTC seconds. Periods are numbered from 0; period p runs from `termStart + p * periodSeconds`, for `periodSeconds`.
interface IBatchManager is IProtocolSettings, IBondDisputes {
    /// @notice Where a batch stands; derived from its terms, its postings and the clock. CoolingOff: the sale is over, and slices can
    /// still be given back. Active: nothing can be given back any more, or the term runs. The last three are final.
    enum Status {
        None,
        Scheduled,
        Selling,
        CoolingOff,
        Active,
        Completed,
        Defaulted,
        Cancelled
    }

    /// @notice What is sold, fixed for ever at creation; only `rate` may change, until the first sale.
    /// @param paymentToken what slices are bought in
    /// @param payoutToken what payouts are made in
    /// @param unitHashrate hashes per second of one unit
    /// @param capacity number of units
    /// @param rate payment-token base units per unit per period
    /// @param upfront payment-token base units per unit that are the operator's once nobody can give slices back any more; at most
    /// 20 % of the price of a whole term
    /// @param saleStart first second of the sale
    /// @param saleEnd first second after the sale; not after the term's end, nor after termStart with minUnits or evidence level 3
    /// @param refundDeadline first second at which a slice can no longer be given back for its price; not after termStart; 0: never can
    /// @param termStart first second of period 0
    /// @param periodSeconds length of a period
    /// @param periods number of periods
    /// @param grace seconds after the end of a period within which its payout must be posted
    /// @param minUnits units that must be sold when the sale and the cooling-off are over, or the batch is cancelled; 0: any number
    /// @param maxHostingBps most that hosting may take from a payout's gross, in 1/10000
    /// @param royaltyBps of every resale for the operator (ERC-2981), in 1/10000, at most 1000
    /// @param evidenceRequired level every payout must reach: 0 operator's word, 1 signed by a pool, 2 by an auditor, 3 proven on Bitcoin
    /// @param attesterSet who signs payouts; 0: nobody
    /// @param site where the machines run; the whole capacity is reserved from it
    /// @param arbiter who decides disputes about the bond; the zero address: there are none
    /// @param bond payment-token base units the operator has at stake
    struct Terms {
        address paymentToken;
        address payoutToken;
        uint64 unitHashrate;
        uint64 capacity;
        uint96 rate;
        uint96 upfront;
        uint40 saleStart;
        uint40 saleEnd;
        uint40 refundDeadline;
        uint40 termStart;
        uint32 periodSeconds;
        uint16 periods;
        uint32 grace;
        uint64 minUnits;
        uint16 maxHostingBps;
        uint16 royaltyBps;
        uint8 evidenceRequired;
        uint32 attesterSet;
        uint32 site;
        address arbiter;
        uint96 bond;
    }

    /// @notice What the operator declares about the farm. Published in the event, not enforced by any contract.
    /// @param name of the batch, 1 to 64 bytes
    /// @param pool the mining pool, at most 32 bytes
    /// @param efficiencyMilliJoulesPerTh of the machines
    /// @param powerMicroUsdPerKwh price of electricity
    /// @param pueBps power usage effectiveness, 10000 = 1.00
    /// @param poolFeeBps of the mining pool
    /// @param serviceMicroUsdPerThDay price of service beyond electricity
    struct Disclosure {
        string name;
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
    /// @param attestations signatures of the batch's attester set over the struct
    /// `Payout(address manager,uint256 batchId,uint32 period,uint128 gross,uint128 hosting,uint16 deliveredBps,bytes32 evidenceHash)`;
    /// may be empty where no evidence is required
    struct Payout {
        uint32 period;
        uint128 gross;
        uint128 hosting;
        uint16 deliveredBps;
        bytes32 evidenceHash;
        IAttesterRegistry.Attestation[] attestations;
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
    /// @notice Money moved by this posting is in `CapacitySlices.PayoutAccrued` of the same transaction. `evidence` is the level its
    /// signatures reach; `nextPeriod` is the value after.
    event PayoutPosted(
        uint256 indexed batchId,
        uint32 indexed period,
        uint16 deliveredBps,
        uint8 evidence,
        bytes32 evidenceHash,
        uint16 nextPeriod
    );
    /// @notice More was paid for a period that is posted already. The money is in `CapacitySlices.ToppedUp`.
    event TopUpPosted(
        uint256 indexed batchId,
        uint32 indexed period,
        address indexed payer,
        uint128 amount,
        bytes32 evidenceHash
    );
    /// @notice The rate changed before anything was sold.
    event RateSet(uint256 indexed batchId, uint96 rate);
    event DefaultDeclared(uint256 indexed batchId, uint32 indexed period, address indexed declaredBy);
    /// @notice The batch will not run: too little was sold, or nothing, and its operator gave it up.
    event BatchCalledOff(uint256 indexed batchId, address indexed calledOffBy);
    /// @notice Nobody can give slices back any more: the upfront part is the operator's.
    event UpfrontReleased(uint256 indexed batchId, uint128 amount);

    error WrongWiring(address slices, address slicesManager);
    error OperatorNotAdmitted(address operator);
    error TokenNotAllowed(address token);
    error UnknownBatch(uint256 batchId);
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
    error BondTooSmall(uint256 bond, uint256 min);
    error UpfrontTooHigh(uint256 upfront, uint256 max);
    error MinUnitsTooHigh(uint64 minUnits, uint64 capacity);
    error RefundDeadlineInvalid(uint40 refundDeadline, uint40 saleStart, uint40 termStart);
    error RoyaltyTooHigh(uint16 royaltyBps, uint16 max);
    /// @notice The attesters of the batch can never sign as much evidence as it requires.
    error AttestersTooWeak(uint32 attesterSet, uint8 highestLevel, uint8 required);
    /// @notice The signatures reach less evidence than the batch requires.
    error EvidenceTooLow(uint8 level, uint8 required);
    /// @notice The batch has no attesters, so nothing signed can count.
    error NoAttesters(uint256 batchId);
    /// @notice Something was sold already.
    error AlreadySold(uint256 batchId);
    /// @notice Slices of this batch can no longer be given back, or never could.
    error CoolingOffOver(uint256 batchId, uint256 deadline, uint256 nowSeconds);
    /// @notice The batch is neither short of its minimum nor unsold.
    error NotCancellable(uint256 batchId, Status status, uint64 sold);
    /// @notice Slices can still be given back until then.
    error UpfrontNotDue(uint256 batchId, uint256 dueAt, uint256 nowSeconds);
    /// @notice There is no upfront part, or it was released.
    error NoUpfrontHeld(uint256 batchId);
    /// @notice Money for past periods would reach those who buy now.
    error SaleOpen(uint256 batchId, uint40 saleEnd);
    /// @notice Only a posted period can be topped up.
    error PeriodNotPosted(uint256 batchId, uint32 period, uint16 nextPeriod);
    /// @notice The bond waits for holders to dispute, or for the arbiter.
    error BondHeld(uint256 batchId, uint256 until, uint256 nowSeconds);
    error TextLength(uint256 length, uint256 min, uint256 max);
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
    error NoEpochs();
    error ZeroAmount();

    /// @notice Fixes the terms, reserves the capacity of the site and pulls the bond from the caller (who approved CapacitySlices). Emits
    /// `BatchCreated`.
    /// Requirements: caller admitted, tokens allowed, not paused, terms in range, bond at least 5 % of the total price, the site the
    /// caller's with enough capacity left and evidence behind it, the attesters able to sign what is required.
    function createBatch(Terms calldata terms, Disclosure calldata disclosure) external returns (uint256 batchId);
    /// @notice Buys one slice of `units` for `units * (upfront + rate * unposted periods)`, at most `maxCost`, minted to `to`. Emits
    /// `SliceBought`.
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
    /// @notice Anybody: pays `amount` more for a posted period, all of it to the holders of the slices. Emits `TopUpPosted`.
    /// Requirements: the period is posted, the sale is over, something is sold. Possible after completion and default too.
    function topUp(uint256 batchId, uint32 period, uint128 amount, bytes32 evidenceHash) external;
    /// @notice The batch's operator: another rate, before anything was ever sold. Emits `RateSet`.
    /// Requirements: the bond is still at least 5 % of the total price, the upfront part at most 20 %.
    function setRate(uint256 batchId, uint96 rate) external;

    /// @notice Gives slices back before the refund deadline, each for exactly what it cost; the money goes to `to` at once. Emits
    /// `SliceRefunded` in CapacitySlices. Power: the owner's alone; approval is not enough. Never paused.
    function refund(uint256[] calldata ids, address to) external returns (uint256 amount);
    /// @notice Anybody: settles a batch that missed its minimum when sale and cooling-off were over: everything that was paid is
    /// refundable, the bond is the operator's again. Its operator may also call off a batch of which nothing is sold. Emits `BatchCalledOff`.
    function cancel(uint256 batchId) external;
    /// @notice Anybody: makes the upfront part the operator's once no slice can be given back any more. Emits `UpfrontReleased`.
    function releaseUpfront(uint256 batchId) external;
    /// @notice The batch's operator: takes the escrow that was released for what it delivered. Emits `ProceedsCollected` in CapacitySlices.
    function collectProceeds(uint256 batchId, address to) external returns (uint256 amount);

    /// @notice Anybody: ends a batch whose next payout is overdue beyond grace, or that is accused, unanswered. Emits `DefaultDeclared`.
    function declareDefault(uint256 batchId) external;
    /// @notice Anybody: credits the bond of a completed batch to its operator.
    /// Requirements: where the batch has an arbiter, 7 days have passed since the last payout and no dispute is open; `bondFreeAt`.
    function releaseBond(uint256 batchId) external;
    /// @notice Anybody, never paused: for each epoch of the relay moves what the oldest period that waits for proofs held, to the operator
    /// where it is proven, to holders where it was not in time. Emits `HeldSettled` in CapacitySlices.
    function settleHeld(uint256 batchId, uint24[] calldata epochs) external;
    /// @notice Anybody: gives holders the bond of a completed batch that is accused, unanswered. Emits `BondAwarded` in CapacitySlices.
    function forfeitBond(uint256 batchId) external;

    function slices() external view returns (address);
    function attesters() external view returns (address);
    function fleet() external view returns (address);
    function held() external view returns (address);
    function batchCount() external view returns (uint256);
    /// @notice The terms; `rate` and `bond` as they stand now.
    function terms(uint256 batchId) external view returns (Terms memory);
    function operatorOf(uint256 batchId) external view returns (address);
    function feeBpsOf(uint256 batchId) external view returns (uint16);
    function status(uint256 batchId) external view returns (Status);
    /// @notice Number of the next period to post; also how many are posted.
    function nextPeriod(uint256 batchId) external view returns (uint16);
    /// @notice `status` and `nextPeriod` in one call, for contracts that act on both; None and 0 for a batch that does not exist.
    function standingOf(uint256 batchId) external view returns (Status, uint16);
    /// @notice How many periods have ended by the clock.
    function finishedPeriods(uint256 batchId) external view returns (uint256);
    /// @notice One byte per posted period: the level of evidence in the two highest bits, in the six lower ones the capacity delivered,
    /// from 0 for none to 63 for all, rounded down, but never to 0 where there was any.
    function deliveries(uint256 batchId) external view returns (bytes memory);
    /// @notice First second at which no slice can be given back and no minimum missed any more; 0 where neither is agreed.
    function firmAt(uint256 batchId) external view returns (uint256);
    /// @notice Whether the upfront part is still in escrow.
    function isUpfrontHeld(uint256 batchId) external view returns (bool);
    /// @notice First second at which the bond of a completed batch may be released; the greatest uint256 before.
    function bondReleasableAt(uint256 batchId) external view returns (uint256);
    /// @notice The EIP-712 struct hash that attesters sign for a payout.
    function payoutHash(uint256 batchId, Payout calldata payout) external view returns (bytes32);
    /// @notice Payment-token base units `units` cost now.
    function costOf(uint256 batchId, uint64 units) external view returns (uint256);
    /// @notice First second at which default may be declared, as it stands; the greatest uint256 once the batch has ended.
    /// Notes: an operator whose posting window was overlapped by a pause has the whole grace again from the end of that pause.
    function defaultableAt(uint256 batchId) external view returns (uint256);
    /// @notice Takes tokens that were sent to CapacitySlices by mistake and are owed to nobody. Emits `SurplusRecovered` there.
    /// Limit: never below what is owed, in any token of any batch.
    function recoverSurplus(address token, address to) external returns (uint256 amount);
    /// @notice Replaces how slices look. Emits `DescriptorSet` in CapacitySlices. Limit: it is asked for text and pictures, and nothing else.
    function setDescriptor(address descriptor) external;
}
