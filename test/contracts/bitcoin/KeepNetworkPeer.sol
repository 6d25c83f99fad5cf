// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {BTCUtils} from "@keep-network/bitcoin-spv-sol/contracts/BTCUtils.sol";
import {ValidateSPV} from "@keep-network/bitcoin-spv-sol/contracts/ValidateSPV.sol";

/// @dev The library that tBTC and others prove Bitcoin with, for comparison. What it takes for numbers that revert, reverts here.
contract KeepNetworkPeer {
    using BTCUtils for bytes;

    error Refused();

    /// @dev `inputs` and `outputs` with their counts before them.
    function outputOf(
        bytes memory inputs,
        bytes memory outputs,
        uint256 vout
    ) external view returns (bytes32 txid, uint64 sats, bytes32 scriptHash) {
        if (!inputs.validateVin() || !outputs.validateVout()) revert Refused();
        txid = ValidateSPV.calculateTxId(hex"02000000", inputs, outputs, 0);
        bytes memory output = outputs.extractOutputAtIndex(vout);
        sats = output.extractValue();
        // Its script follows the value and a size of one or three bytes.
        uint256 start = output[8] == 0xfd ? 11 : 9;
        bytes memory script = new bytes(output.length - start);
        for (uint256 i; i < script.length; ++i) {
            script[i] = output[start + i];
        }
        scriptHash = keccak256(script);
    }

    function leadsTo(bytes32 leaf, uint256 index, bytes memory branch, bytes32 root) external view returns (bool) {
        return ValidateSPV.prove(leaf, root, branch, index);
    }

    /// @return the sum of the headers' difficulties, or one of the peer's three numbers for what is wrong
    function checkChain(bytes memory headers) external view returns (uint256) {
        return ValidateSPV.validateHeaderChain(headers);
    }

    function isWrong(uint256 difficulty) external pure returns (bool) {
        return
            difficulty == ValidateSPV.getErrBadLength() ||
            difficulty == ValidateSPV.getErrInvalidChain() ||
            difficulty == ValidateSPV.getErrLowWork();
    }

    function retarget(uint256 target, uint256 first, uint256 last) external pure returns (uint256) {
        return BTCUtils.retargetAlgorithm(target, first, last);
    }
}
