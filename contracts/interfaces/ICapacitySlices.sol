// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC2981} from "@openzeppelin/contracts/interfaces/IERC2981.sol";
import {IERC4906} from "@openzeppelin/contracts/interfaces/IERC4906.sol";

/// @title CapacitySlices
/// @notice The ERC-721 collection of all batches, and the custodian of every token of the protocol: escrow, bonds, payouts,
/// refunds and credit. It has no administrator, no pause and no upgrade. Only the batch manager it was built with may open a
/// batch, mint, post a payout, end a batch or recover what is owed to nobody; only holders can take out what is theirs.
/// @dev `tokenId = batchId * 1e9 + serial`. Accumulators are base units per capacity unit in Q64 (value << 64).
interface ICapacitySlices is IERC4906, IERC2981 {
    /// @notice One slice's place in its batch.
    /// @param units capacity units, fixed for ever
    /// @param paid value of the batch's `acc` up to which this slice has been paid (Q64)
    /// @param refundPaid value of the batch's `refundAcc` up to which this slice has been refunded (Q64)
    struct Slice {
        uint64 units;
        uint192 paid;
        uint192 refundPaid;
    }

    /// @notice One batch's money. All amounts in base units.
    /// @param paymentToken what slices are bought in; escrow, bond and refunds are in it
    /// @param payoutToken what payouts are made in
    /// @param capacity units that exist; the denominator of every payout
    /// @param sold units of live slices
    /// @param serial last serial number given out
    /// @param acc payout-token base units per unit since the beginning (Q64), never falls
    /// @param refundAcc payment-token base units per unit since the beginning (Q64), never falls
    /// @param holdersReserve payout token owed to slices, not yet settled
    /// @param refundReserve payment token owed to slices, not yet settled
    /// @param escrow buyers' money not yet released: `sold * rate * unposted periods`, and `sold * upfront` while that is held
    /// @param proceeds escrow released to the operator, who has not collected it
    /// @param bond the operator's money at stake
    /// @param royaltyBps of a resale for the operator, in 1/10000
    struct BatchAccount {
        address paymentToken;
        address payoutToken;
        uint64 capacity;
        uint64 sold;
        uint32 serial;
        uint192 acc;
        uint192 refundAcc;
        uint128 holdersReserve;
        uint128 refundReserve;
        uint128 escrow;
        uint128 proceeds;
        uint96 bond;
        uint16 royaltyBps;
    }

    /// @notice A purchase as the manager passes it on. Amounts in payment-token base units.
    /// @param payer whom the money is pulled from
    /// @param to who gets the slice
    /// @param units of the slice
    /// @param escrowed part of the cost that waits for delivery
    /// @param released part of the cost that is the operator's at once
    struct Sale {
        address payer;
        address to;
        uint64 units;
        uint256 escrowed;
        uint256 released;
    }

    /// @notice One period's payout as the manager passes it on.
    /// @param operator who funds it and is credited the unsold part and hosting
    /// @param feeRecipient who is credited `fee`
    /// @param period number of the period, from 0
    /// @param gross payout-token base units pulled from the operator
    /// @param hosting the part of gross that goes to the operator for power and service
    /// @param fee the part of `gross - hosting` that goes to the protocol
    /// @param releasePerUnit payment-token base units of escrow released to the operator, per sold unit
    /// @param refundPerUnit payment-token base units of escrow returned to holders, per sold unit
    struct Posting {
        address operator;
        address feeRecipient;
        uint32 period;
        uint128 gross;
        uint128 hosting;
        uint128 fee;
        uint128 releasePerUnit;
        uint128 refundPerUnit;
    }

