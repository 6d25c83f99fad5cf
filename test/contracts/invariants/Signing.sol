// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IAttesterRegistry} from "../../../contracts/interfaces/IAttesterRegistry.sol";
import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {Cast} from "./Cast.sol";

/// @dev The keys of one attester of each kind, and what they sign.
abstract contract Signing is Cast {
    string[3] private _names = ["own", "pool", "auditor"];

    /// @dev Signatures that reach exactly `level`, as many as the set asks for.
    function _signed(
        uint256 batchId,
        IBatchManager.Payout memory payout,
        uint32 set,
        uint8 level
    ) internal view returns (IAttesterRegistry.Attestation[] memory all) {
        bytes32 digest = attesters.digestOf(manager.payoutHash(batchId, payout));
        all = new IAttesterRegistry.Attestation[](attesters.thresholdOf(set));
        all[0] = _signature(_names[level], digest);
        if (all.length == 1) return all;
        // The other one is of a lower kind, or the pool where there is none below.
        all[1] = _signature(_names[level == 0 ? 1 : level - 1], digest);
        if (all[0].signer > all[1].signer) (all[0], all[1]) = (all[1], all[0]);
    }

    function _signature(
        string memory name,
        bytes32 digest
    ) internal pure returns (IAttesterRegistry.Attestation memory) {
        uint256 key = uint256(keccak256(bytes(name)));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return IAttesterRegistry.Attestation(vm.addr(key), abi.encodePacked(r, s, v));
    }
}
