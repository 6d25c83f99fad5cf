// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {Handler} from "./Handler.sol";

/// @dev What everybody else does: thieves, hostile tokens, and a governance that means harm.
contract HostileHandler is Handler {
    constructor(
        ICapacitySlices slices_,
        IBatchManager manager_,
        Tokens memory tokens_,
        address[] memory who
    ) Handler(slices_, manager_, tokens_, who) {}

    function steal(uint256 seed, uint256 way) external {
        if (ids.length == 0) return;
        uint256 id = ids[seed % ids.length];
        uint256[] memory list = new uint256[](1);
        list[0] = id;
        vm.prank(thief);
        (bool ok, ) = address(slices).call(_theft(way % 8, id, list));
        _violate(ok, "a theft succeeded");
        ++done["steal"];
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
        uint256[] memory list = new uint256[](1);
        list[0] = id;
        if (throughManager) {
            tokens.reentrant.arm(address(manager), abi.encodeCall(manager.declareDefault, (_batch(seed))));
        } else {
            bytes memory call =
                way % 9 == 8 ? abi.encodeCall(slices.claim, (list, slices.ownerOf(id))) : _theft(way % 8, id, list);
            tokens.reentrant.arm(address(slices), call);
        }
        ++done["armReentrancy"];
    }

    function blacklist(uint256 who, bool blacklisted) external {
        tokens.blacklist.setBlacklisted(_any(who), blacklisted);
    }

    function chargeFees(bool charging) external {
        tokens.fee.setCharging(charging);
    }

    function govern(uint256 way, uint256 value) external {
        vm.startPrank(admin);
        way %= 5;
        bool ok = true;
        if (way == 0) {
            try manager.pause(uint32(bound(value, 1, 14 days))) {} catch {
                ok = false;
            }
        } else if (way == 1) {
            try manager.unpause() {} catch {
                ok = false;
            }
        } else if (way == 2) manager.setFee(uint16(value % 501), treasury);
        else if (way == 3) manager.setPaymentTokenAllowed(address(tokens.usdc), value % 4 != 0);
        else manager.setOperatorAdmitted(operator, value % 4 != 0);
        vm.stopPrank();
        if (ok) ++done["govern"];
        _observe();
    }

    function _theft(uint256 way, uint256 id, uint256[] memory list) private view returns (bytes memory) {
        address token = slices.batchAccount(batchOf(id)).payoutToken;
        if (way == 0) return abi.encodeCall(slices.claim, (list, thief));
        if (way == 1) return abi.encodeCall(slices.claimRefund, (list, thief));
        if (way == 2) return abi.encodeCall(slices.withdraw, (token, thief));
        if (way == 3) return abi.encodeCall(slices.transferFrom, (slices.ownerOf(id), thief, id));
        if (way == 4) return abi.encodeCall(slices.mint, (batchOf(id), slices.ownerOf(id), thief, 1, 0));
        if (way == 5) return abi.encodeCall(slices.closeByDefault, (batchOf(id), thief, 1));
        if (way == 6) return abi.encodeCall(slices.releaseBond, (batchOf(id), thief));
        ICapacitySlices.Posting memory posting;
        posting.operator = thief;
        return abi.encodeCall(slices.accrue, (batchOf(id), posting));
    }
}