    /// @notice A batch exists; `bond` was pulled from the operator.
    event BatchOpened(
        uint256 indexed batchId,
        address indexed operator,
        address indexed paymentToken,
        address payoutToken,
        uint64 capacity,
        uint16 royaltyBps,
        uint96 bond
    );
    /// @notice A slice was minted for `cost` payment-token base units; `sold`, `escrow` and `proceeds` are the values after.
    event SliceMinted(
        uint256 indexed id,
        uint256 indexed batchId,
        address indexed owner,
        uint64 units,
        uint192 paid,
        uint192 refundPaid,
        uint256 cost,
        uint64 sold,
        uint128 escrow,
        uint128 proceeds
    );
    /// @notice A slice was given back in the cooling-off time for `amount` payment-token base units. `sold` and `escrow` are the values
    /// after.
    event SliceRefunded(
        uint256 indexed id,
        uint256 indexed batchId,
        address indexed owner,
        address to,
        uint64 units,
        uint256 amount,
        uint64 sold,
        uint128 escrow
    );
    /// @notice One period's payout was funded. `holders` went to the holders' reserve, `fee` to the fee recipient's credit, and the rest
    /// of `gross`, hosting included, to the operator's; `released` of the escrow became the operator's proceeds and `refunded` went to
    /// the refund reserve. From `acc` on, the values after.
    event PayoutAccrued(
        uint256 indexed batchId,
        uint32 indexed period,
        address indexed feeRecipient,
        uint128 gross,
        uint128 hosting,
        uint128 fee,
        uint128 holders,
        uint128 released,
        uint128 refunded,
        uint192 acc,
        uint192 refundAcc,
        uint128 escrow,
        uint128 proceeds,
        uint256 operatorCredit,
        uint256 feeRecipientCredit
    );
    /// @notice `amount` more was funded, all of it for the holders' reserve. `acc` is the value after.
    event ToppedUp(uint256 indexed batchId, address indexed payer, uint128 amount, uint192 acc);
    /// @notice The upfront part became the operator's proceeds. `escrow` and `proceeds` are the values after.
    event UpfrontMoved(uint256 indexed batchId, uint128 amount, uint128 escrow, uint128 proceeds);
    /// @notice The operator took its proceeds, which are now 0.
    event ProceedsCollected(uint256 indexed batchId, address indexed operator, address indexed to, uint128 amount);
    /// @notice What a slice had earned became its owner's credit: before it moved or ended, or because somebody asked. `paid` and
    /// `credit` are the values after.
    event Settled(uint256 indexed id, address indexed owner, uint256 amount, uint192 paid, uint256 credit);
    /// @notice What a slice was to be refunded became its owner's credit, likewise. Values after.
    event RefundSettled(uint256 indexed id, address indexed owner, uint256 amount, uint192 refundPaid, uint256 credit);
    /// @notice A slice's earnings were paid out in the payout token. `paid` is the value after.
    event Claimed(uint256 indexed id, address indexed owner, address indexed to, uint256 amount, uint192 paid);
    /// @notice A slice's refund was paid out in the payment token. `refundPaid` is the value after.
    event RefundClaimed(
        uint256 indexed id,
        address indexed owner,
        address indexed to,
        uint256 amount,
        uint192 refundPaid
    );
    /// @notice An operator was credited its bond. `credit` is the value after.
    event Credited(address indexed account, address indexed token, uint256 amount, uint256 credit);
    /// @notice An account took all of its credit in a token; its credit is now 0.
    event Withdrawn(address indexed account, address indexed token, address indexed to, uint256 amount);
    /// @notice The operator failed: escrow and bond went to the refund reserve. `refundAcc` is the value after; escrow and bond are 0.
    event BatchDefaulted(uint256 indexed batchId, uint128 refunded, uint96 bond, uint192 refundAcc);
    /// @notice The batch was called off: what was paid for its slices went to the refund reserve. `refundAcc` is the value after; escrow
    /// is 0, and the bond is released in the same transaction.
    event BatchCancelled(uint256 indexed batchId, uint128 refunded, uint192 refundAcc);
    /// @notice A dispute cost the operator `amount` of the bond, which went to the refund reserve. `bond` and `refundAcc` are the values
    /// after.
    event BondForfeited(uint256 indexed batchId, uint96 amount, uint96 bond, uint192 refundAcc);
    /// @notice The bond became the operator's credit; the batch's bond is 0.
    event BondReleased(uint256 indexed batchId, address indexed operator, uint96 bond);
    /// @notice Another contract says how slices look.
    event DescriptorSet(address indexed descriptor);
    /// @notice ERC-7572: what the collection says about itself changed.
    event ContractURIUpdated();

