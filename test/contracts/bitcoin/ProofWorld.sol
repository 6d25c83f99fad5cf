// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBitcoinRelay} from "../../../contracts/interfaces/IBitcoinRelay.sol";
import {IPayoutProofs} from "../../../contracts/interfaces/IPayoutProofs.sol";
import {World} from "../base/World.sol";
import {BitcoinWorld} from "./BitcoinWorld.sol";

/// @dev A Bitcoin of our own, a relay pinned to its first block, proofs that end at it, and a batch that a pool pays there.
abstract contract ProofWorld is World, BitcoinWorld {
    bytes32 internal constant PINNED = keccak256("pinned");
    bytes32 internal constant COINBASE = keccak256("the block's first transaction");

    IBitcoinRelay internal relay;
    IPayoutProofs internal proofs;
    uint256 internal batchId;

    function setUp() public virtual override(World, BitcoinWorld) {
        BitcoinWorld.setUp();
        relay = IBitcoinRelay(deploy("BitcoinRelay.sol:BitcoinRelay", pin()));
        World.setUp();
        batchId = createBatch();
        register(batchId, SCRIPT);
    }

    /// @dev The block that the relay begins with.
    function pin() internal pure virtual returns (bytes memory) {
        return abi.encode(PINNED, 0, EASIEST, uint32(START), type(uint256).max, false);
    }

    function deployProofs(address manager_) internal virtual override returns (address, address) {
        proofs = IPayoutProofs(deploy("PayoutProofs.sol:PayoutProofs", abi.encode(manager_, relay)));
        return (address(proofs), address(relay));
    }

    function register(uint256 batch, bytes memory script) internal {
        vm.prank(operator);
        proofs.registerScript(batch, script);
    }

    /// @dev A block of two transactions on top of the relay's tip, the second of them `raw`, with `depth - 1` blocks upon it; the relay
    /// knows them all.
    function mined(bytes memory raw, uint256 time, uint256 depth) internal returns (IPayoutProofs.Proof memory proof) {
        proof = shown(raw, relay.tip(), time, depth);
        extend(proof);
    }

    /// @dev The same, on any block, and the relay knows nothing of it.
    function shown(
        bytes memory raw,
        bytes32 from,
        uint256 time,
        uint256 depth
    ) internal view returns (IPayoutProofs.Proof memory proof) {
        proof.branch = new bytes32[](1);
        proof.branch[0] = COINBASE;
        (proof.index, proof.transaction) = (1, raw);
        bytes32 root = hash(bytes.concat(COINBASE, hash(raw)));
        (proof.headers, proof.anchor) = line(from, root, time, depth);
    }

    /// @dev A line of headers as proofs hold it: the first whole, the others without the previous block's hash.
    function line(
        bytes32 from,
        bytes32 root,
        uint256 time,
        uint256 count
    ) internal view returns (bytes memory headers, bytes32 last) {
        headers = mine(from, root, uint32(time), EASIEST);
        last = hash(headers);
        for (uint256 i = 1; i < count; ++i) {
            bytes memory header = mine(last, keccak256(abi.encode(i)), uint32(time + i), EASIEST);
            headers = bytes.concat(headers, shorten(header));
            last = hash(header);
        }
    }

    function extend(IPayoutProofs.Proof memory proof) internal {
        relay.extend(previousOf(proof.headers), lengthen(proof.headers));
    }

    function shorten(bytes memory header) internal pure returns (bytes memory) {
        return bytes.concat(part(header, 0, 4), part(header, 36, 44));
    }

    function lengthen(bytes memory headers) internal pure returns (bytes memory whole) {
        bytes memory header = part(headers, 0, 80);
        whole = header;
        for (uint256 cursor = 80; cursor < headers.length; cursor += 48) {
            header = bytes.concat(part(headers, cursor, 4), hash(header), part(headers, cursor + 4, 44));
            whole = bytes.concat(whole, header);
        }
    }

    function previousOf(bytes memory headers) internal pure returns (bytes32) {
        return bytes32(part(headers, 4, 32));
    }

    function part(bytes memory text, uint256 from, uint256 length) internal pure returns (bytes memory cut) {
        cut = new bytes(length);
        for (uint256 i; i < length; ++i) {
            cut[i] = text[from + i];
        }
    }

    function dayOf(uint256 period) internal pure returns (uint256) {
        return START + (2 + period) * DAY;
    }
}
