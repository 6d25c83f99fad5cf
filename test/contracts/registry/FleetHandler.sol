// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IAttesterRegistry} from "../../../contracts/interfaces/IAttesterRegistry.sol";
import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {IFleetRegistry} from "../../../contracts/interfaces/IFleetRegistry.sol";
import {ReservingManager} from "../../../contracts/mocks/ReservingManager.sol";
import {FleetWorld} from "../base/FleetWorld.sol";

/// @dev Two operators with two sites each who say, sell and take back what they like, attesters who sign anything, strangers, and
/// a governance that changes its mind. What one call must never do is recorded as a violation.
contract FleetHandler is FleetWorld {
    uint32 public constant SITES = 4;

    struct Used {
        uint32 number;
        uint128 capacity;
        IAttesterRegistry.Attestation[] attestations;
    }

    address private immutable rival = makeAddr("rival");
    Used[] private _used;
    /// @dev Every batch there was, and whether it still holds what its terms say.
    uint256 public batches;
    mapping(uint256 batchId => bool) public holds;
    /// @dev What each site may sell by the last word that counted.
    mapping(uint32 number => uint128) public said;
    mapping(bytes32 action => uint256) public done;
    string public violation;

    constructor(IFleetRegistry fleet_, IAttesterRegistry attesters_, ReservingManager manager_, uint32 set) {
        (fleet, attesters, manager, anyOfThree) = (fleet_, attesters_, manager_, set);
        for (uint32 i = 1; i < SITES; ++i) {
            register(_operatorOf(i + 1), "Elsewhere");
        }
    }

    /// @dev The world is there already.
    function setUp() public override {}

    function add(uint32 where, uint32 count, bool fast) external {
        (uint32 number, IFleetRegistry.Machines memory some) = (_site(where), _machines(count, fast));
        vm.prank(_operatorOf(number));
        fleet.addMachines(number, some);
        ++done["add"];
    }

    function remove(uint32 where, uint32 count, bool fast) external {
        (uint32 number, IFleetRegistry.Machines memory some) = (_site(where), _machines(count, fast));
        vm.prank(_operatorOf(number));
        try fleet.removeMachines(number, some) {
            ++done["remove"];
        } catch {}
    }

    function declare(uint32 where, uint128 capacity) external {
        uint32 number = _site(where);
        IFleetRegistry.Site memory before = fleet.site(number);
        capacity = _capacity(before, capacity);
        vm.prank(_operatorOf(number));
        try fleet.declareCapacity(number, capacity, DOCUMENT) {
            _violate(before.reserved != 0 && before.evidence != 0, "a word replaced signatures under batches");
            said[number] = capacity;
            ++done["declare"];
        } catch {}
    }

    function sign(uint32 where, uint8 who, uint128 capacity) external {
        uint32 number = _site(where);
        IFleetRegistry.Site memory before = fleet.site(number);
        capacity = _capacity(before, capacity);
        string memory name = ["own", "pool", "auditor"][who % 3];
        IAttesterRegistry.Attestation[] memory signed = signedBy(name, fleet.capacityHash(number, capacity, DOCUMENT));
        vm.prank(stranger);
        try fleet.attestCapacity(number, capacity, DOCUMENT, anyOfThree, signed) {
            _violate(who % 3 < before.evidence || who % 3 == 0, "less evidence replaced more");
            said[number] = capacity;
            Used storage used = _used.push();
            (used.number, used.capacity) = (number, capacity);
            used.attestations.push(signed[0]);
            ++done["sign"];
        } catch {}
    }

    /// @dev By whoever likes what was signed once.
    function replay(uint256 which) external {
        if (_used.length == 0) return;
        Used storage used = _used[which % _used.length];
        try fleet.attestCapacity(used.number, used.capacity, DOCUMENT, anyOfThree, used.attestations) {
            violation = "an old signature counted again";
        } catch {
            ++done["replay"];
        }
    }

    function open(uint32 where, uint64 capacity, uint8 evidence, uint256 way) external {
        IBatchManager.Terms memory batch = batchOf(0, evidence % 4);
        batch.site = _site(where);
        IFleetRegistry.Site memory before = fleet.site(batch.site);
        uint256 left = (before.capacity - before.reserved) / TH;
        batch.capacity = uint64(way % 4 == 0 ? left : bound(capacity, 0, left + left / 4 + 2));
        address who = way % 8 == 1 ? stranger : before.operator;
        uint256 batchId = batches + 1;
        try manager.reserve(fleet, batchId, who, batch) {
            batches = batchId;
            holds[batchId] = true;
            _violate(who != before.operator, "sold from another's site");
            _violate(evidence % 4 > before.evidence && before.evidence != 2, "sold with less evidence than promised");
            _violate(batch.capacity > left, "sold what was not there");
            ++done["open"];
        } catch {}
    }

    function end(uint256 which, uint8 how) external {
        if (batches == 0) return;
        uint256 batchId = 1 + (which % batches);
        // Final is final.
        if (uint8(manager.status(batchId)) >= uint8(IBatchManager.Status.Completed)) return;
        manager.setStatus(batchId, IBatchManager.Status(1 + (how % 7)));
        ++done["end"];
    }

    function release(uint256 which) external {
        uint256 batchId = which % (batches + 2);
        bool ended = uint8(manager.status(batchId)) >= uint8(IBatchManager.Status.Completed);
        vm.prank(stranger);
        try fleet.release(batchId) {
            _violate(!holds[batchId], "given back twice");
            _violate(!ended, "given back by a batch that runs");
            holds[batchId] = false;
            ++done["release"];
        } catch {
            _violate(holds[batchId] && ended, "an ended batch cannot give back");
        }
    }

    function trespass(uint32 where, uint256 way, uint128 hashrate) external {
        uint32 number = _site(where);
        address who = way % 2 == 0 ? stranger : _operatorOf(number + 1);
        IFleetRegistry.Machines memory some = _machines(1, true);
        bytes[5] memory calls = [
            abi.encodeCall(fleet.reserve, (number, batches + 1, who, hashrate, 0)),
            abi.encodeCall(fleet.declareCapacity, (number, hashrate, DOCUMENT)),
            abi.encodeCall(fleet.addMachines, (number, some)),
            abi.encodeCall(fleet.removeMachines, (number, some)),
            abi.encodeCall(fleet.setEnergyMix, (number, DOCUMENT))
        ];
        vm.prank(who);
        (bool ok, ) = address(fleet).call(calls[(way / 2) % 5]);
        _violate(ok, "somebody else's site was changed");
        ++done["trespass"];
    }

    function govern(uint8 who, uint8 kind) external {
        admit([own, pool, auditor][who % 3], IAttesterRegistry.Kind(kind % 4));
    }

    function _violate(bool wrong, string memory what) private {
        if (wrong) violation = what;
    }

    function _site(uint32 where) private pure returns (uint32) {
        return 1 + (where % SITES);
    }

    function _operatorOf(uint32 number) private view returns (address) {
        return number % 2 == 1 ? operator : rival;
    }

    function _machines(uint32 count, bool fast) private pure returns (IFleetRegistry.Machines memory some) {
        some = machines(uint32(bound(count, 1, 400)));
        if (!fast) some.unitHashrate = 100 * TH;
    }

    /// @dev Mostly near what is possible, and beyond it on either side.
    function _capacity(IFleetRegistry.Site memory of_, uint128 seed) private pure returns (uint128) {
        if (seed % 8 == 0) return of_.reserved;
        if (seed % 8 == 1) return of_.nameplate;
        return uint128(bound(seed, 0, uint256(of_.nameplate) + of_.nameplate / 8 + TH));
    }
}