    /// @notice A slice ended and its units are now in `units.length` new slices, numbered from `firstId` on. All of them start at
    /// `paid` and `refundPaid`, where the one that ended stood after it was settled.
    event SliceSplit(
        uint256 indexed id,
        uint256 indexed batchId,
        address indexed owner,
        uint256 firstId,
        uint64[] units,
        uint192 paid,
        uint192 refundPaid
    );
    /// @notice The slices `ids` ended and their units are now in the new slice `id`, which starts at `paid` and `refundPaid`: with the
    /// fractions of a base unit that were left of them after they were settled.
    event SlicesMerged(
        uint256 indexed id,
        uint256 indexed batchId,
        address indexed owner,
        uint256[] ids,
        uint64 units,
        uint192 paid,
        uint192 refundPaid
    );
    /// @notice A slice of an ended batch was burned for good. `sold` is the value after.
    event SliceRetired(uint256 indexed id, uint256 indexed batchId, address indexed owner, uint64 units, uint64 sold);
    /// @notice Strangers may from now on claim to `payoutAddress` too; the zero address: to the owner alone.
    event PayoutAddressSet(address indexed owner, address indexed payoutAddress);
    /// @notice Whether strangers may claim for this owner at all.
    event KeeperClaimsSet(address indexed owner, bool allowed);
    /// @notice Tokens that were owed to nobody were taken out.
    event SurplusRecovered(address indexed token, address indexed to, uint256 amount);

    /// @notice Only the batch manager may do this.
    error NotManager(address caller);
    /// @notice The token delivered less than it was asked for: fee-on-transfer and rebasing tokens are refused.
    error TokenShortfall(address token, uint256 expected, uint256 received);
    /// @notice More units asked for than are left.
    error CapacityExceeded(uint64 requested, uint64 available);
    /// @notice A batch's lifetime payouts would exceed what its accumulator can count.
    error AccumulatorFull(uint256 batchId, uint256 value);
    /// @notice A batch's serial numbers are used up (a billion slices).
    error SerialsExhausted(uint256 batchId);
    /// @notice Only the owner or an approved account may send a slice's money somewhere else than to its owner.
    error NotOwnerNorApproved(address caller, uint256 id, address to);
    /// @notice There is no credit to withdraw, or no bond to release.
    error NothingToWithdraw(address account, address token);
    /// @notice An empty list of slices.
    error NoSlices();
    /// @notice The zero address cannot receive money.
    error ZeroRecipient();
    /// @notice The custodian cannot be a recipient: the money would belong to nobody.
    error OwnRecipient();
    /// @notice The owner has forbidden claims by strangers.
    error KeeperClaimsForbidden(address owner, uint256 id);
    /// @notice A split needs at least two parts, a merger at least two slices.
    error TooFewSlices(uint256 given, uint256 min);
    /// @notice A part of a split would have no units.
    error EmptyPart(uint256 index);
    /// @notice The parts of a split do not add up to the slice.
    error UnitsNotConserved(uint256 id, uint64 units, uint256 parts);
    /// @notice Slices of different batches cannot be merged.
    error DifferentBatch(uint256 id, uint256 batchId);
    /// @notice Slices of different owners cannot be merged.
    error DifferentOwner(uint256 id, address owner, address expected);
    /// @notice Only the owner may retire a slice; approval is not enough.
    error NotSliceOwner(address caller, uint256 id, address owner);
    /// @notice A slice cannot be retired while escrow is held for its batch: it would give up money still to come.
    error EscrowHeld(uint256 batchId, uint128 escrow);
    /// @notice Nothing of the batch is sold, so nobody could be paid.
    error NothingSold(uint256 batchId);
    /// @notice The operator has no proceeds to collect.
    error NoProceeds(uint256 batchId);
    /// @notice The contract holds no more of a token than it owes.
    error NoSurplus(address token, uint256 held, uint256 owed);
    /// @notice The recovery would leave less of a token than is owed.
    error LiabilitiesUncovered(address token, uint256 held, uint256 owed);

