// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IBatchManager} from "../../contracts/interfaces/IBatchManager.sol";
import {World} from "./base/World.sol";

contract BuyWithPermitTest is World {
    bytes32 private constant PERMIT = keccak256(
        "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"
    );
    uint256 private constant KEY = 0xB0B;

    uint256 private batchId;
    address private buyer;

    function setUp() public override {
        super.setUp();
        batchId = createBatch();
        buyer = vm.addr(KEY);
        usdc.mint(buyer, 1e12);
    }

    function _sign(uint256 value) private view returns (uint8 v, bytes32 r, bytes32 s) {
        bytes32 hash = keccak256(abi.encode(PERMIT, buyer, address(slices), value, usdc.nonces(buyer), START + DAY));
        return vm.sign(KEY, keccak256(abi.encodePacked("\x19\x01", usdc.DOMAIN_SEPARATOR(), hash)));
    }

    function test_buys_with_a_signature_instead_of_an_approval_and_leaves_no_allowance() public {
        (uint8 v, bytes32 r, bytes32 s) = _sign(15_000_000);
        vm.prank(buyer);
        uint256 id = manager.buyWithPermit(batchId, 10, 15_000_000, buyer, START + DAY, v, r, s);
        assertEq(slices.ownerOf(id), buyer, "owner");
        assertEq(usdc.allowance(buyer, address(slices)), 0, "no allowance is left");
    }

    function test_buys_with_a_permit_that_somebody_else_already_used() public {
        (uint8 v, bytes32 r, bytes32 s) = _sign(15_000_000);
        vm.prank(stranger);
        usdc.permit(buyer, address(slices), 15_000_000, START + DAY, v, r, s);
        vm.prank(buyer);
        uint256 id = manager.buyWithPermit(batchId, 10, 15_000_000, buyer, START + DAY, v, r, s);
        assertEq(slices.ownerOf(id), buyer, "owner");
    }

    function test_reverts_with_a_permit_that_somebody_else_signed() public {
        (uint8 v, bytes32 r, bytes32 s) = _sign(15_000_000);
        usdc.mint(stranger, 1e12);
        vm.prank(stranger);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(slices), 0, 15_000_000)
        );
        manager.buyWithPermit(batchId, 10, 15_000_000, stranger, START + DAY, v, r, s);
    }

    function test_reverts_for_a_batch_that_does_not_exist() public {
        (uint8 v, bytes32 r, bytes32 s) = _sign(15_000_000);
        vm.prank(buyer);
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.UnknownBatch.selector, 7));
        manager.buyWithPermit(7, 10, 15_000_000, buyer, START + DAY, v, r, s);
    }
}
