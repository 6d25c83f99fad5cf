// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @title HeldEscrow
/// @notice Judges what proofs do to the escrow of batches at evidence level 3. It holds no money: the manager asks it, and moves what
/// it says. What is posted waits in escrow; proven, it is the operator's; not proven in time, it is the holders'.
/// @dev Base units are the payout token's, `PerUnit` amounts the payment token's. Times are UTC seconds. What is proven may fall short
/// of what was posted by 5 %, and may come until 14 days after the posting; what was posted may fall short of what is proven by 0.5 %.
/// A period without income is the holders' at once.
interface IHeldEscrow {
    /// @notice A posted period that waits for its proofs.
    /// @param gross posted, base units
    /// @param heldPerUnit of the escrow
    /// @param postedAt when
    struct HeldPeriod {
        uint128 gross;
        uint96 heldPerUnit;
        uint32 postedAt;
    }

    /// @notice Where a batch stands.
    /// @param posted gross of all periods, and everything topped up
    /// @param covered gross of the periods that were proven
    /// @param baseUnitsPerSat of the payout token when the batch was created; 0 for a batch below level 3
    /// @param firstHeld the oldest period that waits; `nextHeld` where none does
    /// @param nextHeld the period after the last one posted
    /// @param accused base units that were proven when the batch was last accused; 0: it never was
    /// @param accusedUntil when the accusation must have been answered
    struct Standing {
        uint128 posted;
        uint128 covered;
        uint64 baseUnitsPerSat;
        uint16 firstHeld;
        uint16 nextHeld;
        uint128 accused;
        uint40 accusedUntil;
    }

    event BitcoinTokenSet(address indexed token, uint64 baseUnitsPerSat);
    event ProofRequired(uint256 indexed batchId, uint64 baseUnitsPerSat);
    /// @notice A posting waits. `posted` is the value after.
    event PeriodHeld(
        uint256 indexed batchId,
        uint256 indexed period,
        uint128 gross,
        uint96 heldPerUnit,
        uint128 posted
    );
    /// @notice A period no longer waits: of each unit's held part `releasePerUnit` is the operator's, `refundPerUnit` its holder's.
    /// `covered` is the value after. The money moves in `CapacitySlices.HeldSettled` of the same transaction.
    event PeriodJudged(
        uint256 indexed batchId,
        uint256 indexed period,
        bool isProven,
        uint96 releasePerUnit,
        uint96 refundPerUnit,
        uint128 covered
    );
    /// @notice A top-up counts as posted. `posted` is the value after.
    event PostedRaised(uint256 indexed batchId, uint128 posted);
    /// @notice More was proven than was posted. The operator has until `until` to post it or top it up.
    event BatchAccused(uint256 indexed batchId, address indexed accuser, uint128 proven, uint128 posted, uint40 until);

    error NotTheManager(address caller);
    /// @notice The proofs are another manager's, or read another relay.
    error WrongProofs(address proofs, address itsManager, address itsRelay);
    error ZeroToken();
    /// @notice Proofs are in satoshis, so a batch that requires them pays in a token worth a known number of them.
    error NotBitcoinToken(address token);
    error NothingHeld(uint256 batchId);
    /// @notice The proofs fall short, and there is still time to bring them. `needed` and `proven` are base units.
    error ProofsFallShort(uint256 batchId, uint256 period, uint256 needed, uint256 proven, uint256 deadline);
    /// @notice The period did not end in that epoch of the relay, or the relay has not reached it: extend it first.
    error WrongEpoch(uint256 batchId, uint256 period, uint256 epoch);
    /// @notice No more was proven than was posted, within tolerance.
    error NotUnderReported(uint256 batchId, uint256 proven, uint256 posted);
    /// @notice The batch is accused, and has not answered: the term does not begin anew.
    error AccusationRuns(uint256 batchId, uint40 until);

    /// @notice Says what a token is worth; 0: no batch may begin that requires proofs and pays in it. Emits {BitcoinTokenSet}.
    /// Limit: batches that began keep what was said then.
    function setBitcoinToken(address token, uint64 baseUnitsPerSat) external;

    /// @notice The manager: a batch begins that requires proofs. Emits {ProofRequired}.
    /// @param hashesPerPeriod of the whole capacity
    function open(
        uint256 batchId,
        address payoutToken,
        uint256 hashesPerPeriod,
        uint40 termStart,
        uint32 periodSeconds
    ) external;
    /// @notice The manager: a period was posted. Emits {PeriodHeld}.
    function hold(uint256 batchId, uint16 period, uint128 gross, uint96 heldPerUnit) external;
    /// @notice The manager: holders were paid more. Emits {PostedRaised}.
    function raisePosted(uint256 batchId, uint128 amount) external;
    /// @notice The manager: judges the oldest period that waits. Emits {PeriodJudged}.
    /// @param epoch of the relay, the one in which the period ended; read only where the period is proven
    /// @param rate payment-token base units per unit and period: what is released for a whole delivery
    function judge(
        uint256 batchId,
        uint256 epoch,
        uint96 rate
    ) external returns (uint16 period, bool isProven, uint96 releasePerUnit, uint96 refundPerUnit);
    /// @notice Anybody: says that more was proven than was posted. Emits {BatchAccused}.
    /// Requirements: so it is, beyond tolerance, and no accusation is unanswered.
    function accuse(uint256 batchId) external;

    function manager() external view returns (address);
    function proofs() external view returns (address);
    function relay() external view returns (address);
    /// @notice What one satoshi is in a token; 0 for one that is not worth a known number of them.
    function bitcoinToken(address token) external view returns (uint64 baseUnitsPerSat);
    function standingOf(uint256 batchId) external view returns (Standing memory);
    /// @notice Zero once it is judged.
    function heldPeriod(uint256 batchId, uint256 period) external view returns (HeldPeriod memory);
    /// @notice Base units proven for a batch, in all.
    function provenBaseUnits(uint256 batchId) external view returns (uint256);
    /// @notice First second at which an unanswered accusation is a default; the greatest uint256 where there is none. Notes: the operator
    /// of a batch accused before a pause ended has the whole term from the end of that pause.
    function underReportedAt(uint256 batchId) external view returns (uint256);
    /// @notice First second at which proofs no longer keep the bond, given when the last period was posted; the greatest uint256
    /// while something waits or an accusation is unanswered.
    function bondFreeAt(uint256 batchId, uint256 lastPostedAt) external view returns (uint256);
}
