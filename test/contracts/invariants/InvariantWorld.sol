// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {BlacklistToken} from "../../../contracts/mocks/BlacklistToken.sol";
import {FeeOnTransferToken} from "../../../contracts/mocks/FeeOnTransferToken.sol";
import {ReentrantToken} from "../../../contracts/mocks/ReentrantToken.sol";
import {World} from "../base/World.sol";
import {HostileHandler} from "./HostileHandler.sol";
import {Ledger} from "./Ledger.sol";

/// @dev The world with hostile tokens admitted, a first batch with twin slices, and the handler to act in it.
abstract contract InvariantWorld is World {
    HostileHandler internal handler;
    BlacklistToken internal blacklist;

    function setUp() public virtual override {
        super.setUp();
        blacklist = BlacklistToken(deploy("BlacklistToken.sol:BlacklistToken"));
        ReentrantToken reentrant = ReentrantToken(deploy("ReentrantToken.sol:ReentrantToken"));
        FeeOnTransferToken fee = FeeOnTransferToken(deploy("FeeOnTransferToken.sol:FeeOnTransferToken"));
        fee.setCharging(false);
        _admit(address(blacklist), address(reentrant));
        _admit(address(fee), address(usdc));
        address[] memory who = new address[](6);
        (who[0], who[1], who[2], who[3], who[4], who[5]) = (operator, treasury, admin, alice, bob, carol);
        for (uint256 i; i < who.length; ++i) {
            fund(who[i]);
            fee.mint(who[i], 1e15);
            reentrant.mint(who[i], 1e15);
            blacklist.mint(who[i], 1e15);
            vm.startPrank(who[i]);
            fee.approve(address(slices), type(uint256).max);
            reentrant.approve(address(slices), type(uint256).max);
            blacklist.approve(address(slices), type(uint256).max);
            vm.stopPrank();
        }
        handler = new HostileHandler(slices, manager, Ledger.Tokens(usdc, wbtc, blacklist, reentrant, fee), who);
        handler.createBatch(uint256(keccak256("first")));
        vm.warp(block.timestamp + 1 days);
        handler.buy(0, 3, 7, 3);
        handler.buy(0, 4, 7, 4);
        _target(address(handler));
    }

    function _admit(address payment, address payout) private {
        vm.startPrank(admin);
        manager.setPaymentTokenAllowed(payment, true);
        manager.setPayoutTokenAllowed(payout, true);
        vm.stopPrank();
    }

    function _noViolation() internal view {
        assertEq(bytes(handler.violation()).length, 0, handler.violation());
    }

    function _slicesOf(
        uint256 batchId
    ) internal view returns (uint256 claimable, uint256 refundable, uint256 units, uint256 live) {
        for (uint256 i; i < handler.idsLength(); ++i) {
            uint256 id = handler.ids(i);
            if (id / 1e9 != batchId) continue;
            claimable += slices.claimable(id);
            refundable += slices.refundable(id);
            units += slices.slice(id).units;
            ++live;
        }
    }

    function _conserved(uint256 batchId, address token, uint256 held) internal view {
        assertEq(handler.taken(batchId, token), handler.given(batchId, token) + held, "in = out + held");
    }

    /// @dev Governance dismisses everybody, forbids everything, pauses if it can, and leaves.
    function _abandon() internal {
        vm.startPrank(admin);
        manager.setOperatorAdmitted(operator, false);
        manager.setPaymentTokenAllowed(address(usdc), false);
        try manager.pause(14 days) {} catch {}
        access.renounceRole(access.ADMIN_ROLE(), admin);
        vm.stopPrank();
    }

    /// @dev The owner takes a slice's refund, to another account where the token's issuer has blacklisted theirs.
    function _takeEverything(uint256 id) internal {
        address owner = slices.ownerOf(id);
        address to = blacklist.isBlacklisted(owner) ? makeAddrOf("safe place") : owner;
        vm.prank(owner);
        slices.claimRefund(list(id), to);
    }

    function makeAddrOf(string memory name) internal pure returns (address) {
        return vm.addr(uint256(keccak256(bytes(name))));
    }
}
