// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @dev Names as pictures and metadata may show them, whoever wrote them: letters, digits, spaces and . , - & ' ( )
library PlainText {
    uint256 private constant LONGEST = 31;
    /// @dev Bit c is set where the character c is allowed.
    uint256 private constant ALLOWED =
        (uint256(0x03ff) << 0x30) | // 0-9
            (uint256(0x03ffffff) << 0x41) | // A-Z
            (uint256(0x03ffffff) << 0x61) | // a-z
            (1 << 0x20) | // space
            (1 << 0x2e) | // .
            (1 << 0x2c) | // ,
            (1 << 0x2d) | // -
            (1 << 0x26) | // &
            (1 << 0x27) | // '
            (1 << 0x28) | // (
            (1 << 0x29); // )

    /// @dev Whatever is not allowed becomes a question mark, and what is too long ends: nothing can leave its string in JSON.
    function clean(string memory name) internal pure returns (string memory) {
        bytes memory given = bytes(name);
        uint256 length = given.length < LONGEST ? given.length : LONGEST;
        bytes memory cleaned = new bytes(length);
        for (uint256 i; i < length; ++i) {
            bytes1 c = given[i];
            cleaned[i] = (ALLOWED >> uint8(c)) & 1 == 1 ? c : bytes1("?");
        }
        return string(cleaned);
    }

    /// @dev A clean name in XML: of the characters allowed only & means something there.
    function inXml(string memory cleaned) internal pure returns (string memory) {
        bytes memory given = bytes(cleaned);
        bytes memory escaped = new bytes(given.length * 5);
        uint256 length;
        for (uint256 i; i < given.length; ++i) {
            escaped[length++] = given[i];
            if (given[i] != "&") continue;
            (escaped[length], escaped[length + 1], escaped[length + 2], escaped[length + 3]) = ("a", "m", "p", ";");
            length += 4;
        }
        assembly ("memory-safe") {
            mstore(escaped, length)
        }
        return string(escaped);
    }
}