    /// @notice The only contract that may open batches, mint, post and end. Immutable.
    function manager() external view returns (address);
    function batchAccount(uint256 batchId) external view returns (BatchAccount memory);
    function slice(uint256 id) external view returns (Slice memory);
    /// @notice Payout-token base units a claim of this slice would pay now (rounded down). Reverts for a slice that does not exist.
    function claimable(uint256 id) external view returns (uint256);
    /// @notice Payment-token base units a refund claim of this slice would pay now (rounded down).
    function refundable(uint256 id) external view returns (uint256);
    /// @notice What the contract owes an account outside of any slice.
    function credit(address account, address token) external view returns (uint256);
    /// @notice All the contract owes in a token: escrow + bonds + reserves + credit. Its balance is never below.
    function liabilities(address token) external view returns (uint256);

    /// @notice Pays what the slices have earned, each in its batch's payout token, to `to`.
    /// Emits `Claimed` per slice. Requirements: the caller is the owner of each slice or approved for it; or `to` is its owner or
    /// the owner's payout address, and the owner has not forbidden it.
    /// Power: anybody may pay the gas of a claim to the owner. Slices with nothing to claim are skipped.
    /// @return amount base units paid, summed over the slices (only meaningful where they share a payout token)
    function claim(uint256[] calldata ids, address to) external returns (uint256 amount);
    /// @notice Pays the refunds of the slices, each in its batch's payment token. Same rules as `claim`. Emits `RefundClaimed`.
    function claimRefund(uint256[] calldata ids, address to) external returns (uint256 amount);
    /// @notice Pays all of the caller's credit in `token` to `to`. Emits `Withdrawn`.
    function withdraw(address token, address to) external returns (uint256 amount);

    /// @notice Ends a slice and puts its units into new ones, in the order given. Whatever the slice had earned becomes the owner's
    /// credit; the fraction of a base unit that is left goes to the parts by their units. Emits `SliceSplit`.
    /// Requirements: the caller is the owner or approved; at least two parts, none empty, that add up to the slice.
    /// Notes: the owner is not called back, and approvals end with the slice.
    /// @return firstId number of the first part; the others follow it
    function split(uint256 id, uint64[] calldata units) external returns (uint256 firstId);
    /// @notice Ends slices and puts their units into one new slice. Whatever they had earned becomes the owner's credit; the
    /// fractions of a base unit that are left add up in the new slice. Emits `SlicesMerged`.
    /// Requirements: at least two slices of one batch and one owner; the caller is the owner or approved for each.
    function merge(uint256[] calldata ids) external returns (uint256 id);
    /// @notice Anybody: turns what slices have earned, and are to be refunded, into their owners' credit. Emits `Settled` and
    /// `RefundSettled`. Power: none over anybody's money, for a fraction of a base unit stays pending.
    function settle(uint256[] calldata ids) external;
    /// @notice Burns slices for good, once no escrow is held for their batch: that is, once it has ended. Whatever they had earned
    /// becomes the owner's credit; what is left is less than one base unit of each token. Emits `SliceRetired`.
    /// Requirements: the caller is the owner of each; approval is not enough.
    function retire(uint256[] calldata ids) external;
    /// @notice Lets strangers claim the caller's slices to `to` as well; zero takes it back. Emits `PayoutAddressSet`.
    function setPayoutAddress(address to) external;
    /// @notice Forbids strangers to claim for the caller, or allows it again (as it is at first). Emits `KeeperClaimsSet`.
    /// Notes: `settle` stays open to everybody, for it sends nothing anywhere.
    function setKeeperClaims(bool allowed) external;
    function payoutAddressOf(address owner) external view returns (address);
    function keeperClaimsAllowed(address owner) external view returns (bool);

