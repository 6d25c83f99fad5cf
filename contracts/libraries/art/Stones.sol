// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {EvidenceColours} from "./EvidenceColours.sol";

/// @dev The grounds slices are drawn on, named after minerals: the first half dark, the others light.
library Stones {
    uint256 private constant COUNT = 8;
    uint256 private constant NAME = 9;
    uint256 private constant COLOUR = 7;
    uint256 private constant ROW = NAME + 4 * COLOUR;
    bytes private constant TABLE =
        "Basalt   #121315#eceae6#8f8e8a#d9824a"
        "Azurite  #0f1b36#e8ecf5#8b9cc0#6f93dc"
        "Malachite#0b241c#e6f0ea#83a595#4fae84"
        "Haematite#2b1313#f4e8e3#b5938a#d8705f"
        "Chalk    #f7f6f3#1b1916#6b665d#b5692f"
        "Ochre    #f3e6c6#2b1f0a#77623a#b07a22"
        "Celestine#dde7ee#14202c#566b7d#3f74a6"
        "Rhodonite#f2dfda#2a1416#80605f#b0525d";

    /// @param ground what everything is drawn on
    /// @param ink what must be read
    /// @param soft what may be read
    /// @param line the rosette
    /// @param bad what went wrong
    /// @param evidence bars, by their level
    struct Stone {
        string name;
        string ground;
        string ink;
        string soft;
        string line;
        string bad;
        string[4] evidence;
    }

    /// @param isOver the batch ended before its time: the colour has gone out of what it did
    function pick(uint256 seed, bool isOver) internal pure returns (Stone memory stone) {
        bytes memory table = TABLE;
        uint256 row = seed % COUNT;
        uint256 start = row * ROW;
        uint256 length = NAME;
        while (table[start + length - 1] == " ") --length;
        stone.name = _slice(table, start, length);
        stone.ground = _slice(table, start + NAME, COLOUR);
        stone.ink = _slice(table, start + NAME + COLOUR, COLOUR);
        stone.soft = _slice(table, start + NAME + 2 * COLOUR, COLOUR);
        stone.line = isOver ? stone.soft : _slice(table, start + NAME + 3 * COLOUR, COLOUR);
        stone.bad = row < COUNT / 2 ? "#f28b82" : "#b3261e"; // as on the site
        for (uint256 i; i < 4; ++i) stone.evidence[i] = EvidenceColours.pick(i, row < COUNT / 2, isOver);
    }

    function _slice(bytes memory table, uint256 from, uint256 length) private pure returns (string memory) {
        bytes memory part = new bytes(length);
        for (uint256 i; i < length; ++i) part[i] = table[from + i];
        return string(part);
    }
}
