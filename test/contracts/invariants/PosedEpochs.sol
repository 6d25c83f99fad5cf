// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {PosedProofs} from "../../../contracts/mocks/PosedProofs.sol";

/// @dev A Bitcoin whose epochs begin every fourteen days, of two targets in turn, with a halving in the fifth; what an income explains
/// there, worked out by hand.
abstract contract PosedEpochs {
    uint256 private constant FIRST = 412;
    uint256 private constant LAST = 419;
    uint256 private constant BEGIN = 1_711_900_000;
    uint256 private constant HALVED = 416;

    function _poseEpochs(PosedProofs posed) internal {
        for (uint256 number = FIRST; number <= LAST; ++number) {
            posed.setEpoch(
                number,
                uint32((0x17 << 24) | _mantissa(number)),
                uint32(BEGIN + (number - FIRST) * 14 days)
            );
        }
        posed.setTip(uint32(LAST * 2_016), type(uint32).max);
    }

    /// @dev The last one does not end.
    function _epochAt(uint256 time) internal pure returns (uint24) {
        uint256 number = FIRST + (time - BEGIN) / 14 days;
        return uint24(number < LAST ? number : LAST);
    }

    function _explainedBps(
        uint256 gross,
        uint256 perSat,
        uint256 hashes,
        uint256 epoch
    ) internal pure returns (uint256) {
        uint256 target = _mantissa(epoch) << 160;
        uint256 work = (type(uint256).max - target) / (target + 1) + 1;
        uint256 subsidy = epoch < HALVED ? 6.25e8 : 3.125e8;
        uint256 bps = (gross * 10_500 * work) / (subsidy * perSat * hashes);
        return bps < 10_000 ? bps : 10_000;
    }

    function _mantissa(uint256 number) private pure returns (uint256) {
        return number % 2 == 0 ? 0x034219 : 0x01a10c;
    }
}
