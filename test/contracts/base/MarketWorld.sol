// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ISliceMarket} from "../../../contracts/interfaces/ISliceMarket.sol";
import {World} from "./World.sol";

/// @dev The world with a market: alice owns a slice of a running batch with a payout pending, and bob has money.
abstract contract MarketWorld is World {
    uint256 internal constant PRICE = 8_000_000;
    bytes32 internal constant DOMAIN = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );
    bytes32 internal constant LISTING = keccak256(
        "Listing(address maker,uint256 id,address token,uint256 price,address taker,uint40 start,uint40 expiry,uint8 expectedStatus,uint16 asOfPeriod,uint16 maxNewPeriods,uint256 nonce,uint256 counter)"
    );
    bytes32 internal constant OFFER = keccak256(
        "Offer(address maker,uint256 id,address token,uint256 price,address taker,uint40 start,uint40 expiry,uint8 expectedStatus,uint16 asOfPeriod,uint16 maxNewPeriods,uint256 nonce,uint256 counter)"
    );

    ISliceMarket internal market;
    uint256 internal batchId;
    uint256 internal id;

    function setUp() public virtual override {
        super.setUp();
        market = ISliceMarket(deploy("SliceMarket.sol:SliceMarket", abi.encode(manager)));
        batchId = createBatch();
        id = buy(alice, batchId, 100);
        post(batchId, 100_000);
        _approve(alice);
        _approve(bob);
        _approve(carol);
    }

    function _approve(address who) internal {
        vm.startPrank(who);
        slices.setApprovalForAll(address(market), true);
        usdc.approve(address(market), type(uint256).max);
        vm.stopPrank();
    }

    function _key(string memory name) internal pure returns (uint256) {
        return uint256(keccak256(bytes(name)));
    }

    function _order(ISliceMarket.Kind kind, address maker) internal view returns (ISliceMarket.Order memory) {
        return
            ISliceMarket.Order({
                kind: kind,
                maker: maker,
                id: id,
                token: address(usdc),
                price: PRICE,
                taker: address(0),
                start: uint40(block.timestamp),
                expiry: uint40(block.timestamp + 7 days),
                expectedStatus: IBatchManager.Status.Active,
                asOfPeriod: 1,
                maxNewPeriods: 0,
                nonce: 0,
                counter: market.counterOf(maker)
            });
    }

    function _listing() internal view returns (ISliceMarket.Order memory) {
        return _order(ISliceMarket.Kind.Listing, alice);
    }

    function _offer() internal view returns (ISliceMarket.Order memory) {
        return _order(ISliceMarket.Kind.Offer, bob);
    }

    /// @dev Hashed here on its own, from the words of EIP-712: not by the code under test.
    function _digest(ISliceMarket.Order memory order, address of_, uint256 chainId) internal pure returns (bytes32) {
        bytes32 domain = keccak256(abi.encode(DOMAIN, keccak256("Lode Slice Market"), keccak256("1"), chainId, of_));
        bytes memory members = bytes.concat(
            abi.encode(order.maker, order.id, order.token, order.price, order.taker, order.start, order.expiry),
            abi.encode(order.expectedStatus, order.asOfPeriod, order.maxNewPeriods, order.nonce, order.counter)
        );
        bytes32 kind = order.kind == ISliceMarket.Kind.Listing ? LISTING : OFFER;
        return keccak256(abi.encodePacked("\x19\x01", domain, keccak256(bytes.concat(kind, members))));
    }

    function _digest(ISliceMarket.Order memory order) internal view returns (bytes32) {
        return _digest(order, address(market), block.chainid);
    }

    function _signature(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    /// @dev With the widest limits of a taker.
    function _fill(
        ISliceMarket.Order memory order,
        bytes memory signature
    ) internal pure returns (ISliceMarket.Fill memory) {
        return ISliceMarket.Fill({order: order, signature: signature, maxNextPeriod: type(uint16).max, minProceeds: 0});
    }

    /// @dev Signed by alice where it is hers, else by bob.
    function _signed(ISliceMarket.Order memory order) internal view returns (ISliceMarket.Fill memory) {
        uint256 key = order.maker == alice ? _key("alice") : _key("bob");
        return _fill(order, _signature(key, _digest(order)));
    }

    function _take(address taker, ISliceMarket.Order memory order) internal {
        _takeAs(taker, _signed(order));
    }

    function _takeAs(address taker, ISliceMarket.Fill memory what) internal {
        vm.prank(taker);
        market.fill(what);
    }

    function _refuses(address taker, ISliceMarket.Order memory order, bytes memory reason) internal {
        _refusesFill(taker, _signed(order), reason);
    }

    function _refusesFill(address taker, ISliceMarket.Fill memory what, bytes memory reason) internal {
        address owner = slices.ownerOf(what.order.id);
        vm.prank(taker);
        vm.expectRevert(reason);
        market.fill(what);
        assertEq(slices.ownerOf(what.order.id), owner, "the slice stays where it was");
    }

    function _holds(IERC20 token, address who) internal view returns (uint256) {
        return token.balanceOf(who);
    }
}
