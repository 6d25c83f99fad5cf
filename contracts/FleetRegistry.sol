// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IAttesterRegistry} from "./interfaces/IAttesterRegistry.sol";
import {IBatchManager} from "./interfaces/IBatchManager.sol";
import {IFleetRegistry} from "./interfaces/IFleetRegistry.sol";
import {SiteCapacity} from "./libraries/SiteCapacity.sol";
import {SiteMachines} from "./libraries/SiteMachines.sol";
import {SiteNames} from "./libraries/SiteNames.sol";

/// @title FleetRegistry
/// @notice See {IFleetRegistry}.
contract FleetRegistry is IFleetRegistry {
    using SiteCapacity for SiteCapacity.State;
    using SiteMachines for SiteMachines.State;

    /// @dev A reservation reads the first two slots.
    struct Place {
        address operator;
        uint8 evidence;
        bytes2 country;
        SiteCapacity.State capacity;
        SiteMachines.State machines;
        bytes32 energyMixHash;
        string name;
    }

    /// @dev What signatures of attesters can reach for a capacity; level 3 is about payouts alone.
    uint8 private constant HIGHEST_LEVEL = 2;
    bytes32 private constant CAPACITY = keccak256(
        "Capacity(address registry,uint32 site,uint128 capacity,bytes32 machinesHash,bytes32 documentHash)"
    );

    /// @inheritdoc IFleetRegistry
    address public immutable manager;
    /// @inheritdoc IFleetRegistry
    IAttesterRegistry public immutable attesters;

    /// @inheritdoc IFleetRegistry
    uint32 public siteCount;
    mapping(uint32 number => Place) private _sites;
    mapping(uint256 batchId => bool) private _released;

    /// @param manager_ the BatchManager, which is deployed after this contract and checks that it is the one named here
    constructor(address manager_, IAttesterRegistry attesters_) {
        manager = manager_;
        attesters = attesters_;
    }

    // Operators

    /// @inheritdoc IFleetRegistry
    function registerSite(
        bytes2 country,
        bytes32 energyMixHash,
        string calldata name
    ) external returns (uint32 number) {
        SiteNames.checkCountry(country);
        SiteNames.check(name);

        number = ++siteCount;
        Place storage place = _sites[number];
        (place.operator, place.country, place.energyMixHash, place.name) = (msg.sender, country, energyMixHash, name);

        emit SiteRegistered(number, msg.sender, country, energyMixHash, name);
    }

    /// @inheritdoc IFleetRegistry
    function setEnergyMix(uint32 number, bytes32 energyMixHash) external {
        _own(number, msg.sender).energyMixHash = energyMixHash;
        emit EnergyMixSet(number, energyMixHash);
    }

    /// @inheritdoc IFleetRegistry
    function addMachines(uint32 number, Machines calldata machines) external {
        SiteMachines.State storage all = _own(number, msg.sender).machines;
        SiteNames.check(machines.model);

        all.add(machines);

        emit MachinesAdded(number, machines, all.nameplate, all.hash);
    }

    /// @inheritdoc IFleetRegistry
    function removeMachines(uint32 number, Machines calldata machines) external {
        Place storage place = _own(number, msg.sender);
        SiteMachines.State storage all = place.machines;

        all.remove(number, machines);
        SiteCapacity.checkNameplate(number, all.nameplate, place.capacity.capacity);

        emit MachinesRemoved(number, machines, all.nameplate, all.hash);
    }

    /// @inheritdoc IFleetRegistry
    function declareCapacity(uint32 number, uint128 capacity, bytes32 documentHash) external {
        Place storage place = _own(number, msg.sender);
        if (place.capacity.reserved != 0 && place.evidence != 0) {
            revert SiteEvidenceTooLow(number, 0, place.evidence);
        }
        _setCapacity(number, place, capacity, 0);

        emit CapacitySet(number, capacity, 0, 0, documentHash, place.machines.hash);
    }

    // Anybody

    /// @inheritdoc IFleetRegistry
    function attestCapacity(
        uint32 number,
        uint128 capacity,
        bytes32 documentHash,
        uint32 set,
        IAttesterRegistry.Attestation[] calldata attestations
    ) external {
        Place storage place = _known(number);
        bytes32 structHash = capacityHash(number, capacity, documentHash);
        uint8 level = attesters.levelOf(set, structHash, attestations);
        uint8 required = place.evidence == 0 ? 1 : place.evidence;
        if (level < required) revert SiteEvidenceTooLow(number, level, required);
        _setCapacity(number, place, capacity, level);
        // What was signed before is void from here on, and so is this: nobody can bring back an older word.
        place.machines.hash = structHash;

        emit CapacitySet(number, capacity, level, set, documentHash, structHash);
    }

    /// @inheritdoc IFleetRegistry
    function release(uint256 batchId) external {
        (uint32 number, uint128 hashrate) = reservationOf(batchId);
        if (number == 0) revert NothingReserved(batchId);
        if (IBatchManager(manager).status(batchId) < IBatchManager.Status.Completed) revert BatchRunning(batchId);

        _released[batchId] = true;
        uint128 reserved = _sites[number].capacity.giveBack(hashrate);

        emit CapacityReleased(number, batchId, hashrate, reserved);
    }

    // Manager

    /// @inheritdoc IFleetRegistry
    function reserve(
        uint32 number,
        uint256 batchId,
        address operator,
        uint256 hashrate,
        uint8 evidenceRequired
    ) external {
        if (msg.sender != manager) revert NotManager(msg.sender);
        Place storage place = _own(number, operator);
        uint8 required = evidenceRequired < HIGHEST_LEVEL ? evidenceRequired : HIGHEST_LEVEL;
        uint8 evidence = place.evidence;
        if (evidence < required) revert SiteEvidenceTooLow(number, evidence, required);

        uint128 reserved = place.capacity.hold(number, hashrate);

        emit CapacityReserved(number, batchId, uint128(hashrate), reserved);
    }

    // Views

    /// @inheritdoc IFleetRegistry
    function site(uint32 number) external view returns (Site memory) {
        Place storage place = _known(number);
        return
            Site({
                operator: place.operator,
                evidence: place.evidence,
                country: place.country,
                nameplate: place.machines.nameplate,
                capacity: place.capacity.capacity,
                reserved: place.capacity.reserved,
                energyMixHash: place.energyMixHash,
                machinesHash: place.machines.hash,
                name: place.name
            });
    }

    /// @inheritdoc IFleetRegistry
    function machineCount(uint32 number, string calldata model, uint64 unitHashrate) external view returns (uint32) {
        return _known(number).machines.counts[SiteMachines.key(model, unitHashrate)];
    }

    /// @inheritdoc IFleetRegistry
    function reservationOf(uint256 batchId) public view returns (uint32 number, uint128 hashrate) {
        IBatchManager batches = IBatchManager(manager);
        if (_released[batchId] || batches.status(batchId) == IBatchManager.Status.None) return (0, 0);
        IBatchManager.Terms memory terms = batches.terms(batchId);
        return (terms.site, uint128(terms.capacity) * terms.unitHashrate);
    }

    /// @inheritdoc IFleetRegistry
    function capacityHash(uint32 number, uint128 capacity, bytes32 documentHash) public view returns (bytes32) {
        bytes32 machinesHash = _known(number).machines.hash;
        return keccak256(abi.encode(CAPACITY, address(this), number, capacity, machinesHash, documentHash));
    }

    // Inside

    function _setCapacity(uint32 number, Place storage place, uint128 capacity, uint8 evidence) private {
        place.capacity.set(number, capacity, place.machines.nameplate);
        place.evidence = evidence;
    }

    function _known(uint32 number) private view returns (Place storage place) {
        place = _sites[number];
        if (place.operator == address(0)) revert UnknownSite(number);
    }

    function _own(uint32 number, address operator) private view returns (Place storage place) {
        place = _sites[number];
        address owner = place.operator;
        if (owner == address(0)) revert UnknownSite(number);
        if (owner != operator) revert NotSiteOperator(number, operator, owner);
    }
}
