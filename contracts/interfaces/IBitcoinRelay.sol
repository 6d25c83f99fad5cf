// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBitcoinErrors} from "./IBitcoinErrors.sol";

/// @title BitcoinRelay
/// @notice Knows Bitcoin's heaviest chain from one pinned block on: every header's work, link, target and time, checked as Bitcoin's own
/// nodes check them. Nobody administers it, anybody extends it; what it believes can be changed by more work alone. It says which
/// target blocks of an epoch must meet, so that a proof of a payment cannot come from a chain that was cheap to make.
/// @dev Hashes are in hashing order. Work is in hashes. An epoch is 2,016 blocks that share a target.
interface IBitcoinRelay is IBitcoinErrors {
    /// @notice A block that headers may follow: the last one of each call that made the chain heavier.
    /// @param work of all blocks after the pinned one
    /// @param nBits of its epoch
    /// @param epochStart time of its epoch's first block, seconds since 1970
    /// @param isOnHeaviest whether it is the tip, or the tip is built on it
    /// @param times of the last eleven blocks, the block of height `h` at `h % 11`
    struct Anchor {
        uint128 work;
        uint32 height;
        uint32 nBits;
        uint32 epochStart;
        bool isOnHeaviest;
        uint32[11] times;
    }

    /// @notice What blocks of an epoch have in common; zero for one that is not known.
    struct Epoch {
        uint32 nBits;
        uint32 start;
    }

    /// @notice The chain became heavier: `count` blocks after `from`, the last of them `tip`. `work` and `height` are the tip's.
    event Extended(bytes32 indexed from, bytes32 indexed tip, uint256 height, uint256 work, uint256 count);
    /// @notice The first block of an epoch became known, or another one instead of it.
    event EpochBegun(uint256 indexed epoch, uint32 nBits, uint32 start);

    /// @notice No block with this hash is an anchor.
    error UnknownAnchor(bytes32 from);
    /// @notice More than an epoch below the tip nothing is built on any more.
    error AnchorTooDeep(uint256 height, uint256 tipHeight);
    /// @notice Header `index` claims another target than its epoch has.
    error BitsUnexpected(uint256 index, uint32 nBits, uint32 expected);
    /// @notice Header `index` is not later than the median of the eleven before it.
    error TimeTooEarly(uint256 index, uint32 time);
    /// @notice Header `index` is more than two hours ahead of this chain's clock. Trying again later may help.
    error TimeTooLate(uint256 index, uint32 time, uint256 latest);
    /// @notice Not more work than the chain that is known. Of two equally heavy chains the first stays.
    error LessWork(uint256 work, uint256 known);
    /// @notice Not an anchor, or a heavier chain took its place.
    error NotOnHeaviestChain(bytes32 hash);
    /// @notice The headers run over an anchor of the heaviest chain: let them begin there.
    error AnchorPassed(bytes32 anchor);
    /// @notice The pinned block is the first of its epoch.
    error NotFirstOfEpoch(uint256 height);

    /// @notice Adds headers that follow the anchor `from`. Anybody may.
    /// @dev Emits: {EpochBegun} for each epoch that begins among them, {Extended}.
    /// Requirements: each header names the one before it, claims its epoch's target and meets it, has a time after the median of the
    /// eleven before and at most two hours from now; all of them make a heavier chain than the one known.
    /// @return height of the new tip
    function extend(bytes32 from, bytes calldata headers) external returns (uint256 height);

    /// @notice The last block of the heaviest chain.
    function tip() external view returns (bytes32);

    function tipHeight() external view returns (uint256);

    /// @notice Of an anchor of the heaviest chain; reverts for any other block.
    function heightOf(bytes32 hash) external view returns (uint256);

    function anchor(bytes32 hash) external view returns (Anchor memory);

    /// @notice Of the heaviest chain.
    function epoch(uint256 number) external view returns (Epoch memory);

    /// @notice False for regression-test networks, whose target never changes.
    function retargets() external view returns (bool);

    /// @notice The newest epoch that has begun.
    function newestEpoch() external view returns (uint256);
}
