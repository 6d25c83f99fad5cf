// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {IHeldEscrow} from "../../../contracts/interfaces/IHeldEscrow.sol";
import {MockUSDC} from "../../../contracts/mocks/MockUSDC.sol";
import {PosedProofs} from "../../../contracts/mocks/PosedProofs.sol";
import {SolidityTest} from "../base/SolidityTest.sol";

/// @dev Posts, proves, settles, accuses and ends one batch that requires proofs, in any order, and keeps a ledger of its own.
contract HeldHandler is SolidityTest {
    struct Waiting {
        uint256 gross;
        uint256 perUnit;
        uint256 postedAt;
    }

    IBatchManager private manager;
    ICapacitySlices private slices;
    IHeldEscrow private held;
    PosedProofs private posed;
    address private operator;
    uint256 private batch;
    uint256 private sold;

    Waiting[] public periods;
    uint256 public judged;
    uint256 public heldPerUnit;
    uint256 public covered;
    uint256 public posted;
    uint256 public proven;
    uint256 public released;
    uint256 public deliveredOnProofs;
    string public violation;
    mapping(string action => uint256) public done;

    constructor(
        IBatchManager manager_,
        ICapacitySlices slices_,
        IHeldEscrow held_,
        PosedProofs posed_,
        address operator_,
        uint256 batch_
    ) {
        (manager, slices, held, posed, operator, batch) = (manager_, slices_, held_, posed_, operator_, batch_);
        sold = slices_.batchAccount(batch_).sold;
    }

    function post(uint128 gross, uint16 deliveredBps) external {
        IBatchManager.Terms memory terms = manager.terms(batch);
        if (manager.status(batch) != IBatchManager.Status.Active) return;
        uint256 endsAt = terms.termStart + (periods.length + 1) * terms.periodSeconds;
        if (block.timestamp < endsAt) vm.warp(endsAt);
        IBatchManager.Payout memory payout;
        payout.period = uint32(periods.length);
        payout.gross = uint128(gross % 5 == 0 ? 0 : bound(gross, 0, 300_000));
        payout.deliveredBps = uint16(deliveredBps % 3 == 0 ? 10_000 : bound(deliveredBps, 0, 10_000));
        uint256 before = slices.batchAccount(batch).proceeds;
        vm.prank(operator);
        manager.postPayout(batch, payout);
        _violate(slices.batchAccount(batch).proceeds != before, "invariant 24: a posting released escrow");
        uint256 perUnit = (uint256(terms.rate) * payout.deliveredBps) / 10_000;
        periods.push(Waiting(payout.gross, perUnit, block.timestamp));
        heldPerUnit += perUnit;
        posted += payout.gross;
        ++done["post"];
    }

    /// @dev Anything, or just what the oldest period that waits still needs, or a satoshi less.
    function prove(uint256 sats) external {
        uint256 needed = judged < periods.length ? _needed(periods[judged].gross) : 0;
        if (sats % 3 != 0 && needed > proven + 1) sats = needed - proven - ((sats % 3) - 1);
        else sats = bound(sats, 1, 300_000);
        posed.prove(batch, sats);
        proven += sats;
        ++done["prove"];
    }

    function settle(uint24 epoch, bool late) external {
        uint256 before = slices.batchAccount(batch).proceeds;
        uint24[] memory epochs = new uint24[](1);
        epochs[0] = epoch % 8 == 0 ? epoch : 414;
        bool waits = judged < periods.length;
        Waiting memory oldest = waits ? periods[judged] : Waiting(0, 0, 0);
        if (late && block.timestamp < oldest.postedAt + 14 days) vm.warp(oldest.postedAt + 14 days);
        bool isProven = waits && oldest.gross != 0 && proven >= _needed(oldest.gross);
        bool isLate = oldest.gross == 0 || block.timestamp >= oldest.postedAt + 14 days;
        bool allowed = isProven ? epochs[0] == 414 : waits && isLate;
        try manager.settleHeld(batch, epochs) {
            uint256 moved = slices.batchAccount(batch).proceeds - before;
            _violate(!allowed, "invariant 24: a period was settled that waits");
            _violate(!isProven && moved != 0, "invariant 24: escrow left for a period whose proofs fall short");
            _violate(moved > oldest.perUnit * sold, "invariant 24: more was released than waited");
            if (isProven) covered += oldest.gross;
            heldPerUnit -= oldest.perUnit;
            released += moved;
            ++judged;
            ++done[isProven ? "release" : "writeOff"];
        } catch {
            _violate(allowed, "a period could not be settled");
        }
    }

    function accuse() external {
        IHeldEscrow.Standing memory now_ = held.standingOf(batch);
        bool runs = uint256(now_.accused) * 10_000 > posted * 10_050;
        bool allowed = proven * 10_000 > posted * 10_050 && !runs;
        try held.accuse(batch) {
            _violate(!allowed, "a batch was accused of nothing");
            ++done["accuse"];
        } catch {
            _violate(allowed, "a batch could not be accused");
        }
    }

    function topUp(uint128 amount) external {
        if (periods.length == 0) return;
        amount = uint128(bound(amount, 1, 300_000));
        vm.prank(operator);
        manager.topUp(batch, 0, amount, 0);
        posted += amount;
        ++done["topUp"];
    }

    function end(bool late) external {
        uint256 due = manager.defaultableAt(batch);
        if (late && due > block.timestamp && due < block.timestamp + 40 days) vm.warp(due);
        try manager.declareDefault(batch) {
            ++done["default"];
        } catch {}
        try manager.forfeitBond(batch) {
            _violate(held.underReportedAt(batch) > block.timestamp, "a bond was lost without an accusation");
            ++done["forfeit"];
        } catch {}
        try manager.releaseBond(batch) {
            _violate(judged != periods.length, "a bond was released while something waits");
            ++done["release bond"];
        } catch {}
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1 hours, 5 days));
    }

    function _needed(uint256 gross) private view returns (uint256) {
        return ((covered + gross) * 9_500 + 9_999) / 10_000;
    }

    function _violate(bool bad, string memory sentence) private {
        if (bad) violation = sentence;
    }
}
