// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {AccountingMath} from "../libraries/AccountingMath.sol";

/// @dev Lets a test outside of Solidity run the library on many vectors in one call.
contract AccountingMathHarness {
    struct Vector {
        uint128 net;
        uint64 capacity;
        uint64 sold;
        uint192 acc;
        uint192 paid;
        uint128 amount;
        uint16 bps;
    }

    struct Answer {
        uint256 perUnit;
        uint256 holders;
        uint256 pending;
        uint256 whole;
        uint256 paidAfter;
        uint256 down;
        uint256 up;
    }

    function answers(Vector[] calldata vectors) external pure returns (Answer[] memory all) {
        all = new Answer[](vectors.length);
        for (uint256 i; i < vectors.length; ++i) {
            Vector calldata v = vectors[i];
            uint192 perUnit = AccountingMath.perUnitDown(v.net, v.capacity);
            (uint256 whole, uint192 paidAfter) = AccountingMath.checkpoint(v.sold, v.acc, v.paid);
            all[i] = Answer({
                perUnit: perUnit,
                holders: AccountingMath.holdersUp(perUnit, v.sold),
                pending: AccountingMath.pendingDown(v.sold, v.acc, v.paid),
                whole: whole,
                paidAfter: paidAfter,
                down: AccountingMath.shareDown(v.amount, v.bps),
                up: AccountingMath.shareUp(v.amount, v.bps)
            });
        }
    }
}
