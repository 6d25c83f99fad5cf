// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IAttesterRegistry} from "../../../contracts/interfaces/IAttesterRegistry.sol";
import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {HostileDescriptor} from "../../../contracts/mocks/HostileDescriptor.sol";
import {BondHandler} from "./BondHandler.sol";
import {Cast} from "./Cast.sol";
import {ClaimHandler} from "./ClaimHandler.sol";
import {EscrowHandler} from "./EscrowHandler.sol";
import {SaleHandler} from "./SaleHandler.sol";

/// @dev What everybody else does: thieves, hostile tokens, forged evidence, and a governance that means harm.
contract HostileHandler is SaleHandler, BondHandler, ClaimHandler, EscrowHandler {
    constructor(Protocol memory protocol, Tokens memory tokens_, address[] memory who) Cast(protocol, tokens_, who) {
        _poseEpochs(protocol.posed);
    }

    function steal(uint256 seed, uint256 way) external {
        if (ids.length == 0) return;
        uint256 id = ids[seed % ids.length];
        way %= 18;
        vm.prank(thief);
        (bool ok, ) = way < 12
            ? address(slices).call(_theft(way, id))
            : address(manager).call(_managedTheft(way - 12, id));
        _violate(ok, "invariant 18: a theft succeeded");
        ++done["steal"];
        _observe();
    }

    /// @dev The operator posts what nobody of the batch's attesters signed, or nobody whose word is enough.
    function forge(uint256 batchId, uint256 way, bool wait) external {
        batchId = _batch(batchId);
        IBatchManager.Terms memory terms = manager.terms(batchId);
        if (terms.evidenceRequired == 0) return;
        // Where proofs are required no signature is, but none may be false.
        if (terms.evidenceRequired == 3) way = 0;
        IBatchManager.Payout memory payout;
        (payout.period, payout.gross, payout.deliveredBps) = (manager.nextPeriod(batchId), 1, 10_000);
        uint256 endsAt = terms.termStart + (uint256(payout.period) + 1) * terms.periodSeconds;
        if (wait && block.timestamp < endsAt && payout.period < terms.periods) {
            vm.warp(endsAt);
            _observe();
        }
        if (way % 4 == 0) {
            bytes32 digest = attesters.digestOf(manager.payoutHash(batchId, payout));
            payout.attestations = new IAttesterRegistry.Attestation[](1);
            payout.attestations[0] = _signature("thief", digest);
        } else if (way % 4 == 1) {
            payout.attestations = _signed(batchId + 1, payout, terms.attesterSet, terms.evidenceRequired);
        } else if (way % 4 == 2 && (terms.attesterSet != 2 || terms.evidenceRequired == 2)) {
            payout.attestations = _signed(batchId, payout, terms.attesterSet, terms.evidenceRequired - 1);
        }
        vm.prank(operator);
        try manager.postPayout(batchId, payout) {
            _violate(true, "invariant 28: a payout stands that nobody signed");
        } catch {}
        ++done["forge"];
        _observe();
    }

    function donate(uint256 token, uint256 amount) external {
        address asset = allTokens[token % allTokens.length];
        amount = bound(amount, 1, 1e9);
        // A mint is no transfer of the protocol's: what was armed must wait for one.
        tokens.reentrant.arm(address(0), "");
        // Every token here has the same open mint.
        (bool ok, ) = asset.call(abi.encodeCall(tokens.usdc.mint, (address(slices), amount)));
        if (ok) donated[asset] += amount;
        ++done["donate"];
    }

    /// @dev The next transfer of the reentrant token calls back in, as the token, with any of the verbs.
    function armReentrancy(uint256 seed, uint256 way, bool throughManager) external {
        if (ids.length == 0) return;
        uint256 id = ids[seed % ids.length];
        if (throughManager) {
            tokens.reentrant.arm(address(manager), _managedTheft(way % 7, id));
        } else {
            bool keeper = way % 13 == 12;
            bytes memory call =
                keeper ? abi.encodeCall(slices.claim, (_list(id), slices.ownerOf(id))) : _theft(way % 13, id);
            tokens.reentrant.arm(address(slices), call);
        }
        ++done["armReentrancy"];
    }

    function blacklist(uint256 who, bool blacklisted) external {
        tokens.blacklist.setBlacklisted(_any(who), blacklisted);
    }

    function chargeFees(bool charging, bool shrinking) external {
        tokens.fee.setCharging(charging);
        tokens.shrinking.setShrinking(shrinking);
    }

    function govern(uint256 way, uint256 value) external {
        vm.startPrank(admin);
        (bool ok, ) = _governed(way % 8, value);
        vm.stopPrank();
        if (ok) ++done["govern"];
        _observe();
    }

    function recoverSurplus(uint256 token) external {
        address asset = allTokens[token % allTokens.length];
        bool allowed = donated[asset] != 0 && !_blocked(asset, admin);
        vm.prank(admin);
        try manager.recoverSurplus(asset, admin) returns (uint256 amount) {
            _violate(amount != donated[asset], "invariant 18: a recovery took what is owed to somebody");
            donated[asset] = 0;
            ++done["recoverSurplus"];
        } catch {
            _violate(allowed, "what is owed to nobody could not be recovered");
        }
        _observe();
    }

    /// @dev Whoever says how slices look is asked, and can change nothing.
    function look(uint256 seed, uint256 way) external {
        if (ids.length == 0) return;
        uint256 id = ids[seed % ids.length];
        if (way % 4 == 3) {
            descriptor.arm(address(slices), abi.encodeCall(slices.claim, (_list(id), slices.ownerOf(id))));
        } else {
            descriptor.setWay(HostileDescriptor.Way(way % 4));
        }
        vm.prank(admin);
        manager.setDescriptor(address(descriptor));
        _ask(abi.encodeWithSignature("tokenURI(uint256)", id));
        _ask(abi.encodeCall(slices.contractURI, ()));
        _violate(descriptor.asked() != 0, "invariant 18: a descriptor changed something");
        ++done["look"];
        _observe();
    }

    function _ask(bytes memory question) private {
        (bool answered, ) = address(slices).call{gas: 500_000}(question);
        if (answered) ++done["answered"];
    }

    function _governed(uint256 way, uint256 value) private returns (bool, bytes memory) {
        if (way == 0) return address(manager).call(abi.encodeCall(manager.pause, (uint32(value % 14 days))));
        if (way == 1) return address(manager).call(abi.encodeCall(manager.unpause, ()));
        if (way == 2) manager.setFee(uint16(value % 501), _any(value >> 16));
        if (way == 3) manager.setPaymentTokenAllowed(address(tokens.usdc), value % 4 != 0);
        if (way == 4) manager.setOperatorAdmitted(operator, value % 4 != 0);
        // Sets that exist keep who is in them.
        if (way == 5) attesters.setAttester(thief, IAttesterRegistry.Kind.Auditor);
        if (way == 6) {
            string[3] memory names = ["own", "pool", "auditor"];
            address attester = vm.addr(uint256(keccak256(bytes(names[value % 3]))));
            attesters.setAttester(attester, IAttesterRegistry.Kind((value >> 8) % 4));
        }
        // Batches keep what was said when they were created.
        if (way == 7) held.setBitcoinToken(address(tokens.wbtc), uint64(value % 3));
        return (true, "");
    }

    /// @dev Twelve ways to the money that only the holder or the manager has.
    function _theft(uint256 way, uint256 id) private view returns (bytes memory) {
        uint256 batchId = batchOf(id);
        address token = slices.batchAccount(batchId).payoutToken;
        if (way == 0) return abi.encodeCall(slices.claim, (_list(id), thief));
        if (way == 1) return abi.encodeCall(slices.claimRefund, (_list(id), thief));
        if (way == 2) return abi.encodeCall(slices.withdraw, (token, thief));
        if (way == 3) return abi.encodeCall(slices.transferFrom, (slices.ownerOf(id), thief, id));
        if (way == 4) {
            return abi.encodeCall(slices.mint, (batchId, ICapacitySlices.Sale(slices.ownerOf(id), thief, 1, 0, 0)));
        }
        if (way == 5) return abi.encodeCall(slices.closeByDefault, (batchId, thief, 1));
        if (way == 6) return abi.encodeCall(slices.takeBack, (batchId, _list(id), slices.ownerOf(id), thief, 1));
        if (way == 7) return abi.encodeCall(slices.collectProceeds, (batchId, thief, thief));
        if (way == 8) return abi.encodeCall(slices.closeByCancellation, (batchId, thief, 1));
        if (way == 9) return abi.encodeCall(slices.moveHeld, (batchId, 1, 0));
        if (way == 10) return abi.encodeCall(slices.awardBond, (batchId, thief));
        ICapacitySlices.Posting memory posting;
        posting.operator = thief;
        return abi.encodeCall(slices.accruePayout, (batchId, posting));
    }

    /// @dev Six ways through the manager: as a thief never allowed, and as a token in the middle of a transfer neither. The seventh is
    /// anybody's, but in the middle of a transfer.
    function _managedTheft(uint256 way, uint256 id) private view returns (bytes memory) {
        uint256 batchId = batchOf(id);
        if (way == 0) return abi.encodeCall(manager.refund, (_list(id), thief));
        if (way == 1) return abi.encodeCall(manager.collectProceeds, (batchId, thief));
        if (way == 2) return abi.encodeCall(manager.setRate, (batchId, 1));
        if (way == 3) return abi.encodeCall(manager.resolveDispute, (batchId, 10_000, 0));
        if (way == 4) return abi.encodeCall(manager.recoverSurplus, (address(tokens.usdc), thief));
        if (way == 5) return abi.encodeCall(manager.topUp, (batchId, 0, 1, 0));
        return abi.encodeCall(manager.settleHeld, (batchId, new uint24[](1)));
    }
}
