// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Bars} from "./Bars.sol";

/// @dev Bars of equal evidence and height, which one dashed circle can draw together.
library BarGroups {
    /// @dev Heights are made coarser until there are no more groups than this, or than there is room for where bars are few.
    uint256 private constant FEW = 28;
    /// @dev Bytes of SVG for all groups and dashes together, and what one of each takes.
    uint256 private constant ROOM = 4_000;
    uint256 private constant GROUP = 64;
    uint256 private constant BAR = 8;
    uint256 private constant KEYS = 256;
    /// @dev The keys of height 0, one for each level: there is nothing to draw.
    uint256 private constant NOTHING = 1 | (1 << 64) | (1 << 128) | (1 << 192);

    /// @dev A key is the evidence level << 6 | height, like a byte of a batch's deliveries. Bars are numbered from 1 here, and 0 is none.
    /// @param first bar of each key
    /// @param next bar of the same key
    struct Groups {
        uint256[] first;
        uint256[] next;
    }

    function sort(bytes memory deliveries, Bars.Layout memory bars) internal pure returns (Groups memory groups) {
        uint256[] memory keys = new uint256[](bars.posted);
        uint256 seen;
        for (uint256 i; i < keys.length; ++i) {
            keys[i] = Bars.read(deliveries, i, bars.perBar);
            seen |= 1 << keys[i];
        }
        uint256 step = _step(seen & ~NOTHING, Math.max(FEW, (ROOM - BAR * keys.length) / GROUP));
        groups.first = new uint256[](KEYS);
        groups.next = new uint256[](keys.length + 1);
        for (uint256 i = keys.length; i > 0; --i) {
            uint256 key = _coarsened(keys[i - 1], step);
            groups.next[i] = groups.first[key];
            groups.first[key] = i;
        }
    }

    /// @dev The finest steps of height, 1 of 63 or 2, 4, 8, that leave few enough groups.
    function _step(uint256 seen, uint256 most) private pure returns (uint256 step) {
        for (step = 1; ; step *= 2) {
            uint256 kept;
            uint256 count;
            for (uint256 key = 1; key < KEYS; ++key) {
                if ((seen >> key) & 1 == 0) continue;
                uint256 bit = 1 << _coarsened(key, step);
                if (kept & bit == 0) ++count;
                kept |= bit;
            }
            if (count <= most) return step;
        }
    }

    /// @dev Up to the next step: something stays something, and everything stays everything.
    function _coarsened(uint256 key, uint256 step) private pure returns (uint256) {
        unchecked {
            uint256 height = ((key & 63) + step - 1) & ~(step - 1);
            return (key & ~uint256(63)) | (height > 63 ? 63 : height);
        }
    }
}
