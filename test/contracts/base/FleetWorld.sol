// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IAttesterRegistry} from "../../../contracts/interfaces/IAttesterRegistry.sol";
import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {IFleetRegistry} from "../../../contracts/interfaces/IFleetRegistry.sol";
import {ReservingManager} from "../../../contracts/mocks/ReservingManager.sol";
import {AttesterWorld} from "./AttesterWorld.sol";

/// @dev A FleetRegistry with one site of 1,000 machines of 200 TH/s, and a manager that reserves what it is told to.
abstract contract FleetWorld is AttesterWorld {
    uint64 internal constant TH = 1e12;
    uint128 internal constant NAMEPLATE = 200_000 * 1e12;
    bytes32 internal constant DOCUMENT = keccak256("document");

    IFleetRegistry internal fleet;
    ReservingManager internal manager;
    address internal operator = makeAddr("operator");
    uint32 internal site;
    uint32 internal anyOfThree;

    function setUp() public virtual override {
        super.setUp();
        manager = new ReservingManager();
        fleet = IFleetRegistry(deploy("FleetRegistry.sol:FleetRegistry", abi.encode(manager, attesters)));
        anyOfThree = createSet(1);
        site = register(operator, "Odessa, Texas");
        vm.prank(operator);
        fleet.addMachines(site, machines(1_000));
    }

    function register(address who, string memory name) internal returns (uint32) {
        vm.prank(who);
        return fleet.registerSite("US", keccak256("energy"), name);
    }

    function machines(uint32 count) internal pure returns (IFleetRegistry.Machines memory) {
        return IFleetRegistry.Machines("Antminer S21", count, 200 * TH, 17_500);
    }

    function declare(uint128 capacity) internal {
        vm.prank(operator);
        fleet.declareCapacity(site, capacity, DOCUMENT);
    }

    function attest(string memory name, uint128 capacity) internal {
        fleet.attestCapacity(site, capacity, DOCUMENT, anyOfThree, signedCapacity(name, capacity));
    }

    function signedCapacity(
        string memory name,
        uint128 capacity
    ) internal view returns (IAttesterRegistry.Attestation[] memory) {
        return signedBy(name, fleet.capacityHash(site, capacity, DOCUMENT));
    }

    /// @dev A batch of so many TH/s.
    function batchOf(uint64 capacity, uint8 evidenceRequired) internal view returns (IBatchManager.Terms memory terms) {
        (terms.site, terms.capacity, terms.unitHashrate) = (site, capacity, TH);
        terms.evidenceRequired = evidenceRequired;
    }

    function reserve(uint256 batchId, uint64 capacity, uint8 evidenceRequired) internal {
        manager.reserve(fleet, batchId, operator, batchOf(capacity, evidenceRequired));
    }

    function end(uint256 batchId) internal {
        manager.setStatus(batchId, IBatchManager.Status.Completed);
        fleet.release(batchId);
    }

    function reserved() internal view returns (uint256) {
        return fleet.site(site).reserved;
    }
}
