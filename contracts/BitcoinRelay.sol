// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBitcoinRelay} from "./interfaces/IBitcoinRelay.sol";
import {BitcoinHeaders} from "./libraries/bitcoin/BitcoinHeaders.sol";
import {BitcoinTarget} from "./libraries/bitcoin/BitcoinTarget.sol";

/// @title BitcoinRelay
/// @notice See {IBitcoinRelay}.
contract BitcoinRelay is IBitcoinRelay {
    using BitcoinHeaders for bytes;

    uint256 private constant EPOCH = BitcoinTarget.EPOCH;
    uint256 private constant AHEAD = 2 hours;
    uint256 private constant TIMES = 11;
    uint256 private constant MEDIAN = TIMES / 2 + 1;

    /// @notice The network's largest target.
    uint256 public immutable easiest;
    /// @inheritdoc IBitcoinRelay
    bool public immutable retargets;

    /// @inheritdoc IBitcoinRelay
    bytes32 public tip;
    mapping(bytes32 hash => Anchor) private _anchors;
    mapping(bytes32 hash => bytes32 before) private _before;
    mapping(uint256 number => Epoch) private _epochs;

    /// @param hash of the pinned block, the first of an epoch; with its height, target and time anybody can look it up
    constructor(bytes32 hash, uint32 height, uint32 nBits, uint32 time, uint256 easiest_, bool retargets_) {
        if (height % EPOCH != 0) revert NotFirstOfEpoch(height);
        (easiest, retargets) = (easiest_, retargets_);

        tip = hash;
        Anchor storage first = _anchors[hash];
        (first.height, first.nBits, first.epochStart) = (height, nBits, time);
        first.times[height % TIMES] = time;
        first.isOnHeaviest = true;
        _beginEpoch(height / EPOCH, nBits, time);
    }

    /// @inheritdoc IBitcoinRelay
    function extend(bytes32 from, bytes calldata headers) external returns (uint256 height) {
        Anchor memory end = _anchors[from];
        Anchor storage best = _anchors[tip];
        if (end.nBits == 0) revert UnknownAnchor(from);
        if (end.height + EPOCH < best.height) revert AnchorTooDeep(end.height, best.height);

        uint256 start = end.height;
        bytes32 last = _follow(end, from, headers);
        if (end.work <= best.work) revert LessWork(end.work, best.work);
        bytes32 before = tip;
        end.isOnHeaviest = true;
        _anchors[last] = end;
        _before[last] = from;
        tip = last;
        if (from != before) _change(before, from, start, headers);
        // Where two branches began an epoch differently, the heavier one's is the epoch.
        _beginEpoch(end.height / EPOCH, end.nBits, end.epochStart);
        height = end.height;

        emit Extended(from, last, height, end.work, headers.count());
    }

    /// @inheritdoc IBitcoinRelay
    function anchor(bytes32 hash) external view returns (Anchor memory) {
        return _anchors[hash];
    }

    /// @inheritdoc IBitcoinRelay
    function heightOf(bytes32 hash) external view returns (uint256) {
        Anchor storage known = _anchors[hash];
        if (!known.isOnHeaviest) revert NotOnHeaviestChain(hash);
        return known.height;
    }

    /// @inheritdoc IBitcoinRelay
    function tipHeight() external view returns (uint256) {
        return _anchors[tip].height;
    }

    /// @inheritdoc IBitcoinRelay
    function epoch(uint256 number) external view returns (Epoch memory) {
        return _epochs[number];
    }

    /// @inheritdoc IBitcoinRelay
    function newestEpoch() external view returns (uint256) {
        return _anchors[tip].height / EPOCH;
    }

    /// @dev Moves `end` over all headers, each held against every rule that does not need its transactions.
    function _follow(Anchor memory end, bytes32 from, bytes calldata headers) private returns (bytes32 last) {
        uint256 count = headers.count();
        uint256 work = BitcoinTarget.workOf(BitcoinTarget.fromBits(end.nBits));
        uint256 total = end.work;
        last = from;
        for (uint256 index; index < count; ++index) {
            if (headers.previousOf(index) != last) revert HeaderUnlinked(index);
            uint32 time = _checkTime(end, headers, index);
            ++end.height;
            if (end.height % EPOCH == 0) {
                _turnEpoch(end, time);
                work = BitcoinTarget.workOf(BitcoinTarget.fromBits(end.nBits));
            }
            uint32 nBits = headers.bitsOf(index);
            if (nBits != end.nBits) revert BitsUnexpected(index, nBits, end.nBits);
            (last, ) = headers.checkWork(index);
            end.times[end.height % TIMES] = time;
            total += work;
        }
        end.work = uint128(total);
    }

    function _checkTime(Anchor memory end, bytes calldata headers, uint256 index) private view returns (uint32 time) {
        time = headers.timeOf(index);
        if (time > block.timestamp + AHEAD) revert TimeTooLate(index, time, block.timestamp + AHEAD);
        uint256 earlier;
        for (uint256 i; i < TIMES; ++i) {
            if (end.times[i] < time) ++earlier;
        }
        // Later than the sixth of eleven is later than their median.
        if (earlier < MEDIAN) revert TimeTooEarly(index, time);
    }

    /// @dev `end.height` is the first of a new epoch, `time` its time; the last of the old one is still in `end.times`.
    function _turnEpoch(Anchor memory end, uint32 time) private {
        if (retargets) {
            int256 elapsed = int256(uint256(end.times[(end.height - 1) % TIMES])) - int256(uint256(end.epochStart));
            end.nBits = BitcoinTarget.retargetDown(end.nBits, elapsed, easiest);
        }
        end.epochStart = time;
        _beginEpoch(end.height / EPOCH, end.nBits, time);
    }

    /// @dev Anchors that end in `lost` leave the heaviest chain, those that end in `won` join it, up to the one they share: each an epoch
    /// of blocks at most. An anchor that the headers run over would leave it although it is part of it.
    function _change(bytes32 lost, bytes32 won, uint256 start, bytes calldata headers) private {
        for (; !_anchors[won].isOnHeaviest; won = _before[won]) {
            _anchors[won].isOnHeaviest = true;
        }
        for (; lost != won; lost = _before[lost]) {
            Anchor storage left = _anchors[lost];
            left.isOnHeaviest = false;
            uint256 height = left.height;
            if (height <= start || height - start > headers.count()) continue;
            if (headers.hashOf(height - start - 1) == lost) revert AnchorPassed(lost);
        }
    }

    function _beginEpoch(uint256 number, uint32 nBits, uint32 start) private {
        Epoch storage known = _epochs[number];
        if (known.nBits == nBits && known.start == start) return;
        (known.nBits, known.start) = (nBits, start);
        emit EpochBegun(number, nBits, start);
    }
}
