// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IAttesterRegistry} from "./IAttesterRegistry.sol";

/// @title FleetRegistry
/// @notice Sites, their machines and how much capacity somebody vouches for. Every batch reserves its whole capacity from one site
/// of its operator, so that no hashrate is sold twice.
/// @dev Capacity is hashes per second. A capacity declared by the operator alone is evidence level 0; signatures raise it.
interface IFleetRegistry {
    /// @notice A place where machines run.
    /// @param operator who registered it, and alone may sell from it
    /// @param evidence level behind `capacity`: 0 the operator's word, 1 signed by a pool, 2 signed by an auditor
    /// @param country ISO 3166-1 alpha-2, two capital letters
    /// @param nameplate hashes per second of all machines
    /// @param capacity hashes per second that may be reserved, at most `nameplate`
    /// @param reserved hashes per second that running batches hold
    /// @param energyMixHash keccak256 of the document that says where the power comes from
    /// @param machinesHash running hash over every change of the machines, which an attester signs: 0 at first, then
    /// keccak256(abi.encode(previous, bytes32("added") or bytes32("removed"), machines)); a signed capacity makes it that struct hash
    /// @param name shown on slices
    struct Site {
        address operator;
        uint8 evidence;
        bytes2 country;
        uint128 nameplate;
        uint128 capacity;
        uint128 reserved;
        bytes32 energyMixHash;
        bytes32 machinesHash;
        string name;
    }

    /// @notice Machines of one model.
    /// @param model as its maker calls it, 1 to 31 characters
    /// @param count number of machines
    /// @param unitHashrate hashes per second of one
    /// @param efficiencyMilliJoulesPerTh at the wall
    struct Machines {
        string model;
        uint32 count;
        uint64 unitHashrate;
        uint32 efficiencyMilliJoulesPerTh;
    }

    event SiteRegistered(
        uint32 indexed site,
        address indexed operator,
        bytes2 country,
        bytes32 energyMixHash,
        string name
    );
    event EnergyMixSet(uint32 indexed site, bytes32 energyMixHash);
    /// @notice `nameplate` and `machinesHash` are the values after.
    event MachinesAdded(uint32 indexed site, Machines machines, uint128 nameplate, bytes32 machinesHash);
    /// @notice `nameplate` and `machinesHash` are the values after.
    event MachinesRemoved(uint32 indexed site, Machines machines, uint128 nameplate, bytes32 machinesHash);
    /// @notice What a site may sell changed; `set` is 0 where the operator declared it, `machinesHash` the value after.
    event CapacitySet(
        uint32 indexed site,
        uint128 capacity,
        uint8 evidence,
        uint32 set,
        bytes32 documentHash,
        bytes32 machinesHash
    );
    /// @notice A batch holds capacity of a site; `reserved` is the value after.
    event CapacityReserved(uint32 indexed site, uint256 indexed batchId, uint128 hashrate, uint128 reserved);
    /// @notice A batch ended and no longer holds capacity; `reserved` is the value after.
    event CapacityReleased(uint32 indexed site, uint256 indexed batchId, uint128 hashrate, uint128 reserved);

    error NotManager(address caller);
    error UnknownSite(uint32 site);
    error NotSiteOperator(uint32 site, address caller, address operator);
    /// @notice A country is two capital letters.
    error InvalidCountry(bytes2 country);
    /// @notice A name is 1 to 31 letters, digits, spaces and . , - & ' ( ) and neither begins nor ends with a space.
    error InvalidName(string name);
    /// @notice None, or such as hash nothing.
    error NoMachines();
    /// @notice The site has fewer such machines than that.
    error MachinesMissing(uint32 site, string model, uint32 given, uint32 there);
    /// @notice The machines that remain could not do what is sold.
    error NameplateBelowCapacity(uint32 site, uint256 nameplate, uint128 capacity);
    /// @notice Batches hold more than that.
    error CapacityBelowReserved(uint32 site, uint128 capacity, uint128 reserved);
    /// @notice The site has less capacity left than the batch needs.
    error CapacityUnavailable(uint32 site, uint256 requested, uint128 available);
    /// @notice A batch requires more evidence than there is for the site's capacity, or the capacity would stand on less than it must.
    error SiteEvidenceTooLow(uint32 site, uint8 evidence, uint8 required);
    error NothingReserved(uint256 batchId);
    /// @notice Only a batch that ended gives its capacity back.
    error BatchRunning(uint256 batchId);

    /// @notice Registers a site of the caller's. Emits `SiteRegistered`.
    /// @return site number of the site, from 1
    function registerSite(bytes2 country, bytes32 energyMixHash, string calldata name) external returns (uint32 site);
    /// @notice The site's operator. Emits `EnergyMixSet`.
    function setEnergyMix(uint32 site, bytes32 energyMixHash) external;
    /// @notice The site's operator: machines that came. Emits `MachinesAdded`.
    function addMachines(uint32 site, Machines calldata machines) external;
    /// @notice The site's operator: machines that left. Emits `MachinesRemoved`.
    /// Requirements: the rest can still do the site's capacity; lower that first.
    function removeMachines(uint32 site, Machines calldata machines) external;
    /// @notice The site's operator says what may be sold, on its own word: evidence level 0. Emits `CapacitySet`.
    /// Requirements: reserved ≤ capacity ≤ nameplate. Limit: while batches hold capacity that others signed for, its own word does not
    /// replace theirs: what is signed for one batch is not diluted by a promise to the next.
    function declareCapacity(uint32 site, uint128 capacity, bytes32 documentHash) external;
    /// @notice Anybody brings signatures that say what may be sold. Emits `CapacitySet`.
    /// Requirements: reserved ≤ capacity ≤ nameplate; the struct
    /// `Capacity(address registry,uint32 site,uint128 capacity,bytes32 machinesHash,bytes32 documentHash)` is signed by the set, at level 1
    /// or 2, and not below the evidence there is. Notes: signatures speak of the machines they saw. Once machines came or left, or another
    /// signed capacity was brought, they are no signatures of this capacity any more (`IAttesterRegistry.BadSignature`).
    function attestCapacity(
        uint32 site,
        uint128 capacity,
        bytes32 documentHash,
        uint32 set,
        IAttesterRegistry.Attestation[] calldata attestations
    ) external;
    /// @notice Manager only. Holds `hashrate` for a batch. Emits `CapacityReserved`.
    /// Requirements: the site is `operator`'s, has the capacity left, and its evidence is at least `evidenceRequired` (at most 2). Notes:
    /// `hashrate` is what the batch's terms say (capacity × unitHashrate), so that what a batch holds is not kept twice.
    function reserve(uint32 site, uint256 batchId, address operator, uint256 hashrate, uint8 evidenceRequired) external;
    /// @notice Anybody: gives back what an ended batch held. Emits `CapacityReleased`.
    function release(uint256 batchId) external;

    function manager() external view returns (address);
    function attesters() external view returns (IAttesterRegistry);
    function siteCount() external view returns (uint32);
    function site(uint32 number) external view returns (Site memory);
    function machineCount(uint32 number, string calldata model, uint64 unitHashrate) external view returns (uint32);
    /// @notice What a batch holds: hashes per second of a site; both 0 once released.
    function reservationOf(uint256 batchId) external view returns (uint32 number, uint128 hashrate);
    /// @notice The EIP-712 struct hash that attesters sign for a capacity.
    function capacityHash(uint32 site, uint128 capacity, bytes32 documentHash) external view returns (bytes32);
}
