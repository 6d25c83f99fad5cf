// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {World} from "../base/World.sol";

contract PartsTest is World {
    function test_the_manager_names_the_contracts_it_works_with() public view {
        assertEq(manager.slices(), address(slices), "custody");
        assertEq(manager.attesters(), address(attesters), "who vouches");
        assertEq(manager.fleet(), address(fleet), "what is sold");
    }
}
