// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {InvariantWorld} from "./InvariantWorld.sol";

/// @dev Invariants that are never tried prove nothing: a plain random walk must reach every action.
contract HandlerReachTest is InvariantWorld {
    function test_a_random_walk_of_the_handler_succeeds_at_everything() public {
        for (uint256 i; i < 500; ++i) {
            _step(uint256(keccak256(abi.encode("walk", i))));
        }
        string[14] memory actions = [
            "createBatch",
            "buy",
            "post",
            "claim",
            "claimRefund",
            "claimAll",
            "transfer",
            "withdraw",
            "declareDefault",
            "releaseBond",
            "steal",
            "donate",
            "armReentrancy",
            "govern"
        ];
        for (uint256 i; i < actions.length; ++i) {
            assertGe(handler.done(actions[i]), 1, actions[i]);
        }
        _noViolation();
    }

    function _step(uint256 r) private {
        uint256 way = r % 16;
        r >>= 8;
        if (way == 0) handler.createBatch(r);
        else if (way < 4) handler.buy(r, r >> 8, r >> 16, r >> 32);
        else if (way < 8) handler.post(r, r >> 8, r >> 40, r >> 64, r % 8 == 0);
        else if (way == 8) handler.claim(r, r >> 8, r >> 16, r % 2 == 0);
        else if (way == 9) handler.claimAll(r, r % 2 == 0);
        else if (way == 10) handler.transfer(r, r >> 8);
        else if (way == 11) handler.withdraw(r, r >> 8);
        else if (way == 12) handler.releaseBond(r);
        else if (way == 13) handler.steal(r, r >> 8);
        else if (way == 14) handler.govern(r, r >> 8);
        else _rare(r);
    }

    function _rare(uint256 r) private {
        uint256 way = r % 8;
        r >>= 8;
        if (way == 0) handler.donate(r, r >> 8);
        else if (way == 1) handler.armReentrancy(r, r >> 8, r % 2 == 0);
        else if (way == 2) handler.blacklist(r, r % 2 == 0);
        else if (way == 3) handler.chargeFees(r % 2 == 0);
        else if (way == 4) handler.wait(r);
        else handler.declareDefault(r, r % 2 == 0);
    }
}
