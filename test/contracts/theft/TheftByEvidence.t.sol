// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IAttesterRegistry} from "../../../contracts/interfaces/IAttesterRegistry.sol";
import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {IFleetRegistry} from "../../../contracts/interfaces/IFleetRegistry.sol";
import {World} from "../base/World.sol";

/// @dev An operator that would be released escrow on a signature that was given for something else.
contract TheftByEvidenceTest is World {
    bytes32 private constant DOMAIN = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );
    bytes32 private constant PAYOUT = keccak256(
        "Payout(address manager,uint256 batchId,uint32 period,uint128 gross,uint128 hosting,uint16 deliveredBps,bytes32 evidenceHash)"
    );
    uint256 private constant AUDITOR = 0xA0D17;

    uint32 private set;
    uint256 private batchId;

    function setUp() public override {
        super.setUp();
        vm.prank(admin);
        attesters.setAttester(vm.addr(AUDITOR), IAttesterRegistry.Kind.Auditor);
        set = _set(vm.addr(AUDITOR));
        IFleetRegistry.Site memory site = fleet.site(1);
        bytes32 digest = attesters.digestOf(fleet.capacityHash(1, site.capacity, "seen"));
        fleet.attestCapacity(1, site.capacity, "seen", set, _by(AUDITOR, digest));
        batchId = _open();
        buy(alice, batchId, 100);
        vm.warp(periodEnd(batchId, 0));
    }

    function _open() private returns (uint256) {
        IBatchManager.Terms memory terms = termsFromNow();
        (terms.attesterSet, terms.evidenceRequired) = (set, 2);
        return createBatch(terms);
    }

    function _set(address only) private returns (uint32) {
        address[] memory all = new address[](1);
        all[0] = only;
        return attesters.createSet(all, 1);
    }

    function _by(uint256 key, bytes32 digest) private pure returns (IAttesterRegistry.Attestation[] memory all) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        all = new IAttesterRegistry.Attestation[](1);
        all[0] = IAttesterRegistry.Attestation(vm.addr(key), abi.encodePacked(r, s, v));
    }

    /// @dev Hashed here on its own, from the words of EIP-712: not by the code under test.
    function _digest(
        IBatchManager.Payout memory payout,
        address of_,
        uint256 batch,
        address registry,
        uint256 chainId
    ) private pure returns (bytes32) {
        bytes32 words = keccak256(
            abi.encode(
                PAYOUT,
                of_,
                batch,
                payout.period,
                payout.gross,
                payout.hosting,
                payout.deliveredBps,
                payout.evidenceHash
            )
        );
        bytes32 domain = keccak256(
            abi.encode(DOMAIN, keccak256("Lode Attester Registry"), keccak256("1"), chainId, registry)
        );
        return keccak256(abi.encodePacked("\x19\x01", domain, words));
    }

    function _signed() private view returns (IBatchManager.Payout memory payout) {
        payout = payoutOf(batchId, 1_000, 0, 10_000);
        payout.attestations = _by(
            AUDITOR,
            _digest(payout, address(manager), batchId, address(attesters), block.chainid)
        );
    }

    function _refuses(uint256 batch, IBatchManager.Payout memory payout, bytes4 reason) private {
        vm.prank(operator);
        (bool ok, bytes memory why) = address(manager).call(abi.encodeCall(manager.postPayout, (batch, payout)));
        assertTrue(!ok && bytes4(why) == reason, "refused");
        assertEq(account(batch).proceeds, 0, "and nothing released");
    }

    function _refusesDigest(IBatchManager.Payout memory payout, bytes32 digest) private {
        payout.attestations = _by(AUDITOR, digest);
        _refuses(batchId, payout, IAttesterRegistry.BadSignature.selector);
    }

    function test_what_the_auditor_signed_is_posted_as_it_was_signed() public {
        IBatchManager.Payout memory payout = _signed();
        vm.prank(operator);
        manager.postPayout(batchId, payout);
        assertEq(account(batchId).proceeds, 100 * 50_000, "released");
    }

    function test_a_signature_of_another_batch() public {
        IBatchManager.Payout memory payout = _signed();
        uint256 other = _open();
        buy(bob, other, 900);
        vm.warp(periodEnd(other, 0));
        _refuses(other, payout, IAttesterRegistry.BadSignature.selector);
    }

    function test_a_signature_of_the_period_before() public {
        IBatchManager.Payout memory payout = _signed();
        vm.prank(operator);
        manager.postPayout(batchId, payout);
        vm.prank(operator);
        manager.collectProceeds(batchId, operator);
        vm.warp(periodEnd(batchId, 1));
        _refuses(batchId, payout, IBatchManager.WrongPeriod.selector);
        payout.period = 1;
        _refuses(batchId, payout, IAttesterRegistry.BadSignature.selector);
    }

    function test_a_signature_for_another_chain() public {
        IBatchManager.Payout memory payout = payoutOf(batchId, 1_000, 0, 10_000);
        _refusesDigest(payout, _digest(payout, address(manager), batchId, address(attesters), block.chainid + 1));
    }

    function test_a_signature_for_another_manager() public {
        IBatchManager.Payout memory payout = payoutOf(batchId, 1_000, 0, 10_000);
        _refusesDigest(payout, _digest(payout, makeAddr("fork"), batchId, address(attesters), block.chainid));
    }

    function test_a_signature_for_another_registry() public {
        IBatchManager.Payout memory payout = payoutOf(batchId, 1_000, 0, 10_000);
        _refusesDigest(payout, _digest(payout, address(manager), batchId, makeAddr("fork"), block.chainid));
    }

    function test_the_signature_of_a_capacity_as_one_of_a_payout() public {
        IBatchManager.Payout memory payout = payoutOf(batchId, 1_000, 0, 10_000);
        _refusesDigest(payout, attesters.digestOf(fleet.capacityHash(1, 1_000, "seen")));
    }

    function test_more_delivered_than_was_signed_for() public {
        IBatchManager.Payout memory payout = payoutOf(batchId, 1_000, 0, 1);
        payout.attestations = _by(
            AUDITOR,
            _digest(payout, address(manager), batchId, address(attesters), block.chainid)
        );
        payout.deliveredBps = 10_000;
        _refuses(batchId, payout, IAttesterRegistry.BadSignature.selector);
    }

    function test_one_signature_counted_twice() public {
        IBatchManager.Payout memory payout = _signed();
        IAttesterRegistry.Attestation[] memory twice = new IAttesterRegistry.Attestation[](2);
        (twice[0], twice[1]) = (payout.attestations[0], payout.attestations[0]);
        payout.attestations = twice;
        _refuses(batchId, payout, IAttesterRegistry.NotSorted.selector);
    }

    function test_an_auditor_of_the_operator_s_own_that_governance_admitted_later() public {
        vm.prank(admin);
        attesters.setAttester(vm.addr(0xBAD), IAttesterRegistry.Kind.Auditor);
        _set(vm.addr(0xBAD));
        IBatchManager.Payout memory payout = payoutOf(batchId, 1_000, 0, 10_000);
        payout.attestations = _by(0xBAD, _digest(payout, address(manager), batchId, address(attesters), block.chainid));
        _refuses(batchId, payout, IAttesterRegistry.NotInSet.selector);
    }

    function test_governance_strikes_the_auditor_to_force_a_default() public {
        vm.prank(admin);
        attesters.setAttester(vm.addr(AUDITOR), IAttesterRegistry.Kind.None);
        IBatchManager.Payout memory payout = _signed();
        vm.prank(operator);
        manager.postPayout(batchId, payout);
        assertEq(manager.nextPeriod(batchId), 1, "a set that exists is what it was");
    }
}
