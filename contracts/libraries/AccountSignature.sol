// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

/// @title AccountSignature
/// @notice Whether an account signed a digest: with its key (65 bytes, s in the lower half), or by its code's word (ERC-1271).
library AccountSignature {
    /// @dev The key first, so that an account stays able to sign while it delegates to code (EIP-7702).
    function isFrom(bytes calldata signature, address account, bytes32 digest) internal view returns (bool) {
        (address signer, ECDSA.RecoverError failure, ) = ECDSA.tryRecoverCalldata(digest, signature);
        if (failure == ECDSA.RecoverError.NoError && signer == account) return true;
        return SignatureChecker.isValidERC1271SignatureNowCalldata(account, digest, signature);
    }
}
