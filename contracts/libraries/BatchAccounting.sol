// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ICapacitySlices} from "../interfaces/ICapacitySlices.sol";
import {AccountingMath} from "./AccountingMath.sol";
import {SlicePosition} from "./SlicePosition.sol";

/// @title BatchAccounting
/// @notice One batch's money, in six slots, of which a posting writes three. Tokens are moved elsewhere; here is only who they belong to.
library BatchAccounting {
    using SafeCast for uint256;
    using SlicePosition for SlicePosition.State;

    /// @dev Pairs that change together share a slot. `refunds` says that `refundAcc` was ever raised: it is where whoever settles a slice
    /// reads the token, and spares them a slot.
    struct State {
        uint192 acc;
        uint64 sold;
        uint192 refundAcc;
        uint64 capacity;
        uint128 holdersReserve;
        uint128 refundReserve;
        uint128 escrow;
        uint128 proceeds;
        address payoutToken;
        uint32 serial;
        uint16 royaltyBps;
        bool refunds;
        address paymentToken;
        uint96 bond;
    }

    /// @notice Serial numbers share the token id with the batch's number: see SERIALS.
    uint32 internal constant MAX_SERIAL = 999_999_999;

    function open(
        State storage self,
        address paymentToken,
        address payoutToken,
        uint64 capacity,
        uint16 royaltyBps,
        uint96 bond
    ) internal {
        self.paymentToken = paymentToken;
        self.payoutToken = payoutToken;
        self.capacity = capacity;
        self.royaltyBps = royaltyBps;
        self.bond = bond;
    }

    /// @notice Sells `units`: `escrowed` waits for delivery, `released` is the operator's at once.
    /// @return serial of the new slice
    function sell(
        State storage self,
        uint256 batchId,
        uint64 units,
        uint256 escrowed,
        uint256 released
    ) internal returns (uint32 serial) {
        uint64 sold = self.sold;
        uint64 available = self.capacity - sold;
        if (units > available) revert ICapacitySlices.CapacityExceeded(units, available);

        serial = takeSerials(self, batchId, 1);
        self.sold = sold + units;
        self.escrow += escrowed.toUint128();
        if (released != 0) self.proceeds += released.toUint128();
    }

    /// @notice Takes `units` back for `amount` of the escrow.
    function takeBack(State storage self, uint64 units, uint256 amount) internal {
        self.sold -= units;
        self.escrow -= amount.toUint128();
    }

    /// @notice Gives out `count` consecutive serial numbers, none of them ever again.
    function takeSerials(State storage self, uint256 batchId, uint256 count) internal returns (uint32 first) {
        uint32 last = self.serial;
        if (count > MAX_SERIAL - last) revert ICapacitySlices.SerialsExhausted(batchId);
        self.serial = last + uint32(count);
        return last + 1;
    }

    /// @notice Shares `net` over the whole capacity, and lets `releasePerUnit` and `refundPerUnit` out of the escrow: the one to the
    /// operator's proceeds, the other to the refund reserve.
    /// @return holders base units of the payout token set aside for slices; the rest of `net` is the operator's
    /// @return released base units of the payment token that are the operator's
    /// @return refunded base units of the payment token set aside for slices
    function accrue(
        State storage self,
        uint256 batchId,
        uint128 net,
        uint128 releasePerUnit,
        uint128 refundPerUnit
    ) internal returns (uint128 holders, uint128 released, uint128 refunded) {
        (uint192 acc, uint64 sold) = (self.acc, self.sold);
        uint64 capacity = self.capacity;
        uint192 perUnit = AccountingMath.perUnitDown(net, capacity);
        holders = AccountingMath.holdersUp(perUnit, sold).toUint128();
        released = (uint256(releasePerUnit) * sold).toUint128();

        self.acc = _raised(batchId, acc, perUnit, capacity);
        self.holdersReserve += holders;
        _release(self, released);
        refunded = _refund(self, refundPerUnit, sold);
    }

    /// @notice Lets `releasePerUnit` and `refundPerUnit` out of the escrow, as a posting does.
    function moveHeld(
        State storage self,
        uint128 releasePerUnit,
        uint128 refundPerUnit
    ) internal returns (uint128 released, uint128 refunded) {
        uint64 sold = self.sold;
        released = (uint256(releasePerUnit) * sold).toUint128();
        _release(self, released);
        refunded = _refund(self, refundPerUnit, sold);
    }

    /// @notice Shares `amount` over the sold units alone: all of it is reserved, what the division leaves over is dust.
    function topUp(State storage self, uint256 batchId, uint128 amount) internal {
        uint64 sold = self.sold;
        if (sold == 0) revert ICapacitySlices.NothingSold(batchId);
        self.acc = _raised(batchId, self.acc, AccountingMath.perUnitDown(amount, sold), self.capacity);
        self.holdersReserve += amount;
    }

    /// @notice Makes `upfront` of each sold unit's escrow the operator's.
    function releaseUpfront(State storage self, uint96 upfront) internal returns (uint128 amount) {
        amount = (uint256(upfront) * self.sold).toUint128();
        _release(self, amount);
    }

    /// @notice Takes the proceeds out of the account.
    function takeProceeds(State storage self, uint256 batchId) internal returns (uint128 amount) {
        amount = self.proceeds;
        if (amount == 0) revert ICapacitySlices.NoProceeds(batchId);
        self.proceeds = 0;
    }

    /// @notice Gives the rest of the escrow and the bond to the slices, or the bond back where there are none.
    /// @return refunded part that came from the escrow
    /// @return bond that was at stake
    function forfeit(State storage self, uint128 refundPerUnit) internal returns (uint128 refunded, uint96 bond) {
        uint64 sold = self.sold;
        bond = takeBond(self);
        if (sold == 0) return (0, bond);

        refunded = _refund(self, refundPerUnit, sold);
        _shareBond(self, bond, sold);
    }

    /// @notice Gives a part of the bond to the slices.
    function forfeitBond(State storage self, uint256 batchId, uint96 amount) internal {
        uint64 sold = self.sold;
        if (sold == 0) revert ICapacitySlices.NothingSold(batchId);
        self.bond -= amount;
        _shareBond(self, amount, sold);
    }

    /// @notice Gives the whole escrow back to the slices.
    function giveBack(State storage self, uint128 refundPerUnit) internal returns (uint128 refunded) {
        return _refund(self, refundPerUnit, self.sold);
    }

    /// @notice Takes the bond out of the account.
    function takeBond(State storage self) internal returns (uint96 bond) {
        bond = self.bond;
        self.bond = 0;
    }

    /// @notice Moves a slice's whole earned base units out of the reserve.
    function settle(
        State storage self,
        SlicePosition.State storage position
    ) internal returns (uint256 whole, uint192 paid) {
        (whole, paid) = position.settle(self.acc);
        if (whole != 0) self.holdersReserve -= whole.toUint128();
    }

    /// @notice Moves whole base units of slices that end out of the reserves.
    function takeEarned(State storage self, uint256 whole, uint256 refundWhole) internal {
        if (whole != 0) self.holdersReserve -= whole.toUint128();
        if (refundWhole != 0) self.refundReserve -= refundWhole.toUint128();
    }

    /// @notice `refundAcc`, of which a batch that never refunded anything needs to read nothing.
    function refundAccOf(State storage self) internal view returns (uint192) {
        return self.refunds ? self.refundAcc : 0;
    }

    /// @notice Moves a slice's whole refunded base units out of the reserve.
    function settleRefund(
        State storage self,
        SlicePosition.State storage position
    ) internal returns (uint256 whole, uint192 refundPaid) {
        (whole, refundPaid) = position.settleRefund(self.refundAcc);
        if (whole != 0) self.refundReserve -= whole.toUint128();
    }

    /// @dev Both in one slot, written once.
    function _release(State storage self, uint128 amount) private {
        (self.escrow, self.proceeds) = (self.escrow - amount, self.proceeds + amount);
    }

    /// @dev Whatever a batch pays in its life fits 128 bits, and so do its reserve and every claim.
    function _raised(uint256 batchId, uint192 acc, uint192 perUnit, uint64 capacity) private pure returns (uint192) {
        uint256 raised = uint256(acc) + perUnit;
        if (raised > type(uint192).max / capacity) revert ICapacitySlices.AccumulatorFull(batchId, raised);
        return uint192(raised);
    }

    /// @dev All of it is reserved; what the division leaves over is dust in the holders' favour.
    function _shareBond(State storage self, uint96 amount, uint64 sold) private {
        _raiseRefund(self, AccountingMath.perUnitDown(amount, sold));
        self.refundReserve += amount;
    }

    function _refund(State storage self, uint128 refundPerUnit, uint64 sold) private returns (uint128 refunded) {
        if (refundPerUnit == 0 || sold == 0) return 0;
        refunded = (uint256(refundPerUnit) * sold).toUint128();
        _raiseRefund(self, uint192(uint256(refundPerUnit) << 64));
        self.escrow -= refunded;
        self.refundReserve += refunded;
    }

    function _raiseRefund(State storage self, uint192 perUnit) private {
        self.refundAcc += perUnit;
        if (!self.refunds) self.refunds = true;
    }
}
