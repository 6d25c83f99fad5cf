// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IAttesterRegistry} from "../../../contracts/interfaces/IAttesterRegistry.sol";
import {AttesterWorld} from "../base/AttesterWorld.sol";

/// @dev Every role in hostile hands: neither can a set be weakened to force a default, nor be joined to forge evidence.
contract HostileGovernanceTest is AttesterWorld {
    uint32 private set;

    function setUp() public override {
        super.setUp();
        set = createSet(2);
    }

    function test_governance_with_every_role_cannot_change_an_existing_set() public {
        _dismissEverybody();
        _isUnchanged();
        _swapKinds();
        _isUnchanged();
        _otherAuthority();
        _isUnchanged();
    }

    function test_who_was_admitted_later_signs_nothing_for_an_older_set() public {
        admit(stranger, IAttesterRegistry.Kind.Auditor);
        admit(admin, IAttesterRegistry.Kind.Auditor);
        refuses(
            set,
            _two("stranger", "pool"),
            abi.encodeWithSelector(IAttesterRegistry.NotInSet.selector, set, stranger)
        );
    }

    function test_a_new_set_of_the_same_attesters_leaves_the_old_one_as_it_is() public {
        _swapKinds();
        uint32 other = createSet(1);
        assertEq(level(other, signedBy("own", STRUCT)), 2, "the new set knows the new kinds");
        _isUnchanged();
    }

    /// @dev Whatever is sent to the registry in governance's name.
    function testFuzz_no_call_of_governance_changes_a_set(
        uint256 way,
        address who,
        uint8 kind,
        bytes calldata junk
    ) public {
        bytes[4] memory calls = [
            abi.encodeCall(attesters.setAttester, (who, IAttesterRegistry.Kind(kind % 4))),
            abi.encodeCall(attesters.setAttester, ([own, pool, auditor][kind % 3], IAttesterRegistry.Kind(way % 4))),
            abi.encodeCall(attesters.resign, (set)),
            junk
        ];
        vm.prank(admin);
        (bool done, ) = address(attesters).call(calls[way % 4]);
        vm.prank(admin);
        (bool executed, ) = address(access).call(abi.encodeCall(access.execute, (address(attesters), calls[way % 4])));
        // Most are refused; what matters is that none of them changes anything.
        if (done || executed) _isUnchanged();
        else assertEq(attesters.thresholdOf(set), 2, "threshold");
    }

    function _dismissEverybody() private {
        admit(own, IAttesterRegistry.Kind.None);
        admit(pool, IAttesterRegistry.Kind.None);
        admit(auditor, IAttesterRegistry.Kind.None);
    }

    function _swapKinds() private {
        admit(own, IAttesterRegistry.Kind.Auditor);
        admit(pool, IAttesterRegistry.Kind.Operator);
        admit(auditor, IAttesterRegistry.Kind.Operator);
    }

    /// @dev A manager of roles may hand the registry to another, who has every role too.
    function _otherAuthority() private {
        address other = deploy("AccessManager.sol:AccessManager", abi.encode(stranger));
        vm.prank(admin);
        access.updateAuthority(address(attesters), other);
        vm.startPrank(stranger);
        attesters.setAttester(pool, IAttesterRegistry.Kind.None);
        attesters.setAttester(stranger, IAttesterRegistry.Kind.Auditor);
        vm.stopPrank();
    }

    function _isUnchanged() private {
        assertTrue(attesters.kindIn(set, own) == IAttesterRegistry.Kind.Operator, "operator");
        assertTrue(attesters.kindIn(set, pool) == IAttesterRegistry.Kind.Pool, "pool");
        assertTrue(attesters.kindIn(set, auditor) == IAttesterRegistry.Kind.Auditor, "auditor");
        assertTrue(attesters.kindIn(set, stranger) == IAttesterRegistry.Kind.None, "stranger");
        assertEq(attesters.thresholdOf(set), 2, "threshold");
        assertEq(attesters.highestLevelOf(set), 2, "highest level");
        assertEq(level(set, _two("own", "auditor")), 2, "the auditor still counts");
        assertEq(level(set, _two("own", "pool")), 1, "and the pool for no more than it was");
        refuses(
            set,
            signedBy("auditor", STRUCT),
            abi.encodeWithSelector(IAttesterRegistry.TooFewSignatures.selector, 1, 2)
        );
    }

    function _two(
        string memory first,
        string memory second
    ) private view returns (IAttesterRegistry.Attestation[] memory two) {
        two = new IAttesterRegistry.Attestation[](2);
        (two[0], two[1]) = (signedBy(first, STRUCT)[0], signedBy(second, STRUCT)[0]);
        return sorted(two);
    }
}
