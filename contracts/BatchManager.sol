// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IAttesterRegistry} from "./interfaces/IAttesterRegistry.sol";
import {IBatchManager} from "./interfaces/IBatchManager.sol";
import {ICapacitySlices} from "./interfaces/ICapacitySlices.sol";
import {IFleetRegistry} from "./interfaces/IFleetRegistry.sol";
import {IHeldEscrow} from "./interfaces/IHeldEscrow.sol";
import {BatchTerms} from "./libraries/BatchTerms.sol";
import {PROVEN, TermLimits} from "./libraries/TermLimits.sol";
import {BatchBond} from "./manager/BatchBond.sol";
import {BatchPayouts} from "./manager/BatchPayouts.sol";
import {BatchRegister} from "./manager/BatchRegister.sol";

/// @title BatchManager
/// @notice See {IBatchManager}. Here batches begin; their sale, payouts and bond are in `manager/`.
contract BatchManager is BatchBond, BatchPayouts {
    using BatchTerms for BatchTerms.State;

    constructor(
        ICapacitySlices slices_,
        address accessManager,
        IAttesterRegistry attesters_,
        IFleetRegistry fleet_,
        IHeldEscrow held_
    ) AccessManaged(accessManager) BatchRegister(slices_, attesters_, fleet_, held_) {}

    /// @inheritdoc IBatchManager
    function createBatch(
        Terms calldata terms_,
        Disclosure calldata disclosure
    ) external whenNotPaused returns (uint256 batchId) {
        if (!isOperatorAdmitted[msg.sender]) revert OperatorNotAdmitted(msg.sender);
        if (!isPaymentTokenAllowed[terms_.paymentToken]) revert TokenNotAllowed(terms_.paymentToken);
        if (!isPayoutTokenAllowed[terms_.payoutToken]) revert TokenNotAllowed(terms_.payoutToken);
        TermLimits.check(terms_);
        TermLimits.checkDisclosure(disclosure);
        _checkAttesters(terms_.attesterSet, terms_.evidenceRequired);

        batchId = ++batchCount;
        uint16 feeBps = _protocol.feeBps;
        _batches[batchId].open(terms_, msg.sender, feeBps);

        emit BatchCreated(batchId, msg.sender, terms_, feeBps, disclosure);

        uint256 hashrate = uint256(terms_.capacity) * terms_.unitHashrate;
        _fleet.reserve(terms_.site, batchId, msg.sender, hashrate, terms_.evidenceRequired);
        if (terms_.evidenceRequired == PROVEN) {
            uint256 hashes = hashrate * terms_.periodSeconds;
            _held.open(batchId, terms_.payoutToken, hashes, terms_.termStart, terms_.periodSeconds);
        }
        _slices.openBatch(
            batchId,
            msg.sender,
            terms_.paymentToken,
            terms_.payoutToken,
            terms_.capacity,
            terms_.royaltyBps,
            terms_.bond
        );
    }

    /// @inheritdoc IBatchManager
    function recoverSurplus(address token, address to) external restricted returns (uint256 amount) {
        return _slices.recoverSurplus(token, to);
    }

    /// @inheritdoc IBatchManager
    function setDescriptor(address descriptor) external restricted {
        _slices.setDescriptor(descriptor);
    }

    function _checkAttesters(uint32 set, uint8 required) private view {
        // Proofs need no signature; who signs beside them must exist all the same.
        if (required == PROVEN) required = 0;
        if (set == 0 && required == 0) return;
        uint8 highest = _attesters.highestLevelOf(set);
        if (highest < required) revert AttestersTooWeak(set, highest, required);
    }
}
