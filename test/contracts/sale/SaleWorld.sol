// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {World} from "../base/World.sol";

/// @dev A batch with everything a sale can have: ten days of it, slices given back for two more, a minimum, a fifth up front.
abstract contract SaleWorld is World {
    uint256 internal constant SALE_END = START + 10 days;
    uint256 internal constant DEADLINE = START + 12 days;
    uint256 internal constant TERM = START + 14 days;
    /// @dev 375,000 up front and 50,000 a day for 30 days.
    uint256 internal constant PRICE = 1_875_000;

    function saleTerms() internal view returns (IBatchManager.Terms memory terms) {
        terms = exampleTerms();
        (terms.saleEnd, terms.refundDeadline, terms.termStart) = (uint40(SALE_END), uint40(DEADLINE), uint40(TERM));
        (terms.upfront, terms.minUnits, terms.bond) = (375_000, 400, 93_750_000);
    }

    function assertStatus(uint256 batchId, IBatchManager.Status expected, string memory reason) internal view {
        assertEq(uint256(manager.status(batchId)), uint256(expected), reason);
    }

    function refund(address who, uint256 id) internal returns (uint256) {
        vm.prank(who);
        return manager.refund(list(id), who);
    }
}
