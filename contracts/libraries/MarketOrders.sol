// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISliceMarket} from "../interfaces/ISliceMarket.sol";

/// @title MarketOrders
/// @notice One maker's orders: which nonces are used up, and the counter that cancels all. And how an order is hashed.
library MarketOrders {
    struct State {
        uint256 counter;
        mapping(uint256 word => uint256 bits) used;
    }

    bytes internal constant MEMBERS =
        "(address maker,uint256 id,address token,uint256 price,address taker,uint40 start,uint40 expiry,"
        "uint8 expectedStatus,uint16 asOfPeriod,uint16 maxNewPeriods,uint256 nonce,uint256 counter)";
    bytes32 internal constant LISTING = keccak256(abi.encodePacked("Listing", MEMBERS));
    bytes32 internal constant OFFER = keccak256(abi.encodePacked("Offer", MEMBERS));

    /// @notice Uses a nonce up, once.
    function useNonce(State storage self, address maker, uint256 nonce) internal {
        uint256 bits = self.used[nonce >> 8];
        uint256 bit = 1 << (nonce & 0xff);
        if (bits & bit != 0) revert ISliceMarket.NonceUsed(maker, nonce);
        self.used[nonce >> 8] = bits | bit;
    }

    function isUsed(State storage self, uint256 nonce) internal view returns (bool) {
        return (self.used[nonce >> 8] >> (nonce & 0xff)) & 1 != 0;
    }

    /// @notice Moves on to a counter that nobody could know before this block.
    function moveCounter(State storage self, address maker) internal returns (uint256 counter) {
        counter = uint256(keccak256(abi.encode(blockhash(block.number - 1), maker, self.counter)));
        self.counter = counter;
    }

    /// @notice EIP-712 hashStruct. The type says whether it is a listing or an offer, so that one never passes for the other.
    function hash(ISliceMarket.Order memory order) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    order.kind == ISliceMarket.Kind.Listing ? LISTING : OFFER,
                    order.maker,
                    order.id,
                    order.token,
                    order.price,
                    order.taker,
                    order.start,
                    order.expiry,
                    order.expectedStatus,
                    order.asOfPeriod,
                    order.maxNewPeriods,
                    order.nonce,
                    order.counter
                )
            );
    }
}
