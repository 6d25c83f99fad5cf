// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBitcoinRelay} from "../../../contracts/interfaces/IBitcoinRelay.sol";
import {IPayoutProofs} from "../../../contracts/interfaces/IPayoutProofs.sol";
import {BitcoinHarness} from "../../../contracts/mocks/BitcoinHarness.sol";
import {ProofWorld} from "./ProofWorld.sol";

/// @dev Mines payments on branches that win and lose, and shows each of them whenever it likes, as often as it likes. It keeps its own
/// account of what may count.
contract ProofHandler is ProofWorld {
    struct Shown {
        IPayoutProofs.Proof proof;
    }

    Shown[] private _shown;
    uint256 public expectedSats;
    uint256 public countedTwice;
    uint256 public countedOnLoser;
    uint256 public refused;

    constructor(IBitcoinRelay relay_, IPayoutProofs proofs_, BitcoinHarness bitcoin_, uint256 batchId_) {
        (relay, proofs, bitcoin, batchId) = (relay_, proofs_, bitcoin_, batchId_);
    }

    /// @dev The world is there already.
    function setUp() public override {}

    /// @dev Three or four blocks with a payment in the first, on the tip or on any block that was one.
    function mineOn(uint256 where, uint64 sats, bool again) external {
        sats = uint64(bound(sats, 1, 1e8));
        uint256 known = _shown.length;
        bytes32 from = known == 0 || where % 3 != 0 ? relay.tip() : _shown[where % known].proof.anchor;
        bytes memory raw = payment(sats);
        if (again && known != 0) raw = _shown[where % known].proof.transaction;
        uint256 time = dayOf(0) + relay.anchor(from).height * 600 + known;
        Shown storage next = _shown.push();
        next.proof = shown(raw, from, time, 3 + (where % 2));
        try relay.extend(from, lengthen(next.proof.headers)) {} catch {}
    }

    function show(uint256 which) external {
        if (_shown.length == 0) return;
        Shown storage chosen = _shown[which % _shown.length];
        bytes32 txid = hash(chosen.proof.transaction);
        bool wasCounted = proofs.isProven(txid, 0);
        bool stands = _stands(chosen.proof.anchor);
        try proofs.prove(chosen.proof) returns (uint256, uint256, uint64 sats) {
            expectedSats += sats;
            if (wasCounted) ++countedTwice;
            if (!stands) ++countedOnLoser;
        } catch {
            ++refused;
        }
    }

    function provenSats() external view returns (uint256 sum) {
        for (uint256 period; period < 30; ++period) {
            sum += proofs.provenSats(batchId, period);
        }
    }

    function totalProvenSats() external view returns (uint256) {
        return proofs.totalProvenSats(batchId);
    }

    /// @dev Whether the tip descends from the block, by what this handler itself has mined.
    function _stands(bytes32 anchor) private view returns (bool) {
        for (bytes32 block_ = relay.tip(); block_ != PINNED;) {
            if (block_ == anchor) return true;
            block_ = _parentOf(block_);
        }
        return false;
    }

    function _parentOf(bytes32 anchor) private view returns (bytes32) {
        for (uint256 i; i < _shown.length; ++i) {
            if (_shown[i].proof.anchor == anchor) return previousOf(_shown[i].proof.headers);
        }
        return PINNED;
    }
}
