// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @dev How a batch's periods become bars: one each, or one for several neighbours where there are more than a circle can show.
library Bars {
    uint256 private constant MOST = 366;
    /// @dev Length of the circle, about; it is a whole number of steps per bar, so that every dash is a whole number.
    uint256 private constant CIRCUMFERENCE = 3_650;

    /// @param count places on the circle
    /// @param perBar periods a place stands for; the last may stand for fewer
    /// @param pitch length of a place along the circle
    /// @param length of the circle: count * pitch
    /// @param posted places with at least one posted period
    struct Layout {
        uint256 count;
        uint256 perBar;
        uint256 pitch;
        uint256 length;
        uint256 posted;
    }

    /// @param periods of the term, at least 1
    function arrange(uint256 periods, uint256 posted) internal pure returns (Layout memory bars) {
        bars.perBar = (periods + MOST - 1) / MOST;
        bars.count = (periods + bars.perBar - 1) / bars.perBar;
        bars.pitch = (CIRCUMFERENCE + bars.count / 2) / bars.count;
        bars.length = bars.count * bars.pitch;
        bars.posted = (posted + bars.perBar - 1) / bars.perBar;
    }

    /// @dev One bar as a byte like those of single periods: the weakest evidence of its posted periods in the two highest bits, and the
    /// average of what they delivered in the six lower ones, rounded down, but not to 0 where there was any.
    function read(bytes memory deliveries, uint256 bar, uint256 perBar) internal pure returns (uint256) {
        unchecked {
            uint256 from = bar * perBar;
            uint256 to = from + perBar;
            if (to > deliveries.length) to = deliveries.length;
            uint256 level = 3;
            uint256 delivered;
            for (uint256 i = from; i < to; ++i) {
                uint256 posted = uint8(deliveries[i]);
                if (posted >> 6 < level) level = posted >> 6;
                delivered += posted & 63;
            }
            uint256 count = to - from;
            if (delivered > 0) delivered = delivered < count ? 1 : delivered / count;
            return (level << 6) | delivered;
        }
    }
}
