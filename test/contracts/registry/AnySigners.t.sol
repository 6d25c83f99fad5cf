// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IAttesterRegistry} from "../../../contracts/interfaces/IAttesterRegistry.sol";
import {AttesterWorld} from "../base/AttesterWorld.sol";

/// @dev Any of eight people are a set, and any of them sign.
contract AnySignersTest is AttesterWorld {
    uint256 private constant PEOPLE = 8;

    uint256[] private keys;
    address[] private people;

    function setUp() public override {
        super.setUp();
        for (uint256 i; i < PEOPLE; ++i) {
            keys.push(i + 1);
            for (uint256 j = i; j > 0 && vm.addr(keys[j - 1]) > vm.addr(keys[j]); --j) {
                (keys[j - 1], keys[j]) = (keys[j], keys[j - 1]);
            }
        }
        for (uint256 i; i < PEOPLE; ++i) {
            people.push(vm.addr(keys[i]));
            admit(people[i], _kind(i));
        }
    }

    function testFuzz_a_subset_reaches_the_level_of_its_best_or_is_refused(
        uint8 members,
        uint8 signers,
        uint8 threshold
    ) public {
        members = members == 0 ? 1 : members;
        threshold = uint8(bound(threshold, 1, _count(members)));
        uint32 set = _set(members, threshold);
        IAttesterRegistry.Attestation[] memory signed = _signed(signers);
        bytes memory reason = _refusal(set, members, signers, threshold);
        if (reason.length != 0) return refuses(set, signed, reason);
        uint256 best;
        for (uint256 i; i < PEOPLE; ++i) {
            if ((signers >> i) & 1 == 1 && i % 3 > best) best = i % 3;
        }
        assertEq(level(set, signed), best, "level");
        assertLe(best, attesters.highestLevelOf(set), "within what the set could reach");
    }

    function testFuzz_signatures_in_any_other_order_are_refused(uint8 signers, uint256 seed) public {
        uint32 set = _set(0xff, 1);
        IAttesterRegistry.Attestation[] memory signed = _signed(signers == 0 ? 1 : signers);
        bool inOrder = true;
        for (uint256 i = signed.length; i > 1; --i) {
            uint256 j = uint256(keccak256(abi.encode(seed, i))) % i;
            (signed[i - 1], signed[j]) = (signed[j], signed[i - 1]);
        }
        for (uint256 i = 1; i < signed.length && inOrder; ++i) {
            inOrder = signed[i - 1].signer < signed[i].signer;
            if (inOrder) continue;
            refuses(
                set,
                signed,
                abi.encodeWithSelector(IAttesterRegistry.NotSorted.selector, signed[i - 1].signer, signed[i].signer)
            );
        }
        if (inOrder) level(set, signed);
    }

    function testFuzz_a_signature_with_any_bit_turned_is_refused(uint8 who, uint16 bit) public {
        IAttesterRegistry.Attestation[] memory signed = _signed(uint8(1 << (who % PEOPLE)));
        bit = bit % 520;
        signed[0].signature[bit / 8] ^= bytes1(uint8(1 << (bit % 8)));
        refuses(_set(0xff, 1), signed, _bad(signed[0].signer, STRUCT));
    }

    function testFuzz_a_signature_of_any_other_length_is_refused(uint8 who, uint8 length) public {
        IAttesterRegistry.Attestation[] memory signed = _signed(uint8(1 << (who % PEOPLE)));
        bytes memory whole = signed[0].signature;
        bytes memory cut = new bytes(length == 65 ? 64 : length);
        for (uint256 i; i < cut.length && i < 65; ++i) {
            cut[i] = whole[i];
        }
        signed[0].signature = cut;
        refuses(_set(0xff, 1), signed, _bad(signed[0].signer, STRUCT));
    }

    function testFuzz_signatures_of_one_struct_say_nothing_of_another(bytes32 other, uint8 who) public {
        vm.assume(other != STRUCT);
        uint32 set = _set(0xff, 1);
        IAttesterRegistry.Attestation[] memory signed = _signed(uint8(1 << (who % PEOPLE)));
        vm.expectRevert(_bad(signed[0].signer, other));
        attesters.levelOf(set, other, signed);
    }

    /// @dev The first of the signers, in ascending order, with whom something is wrong; empty: nothing is.
    function _refusal(uint32 set, uint8 members, uint8 signers, uint8 threshold) private view returns (bytes memory) {
        uint256 given = _count(signers);
        for (uint256 i; i < PEOPLE; ++i) {
            if ((signers >> i) & 1 == 0) continue;
            if ((members >> i) & 1 == 0) {
                return abi.encodeWithSelector(IAttesterRegistry.NotInSet.selector, set, people[i]);
            }
            if (given < threshold) break;
        }
        if (given >= threshold) return "";
        return abi.encodeWithSelector(IAttesterRegistry.TooFewSignatures.selector, given, threshold);
    }

    function _set(uint8 members, uint8 threshold) private returns (uint32) {
        address[] memory all = new address[](_count(members));
        uint256 next;
        for (uint256 i; i < PEOPLE; ++i) {
            if ((members >> i) & 1 == 1) all[next++] = people[i];
        }
        return attesters.createSet(all, threshold);
    }

    function _signed(uint8 signers) private view returns (IAttesterRegistry.Attestation[] memory signed) {
        signed = new IAttesterRegistry.Attestation[](_count(signers));
        uint256 next;
        for (uint256 i; i < PEOPLE; ++i) {
            if ((signers >> i) & 1 == 1) {
                signed[next++] = IAttesterRegistry.Attestation(people[i], signature(keys[i], digest(STRUCT)));
            }
        }
    }

    function _bad(address signer, bytes32 structHash) private view returns (bytes memory) {
        return abi.encodeWithSelector(IAttesterRegistry.BadSignature.selector, signer, digest(structHash));
    }

    /// @dev The one at `i` reaches level i % 3.
    function _kind(uint256 i) private pure returns (IAttesterRegistry.Kind) {
        return IAttesterRegistry.Kind((i % 3) + 1);
    }

    function _count(uint8 bits) private pure returns (uint256 ones) {
        for (; bits != 0; bits &= bits - 1) {
            ++ones;
        }
    }
}
