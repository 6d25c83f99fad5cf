// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IAttesterRegistry} from "../../../contracts/interfaces/IAttesterRegistry.sol";
import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {IFleetRegistry} from "../../../contracts/interfaces/IFleetRegistry.sol";
import {IHeldEscrow} from "../../../contracts/interfaces/IHeldEscrow.sol";
import {World} from "../base/World.sol";

/// @dev An audited site, and batches on it that require proofs: 1,000 TH/s for four days, which at this target earn some 150,000 satoshis
/// of subsidy a day. What is proven is posed.
abstract contract HeldWorld is World {
    uint24 internal constant EPOCH = 414;
    uint32 internal constant BITS = 0x17034219;
    uint128 internal constant GROSS = 160_000;
    uint256 internal constant RATE = 50_000;
    uint256 internal constant SOLD = 600;
    uint256 internal constant PROOF_GRACE = 14 days;
    uint256 internal constant TERM = PROOF_GRACE + DAY;

    address internal auditor = makeAddr("auditor");
    uint256 internal batch;
    uint256 internal slice;

    function setUp() public virtual override {
        super.setUp();
        _openAuditedSite();
        prepareBitcoin();
        batch = createBatch(provenTerms());
        slice = buy(alice, batch, uint64(SOLD));
        vm.warp(START + 2 * DAY);
    }

    function prepareBitcoin() internal virtual {
        posed.setEpoch(EPOCH, BITS, uint32(START - DAY));
        posed.setTip(uint32(EPOCH) * 2_016 + 2_000, uint32(START + 1_000 * DAY));
    }

    function _openAuditedSite() private {
        vm.prank(admin);
        attesters.setAttester(auditor, IAttesterRegistry.Kind.Auditor);
        address[] memory members = new address[](1);
        members[0] = auditor;
        attesters.createSet(members, 1);
        vm.startPrank(operator);
        fleet.registerSite("NO", keccak256("water"), "Tromso");
        fleet.addMachines(2, IFleetRegistry.Machines("S21", 1_000_000, 1e12, 17_500));
        vm.stopPrank();
        uint128 capacity = 1_000_000e12;
        fleet.attestCapacity(2, capacity, 0, 1, signed(fleet.capacityHash(2, capacity, 0)));
    }

    function provenTerms() internal view returns (IBatchManager.Terms memory terms) {
        terms = exampleTerms();
        terms.saleEnd = terms.termStart;
        terms.periods = 4;
        terms.evidenceRequired = 3;
        terms.site = 2;
    }

    function signed(bytes32 structHash) internal view returns (IAttesterRegistry.Attestation[] memory list_) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(uint256(keccak256("auditor")), attesters.digestOf(structHash));
        list_ = new IAttesterRegistry.Attestation[](1);
        list_[0] = IAttesterRegistry.Attestation(auditor, abi.encodePacked(r, s, v));
    }

    function settleHeld() internal {
        settleHeld(EPOCH);
    }

    function settleHeld(uint24 epoch) internal {
        vm.prank(stranger);
        manager.settleHeld(batch, epochs(epoch));
    }

    function epochs(uint24 epoch) internal pure returns (uint24[] memory list_) {
        list_ = new uint24[](1);
        list_[0] = epoch;
    }

    function standing() internal view returns (IHeldEscrow.Standing memory) {
        return held.standingOf(batch);
    }

    function levelOf(uint256 period) internal view returns (uint8) {
        return uint8(manager.deliveries(batch)[period]) >> 6;
    }

    function escrow() internal view returns (uint256) {
        return account(batch).escrow;
    }

    function proceeds() internal view returns (uint256) {
        return account(batch).proceeds;
    }

    function postAll() internal {
        for (uint256 i; i < 4; ++i) post(batch, GROSS);
    }
}
