// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IERC2981} from "@openzeppelin/contracts/interfaces/IERC2981.sol";
import {IERC4906} from "@openzeppelin/contracts/interfaces/IERC4906.sol";
import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC721Metadata} from "@openzeppelin/contracts/token/ERC721/extensions/IERC721Metadata.sol";
import {IBatchManager} from "../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../contracts/interfaces/ICapacitySlices.sol";
import {World} from "./base/World.sol";

contract MetadataTest is World {
    uint256 private batchId;
    uint256 private id;

    function setUp() public override {
        super.setUp();
        IBatchManager.Terms memory terms = termsFromNow();
        terms.royaltyBps = 250;
        batchId = createBatch(terms);
        id = buy(alice, batchId, 10);
        buy(bob, batchId, 10);
    }

    function tokenURI(uint256) external pure returns (string memory) {
        return "a slice";
    }

    function contractURI() external pure returns (string memory) {
        return "the collection";
    }

    function test_governance_replaces_how_slices_look() public {
        assertEq(bytes(IERC721Metadata(address(slices)).tokenURI(id)).length, 0, "nothing before");
        assertEq(bytes(slices.contractURI()).length, 0, "nothing before");
        vm.expectEmit(true, true, true, true, address(slices));
        emit ICapacitySlices.DescriptorSet(address(this));
        vm.expectEmit(true, true, true, true, address(slices));
        emit IERC4906.BatchMetadataUpdate(0, type(uint256).max);
        vm.expectEmit(true, true, true, true, address(slices));
        emit ICapacitySlices.ContractURIUpdated();
        vm.prank(admin);
        manager.setDescriptor(address(this));
        assertEq(slices.descriptor(), address(this), "set");
        assertTrue(keccak256(bytes(slices.contractURI())) == keccak256("the collection"), "collection");
        assertTrue(keccak256(bytes(IERC721Metadata(address(slices)).tokenURI(id))) == keccak256("a slice"), "slice");
    }

    function test_nobody_else_replaces_it() public {
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, stranger));
        manager.setDescriptor(stranger);
    }

    function test_a_descriptor_that_fails_stops_no_money() public {
        vm.prank(admin);
        manager.setDescriptor(stranger);
        post(batchId, 1_000, 0, 9_000);
        assertEq(claim(alice, id, alice), 9, "claim");
        transfer(alice, bob, id);
        vm.warp(manager.defaultableAt(batchId));
        manager.declareDefault(batchId);
        claimRefund(bob, id, bob);
    }

    function test_a_slice_that_does_not_exist_has_no_picture() public {
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, 5));
        IERC721Metadata(address(slices)).tokenURI(5);
    }

    function test_the_operator_s_royalty_is_a_term_of_the_batch() public {
        (address receiver, uint256 amount) = slices.royaltyInfo(id, 10_001);
        assertEq(receiver, operator, "receiver");
        assertEq(amount, 250, "2.5 %, rounded down");
        (receiver, amount) = slices.royaltyInfo(buy(alice, createBatch(termsFromNow()), 1), 10_001);
        assertEq(receiver, address(0), "no royalty, no receiver");
        assertEq(amount, 0, "none");
    }

    function testFuzz_a_royalty_is_answered_for_any_price(uint256 price) public view {
        (, uint256 amount) = slices.royaltyInfo(id, price);
        assertLe(amount, price / 40, "at most 2.5 %");
    }

    function test_payouts_and_ends_refresh_every_slice_of_the_batch() public {
        _expectRefresh();
        post(batchId, 0);
        vm.warp(manager.defaultableAt(batchId));
        _expectRefresh();
        manager.declareDefault(batchId);
    }

    function test_it_says_which_standards_it_keeps() public view {
        bytes4[6] memory known = [
            bytes4(0x01ffc9a7),
            0x80ac58cd,
            0x5b5e139f,
            0x49064906,
            type(IERC2981).interfaceId,
            0x2a55205a
        ];
        for (uint256 i; i < known.length; ++i) {
            assertTrue(slices.supportsInterface(known[i]), "kept");
        }
        assertTrue(!slices.supportsInterface(0xffffffff), "and no others");
    }

    function _expectRefresh() private {
        vm.expectEmit(true, true, true, true, address(slices));
        emit IERC4906.BatchMetadataUpdate(batchId * 1e9 + 1, batchId * 1e9 + 2);
    }
}
