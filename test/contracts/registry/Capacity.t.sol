// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IAttesterRegistry} from "../../../contracts/interfaces/IAttesterRegistry.sol";
import {IFleetRegistry} from "../../../contracts/interfaces/IFleetRegistry.sol";
import {FleetWorld} from "../base/FleetWorld.sol";

contract CapacityTest is FleetWorld {
    bytes32 private constant CAPACITY = keccak256(
        "Capacity(address registry,uint32 site,uint128 capacity,bytes32 machinesHash,bytes32 documentHash)"
    );

    function test_the_operator_declares_what_may_be_sold_on_its_own_word() public {
        bytes32 machinesHash = fleet.site(site).machinesHash;
        vm.prank(operator);
        vm.expectEmit(true, true, true, true, address(fleet));
        emit IFleetRegistry.CapacitySet(site, NAMEPLATE, 0, 0, DOCUMENT, machinesHash);
        fleet.declareCapacity(site, NAMEPLATE, DOCUMENT);
        _is(NAMEPLATE, 0);
    }

    function test_anybody_brings_what_a_pool_or_an_auditor_signed() public {
        _attested("pool", 100 * TH, 1);
        _attested("auditor", 200 * TH, 2);
    }

    function test_what_is_signed_names_the_registry_the_site_its_machines_and_the_document() public view {
        bytes32 machinesHash = fleet.site(site).machinesHash;
        bytes32 expected = keccak256(abi.encode(CAPACITY, address(fleet), site, 5 * TH, machinesHash, DOCUMENT));
        assertTrue(fleet.capacityHash(site, 5 * TH, DOCUMENT) == expected, "the struct");
    }

    function test_a_signature_counts_for_what_was_signed_and_nothing_else() public {
        uint32 other = register(operator, "Elsewhere");
        vm.prank(operator);
        fleet.addMachines(other, machines(1_000));
        IAttesterRegistry.Attestation[] memory signed = signedCapacity("pool", 5 * TH);
        _refuses(site, 6 * TH, DOCUMENT, signed);
        _refuses(site, 5 * TH, keccak256("another document"), signed);
        _refuses(other, 5 * TH, DOCUMENT, signed);
        fleet.attestCapacity(site, 5 * TH, DOCUMENT, anyOfThree, signed);
    }

    function test_a_signature_is_stale_once_machines_came_or_left() public {
        IAttesterRegistry.Attestation[] memory signed = signedCapacity("pool", 5 * TH);
        vm.startPrank(operator);
        fleet.addMachines(site, machines(1));
        _refuses(site, 5 * TH, DOCUMENT, signed);
        fleet.removeMachines(site, machines(1));
        vm.stopPrank();
        _refuses(site, 5 * TH, DOCUMENT, signed);
    }

    /// @dev Else an operator could bring back what an auditor has since found to be too much.
    function test_a_newer_signed_capacity_voids_every_older_one_used_or_not() public {
        IAttesterRegistry.Attestation[] memory used = signedCapacity("auditor", 50 * TH);
        IAttesterRegistry.Attestation[] memory unused = signedCapacity("auditor", 60 * TH);
        fleet.attestCapacity(site, 50 * TH, DOCUMENT, anyOfThree, used);
        attest("auditor", 20 * TH);
        _refuses(site, 50 * TH, DOCUMENT, used);
        _refuses(site, 60 * TH, DOCUMENT, unused);
        _is(20 * TH, 2);
    }

    function test_a_signature_is_good_once() public {
        IAttesterRegistry.Attestation[] memory signed = signedCapacity("auditor", 50 * TH);
        fleet.attestCapacity(site, 50 * TH, DOCUMENT, anyOfThree, signed);
        _refuses(site, 50 * TH, DOCUMENT, signed);
    }

    function test_the_operator_s_own_signature_raises_nothing_and_is_refused() public {
        IAttesterRegistry.Attestation[] memory signed = signedCapacity("own", 5 * TH);
        vm.expectRevert(abi.encodeWithSelector(IFleetRegistry.SiteEvidenceTooLow.selector, site, 0, 1));
        fleet.attestCapacity(site, 5 * TH, DOCUMENT, anyOfThree, signed);
    }

    function test_signatures_come_from_a_set_that_exists() public {
        IAttesterRegistry.Attestation[] memory none = new IAttesterRegistry.Attestation[](0);
        vm.expectRevert(abi.encodeWithSelector(IAttesterRegistry.UnknownSet.selector, 9));
        fleet.attestCapacity(site, 5 * TH, DOCUMENT, 9, none);
        vm.expectRevert(abi.encodeWithSelector(IAttesterRegistry.TooFewSignatures.selector, 0, 1));
        fleet.attestCapacity(site, 5 * TH, DOCUMENT, anyOfThree, none);
    }

    function test_capacity_is_at_most_what_the_machines_can_do_whoever_says_it() public {
        bytes memory reason = abi.encodeWithSelector(
            IFleetRegistry.NameplateBelowCapacity.selector,
            site,
            NAMEPLATE,
            NAMEPLATE + 1
        );
        vm.prank(operator);
        vm.expectRevert(reason);
        fleet.declareCapacity(site, NAMEPLATE + 1, DOCUMENT);
        IAttesterRegistry.Attestation[] memory signed = signedCapacity("auditor", NAMEPLATE + 1);
        vm.expectRevert(reason);
        fleet.attestCapacity(site, NAMEPLATE + 1, DOCUMENT, anyOfThree, signed);
        attest("auditor", NAMEPLATE);
    }

    function test_capacity_is_at_least_what_batches_hold_whoever_says_it() public {
        declare(10 * TH);
        reserve(1, 10, 0);
        bytes memory reason = abi.encodeWithSelector(
            IFleetRegistry.CapacityBelowReserved.selector,
            site,
            10 * TH - 1,
            10 * TH
        );
        vm.prank(operator);
        vm.expectRevert(reason);
        fleet.declareCapacity(site, 10 * TH - 1, DOCUMENT);
        IAttesterRegistry.Attestation[] memory signed = signedCapacity("pool", 10 * TH - 1);
        vm.expectRevert(reason);
        fleet.attestCapacity(site, 10 * TH - 1, DOCUMENT, anyOfThree, signed);
        attest("pool", 10 * TH);
    }

    function test_the_operator_s_word_does_not_replace_signatures_while_batches_hold_capacity() public {
        attest("auditor", 10 * TH);
        reserve(1, 10, 2);
        vm.startPrank(operator);
        fleet.addMachines(site, machines(100));
        bytes memory reason = abi.encodeWithSelector(IFleetRegistry.SiteEvidenceTooLow.selector, site, 0, 2);
        vm.expectRevert(reason);
        fleet.declareCapacity(site, 20 * TH, DOCUMENT);
        vm.expectRevert(reason);
        fleet.declareCapacity(site, 10 * TH, DOCUMENT);
        vm.stopPrank();
        end(1);
        declare(20 * TH);
        _is(20 * TH, 0);
    }

    function test_the_operator_s_word_replaces_the_operator_s_word_at_any_time() public {
        declare(10 * TH);
        reserve(1, 5, 0);
        declare(6 * TH);
        declare(20 * TH);
        _is(20 * TH, 0);
    }

    function test_a_pool_s_signature_never_replaces_an_auditor_s() public {
        attest("auditor", 10 * TH);
        IAttesterRegistry.Attestation[] memory signed = signedCapacity("pool", 20 * TH);
        vm.expectRevert(abi.encodeWithSelector(IFleetRegistry.SiteEvidenceTooLow.selector, site, 1, 2));
        fleet.attestCapacity(site, 20 * TH, DOCUMENT, anyOfThree, signed);
        declare(10 * TH);
        attest("pool", 20 * TH);
        _is(20 * TH, 1);
    }

    function _attested(string memory name, uint128 capacity, uint8 evidence) private {
        bytes32 structHash = fleet.capacityHash(site, capacity, DOCUMENT);
        IAttesterRegistry.Attestation[] memory signed = signedCapacity(name, capacity);
        vm.prank(stranger);
        vm.expectEmit(true, true, true, true, address(fleet));
        emit IFleetRegistry.CapacitySet(site, capacity, evidence, anyOfThree, DOCUMENT, structHash);
        fleet.attestCapacity(site, capacity, DOCUMENT, anyOfThree, signed);
        _is(capacity, evidence);
        assertTrue(fleet.site(site).machinesHash == structHash, "what was signed is part of the history");
    }

    function _refuses(
        uint32 number,
        uint128 capacity,
        bytes32 document,
        IAttesterRegistry.Attestation[] memory signed
    ) private {
        bytes32 expected = attesters.digestOf(fleet.capacityHash(number, capacity, document));
        vm.expectRevert(abi.encodeWithSelector(IAttesterRegistry.BadSignature.selector, signed[0].signer, expected));
        fleet.attestCapacity(number, capacity, document, anyOfThree, signed);
    }

    function _is(uint128 capacity, uint8 evidence) private view {
        assertEq(fleet.site(site).capacity, capacity, "capacity");
        assertEq(fleet.site(site).evidence, evidence, "evidence");
    }
}
