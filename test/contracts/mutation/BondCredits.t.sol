// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ITokenCustody} from "../../../contracts/interfaces/ITokenCustody.sol";
import {World} from "../base/World.sol";

contract BondCreditsTest is World {
    function test_a_second_bond_given_back_adds_to_the_credit_of_the_first() public {
        (uint256 first, uint256 second) = (createBatch(), createBatch());
        uint256 bond = account(first).bond;
        vm.startPrank(operator);
        manager.cancel(first);
        vm.expectEmit(true, true, true, true, address(slices));
        emit ITokenCustody.Credited(operator, address(usdc), bond, 2 * bond);
        manager.cancel(second);
        vm.stopPrank();
    }
}
