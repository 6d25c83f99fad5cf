// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IAttesterRegistry} from "../../../contracts/interfaces/IAttesterRegistry.sol";
import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {IFleetRegistry} from "../../../contracts/interfaces/IFleetRegistry.sol";
import {IHeldEscrow} from "../../../contracts/interfaces/IHeldEscrow.sol";
import {BlacklistToken} from "../../../contracts/mocks/BlacklistToken.sol";
import {FeeOnTransferToken} from "../../../contracts/mocks/FeeOnTransferToken.sol";
import {HostileDescriptor} from "../../../contracts/mocks/HostileDescriptor.sol";
import {MockUSDC} from "../../../contracts/mocks/MockUSDC.sol";
import {MockWBTC} from "../../../contracts/mocks/MockWBTC.sol";
import {NoReturnToken} from "../../../contracts/mocks/NoReturnToken.sol";
import {PosedProofs} from "../../../contracts/mocks/PosedProofs.sol";
import {ReentrantToken} from "../../../contracts/mocks/ReentrantToken.sol";
import {ShrinkingToken} from "../../../contracts/mocks/ShrinkingToken.sol";
import {SolidityTest} from "../base/SolidityTest.sol";

/// @dev Who takes part, and in which tokens.
abstract contract Cast is SolidityTest {
    struct Tokens {
        MockUSDC usdc;
        MockWBTC wbtc;
        BlacklistToken blacklist;
        ReentrantToken reentrant;
        FeeOnTransferToken fee;
        ShrinkingToken shrinking;
        NoReturnToken silent;
    }

    struct Protocol {
        IBatchManager manager;
        ICapacitySlices slices;
        IAttesterRegistry attesters;
        IFleetRegistry fleet;
        IHeldEscrow held;
        PosedProofs posed;
        HostileDescriptor descriptor;
    }

    IBatchManager internal immutable manager;
    ICapacitySlices internal immutable slices;
    IAttesterRegistry internal immutable attesters;
    IFleetRegistry internal immutable fleet;
    IHeldEscrow internal immutable held;
    PosedProofs internal immutable posed;
    HostileDescriptor internal immutable descriptor;
    Tokens internal tokens;

    address internal immutable operator;
    address internal immutable treasury;
    address internal immutable admin;
    address internal immutable arbiter;
    address internal immutable thief;
    address[] public people;
    address[] public allTokens;

    constructor(Protocol memory protocol, Tokens memory tokens_, address[] memory who) {
        (manager, slices) = (protocol.manager, protocol.slices);
        (attesters, fleet, descriptor) = (protocol.attesters, protocol.fleet, protocol.descriptor);
        (held, posed) = (protocol.held, protocol.posed);
        (operator, treasury, admin, arbiter) = (who[0], who[1], who[2], who[3]);
        thief = makeAddr("thief");
        (tokens, people) = (tokens_, who);
        allTokens = [
            address(tokens_.usdc),
            address(tokens_.wbtc),
            address(tokens_.blacklist),
            address(tokens_.reentrant),
            address(tokens_.fee),
            address(tokens_.shrinking),
            address(tokens_.silent)
        ];
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

    function _any(uint256 seed) internal view returns (address) {
        return people[seed % people.length];
    }

    /// @dev Whether the token's issuer keeps `who` from receiving it.
    function _blocked(address token, address who) internal view returns (bool) {
        return token == address(tokens.blacklist) && tokens.blacklist.isBlacklisted(who);
    }
}
