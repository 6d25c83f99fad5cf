// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IAttesterRegistry} from "../../contracts/interfaces/IAttesterRegistry.sol";
import {IBatchManager} from "../../contracts/interfaces/IBatchManager.sol";
import {IFleetRegistry} from "../../contracts/interfaces/IFleetRegistry.sol";
import {World} from "./base/World.sol";

contract EvidenceTest is World {
    uint256 private constant POOL = 0xA11CE;
    uint256 private constant AUDITOR = 0xB0B;
    uint32 private set;
    uint256 private batchId;

    function setUp() public override {
        super.setUp();
        (address pool, address auditor) = (vm.addr(POOL), vm.addr(AUDITOR));
        vm.startPrank(admin);
        attesters.setAttester(pool, IAttesterRegistry.Kind.Pool);
        attesters.setAttester(auditor, IAttesterRegistry.Kind.Auditor);
        vm.stopPrank();
        address[] memory members = new address[](2);
        (members[0], members[1]) = pool < auditor ? (pool, auditor) : (auditor, pool);
        set = attesters.createSet(members, 1);
        _attest(1);
        batchId = _open(1);
        buy(alice, batchId, 100);
        vm.warp(periodEnd(batchId, 0));
    }

    function test_a_pool_s_signature_is_evidence_one() public {
        IBatchManager.Payout memory payout = _signed(POOL);
        vm.expectEmit(true, true, true, true, address(manager));
        emit IBatchManager.PayoutPosted(batchId, 0, 10_000, 1, keccak256("record"), 1);
        _post(payout);
        assertEq(uint8(manager.deliveries(batchId)[0]), (1 << 6) | 63, "level one, all delivered");
    }

    function test_an_auditor_s_signature_is_evidence_two() public {
        _post(_signed(AUDITOR));
        assertEq(uint8(manager.deliveries(batchId)[0]), (2 << 6) | 63, "level two");
    }

    function test_a_payout_below_the_required_level_is_refused() public {
        IBatchManager.Payout memory payout = payoutOf(batchId, 1_000, 0, 10_000);
        _refuses(payout, abi.encodeWithSelector(IBatchManager.EvidenceTooLow.selector, 0, 1));
        batchId = _open(2);
        vm.warp(periodEnd(batchId, 0));
        payout = _signed(POOL);
        _refuses(payout, abi.encodeWithSelector(IBatchManager.EvidenceTooLow.selector, 1, 2));
        _post(_signed(AUDITOR));
    }

    function test_a_signature_is_of_one_batch_one_period_and_these_numbers() public {
        IBatchManager.Payout memory payout = _signed(POOL);
        payout.gross += 1;
        _refusesSignature(payout);
        payout = _signed(POOL);
        payout.deliveredBps -= 1;
        _refusesSignature(payout);
        payout = _signed(POOL);
        payout.hosting += 1;
        _refusesSignature(payout);
        payout = _signed(POOL);
        payout.evidenceHash = keccak256("another");
        _refusesSignature(payout);
        payout = _signed(POOL);
        _post(payout);
        vm.warp(periodEnd(batchId, 1));
        payout.period = 1;
        _refusesSignature(payout);
        batchId = _open(1);
        vm.warp(periodEnd(batchId, 0));
        payout.period = 0;
        _refusesSignature(payout);
    }

    function test_a_batch_of_the_operator_s_word_may_still_be_signed_where_it_names_attesters() public {
        batchId = _open(0);
        vm.warp(periodEnd(batchId, 1));
        _post(payoutOf(batchId, 1, 0, 10_000));
        _post(_signed(AUDITOR));
        bytes memory levels = manager.deliveries(batchId);
        assertEq(uint8(levels[0]) >> 6, 0, "not signed");
        assertEq(uint8(levels[1]) >> 6, 2, "signed");
    }

    function test_signatures_count_for_nothing_where_nobody_was_named() public {
        set = 0;
        batchId = _open(0);
        vm.warp(periodEnd(batchId, 0));
        IBatchManager.Payout memory payout = _signed(POOL);
        _refuses(payout, abi.encodeWithSelector(IBatchManager.NoAttesters.selector, batchId));
    }

    function test_several_payouts_are_judged_each() public {
        vm.warp(periodEnd(batchId, 1));
        IBatchManager.Payout[] memory payouts = new IBatchManager.Payout[](2);
        payouts[0] = _signed(POOL);
        payouts[1] = payoutOf(batchId, 1, 0, 10_000);
        payouts[1].period = 1;
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.EvidenceTooLow.selector, 0, 1));
        manager.postPayouts(batchId, payouts);
    }

    function test_what_was_delivered_is_kept_in_sixty_fourths_and_never_as_nothing_where_there_was_something() public {
        batchId = _open(0);
        uint16[5] memory bps = [0, 1, 5_000, 9_999, 10_000];
        uint8[5] memory kept = [0, 1, 31, 62, 63];
        for (uint256 i; i < 5; ++i) {
            post(batchId, 0, 0, bps[i]);
            assertEq(uint8(manager.deliveries(batchId)[i]), kept[i], "share");
        }
        assertEq(manager.deliveries(batchId).length, 5, "one byte a period");
    }

    function test_deliveries_of_more_than_one_slot_keep_their_order() public {
        IBatchManager.Terms memory terms = termsFromNow();
        (terms.periods, terms.bond) = (70, 175_000_000);
        batchId = createBatch(terms);
        for (uint256 i; i < 70; ++i) {
            post(batchId, 0, 0, i % 2 == 0 ? 10_000 : 0);
        }
        bytes memory all = manager.deliveries(batchId);
        for (uint256 i; i < 70; ++i) {
            assertEq(uint8(all[i]), i % 2 == 0 ? 63 : 0, "period");
        }
    }

    function _open(uint8 required) private returns (uint256) {
        IBatchManager.Terms memory terms = termsFromNow();
        (terms.attesterSet, terms.evidenceRequired) = (set, required);
        return createBatch(terms);
    }

    /// @dev The auditor vouches for the site, so that batches of level 1 and 2 can be sold from it.
    function _attest(uint32 site) private {
        IFleetRegistry.Site memory s = fleet.site(site);
        bytes32 digest = attesters.digestOf(fleet.capacityHash(site, s.capacity, "seen"));
        fleet.attestCapacity(site, s.capacity, "seen", set, _signatures(AUDITOR, digest));
    }

    function _signed(uint256 key) private view returns (IBatchManager.Payout memory payout) {
        payout = payoutOf(batchId, 1_000, 0, 10_000);
        payout.attestations = _signatures(key, attesters.digestOf(manager.payoutHash(batchId, payout)));
    }

    function _signatures(
        uint256 key,
        bytes32 digest
    ) private pure returns (IAttesterRegistry.Attestation[] memory list) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        list = new IAttesterRegistry.Attestation[](1);
        list[0] = IAttesterRegistry.Attestation(vm.addr(key), abi.encodePacked(r, s, v));
    }

    function _post(IBatchManager.Payout memory payout) private {
        vm.prank(operator);
        manager.postPayout(batchId, payout);
    }

    function _refuses(IBatchManager.Payout memory payout, bytes memory reason) private {
        vm.prank(operator);
        vm.expectRevert(reason);
        manager.postPayout(batchId, payout);
    }

    function _refusesSignature(IBatchManager.Payout memory payout) private {
        bytes32 digest = attesters.digestOf(manager.payoutHash(batchId, payout));
        address signer = payout.attestations[0].signer;
        _refuses(payout, abi.encodeWithSelector(IAttesterRegistry.BadSignature.selector, signer, digest));
    }
}
