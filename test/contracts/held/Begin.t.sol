// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IAttesterRegistry} from "../../../contracts/interfaces/IAttesterRegistry.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {IFleetRegistry} from "../../../contracts/interfaces/IFleetRegistry.sol";
import {IHeldEscrow} from "../../../contracts/interfaces/IHeldEscrow.sol";
import {HeldWorld} from "./HeldWorld.sol";

contract HeldBeginTest is HeldWorld {
    function test_a_batch_that_requires_proofs_needs_no_attesters_and_remembers_what_a_satoshi_is() public view {
        assertEq(standing().baseUnitsPerSat, 1, "base units");
        assertEq(manager.terms(batch).evidenceRequired, 3, "level");
    }

    function test_tells_that_proofs_are_required() public {
        vm.warp(START);
        vm.expectEmit(true, true, true, true, address(held));
        emit IHeldEscrow.ProofRequired(batch + 1, 1);
        createBatch(provenTerms());
    }

    function test_a_set_named_beside_proofs_must_exist() public {
        IBatchManager.Terms memory terms = provenTerms();
        terms.attesterSet = 7;
        vm.warp(START);
        vm.expectRevert(abi.encodeWithSelector(IAttesterRegistry.UnknownSet.selector, 7));
        createBatch(terms);
    }

    function test_sells_only_before_the_term() public {
        IBatchManager.Terms memory terms = provenTerms();
        vm.warp(START);
        ++terms.saleEnd;
        vm.expectRevert(
            abi.encodeWithSelector(
                IBatchManager.SaleWindowInvalid.selector,
                terms.saleStart,
                terms.saleEnd,
                terms.termStart,
                terms.termStart
            )
        );
        createBatch(terms);
    }

    function test_needs_an_audited_site() public {
        IBatchManager.Terms memory terms = provenTerms();
        terms.site = 1;
        vm.warp(START);
        vm.expectRevert(abi.encodeWithSelector(IFleetRegistry.SiteEvidenceTooLow.selector, 1, 0, 2));
        createBatch(terms);
    }

    function test_pays_only_in_a_token_worth_satoshis_and_keeps_what_was_said_then() public {
        vm.warp(START);
        vm.prank(admin);
        held.setBitcoinToken(address(wbtc), 0);
        vm.expectRevert(abi.encodeWithSelector(IHeldEscrow.NotBitcoinToken.selector, address(wbtc)));
        createBatch(provenTerms());
        assertEq(standing().baseUnitsPerSat, 1, "what was said then");
        createBatch(exampleTerms());
    }

    function test_governance_alone_says_what_a_token_is_worth() public {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, address(this)));
        held.setBitcoinToken(address(wbtc), 2);
        vm.startPrank(admin);
        vm.expectRevert(abi.encodeWithSelector(IHeldEscrow.ZeroToken.selector));
        held.setBitcoinToken(address(0), 1);
        vm.expectEmit(true, true, true, true, address(held));
        emit IHeldEscrow.BitcoinTokenSet(address(wbtc), 10);
        held.setBitcoinToken(address(wbtc), 10);
        vm.stopPrank();
        assertEq(held.bitcoinToken(address(wbtc)), 10, "worth");
    }

    function test_only_the_manager_holds_and_judges() public {
        bytes memory refusal = abi.encodeWithSelector(IHeldEscrow.NotTheManager.selector, address(this));
        vm.expectRevert(refusal);
        held.open(9, address(wbtc), 1, 1, 1);
        vm.expectRevert(refusal);
        held.hold(batch, 0, 1, 1);
        vm.expectRevert(refusal);
        held.raisePosted(batch, 1);
        vm.expectRevert(refusal);
        held.judge(batch, EPOCH, 1);
    }

    function deployHeld(address itsManager, address itsRelay) external {
        deploy("HeldEscrow.sol:HeldEscrow", abi.encode(access, itsManager, posed, itsRelay));
    }

    function test_cannot_be_deployed_with_proofs_of_another_manager_or_relay() public {
        bytes4 wrong = IHeldEscrow.WrongProofs.selector;
        bytes memory refusal = abi.encodeWithSelector(wrong, address(posed), address(manager), address(posed));
        vm.expectRevert(refusal);
        this.deployHeld(stranger, address(posed));
        vm.expectRevert(refusal);
        this.deployHeld(address(manager), stranger);
        this.deployHeld(address(manager), address(posed));
    }

    function test_names_what_it_works_with() public view {
        assertEq(manager.held(), address(held), "held");
        assertEq(held.manager(), address(manager), "manager");
        assertEq(held.proofs(), address(posed), "proofs");
        assertEq(held.relay(), address(posed), "relay");
    }
}
