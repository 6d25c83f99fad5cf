// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "./interfaces/IBatchManager.sol";
import {IBitcoinRelay} from "./interfaces/IBitcoinRelay.sol";
import {IPayoutProofs} from "./interfaces/IPayoutProofs.sol";
import {BitcoinHeaders} from "./libraries/bitcoin/BitcoinHeaders.sol";
import {BitcoinMerkle} from "./libraries/bitcoin/BitcoinMerkle.sol";
import {BitcoinSubsidy} from "./libraries/bitcoin/BitcoinSubsidy.sol";
import {BitcoinTarget} from "./libraries/bitcoin/BitcoinTarget.sol";
import {BitcoinTransaction} from "./libraries/bitcoin/BitcoinTransaction.sol";
import {PeriodSats} from "./libraries/PeriodSats.sol";

/// @title PayoutProofs
/// @notice See {IPayoutProofs}.
contract PayoutProofs is IPayoutProofs {
    using BitcoinHeaders for bytes;
    using BitcoinTransaction for bytes;
    using PeriodSats for PeriodSats.State;

    uint256 private constant CONFIRMATIONS = 6;
    uint256 private constant MATURITY = 100;
    /// @dev For how long after the term a pool may still pay what was mined in it.
    uint256 private constant LAST_PAYMENTS = 14 days;
    uint256 private constant MAX_SCRIPTS = 8;
    uint256 private constant MAX_SCRIPT_LENGTH = 10_000;

    /// @dev One slot: whom a script's payments count for, what was proven, and what a period is.
    struct Registered {
        uint64 batchId;
        uint40 from;
        uint64 provenSats;
        uint40 termStart;
        uint32 periodSeconds;
        uint16 periods;
    }

    /// @dev What a proof says, once the chain bears it out.
    struct Payment {
        bytes32 txid;
        bytes32 scriptHash;
        bytes32 blockHash;
        uint256 height;
        uint64 sats;
        uint40 time;
        bool isFreshlyMined;
    }

    IBatchManager private immutable _manager;
    IBitcoinRelay private immutable _relay;

    mapping(bytes32 scriptHash => Registered) private _registered;
    mapping(uint256 batchId => bytes32[]) private _scripts;
    mapping(uint256 batchId => PeriodSats.State) private _periodSats;
    mapping(bytes32 outpoint => bool) private _counted;

    constructor(IBatchManager manager_, IBitcoinRelay relay_) {
        _manager = manager_;
        _relay = relay_;
    }

    /// @inheritdoc IPayoutProofs
    function registerScript(uint256 batchId, bytes calldata script) external {
        address operator = _manager.operatorOf(batchId);
        if (msg.sender != operator) revert NotOperatorOf(batchId, msg.sender, operator);
        if (script.length == 0 || script.length > MAX_SCRIPT_LENGTH) revert ScriptLength(script.length);
        bytes32 scriptHash = keccak256(script);
        Registered storage registered = _registered[scriptHash];
        if (registered.from != 0) revert ScriptTaken(scriptHash, registered.batchId);
        if (_scripts[batchId].length == MAX_SCRIPTS) revert TooManyScripts(batchId, MAX_SCRIPTS);
        IBatchManager.Terms memory terms = _manager.terms(batchId);
        uint40 from = _nextStart(batchId, terms);

        (registered.batchId, registered.from, registered.termStart) = (uint64(batchId), from, terms.termStart);
        (registered.periodSeconds, registered.periods) = (terms.periodSeconds, terms.periods);
        _scripts[batchId].push(scriptHash);

        emit ScriptRegistered(batchId, scriptHash, script, from);
    }

    /// @inheritdoc IPayoutProofs
    function prove(Proof calldata proof) external returns (uint256 batchId, uint256 period, uint64 sats) {
        Payment memory payment = _read(proof);
        Registered storage script = _registered[payment.scriptHash];
        uint40 from = script.from;
        if (from == 0) revert ScriptUnknown(payment.scriptHash);
        if (payment.time < from) revert PaidTooEarly(payment.time, from);
        uint256 termEnd = script.termStart + uint256(script.periodSeconds) * script.periods;
        if (payment.time >= termEnd + LAST_PAYMENTS) revert PaidTooLate(payment.time, termEnd + LAST_PAYMENTS);
        bytes32 outpoint = _outpoint(payment.txid, proof.vout);
        if (_counted[outpoint]) revert AlreadyProven(payment.txid, proof.vout);
        (batchId, sats) = (script.batchId, payment.sats);
        period = (payment.time - script.termStart) / script.periodSeconds;
        if (period >= script.periods) period = script.periods - 1;

        _counted[outpoint] = true;
        script.provenSats += sats;
        uint64 periodSats = _periodSats[batchId].add(period, sats);

        _tell(batchId, period, payment, proof.vout, periodSats);
    }

    /// @inheritdoc IPayoutProofs
    function manager() external view returns (address) {
        return address(_manager);
    }

    /// @inheritdoc IPayoutProofs
    function relay() external view returns (address) {
        return address(_relay);
    }

    /// @inheritdoc IPayoutProofs
    function totalProvenSats(uint256 batchId) public view returns (uint256 sats) {
        bytes32[] storage scripts = _scripts[batchId];
        for (uint256 i; i < scripts.length; ++i) {
            sats += _registered[scripts[i]].provenSats;
        }
    }

    /// @inheritdoc IPayoutProofs
    function provenSats(uint256 batchId, uint256 period) public view returns (uint64) {
        return _periodSats[batchId].satsOf(period);
    }

    /// @inheritdoc IPayoutProofs
    function impliedHashrate(uint256 batchId, uint256 period, uint256 epoch) external view returns (uint256) {
        uint256 work = BitcoinTarget.workOf(BitcoinTarget.fromBits(_relay.epoch(epoch).nBits));
        uint256 periodSeconds = _manager.terms(batchId).periodSeconds;
        return (provenSats(batchId, period) * work) / (BitcoinSubsidy.ofEpoch(epoch) * periodSeconds);
    }

    /// @inheritdoc IPayoutProofs
    function isProven(bytes32 txid, uint256 vout) external view returns (bool) {
        return _counted[_outpoint(txid, vout)];
    }

    /// @inheritdoc IPayoutProofs
    function scriptOf(bytes32 scriptHash) external view returns (Script memory) {
        Registered storage script = _registered[scriptHash];
        return Script(script.batchId, script.from, script.provenSats);
    }

    /// @inheritdoc IPayoutProofs
    function scriptsOf(uint256 batchId) external view returns (bytes32[] memory) {
        return _scripts[batchId];
    }

    /// @dev The payment a proof shows, held against everything that Bitcoin alone can say of it.
    function _read(Proof calldata proof) private view returns (Payment memory payment) {
        BitcoinTransaction.Output memory output = proof.transaction.outputOf(proof.vout);
        if (output.isCoinbase != (proof.index == 0)) revert CoinbaseMisplaced(proof.index);
        if (output.sats == 0) revert NothingPaid(output.txid, proof.vout);
        (uint256 count, bytes32 first, bytes32 last) = proof.headers.lineOf();
        bytes32 root = BitcoinMerkle.rootOf(output.txid, proof.index, proof.branch);
        bytes32 merkleRoot = proof.headers.merkleRootOf(0);
        if (root != merkleRoot) revert NotInBlock(root, merkleRoot);
        if (last != proof.anchor) revert AnchorMissed(last, proof.anchor);
        uint256 height = _relay.heightOf(last) + 1 - count;
        _checkDepth(height, count, output.isCoinbase ? MATURITY : CONFIRMATIONS);
        payment = Payment({
            txid: output.txid,
            scriptHash: output.scriptHash,
            blockHash: first,
            height: height,
            sats: output.sats,
            time: proof.headers.timeOf(0),
            isFreshlyMined: output.isCoinbase
        });
    }

    /// @dev The relay's tip is asked only where the headers of the proof are too few.
    function _checkDepth(uint256 height, uint256 count, uint256 needed) private view {
        if (count >= needed) return;
        uint256 confirmations = _relay.tipHeight() + 1 - height;
        if (confirmations < needed) revert NotEnoughConfirmations(confirmations, needed);
    }

    function _tell(uint256 batchId, uint256 period, Payment memory payment, uint256 vout, uint64 periodSats) private {
        emit PaymentProven(
            batchId,
            period,
            payment.txid,
            vout,
            payment.sats,
            payment.scriptHash,
            payment.blockHash,
            payment.height,
            payment.time,
            payment.isFreshlyMined,
            _registered[payment.scriptHash].provenSats,
            periodSats
        );
    }

    function _nextStart(uint256 batchId, IBatchManager.Terms memory terms) private view returns (uint40) {
        if (block.timestamp < terms.termStart) return terms.termStart;
        uint256 next = (block.timestamp - terms.termStart) / terms.periodSeconds + 1;
        if (next >= terms.periods) {
            revert TermOver(batchId, terms.termStart + uint256(terms.periodSeconds) * terms.periods);
        }
        return uint40(terms.termStart + next * terms.periodSeconds);
    }

    function _outpoint(bytes32 txid, uint256 vout) private pure returns (bytes32) {
        return keccak256(abi.encode(txid, vout));
    }
}
