// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IAttesterRegistry} from "../../../contracts/interfaces/IAttesterRegistry.sol";
import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {IFleetRegistry} from "../../../contracts/interfaces/IFleetRegistry.sol";
import {IHeldEscrow} from "../../../contracts/interfaces/IHeldEscrow.sol";
import {MockUSDC} from "../../../contracts/mocks/MockUSDC.sol";
import {MockWBTC} from "../../../contracts/mocks/MockWBTC.sol";
import {PosedProofs} from "../../../contracts/mocks/PosedProofs.sol";
import {SolidityTest} from "./SolidityTest.sol";

/// @dev The protocol deployed as scripts/deploy.ts does it, but that proofs are posed where nobody says otherwise, with people who have money and have approved it.
abstract contract World is SolidityTest {
    uint256 internal constant START = 1_712_000_000;
    uint256 internal constant DAY = 1 days;
    uint256 internal constant Q64 = 2 ** 64;

    AccessManager internal access;
    IAttesterRegistry internal attesters;
    IBatchManager internal manager;
    ICapacitySlices internal slices;
    IFleetRegistry internal fleet;
    IHeldEscrow internal held;
    PosedProofs internal posed;
    MockUSDC internal usdc;
    MockWBTC internal wbtc;

    address internal admin = makeAddr("admin");
    address internal operator = makeAddr("operator");
    address internal treasury = makeAddr("treasury");
    address internal alice = makeAddr("alice");
    address internal bob = makeAddr("bob");
    address internal carol = makeAddr("carol");
    address internal stranger = makeAddr("stranger");

    function setUp() public virtual {
        vm.warp(START);
        access = AccessManager(deploy("AccessManager.sol:AccessManager", abi.encode(admin)));
        attesters = IAttesterRegistry(deploy("AttesterRegistry.sol:AttesterRegistry", abi.encode(access)));
        address next = _createAddress(address(this), vm.getNonce(address(this)) + 4);
        slices = ICapacitySlices(deploy("CapacitySlices.sol:CapacitySlices", abi.encode(next)));
        fleet = IFleetRegistry(deploy("FleetRegistry.sol:FleetRegistry", abi.encode(next, attesters)));
        (address paid, address followed) = deployProofs(next);
        held = IHeldEscrow(deploy("HeldEscrow.sol:HeldEscrow", abi.encode(access, next, paid, followed)));
        manager = IBatchManager(
            deploy("BatchManager.sol:BatchManager", abi.encode(slices, access, attesters, fleet, held))
        );
        usdc = MockUSDC(deploy("MockUSDC.sol:MockUSDC"));
        wbtc = MockWBTC(deploy("MockWBTC.sol:MockWBTC"));
        vm.startPrank(admin);
        manager.setOperatorAdmitted(operator, true);
        manager.setPaymentTokenAllowed(address(usdc), true);
        manager.setPayoutTokenAllowed(address(wbtc), true);
        manager.setFee(250, treasury);
        held.setBitcoinToken(address(wbtc), 1);
        vm.stopPrank();
        address[4] memory people = [operator, alice, bob, carol];
        for (uint256 i; i < people.length; ++i) {
            fund(people[i]);
        }
        openSite(operator);
    }

    /// @dev One contract for the proofs of `manager_`, which comes next but one; and the relay they follow.
    function deployProofs(address manager_) internal virtual returns (address paid, address followed) {
        posed = PosedProofs(deploy("PosedProofs.sol:PosedProofs", abi.encode(manager_)));
        return (address(posed), address(posed));
    }

    /// @dev A site with more machines than any test sells, on its operator's word.
    function openSite(address who) internal returns (uint32 site) {
        vm.startPrank(who);
        site = fleet.registerSite("US", keccak256("wind"), "Odessa, Texas");
        fleet.addMachines(site, IFleetRegistry.Machines("S21", type(uint32).max, type(uint64).max, 17_500));
        fleet.declareCapacity(site, uint128(type(uint32).max) * type(uint64).max, keccak256("inventory"));
        vm.stopPrank();
    }

    function fund(address who) internal {
        usdc.mint(who, 1e15);
        wbtc.mint(who, 1e15);
        vm.startPrank(who);
        usdc.approve(address(slices), type(uint256).max);
        wbtc.approve(address(slices), type(uint256).max);
        vm.stopPrank();
    }

    /// @dev 1,000 TH/s for 30 days at 0.05 USDC per TH/s and day.
    function exampleTerms() internal view returns (IBatchManager.Terms memory) {
        return
            IBatchManager.Terms({
                paymentToken: address(usdc),
                payoutToken: address(wbtc),
                unitHashrate: 1e12,
                capacity: 1_000,
                rate: 50_000,
                upfront: 0,
                saleStart: uint40(START),
                saleEnd: uint40(START + 20 * DAY),
                refundDeadline: 0,
                termStart: uint40(START + 2 * DAY),
                periodSeconds: uint32(DAY),
                periods: 30,
                grace: uint32(3 * DAY),
                minUnits: 0,
                maxHostingBps: 7_000,
                royaltyBps: 0,
                evidenceRequired: 0,
                attesterSet: 0,
                site: 1,
                arbiter: address(0),
                bond: 75_000_000
            });
    }

    /// @dev The same, with a term that starts at once.
    function termsFromNow() internal view returns (IBatchManager.Terms memory terms) {
        terms = exampleTerms();
        terms.saleStart = uint40(block.timestamp);
        terms.termStart = uint40(block.timestamp);
        terms.saleEnd = uint40(block.timestamp + DAY);
    }

    function exampleDisclosure() internal pure returns (IBatchManager.Disclosure memory) {
        return
            IBatchManager.Disclosure({
                name: "Delta One",
                pool: "Foundry USA",
                efficiencyMilliJoulesPerTh: 21_500,
                powerMicroUsdPerKwh: 55_000,
                pueBps: 10_300,
                poolFeeBps: 200,
                serviceMicroUsdPerThDay: 4_500
            });
    }

    function createBatch() internal returns (uint256 batchId) {
        return createBatch(exampleTerms());
    }

    function createBatch(IBatchManager.Terms memory terms) internal returns (uint256 batchId) {
        vm.prank(operator);
        batchId = manager.createBatch(terms, exampleDisclosure());
    }

    function buy(address buyer, uint256 batchId, uint64 units) internal returns (uint256 id) {
        vm.prank(buyer);
        id = manager.buy(batchId, units, type(uint256).max, buyer);
    }

    function payoutOf(
        uint256 batchId,
        uint128 gross,
        uint128 hosting,
        uint16 deliveredBps
    ) internal view returns (IBatchManager.Payout memory) {
        return
            IBatchManager.Payout({
                period: manager.nextPeriod(batchId),
                gross: gross,
                hosting: hosting,
                deliveredBps: deliveredBps,
                evidenceHash: keccak256("record"),
                attestations: unsigned()
            });
    }

    function unsigned() internal pure returns (IAttesterRegistry.Attestation[] memory) {
        return new IAttesterRegistry.Attestation[](0);
    }

    /// @dev Posts the next period, waiting for it to finish where it has not.
    function post(uint256 batchId, uint128 gross, uint128 hosting, uint16 deliveredBps) internal {
        IBatchManager.Payout memory payout = payoutOf(batchId, gross, hosting, deliveredBps);
        uint256 endsAt = periodEnd(batchId, payout.period);
        if (block.timestamp < endsAt) vm.warp(endsAt);
        vm.prank(operator);
        manager.postPayout(batchId, payout);
    }

    function post(uint256 batchId, uint128 gross) internal {
        post(batchId, gross, 0, 10_000);
    }

    function periodEnd(uint256 batchId, uint256 period) internal view returns (uint256) {
        IBatchManager.Terms memory terms = manager.terms(batchId);
        return terms.termStart + (period + 1) * terms.periodSeconds;
    }

    function claim(address caller, uint256 id, address to) internal returns (uint256) {
        vm.prank(caller);
        return slices.claim(list(id), to);
    }

    function claimRefund(address caller, uint256 id, address to) internal returns (uint256) {
        vm.prank(caller);
        return slices.claimRefund(list(id), to);
    }

    function transfer(address from, address to, uint256 id) internal {
        vm.prank(from);
        slices.transferFrom(from, to, id);
    }

    function list(uint256 id) internal pure returns (uint256[] memory ids) {
        ids = new uint256[](1);
        ids[0] = id;
    }

    function list(uint256 first, uint256 second) internal pure returns (uint256[] memory ids) {
        ids = new uint256[](2);
        (ids[0], ids[1]) = (first, second);
    }

    function account(uint256 batchId) internal view returns (ICapacitySlices.BatchAccount memory) {
        return slices.batchAccount(batchId);
    }

    /// @dev Address of a contract created at a nonce below 128.
    function _createAddress(address deployer, uint256 nonce) internal pure returns (address) {
        require(nonce > 0 && nonce < 128, "nonce");
        return address(uint160(uint256(keccak256(abi.encodePacked(bytes2(0xd694), deployer, bytes1(uint8(nonce)))))));
    }
}
