// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @dev One colour for each level of evidence, 0 to 3, like metal that grows hotter: each stands out more from its ground than the one
/// before, so that they differ to every eye, in grey as well.
library EvidenceColours {
    bytes private constant ON_DARK = "#837a6d#cf7a48#f4b077#fff1dc";
    bytes private constant ON_LIGHT = "#a08d70#b5581f#77300a#241005";
    bytes private constant GREY_ON_DARK = "#6a6a6a#8c8c8c#b8b8b8#e9e9e9";
    bytes private constant GREY_ON_LIGHT = "#a0a0a0#7e7e7e#545454#222222";

    function pick(uint256 level, bool dark, bool grey) internal pure returns (string memory) {
        bytes memory scale = dark ? (grey ? GREY_ON_DARK : ON_DARK) : (grey ? GREY_ON_LIGHT : ON_LIGHT);
        bytes memory colour = new bytes(7);
        for (uint256 i; i < 7; ++i) colour[i] = scale[level * 7 + i];
        return string(colour);
    }
}
