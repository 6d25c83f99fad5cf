// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IFleetRegistry} from "../interfaces/IFleetRegistry.sol";

/// @title SiteNames
/// @notice What a site, a machine and a country may be called. Names are drawn on slices, so they hold nothing that a picture, a
/// page or a reader could take for anything else.
library SiteNames {
    /// @dev A string of up to 31 bytes takes one slot.
    uint256 private constant MAX_LENGTH = 31;
    /// @dev One bit per ASCII code: space & ' ( ) , - . 0-9 A-Z a-z.
    uint256 private constant ALLOWED = 0x7fffffe07fffffe03ff73c100000000;

    /// @notice 1 to 31 letters, digits, spaces and . , - & ' ( ), with no space at either end.
    function check(string calldata name) internal pure {
        bytes calldata text = bytes(name);
        uint256 length = text.length;
        if (length == 0 || length > MAX_LENGTH || text[0] == " " || text[length - 1] == " ") {
            revert IFleetRegistry.InvalidName(name);
        }
        for (uint256 i; i < length; ++i) {
            if ((ALLOWED >> uint8(text[i])) & 1 == 0) revert IFleetRegistry.InvalidName(name);
        }
    }

    /// @notice Two capital letters.
    function checkCountry(bytes2 country) internal pure {
        if (!_isCapital(country[0]) || !_isCapital(country[1])) revert IFleetRegistry.InvalidCountry(country);
    }

    function _isCapital(bytes1 letter) private pure returns (bool) {
        return letter >= "A" && letter <= "Z";
    }
}
