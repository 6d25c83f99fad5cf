// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IAttesterRegistry} from "../../../contracts/interfaces/IAttesterRegistry.sol";
import {IFleetRegistry} from "../../../contracts/interfaces/IFleetRegistry.sol";
import {BlacklistToken} from "../../../contracts/mocks/BlacklistToken.sol";
import {FeeOnTransferToken} from "../../../contracts/mocks/FeeOnTransferToken.sol";
import {HostileDescriptor} from "../../../contracts/mocks/HostileDescriptor.sol";
import {NoReturnToken} from "../../../contracts/mocks/NoReturnToken.sol";
import {ReentrantToken} from "../../../contracts/mocks/ReentrantToken.sol";
import {ShrinkingToken} from "../../../contracts/mocks/ShrinkingToken.sol";
import {World} from "../base/World.sol";
import {Cast} from "./Cast.sol";
import {HostileHandler} from "./HostileHandler.sol";

/// @dev The world with hostile tokens admitted, attesters and an audited site, a first batch with twin slices, one with everything
/// that can be agreed on, one that requires proofs, and the handler to act in it.
abstract contract InvariantWorld is World {
    HostileHandler internal handler;
    Cast.Tokens internal tokens;
    address internal arbiter = makeAddr("arbiter");

    function setUp() public virtual override {
        super.setUp();
        tokens = Cast.Tokens({
            usdc: usdc,
            wbtc: wbtc,
            blacklist: BlacklistToken(deploy("BlacklistToken.sol:BlacklistToken")),
            reentrant: ReentrantToken(deploy("ReentrantToken.sol:ReentrantToken")),
            fee: FeeOnTransferToken(deploy("FeeOnTransferToken.sol:FeeOnTransferToken")),
            shrinking: ShrinkingToken(deploy("ShrinkingToken.sol:ShrinkingToken")),
            silent: NoReturnToken(deploy("NoReturnToken.sol:NoReturnToken"))
        });
        tokens.fee.setCharging(false);
        address[] memory who = new address[](7);
        (who[0], who[1], who[2], who[3]) = (operator, treasury, admin, arbiter);
        (who[4], who[5], who[6]) = (alice, bob, carol);
        HostileDescriptor descriptor = HostileDescriptor(deploy("HostileDescriptor.sol:HostileDescriptor"));
        Cast.Protocol memory protocol = Cast.Protocol(manager, slices, attesters, fleet, held, posed, descriptor);
        handler = new HostileHandler(protocol, tokens, who);
        for (uint256 i; i < handler.tokensLength(); ++i) {
            _admit(handler.allTokens(i), uint64(3 ** i), who);
        }
        _openAuditedSite();
        handler.createBatch(uint256(keccak256("first")) << 8);
        vm.warp(block.timestamp + 1 days);
        handler.buy(0, 4, 7, 4, true);
        handler.buy(0, 5, 7, 5, true);
        handler.createBatch((uint256(keccak256("every")) << 8) | 63);
        handler.buy(1, 4, 150, 4, true);
        handler.buy(1, 5, 150, 5, true);
        handler.createBatch((uint256(keccak256("held")) << 8) | 107);
        handler.buy(2, 5, 24, 5, true);
        handler.buy(2, 6, 17, 6, true);
        _target(address(handler));
    }

    function _admit(address token, uint64 perSat, address[] memory who) private {
        vm.startPrank(admin);
        manager.setPaymentTokenAllowed(token, true);
        manager.setPayoutTokenAllowed(token, true);
        held.setBitcoinToken(token, perSat);
        vm.stopPrank();
        for (uint256 i; i < who.length; ++i) {
            // Every token here has the same open mint.
            NoReturnToken(token).mint(who[i], 1e15);
            vm.prank(who[i]);
            NoReturnToken(token).approve(address(slices), type(uint256).max);
        }
    }

    /// @dev Set 1: any of an operator, a pool and an auditor; set 2: two of them; set 3: an operator and a pool. Site 2: enough for
    /// four batches or five, on the auditor's word.
    function _openAuditedSite() private {
        string[3] memory names = ["own", "pool", "auditor"];
        address[] memory all = new address[](3);
        for (uint256 i; i < 3; ++i) {
            all[i] = makeAddr(names[i]);
            vm.prank(admin);
            attesters.setAttester(all[i], IAttesterRegistry.Kind(i + 1));
        }
        address[] memory two = new address[](2);
        (two[0], two[1]) = (all[0], all[1]);
        attesters.createSet(_sorted(all), 1);
        attesters.createSet(_sorted(all), 2);
        attesters.createSet(_sorted(two), 1);
        vm.startPrank(operator);
        fleet.registerSite("NO", keccak256("water"), "Tromso");
        fleet.addMachines(2, IFleetRegistry.Machines("S21", 3_000, 1e12, 17_500));
        vm.stopPrank();
        bytes32 digest = attesters.digestOf(fleet.capacityHash(2, 3_000e12, 0));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(uint256(keccak256("auditor")), digest);
        IAttesterRegistry.Attestation[] memory signed = new IAttesterRegistry.Attestation[](1);
        signed[0] = IAttesterRegistry.Attestation(makeAddr("auditor"), abi.encodePacked(r, s, v));
        fleet.attestCapacity(2, 3_000e12, 0, 1, signed);
    }

    function _sorted(address[] memory all) private pure returns (address[] memory) {
        for (uint256 i = 1; i < all.length; ++i) {
            for (uint256 j = i; j > 0 && all[j - 1] > all[j]; --j) {
                (all[j - 1], all[j]) = (all[j], all[j - 1]);
            }
        }
        return all;
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
        for (uint256 i; i < handler.tokensLength(); ++i) {
            manager.setPaymentTokenAllowed(handler.allTokens(i), false);
        }
        try manager.pause(14 days) {} catch {}
        access.renounceRole(access.ADMIN_ROLE(), admin);
        vm.stopPrank();
    }

    /// @dev The owner, and another account of theirs where the token's issuer has blacklisted the owner.
    function _ownerAndPlace(uint256 id) internal view returns (address owner, address to) {
        owner = slices.ownerOf(id);
        to = tokens.blacklist.isBlacklisted(owner) ? vm.addr(uint256(keccak256("safe place"))) : owner;
    }

    /// @dev The owner takes a slice's refund.
    function _takeRefund(uint256 id) internal returns (uint256) {
        (address owner, address to) = _ownerAndPlace(id);
        vm.prank(owner);
        return slices.claimRefund(list(id), to);
    }

    function _holds(address token, address who) internal view returns (uint256) {
        return IERC20(token).balanceOf(who);
    }
}
