// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../interfaces/ICapacitySlices.sol";
import {AccountingMath} from "../libraries/AccountingMath.sol";
import {BatchTerms} from "../libraries/BatchTerms.sol";
import {Deliveries} from "../libraries/Deliveries.sol";
import {PROVEN} from "../libraries/TermLimits.sol";
import {BatchRegister} from "./BatchRegister.sol";

/// @title BatchPayouts
/// @notice What an operator posts, on what evidence, and what it is paid for that.
abstract contract BatchPayouts is BatchRegister {
    using BatchTerms for BatchTerms.State;
    using Deliveries for Deliveries.State;

    bytes32 private constant PAYOUT = keccak256(
        "Payout(address manager,uint256 batchId,uint32 period,uint128 gross,uint128 hosting,uint16 deliveredBps,"
        "bytes32 evidenceHash)"
    );

    /// @inheritdoc IBatchManager
    function postPayout(uint256 batchId, Payout calldata payout) external whenNotPaused {
        _post(batchId, payout);
    }

    /// @inheritdoc IBatchManager
    function postPayouts(uint256 batchId, Payout[] calldata payouts) external whenNotPaused {
        if (payouts.length == 0) revert NoPayouts();
        for (uint256 i; i < payouts.length; ++i) {
            _post(batchId, payouts[i]);
        }
    }

    /// @inheritdoc IBatchManager
    function topUp(uint256 batchId, uint32 period, uint128 amount, bytes32 evidenceHash) external {
        BatchTerms.State storage batch = _known(batchId);
        Status status_ = batch.status();
        if (status_ == Status.Cancelled) revert BatchEnded(batchId, status_);
        if (amount == 0) revert ZeroAmount();
        if (period >= batch.nextPeriod) revert PeriodNotPosted(batchId, period, batch.nextPeriod);
        // Whoever bought now would share in what others were owed.
        if (block.timestamp < batch.saleEnd && !_hasEnded(status_)) revert SaleOpen(batchId, batch.saleEnd);

        emit TopUpPosted(batchId, period, msg.sender, amount, evidenceHash);

        if (batch.evidenceRequired == PROVEN) _held.raisePosted(batchId, amount);
        _slices.topUp(batchId, msg.sender, amount);
    }

    /// @inheritdoc IBatchManager
    function settleHeld(uint256 batchId, uint24[] calldata epochs) external {
        if (epochs.length == 0) revert NoEpochs();
        BatchTerms.State storage batch = _known(batchId);
        uint96 rate = batch.rate;
        for (uint256 i; i < epochs.length; ++i) {
            (uint16 period, bool isProven, uint96 release, uint96 refund) = _held.judge(batchId, epochs[i], rate);
            if (isProven) batch.deliveries.reach(period);
            _slices.moveHeld(batchId, release, refund);
        }
    }

    /// @inheritdoc IBatchManager
    function collectProceeds(uint256 batchId, address to) external returns (uint256 amount) {
        _own(batchId);
        return _slices.collectProceeds(batchId, msg.sender, to);
    }

    /// @inheritdoc IBatchManager
    function payoutHash(uint256 batchId, Payout calldata payout) external view returns (bytes32) {
        return _payoutHash(batchId, payout);
    }

    function _post(uint256 batchId, Payout calldata payout) private {
        BatchTerms.State storage batch = _own(batchId);
        _checkRunning(batchId, batch);
        uint16 period = batch.nextPeriod;
        if (payout.period != period) revert WrongPeriod(payout.period, period);
        uint256 endsAt = batch.endOf(period);
        if (block.timestamp < endsAt) revert PeriodNotFinished(period, endsAt, block.timestamp);
        (uint128 gross, uint128 hosting, uint16 deliveredBps) = (payout.gross, payout.hosting, payout.deliveredBps);
        if (deliveredBps > AccountingMath.BPS) revert DeliveredBpsTooHigh(deliveredBps);
        uint256 maxHosting = AccountingMath.shareDown(gross, batch.maxHostingBps);
        if (hosting > maxHosting) revert HostingTooHigh(hosting, maxHosting);
        (uint96 rate, uint16 feeBps, uint8 required) = (batch.rate, batch.feeBps, batch.evidenceRequired);
        uint8 evidence = _evidenceOf(batchId, batch.attesterSet, payout);
        if (evidence < required && required != PROVEN) revert EvidenceTooLow(evidence, required);

        uint16 next = period + 1;
        batch.nextPeriod = next;
        batch.postedAt = uint40(block.timestamp);
        batch.deliveries.record(period, required, evidence, deliveredBps);

        emit PayoutPosted(batchId, period, deliveredBps, evidence, payout.evidenceHash, next);

        uint128 release = uint128(AccountingMath.shareDown(rate, deliveredBps));
        ICapacitySlices.Posting memory posting = ICapacitySlices.Posting({
            operator: msg.sender,
            feeRecipient: _protocol.feeRecipient,
            period: period,
            gross: gross,
            hosting: hosting,
            fee: uint128(AccountingMath.shareDown(gross - hosting, feeBps)),
            releasePerUnit: release,
            refundPerUnit: rate - release
        });
        if (required == PROVEN) {
            posting.releasePerUnit = 0;
            _held.hold(batchId, period, gross, uint96(release));
        }
        _slices.accruePayout(batchId, posting);
    }

    /// @dev The level the signatures reach. Attesters that are contracts are asked without being able to change anything.
    function _evidenceOf(uint256 batchId, uint32 set, Payout calldata payout) private view returns (uint8) {
        if (payout.attestations.length == 0) return 0;
        if (set == 0) revert NoAttesters(batchId);
        return _attesters.levelOf(set, _payoutHash(batchId, payout), payout.attestations);
    }

    function _payoutHash(uint256 batchId, Payout calldata payout) private view returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    PAYOUT,
                    address(this),
                    batchId,
                    payout.period,
                    payout.gross,
                    payout.hosting,
                    payout.deliveredBps,
                    payout.evidenceHash
                )
            );
    }
}
