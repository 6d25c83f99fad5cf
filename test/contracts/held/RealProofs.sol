// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IHeldEscrow} from "../../../contracts/interfaces/IHeldEscrow.sol";
import {IPayoutProofs} from "../../../contracts/interfaces/IPayoutProofs.sol";
import {World} from "../base/World.sol";
import {ProofWorld} from "../bitcoin/ProofWorld.sol";
import {HeldWorld} from "./HeldWorld.sol";

/// @dev A batch that requires proofs, paid on a Bitcoin of our own: nothing is posed, blocks are mined, followed and shown. Beside it the
/// batch of ProofWorld, which requires none.
abstract contract RealProofs is ProofWorld, HeldWorld {
    uint256 internal constant PERIOD = RATE * SOLD;
    bytes internal constant OWN = hex"5120000000000000000000000000000000000000000000000000000000000000aa01";

    function setUp() public virtual override(ProofWorld, HeldWorld) {
        HeldWorld.setUp();
        vm.warp(START);
        register(batch, OWN);
        vm.warp(dayOf(0));
    }

    /// @dev There is nothing to pose.
    function prepareBitcoin() internal override {}

    function deployProofs(address manager_) internal override(World, ProofWorld) returns (address, address) {
        return ProofWorld.deployProofs(manager_);
    }

    /// @dev A payment that nothing else spends the same outputs for.
    function paying(uint64 sats, bytes memory script) internal pure returns (bytes memory) {
        return transaction(plainInput(keccak256(abi.encode(sats, script))), 1, output(sats, script));
    }

    /// @dev The chain's clock follows where a block is later.
    function minedAt(bytes memory raw, uint256 time) internal returns (IPayoutProofs.Proof memory proof) {
        if (block.timestamp < time + DAY / 24) vm.warp(time + DAY / 24);
        return mined(raw, time, 6);
    }

    function proven(uint64 sats, uint256 time) internal {
        IPayoutProofs.Proof memory proof = minedAt(paying(sats, OWN), time);
        vm.prank(stranger);
        proofs.prove(proof);
    }

    /// @dev The escrow of a first period of GROSS stays where it is while no more than `sats` of it are proven.
    function waits(uint256 which, uint256 sats) internal {
        vm.expectRevert(
            abi.encodeWithSelector(
                IHeldEscrow.ProofsFallShort.selector,
                which,
                0,
                (uint256(GROSS) * 9_500) / 10_000,
                sats,
                held.heldPeriod(which, 0).postedAt + PROOF_GRACE
            )
        );
        manager.settleHeld(which, epochs(EPOCH));
    }
}
