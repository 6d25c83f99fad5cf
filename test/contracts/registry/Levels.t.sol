// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IAttesterRegistry} from "../../../contracts/interfaces/IAttesterRegistry.sol";
import {AttesterWorld} from "../base/AttesterWorld.sol";

contract LevelsTest is AttesterWorld {
    uint256 private constant ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;

    uint32 private set;

    function setUp() public override {
        super.setUp();
        set = createSet(1);
    }

    function test_an_auditor_reaches_two_a_pool_one_and_the_operator_s_own_nothing() public view {
        assertEq(level(set, signedBy("auditor", STRUCT)), 2, "auditor");
        assertEq(level(set, signedBy("pool", STRUCT)), 1, "pool");
        assertEq(level(set, signedBy("own", STRUCT)), 0, "operator");
        assertEq(level(set, _three()), 2, "the highest of several");
    }

    function test_the_digest_is_eip_712_of_this_registry_on_this_chain() public view {
        assertTrue(attesters.digestOf(STRUCT) == digest(STRUCT), "by the words of the standard");
        assertTrue(attesters.digestOf(STRUCT) != attesters.digestOf(0), "of the struct");
    }

    function test_a_signature_for_another_chain_another_registry_or_another_struct_is_refused() public {
        IAttesterRegistry.Attestation[] memory one = signedBy("pool", STRUCT);
        one[0].signature = signature(keyOf("pool"), digest(STRUCT, address(attesters), block.chainid + 1));
        refuses(set, one, _bad(pool));
        one[0].signature = signature(keyOf("pool"), digest(STRUCT, address(this), block.chainid));
        refuses(set, one, _bad(pool));
        refuses(set, signedBy("pool", keccak256("something else")), _bad(pool));
    }

    function test_without_signatures_there_is_no_level() public {
        uint32 two = createSet(2);
        bytes4 selector = IAttesterRegistry.TooFewSignatures.selector;
        refuses(set, new IAttesterRegistry.Attestation[](0), abi.encodeWithSelector(selector, 0, 1));
        refuses(two, new IAttesterRegistry.Attestation[](0), abi.encodeWithSelector(selector, 0, 2));
    }

    function test_fewer_signatures_than_the_threshold_are_refused() public {
        bytes memory reason = abi.encodeWithSelector(IAttesterRegistry.TooFewSignatures.selector, 1, 2);
        refuses(createSet(2), signedBy("auditor", STRUCT), reason);
    }

    function test_signatures_come_in_ascending_order_of_signer_none_twice() public {
        IAttesterRegistry.Attestation[] memory all = _three();
        bytes4 selector = IAttesterRegistry.NotSorted.selector;
        (all[0], all[1]) = (all[1], all[0]);
        refuses(set, all, abi.encodeWithSelector(selector, all[0].signer, all[1].signer));
        all[1] = all[0];
        refuses(set, all, abi.encodeWithSelector(selector, all[0].signer, all[0].signer));
    }

    /// @dev Else one key would make a majority.
    function test_one_signature_given_twice_does_not_count_twice() public {
        IAttesterRegistry.Attestation[] memory twice = new IAttesterRegistry.Attestation[](2);
        (twice[0], twice[1]) = (signedBy("pool", STRUCT)[0], signedBy("pool", STRUCT)[0]);
        refuses(createSet(2), twice, abi.encodeWithSelector(IAttesterRegistry.NotSorted.selector, pool, pool));
    }

    function test_the_signature_of_somebody_who_is_not_in_the_set_is_refused() public {
        admit(stranger, IAttesterRegistry.Kind.Auditor);
        bytes memory reason = abi.encodeWithSelector(IAttesterRegistry.NotInSet.selector, set, stranger);
        refuses(set, signedBy("stranger", STRUCT), reason);
        IAttesterRegistry.Attestation[] memory two = new IAttesterRegistry.Attestation[](2);
        (two[0], two[1]) = (signedBy("pool", STRUCT)[0], signedBy("stranger", STRUCT)[0]);
        refuses(set, sorted(two), reason);
    }

    function test_nobody_signs_in_another_s_name() public {
        IAttesterRegistry.Attestation[] memory one = signedBy("pool", STRUCT);
        one[0].signer = auditor;
        refuses(set, one, _bad(auditor));
    }

    function test_one_bad_signature_among_good_ones_spoils_them_all() public {
        IAttesterRegistry.Attestation[] memory all = _three();
        all[2].signature = all[1].signature;
        refuses(set, all, _bad(all[2].signer));
    }

    function test_a_signature_turned_over_is_refused_and_so_is_one_of_another_length() public {
        IAttesterRegistry.Attestation[] memory one = signedBy("pool", STRUCT);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf("pool"), digest(STRUCT));
        bytes32 turned = bytes32(ORDER - uint256(s));
        bytes32 short = bytes32(uint256(s) | (uint256(v - 27) << 255));
        bytes[6] memory forms = [
            abi.encodePacked(r, turned, v == 27 ? 28 : 27),
            abi.encodePacked(r, short),
            abi.encodePacked(r, s),
            abi.encodePacked(r, s, v, v),
            abi.encodePacked(r, s, v - 27),
            bytes("")
        ];
        for (uint256 i; i < forms.length; ++i) {
            one[0].signature = forms[i];
            refuses(set, one, _bad(pool));
        }
        one[0].signature = abi.encodePacked(r, s, v);
        assertEq(level(set, one), 1, "the one form is good");
    }

    function _three() private view returns (IAttesterRegistry.Attestation[] memory all) {
        all = new IAttesterRegistry.Attestation[](3);
        all[0] = signedBy("own", STRUCT)[0];
        all[1] = signedBy("pool", STRUCT)[0];
        all[2] = signedBy("auditor", STRUCT)[0];
        return sorted(all);
    }

    function _bad(address signer) private view returns (bytes memory) {
        return abi.encodeWithSelector(IAttesterRegistry.BadSignature.selector, signer, digest(STRUCT));
    }
}
