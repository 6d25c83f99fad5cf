// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {BlacklistToken} from "../../../contracts/mocks/BlacklistToken.sol";
import {FeeOnTransferToken} from "../../../contracts/mocks/FeeOnTransferToken.sol";
import {MockUSDC} from "../../../contracts/mocks/MockUSDC.sol";
import {MockWBTC} from "../../../contracts/mocks/MockWBTC.sol";
import {ReentrantToken} from "../../../contracts/mocks/ReentrantToken.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SolidityTest} from "../base/SolidityTest.sol";

/// @dev What the handler remembers by itself, to hold the contracts against.
abstract contract Ledger is SolidityTest {
    struct Tokens {
        MockUSDC usdc;
        MockWBTC wbtc;
        BlacklistToken blacklist;
        ReentrantToken reentrant;
        FeeOnTransferToken fee;
    }

    ICapacitySlices internal slices;
    IBatchManager internal manager;
    Tokens internal tokens;
    address internal admin;
    address internal thief = makeAddr("thief");

    address[] public people;
    address[] public allTokens;
    uint256[] public ids;

    mapping(uint256 batchId => mapping(address token => uint256)) public taken;
    mapping(uint256 batchId => mapping(address token => uint256)) public given;
    mapping(address token => uint256) public donated;
    mapping(uint256 batchId => uint256) public posted;
    mapping(uint256 id => uint64) public unitsOf;
    mapping(uint256 id => uint256) public received;
    mapping(string action => uint256) public done;

    /// @dev Sentences of what must never have happened; empty when all is well.
    string public violation;

    mapping(uint256 batchId => ICapacitySlices.BatchAccount) private _last;
    mapping(uint256 batchId => IBatchManager.Status) private _lastStatus;

    function idsLength() external view returns (uint256) {
        return ids.length;
    }

    function peopleLength() external view returns (uint256) {
        return people.length;
    }

    function tokensLength() external view returns (uint256) {
        return allTokens.length;
    }

    /// @dev What accounts outside of any slice are owed in a token.
    function credits(address token) public view returns (uint256 sum) {
        for (uint256 i; i < people.length; ++i) {
            sum += slices.credit(people[i], token);
        }
        sum += slices.credit(thief, token);
    }

    function batchOf(uint256 id) public pure returns (uint256) {
        return id / 1e9;
    }

    function _violate(bool bad, string memory sentence) internal {
        if (bad) violation = sentence;
    }

    function _any(uint256 seed) internal view returns (address) {
        return people[seed % people.length];
    }

    /// @dev Compares every batch with how it was after the last action.
    function _observe() internal {
        // Whatever the token calls in the middle of a transfer of the protocol's is behind the guard.
        _violate(tokens.reentrant.succeeded(), "a reentrant call succeeded");
        for (uint256 batchId = 1; batchId <= manager.batchCount(); ++batchId) {
            ICapacitySlices.BatchAccount memory now_ = slices.batchAccount(batchId);
            ICapacitySlices.BatchAccount memory last = _last[batchId];
            _violate(now_.acc < last.acc, "acc fell");
            _violate(now_.refundAcc < last.refundAcc, "refundAcc fell");
            _violate(now_.sold < last.sold, "sold fell");
            _violate(now_.serial < last.serial, "a serial could be given out again");
            IBatchManager.Status status = manager.status(batchId);
            _violate(!_mayBecome(_lastStatus[batchId], status), "status left the graph");
            _last[batchId] = now_;
            _lastStatus[batchId] = status;
        }
    }

    function _mayBecome(IBatchManager.Status from, IBatchManager.Status to) private pure returns (bool) {
        if (from == to) return true;
        bool ends = to == IBatchManager.Status.Completed || to == IBatchManager.Status.Defaulted;
        if (from == IBatchManager.Status.None) return !ends;
        // Time can pass several steps between two looks; a batch may end only from a term that began.
        if (from == IBatchManager.Status.Scheduled || from == IBatchManager.Status.Selling) {
            return to > from && !ends;
        }
        return from == IBatchManager.Status.Active && ends;
    }

    function _balance(address token, address who) internal view returns (uint256) {
        return IERC20(token).balanceOf(who);
    }
}
