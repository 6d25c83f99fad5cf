// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @title PeriodSats
/// @notice Satoshis for each period of a batch, four periods a slot. All there can ever be fit one of them.
library PeriodSats {
    struct State {
        mapping(uint256 word => uint256 periods) words;
    }

    /// @return total of the period after it
    function add(State storage self, uint256 period, uint64 sats) internal returns (uint64 total) {
        (uint256 word, uint256 shift) = (self.words[period >> 2], (period & 3) << 6);
        total = uint64(word >> shift) + sats;
        self.words[period >> 2] = word + (uint256(sats) << shift);
    }

    function satsOf(State storage self, uint256 period) internal view returns (uint64) {
        return uint64(self.words[period >> 2] >> ((period & 3) << 6));
    }
}
