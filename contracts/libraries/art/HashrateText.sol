// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";

/// @dev Hashes per second as people say them: 250 TH/s, 4.096 PH/s. Digits that do not fit are cut off, never rounded up.
library HashrateText {
    /// @dev H/s, kH/s, MH/s …: each a thousand times the one before.
    bytes private constant PREFIXES = "kMGTPEZYRQ";

    /// @param digits how many may be shown at least where there are more: decimals fill up what the whole part leaves
    function parts(uint256 hashrate, uint256 digits) internal pure returns (string memory figure, string memory unit) {
        uint256 size;
        uint256 one = 1;
        while (size < PREFIXES.length && hashrate >= one * 1_000) {
            one *= 1_000;
            ++size;
        }
        figure = Strings.toString(hashrate / one);
        uint256 decimals = bytes(figure).length < digits ? digits - bytes(figure).length : 0;
        figure = string.concat(figure, _fraction(((hashrate % one) * 10 ** decimals) / one, decimals));
        unit = size == 0 ? "H/s" : string.concat(string(abi.encodePacked(PREFIXES[size - 1])), "H/s");
    }

    function whole(uint256 hashrate) internal pure returns (string memory) {
        (string memory figure, string memory unit) = parts(hashrate, 7);
        return string.concat(figure, " ", unit);
    }

    /// @dev ".096" for 96 in three decimals; nothing for 0, and no zeros at the end.
    function _fraction(uint256 value, uint256 decimals) private pure returns (string memory) {
        if (value == 0) return "";
        for (; value % 10 == 0; --decimals) value /= 10;
        bytes memory text = new bytes(decimals + 1);
        text[0] = ".";
        for (; decimals > 0; --decimals) {
            text[decimals] = bytes1(uint8(0x30 + (value % 10)));
            value /= 10;
        }
        return string(text);
    }
}
