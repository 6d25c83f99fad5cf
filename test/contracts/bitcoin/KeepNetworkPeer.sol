// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {BTCUtils} from "@keep-network/bitcoin-spv-sol/contracts/BTCUtils.sol";
import {ValidateSPV} from "@keep-network/bitcoin-spv-sol/contracts/ValidateSPV.sol";

/// @dev The library that tBTC and others prove Bitcoin with, for comparison. What it takes for numbers that revert, reverts here.
contract KeepNetworkPeer {
    using BTCUtils for bytes;

    /// @dev A proof as tBTC takes it: the transaction in its four parts, siblings and headers one after the other.
    struct Whole {
        bytes4 version;
        bytes inputs;
        bytes outputs;
        bytes4 lockTime;
        uint256 index;
        bytes branch;
        bytes headers;
    }

    error Refused();

    /// @notice Of the first output; reverts where anything is wrong.
    function paymentOf(Whole memory whole) external view returns (bytes32 txid, uint64 sats, bytes32 scriptHash) {
        if (!whole.inputs.validateVin() || !whole.outputs.validateVout()) revert Refused();
        txid = ValidateSPV.calculateTxId(whole.version, whole.inputs, whole.outputs, whole.lockTime);
        if (isWrong(ValidateSPV.validateHeaderChain(whole.headers))) revert Refused();
        bytes32 root = whole.headers.extractMerkleRootLE();
        if (!ValidateSPV.prove(txid, root, whole.branch, whole.index)) revert Refused();
        (sats, scriptHash) = _read(whole.outputs.extractOutputAtIndex(0));
    }

    /// @dev `inputs` and `outputs` with their counts before them.
    function outputOf(
        bytes memory inputs,
        bytes memory outputs,
        uint256 vout
    ) external view returns (bytes32 txid, uint64 sats, bytes32 scriptHash) {
        if (!inputs.validateVin() || !outputs.validateVout()) revert Refused();
        txid = ValidateSPV.calculateTxId(hex"02000000", inputs, outputs, 0);
        (sats, scriptHash) = _read(outputs.extractOutputAtIndex(vout));
    }

    function leadsTo(bytes32 leaf, uint256 index, bytes memory branch, bytes32 root) external view returns (bool) {
        return ValidateSPV.prove(leaf, root, branch, index);
    }

    /// @return the sum of the headers' difficulties, or one of the peer's three numbers for what is wrong
    function checkChain(bytes memory headers) external view returns (uint256) {
        return ValidateSPV.validateHeaderChain(headers);
    }

    function isWrong(uint256 difficulty) public pure returns (bool) {
        return
            difficulty == ValidateSPV.getErrBadLength() ||
            difficulty == ValidateSPV.getErrInvalidChain() ||
            difficulty == ValidateSPV.getErrLowWork();
    }

    function retarget(uint256 target, uint256 first, uint256 last) external pure returns (uint256) {
        return BTCUtils.retargetAlgorithm(target, first, last);
    }

    /// @dev The script follows the value and a size of one or three bytes.
    function _read(bytes memory output) private pure returns (uint64 sats, bytes32 scriptHash) {
        sats = output.extractValue();
        uint256 start = output[8] == 0xfd ? 11 : 9;
        bytes memory script = new bytes(output.length - start);
        for (uint256 i; i < script.length; ++i) {
            script[i] = output[start + i];
        }
        scriptHash = keccak256(script);
    }
}
