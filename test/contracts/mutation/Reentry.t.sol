// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {ReentrantToken} from "../../../contracts/mocks/ReentrantToken.sol";
import {World} from "../base/World.sol";

/// @dev The custody with this test as its manager, and a token that lets the manager itself call back in the middle of a payment.
contract ReentryTest is World {
    ICapacitySlices private own;
    ReentrantToken private token;

    function setUp() public override {
        super.setUp();
        own = ICapacitySlices(deploy("CapacitySlices.sol:CapacitySlices", abi.encode(address(this))));
        token = ReentrantToken(deploy("ReentrantToken.sol:ReentrantToken"));
        token.mint(address(this), 1e18);
        token.approve(address(own), type(uint256).max);
        own.openBatch(1, address(this), address(token), address(token), 1_000, 0, 100);
    }

    /// @dev What the token calls.
    function again(bytes calldata verb) external {
        (bool done, bytes memory answer) = address(own).call(verb);
        if (done) return;
        assembly ("memory-safe") {
            revert(add(answer, 32), mload(answer))
        }
    }

    function test_no_verb_that_moves_money_runs_in_the_middle_of_another() public {
        ICapacitySlices.Posting memory posting = ICapacitySlices.Posting(operator, treasury, 0, 9, 0, 0, 1, 0);
        _refusesInside(abi.encodeCall(own.openBatch, (2, address(this), address(token), address(token), 1, 0, 1)));
        _refusesInside(abi.encodeCall(own.mint, (1, _sale())));
        _refusesInside(abi.encodeCall(own.takeBack, (1, _one(), alice, alice, 1)));
        _refusesInside(abi.encodeCall(own.accruePayout, (1, posting)));
        _refusesInside(abi.encodeCall(own.topUp, (1, address(this), 1)));
        _refusesInside(abi.encodeCall(own.releaseUpfront, (1, 1)));
        _refusesInside(abi.encodeCall(own.collectProceeds, (1, operator, operator)));
        _refusesInside(abi.encodeCall(own.closeByDefault, (1, operator, 1)));
        _refusesInside(abi.encodeCall(own.closeByCancellation, (1, operator, 1)));
        _refusesInside(abi.encodeCall(own.forfeitBond, (1, 1)));
        _refusesInside(abi.encodeCall(own.releaseBond, (1, operator)));
        _refusesInside(abi.encodeCall(own.recoverSurplus, (address(token), treasury)));
        _refusesInside(abi.encodeCall(own.claim, (_one(), alice)));
        _refusesInside(abi.encodeCall(own.claimRefund, (_one(), alice)));
        _refusesInside(abi.encodeCall(own.withdraw, (address(token), alice)));
    }

    function _refusesInside(bytes memory verb) private {
        token.arm(address(this), abi.encodeCall(this.again, (verb)));
        own.mint(1, _sale());
        bytes4 refusal = ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector;
        assertTrue(!token.succeeded(), "nothing is done");
        assertTrue(bytes4(token.returned()) == refusal, "because something is being done");
    }

    function _sale() private view returns (ICapacitySlices.Sale memory) {
        return ICapacitySlices.Sale(address(this), alice, 1, 10, 0);
    }

    function _one() private pure returns (uint256[] memory ids) {
        ids = new uint256[](1);
        ids[0] = 1_000_000_001;
    }
}