    /// @notice The contract that says how slices look; replaceable by governance.
    function descriptor() external view returns (address);
    /// @notice ERC-7572. Empty while there is no descriptor.
    function contractURI() external view returns (string memory);

    /// @notice Manager only. Pulls `bond` from the operator and opens the account of a batch. Emits `BatchOpened`.
    function openBatch(
        uint256 batchId,
        address operator,
        address paymentToken,
        address payoutToken,
        uint64 capacity,
        uint16 royaltyBps,
        uint96 bond
    ) external;
    /// @notice Manager only. Pulls the cost from the payer and mints one slice. Emits `SliceMinted`.
    /// Notes: a contract `to` that cannot receive ERC-721 tokens makes the purchase revert, with nothing paid.
    /// @return id number of the slice
    /// @return sold units of live slices after it
    function mint(uint256 batchId, Sale calldata sale) external returns (uint256 id, uint64 sold);
    /// @notice Manager only. Burns slices of `owner` and pays `price` of the escrow per unit to `to`. Emits `SliceRefunded` per slice.
    /// Requirements: every slice is of the batch and `owner`'s.
    function takeBack(
        uint256 batchId,
        uint256[] calldata ids,
        address owner,
        address to,
        uint256 price
    ) external returns (uint256 amount, uint64 sold);
    /// @notice Manager only. Pulls `gross` from the operator and shares it out. Emits `PayoutAccrued` and ERC-4906
    /// `BatchMetadataUpdate`.
    function accrue(uint256 batchId, Posting calldata posting) external;
    /// @notice Manager only. Pulls `amount` from `payer`, all of it for the holders. Emits `ToppedUp`.
    function topUp(uint256 batchId, address payer, uint128 amount) external;
    /// @notice Manager only. Makes `upfront` per sold unit of the escrow the operator's proceeds. Emits `UpfrontMoved`.
    function releaseUpfront(uint256 batchId, uint96 upfront) external returns (uint128 amount);
    /// @notice Manager only. Pays the proceeds of a batch to `to`. Emits `ProceedsCollected`.
    function collectProceeds(uint256 batchId, address operator, address to) external returns (uint128 amount);
    /// @notice Manager only. Gives the rest of the escrow (`refundPerUnit` per sold unit) and the bond to the holders; the bond goes
    /// back to the operator where nothing was sold. Emits `BatchDefaulted` (and `BondReleased` where nothing was sold).
    function closeByDefault(uint256 batchId, address operator, uint128 refundPerUnit) external;
    /// @notice Manager only. Gives the escrow (`refundPerUnit` per sold unit) back to the holders and the bond to the operator. Emits
    /// `BatchCancelled`, `BondReleased` and `Credited`.
    function closeByCancellation(uint256 batchId, address operator, uint128 refundPerUnit) external;
    /// @notice Manager only. Gives `amount` of the bond to the holders. Emits `BondForfeited`.
    function forfeitBond(uint256 batchId, uint96 amount) external;
    /// @notice Manager only. Credits the bond to the operator. Emits `BondReleased` and `Credited`.
    function releaseBond(uint256 batchId, address operator) external;
    /// @notice Manager only. Sends what the contract holds of a token beyond `liabilities` to `to`. Emits `SurplusRecovered`.
    /// Requirements: every token that was ever part of a batch is covered afterwards, whatever `token` is.
    function recoverSurplus(address token, address to) external returns (uint256 amount);
    /// @notice Manager only. Emits `DescriptorSet`, ERC-4906 `BatchMetadataUpdate` and `ContractURIUpdated`.
    function setDescriptor(address descriptor) external;
}
