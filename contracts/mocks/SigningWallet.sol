// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ReentrantReceiver} from "./ReentrantReceiver.sol";

/// @dev A contract account that signs by saying so (ERC-1271), and can be told to misbehave when it is asked.
contract SigningWallet is ReentrantReceiver, IERC1271 {
    enum Answer {
        OnlyAccepted,
        Always,
        Refuses,
        BurnsGas,
        SaysTooLittle,
        SaysSomethingElse
    }

    error Refused();

    Answer public answer;
    mapping(bytes32 digest => bool) public isAccepted;

    function setAnswer(Answer answer_) external {
        answer = answer_;
    }

    function accept(bytes32 digest) external {
        isAccepted[digest] = true;
    }

    function isValidSignature(bytes32 digest, bytes calldata) external view returns (bytes4) {
        if (answer == Answer.Refuses) revert Refused();
        if (answer == Answer.BurnsGas) while (true) {}
        if (answer == Answer.SaysTooLittle) {
            // solhint-disable-next-line no-inline-assembly
            assembly ("memory-safe") {
                mstore(0, 0x1626ba7e00000000000000000000000000000000000000000000000000000000)
                return(0, 4)
            }
        }
        bool accepted = answer == Answer.Always || (answer == Answer.OnlyAccepted && isAccepted[digest]);
        return accepted ? IERC1271.isValidSignature.selector : bytes4(0xffffffff);
    }
}
