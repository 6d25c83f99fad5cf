// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {World} from "../base/World.sol";

contract RememberedTokensTest is World {
    function test_a_token_is_remembered_once_in_however_many_batches_it_is() public {
        createBatch();
        uint256 once = _gasOfRecovery();
        for (uint256 i; i < 20; ++i) {
            createBatch();
        }
        assertLe(_gasOfRecovery(), once, "no more tokens to look at");
    }

    function _gasOfRecovery() private returns (uint256 used) {
        wbtc.mint(address(slices), 1);
        vm.prank(admin);
        used = gasleft();
        manager.recoverSurplus(address(wbtc), treasury);
        used -= gasleft();
    }
}
