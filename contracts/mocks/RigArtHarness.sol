// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {PlainText} from "../libraries/art/PlainText.sol";
import {SliceFacts} from "../libraries/art/SliceFacts.sol";
import {Stones} from "../libraries/art/Stones.sol";
import {RigArt} from "../libraries/RigArt.sol";

/// @dev Lets tests and designers see a picture of any facts, without a chain of events that would lead to them.
contract RigArtHarness {
    function svg(SliceFacts.Facts memory facts) external pure returns (string memory) {
        facts.site = PlainText.clean(facts.site);
        return string(RigArt.svg(facts, Stones.pick(facts.seed, SliceFacts.isOver(facts))));
    }

    function emblem() external pure returns (string memory) {
        return string(RigArt.emblem());
    }
}
