// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IAttesterRegistry} from "../../../contracts/interfaces/IAttesterRegistry.sol";
import {SolidityTest} from "./SolidityTest.sol";

/// @dev An AttesterRegistry whose governance is `admin`, and a key of each kind.
abstract contract AttesterWorld is SolidityTest {
    bytes32 internal constant DOMAIN = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );
    bytes32 internal constant STRUCT = keccak256("what is signed");

    AccessManager internal access;
    IAttesterRegistry internal attesters;

    address internal admin = makeAddr("admin");
    address internal stranger = makeAddr("stranger");
    address internal own = makeAddr("own");
    address internal pool = makeAddr("pool");
    address internal auditor = makeAddr("auditor");

    function setUp() public virtual {
        access = AccessManager(deploy("AccessManager.sol:AccessManager", abi.encode(admin)));
        attesters = IAttesterRegistry(deploy("AttesterRegistry.sol:AttesterRegistry", abi.encode(access)));
        admit(own, IAttesterRegistry.Kind.Operator);
        admit(pool, IAttesterRegistry.Kind.Pool);
        admit(auditor, IAttesterRegistry.Kind.Auditor);
    }

    function admit(address attester, IAttesterRegistry.Kind kind) internal {
        vm.prank(admin);
        attesters.setAttester(attester, kind);
    }

    function createSet(address[] memory members, uint8 threshold) internal returns (uint32) {
        return attesters.createSet(sorted(members), threshold);
    }

    /// @dev All three of them.
    function createSet(uint8 threshold) internal returns (uint32) {
        return createSet(list(own, pool, auditor), threshold);
    }

    /// @dev Hashed here on its own, from the words of EIP-712: not by the code under test.
    function digest(bytes32 structHash, address registry, uint256 chainId) internal pure returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(DOMAIN, keccak256("Lode Attester Registry"), keccak256("1"), chainId, registry)
        );
        return keccak256(abi.encodePacked("\x19\x01", domain, structHash));
    }

    function digest(bytes32 structHash) internal view returns (bytes32) {
        return digest(structHash, address(attesters), block.chainid);
    }

    function keyOf(string memory name) internal pure returns (uint256) {
        return uint256(keccak256(bytes(name)));
    }

    function signature(uint256 key, bytes32 digest_) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest_);
        return abi.encodePacked(r, s, v);
    }

    function signedBy(
        uint256 key,
        bytes32 structHash
    ) internal view returns (IAttesterRegistry.Attestation memory attestation) {
        attestation.signer = vm.addr(key);
        attestation.signature = signature(key, digest(structHash));
    }

    function signedBy(
        string memory name,
        bytes32 structHash
    ) internal view returns (IAttesterRegistry.Attestation[] memory) {
        return list(signedBy(keyOf(name), structHash));
    }

    function level(uint32 set, IAttesterRegistry.Attestation[] memory attestations) internal view returns (uint256) {
        return attesters.levelOf(set, STRUCT, attestations);
    }

    function refuses(uint32 set, IAttesterRegistry.Attestation[] memory attestations, bytes memory reason) internal {
        vm.expectRevert(reason);
        attesters.levelOf(set, STRUCT, attestations);
    }

    function list(
        IAttesterRegistry.Attestation memory only
    ) internal pure returns (IAttesterRegistry.Attestation[] memory all) {
        all = new IAttesterRegistry.Attestation[](1);
        all[0] = only;
    }

    /// @dev In ascending order of signer.
    function sorted(
        IAttesterRegistry.Attestation[] memory all
    ) internal pure returns (IAttesterRegistry.Attestation[] memory) {
        for (uint256 i = 1; i < all.length; ++i) {
            for (uint256 j = i; j > 0 && all[j - 1].signer > all[j].signer; --j) {
                (all[j - 1], all[j]) = (all[j], all[j - 1]);
            }
        }
        return all;
    }

    function sorted(address[] memory all) internal pure returns (address[] memory) {
        for (uint256 i = 1; i < all.length; ++i) {
            for (uint256 j = i; j > 0 && all[j - 1] > all[j]; --j) {
                (all[j - 1], all[j]) = (all[j], all[j - 1]);
            }
        }
        return all;
    }

    function list(address only) internal pure returns (address[] memory all) {
        all = new address[](1);
        all[0] = only;
    }

    function list(address a, address b, address c) internal pure returns (address[] memory all) {
        all = new address[](3);
        (all[0], all[1], all[2]) = (a, b, c);
    }
}
