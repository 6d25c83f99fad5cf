// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC2981} from "@openzeppelin/contracts/interfaces/IERC2981.sol";
import {IERC4906} from "@openzeppelin/contracts/interfaces/IERC4906.sol";
import {IHolderSettings} from "./IHolderSettings.sol";
import {ISliceBook} from "./ISliceBook.sol";
import {ITokenCustody} from "./ITokenCustody.sol";

/// @title CapacitySlices
/// @notice The ERC-721 collection of all batches, and the custodian of every token of the protocol: escrow, bonds, payouts,
/// refunds and credit. It has no administrator, no pause and no upgrade. Only the batch manager it was built with may open a
/// batch, mint, post a payout, end a batch or recover what is owed to nobody; only holders can take out what is theirs.
/// @dev `tokenId = batchId * 1e9 + serial`. Accumulators are base units per capacity unit in Q64 (value << 64).
interface ICapacitySlices is IERC4906, IERC2981, ITokenCustody, IHolderSettings, ISliceBook {
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
    /// @param escrow buyers' money not yet released: `sold * rate * unposted periods`, `sold * upfront` while that is held, and the part
    /// of posted periods that waits for proofs
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
    /// @notice Of a period that waited for its proofs, `released` of the escrow became the operator's proceeds and `refunded` went to the
    /// refund reserve. From `refundAcc` on, the values after.
    event HeldSettled(
        uint256 indexed batchId,
        uint128 released,
        uint128 refunded,
        uint192 refundAcc,
        uint128 escrow,
        uint128 proceeds
    );
    /// @notice The operator failed: `refunded` of the escrow and the bond went to the refund reserve. `refundAcc` is the value after; the
    /// bond is 0, and so is the escrow but for what waits for proofs.
    event BatchDefaulted(uint256 indexed batchId, uint128 refunded, uint96 bond, uint192 refundAcc);
    /// @notice The batch was called off: what was paid for its slices went to the refund reserve. `refundAcc` is the value after; escrow
    /// is 0, and the bond is released in the same transaction.
    event BatchCancelled(uint256 indexed batchId, uint128 refunded, uint192 refundAcc);
    /// @notice A dispute cost the operator `amount` of the bond, which went to the refund reserve. `bond` and `refundAcc` are the values
    /// after.
    event BondForfeited(uint256 indexed batchId, uint96 amount, uint96 bond, uint192 refundAcc);
    /// @notice Income that was proven and not posted cost the operator all of the bond, which went to the refund reserve; the batch's bond is
    /// 0. `refundAcc` is the value after.
    event BondAwarded(uint256 indexed batchId, uint96 bond, uint192 refundAcc);
    /// @notice The bond became the operator's credit; the batch's bond is 0.
    event BondReleased(uint256 indexed batchId, address indexed operator, uint96 bond);
    /// @notice Another contract says how slices look.
    event DescriptorSet(address indexed descriptor);
    /// @notice ERC-7572: what the collection says about itself changed.
    event ContractURIUpdated();

    /// @notice Only the batch manager may do this.
    error NotManager(address caller);
    /// @notice More units asked for than are left.
    error CapacityExceeded(uint64 requested, uint64 available);
    /// @notice A batch's lifetime payouts would exceed what its accumulator can count.
    error AccumulatorFull(uint256 batchId, uint256 value);
    /// @notice A batch's serial numbers are used up (a billion slices).
    error SerialsExhausted(uint256 batchId);
    /// @notice Nothing of the batch is sold, so nobody could be paid.
    error NothingSold(uint256 batchId);
    /// @notice The bond is not at stake any more.
    error NoBond(uint256 batchId);
    /// @notice The operator has no proceeds to collect.
    error NoProceeds(uint256 batchId);

    /// @notice The only contract that may open batches, mint, post and end. Immutable.
    function manager() external view returns (address);
    function batchAccount(uint256 batchId) external view returns (BatchAccount memory);
    function slice(uint256 id) external view returns (Slice memory);
    /// @notice Payout-token base units a claim of this slice would pay now (rounded down). Reverts for a slice that does not exist.
    function claimable(uint256 id) external view returns (uint256);
    /// @notice Payment-token base units a refund claim of this slice would pay now (rounded down).
    function refundable(uint256 id) external view returns (uint256);

    /// @notice Pays what the slices have earned, each in its batch's payout token, to `to`.
    /// Emits `Claimed` per slice. Requirements: the caller is the owner of each slice or approved for it; or `to` is its owner or
    /// the owner's payout address, and the owner has not forbidden it.
    /// Power: anybody may pay the gas of a claim to the owner. Slices with nothing to claim are skipped.
    /// @return amount base units paid, summed over the slices (only meaningful where they share a payout token)
    function claim(uint256[] calldata ids, address to) external returns (uint256 amount);
    /// @notice Pays the refunds of the slices, each in its batch's payment token. Same rules as `claim`. Emits `RefundClaimed`.
    function claimRefund(uint256[] calldata ids, address to) external returns (uint256 amount);

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
    function accruePayout(uint256 batchId, Posting calldata posting) external;
    /// @notice Manager only. Lets `releasePerUnit` and `refundPerUnit` per sold unit out of the escrow of a posted period. Emits
    /// `HeldSettled`.
    function moveHeld(uint256 batchId, uint128 releasePerUnit, uint128 refundPerUnit) external;
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
    /// @notice Manager only. Gives all of the bond to the holders; back to the operator where nothing is sold. Emits `BondAwarded`, or
    /// `BondReleased` and `Credited`.
    function awardBond(uint256 batchId, address operator) external;
    /// @notice Manager only. Credits the bond to the operator. Emits `BondReleased` and `Credited`.
    function releaseBond(uint256 batchId, address operator) external;
    /// @notice Manager only. Sends what the contract holds of a token beyond `liabilities` to `to`. Emits `SurplusRecovered`.
    /// Requirements: every token that was ever part of a batch is covered afterwards, whatever `token` is.
    function recoverSurplus(address token, address to) external returns (uint256 amount);
    /// @notice Manager only. Emits `DescriptorSet`, ERC-4906 `BatchMetadataUpdate` and `ContractURIUpdated`.
    function setDescriptor(address descriptor) external;
}
