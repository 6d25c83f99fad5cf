// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {Ledger} from "./Ledger.sol";

/// @dev Terms with any combination of what can be agreed on, in any of the tokens.
abstract contract AnyTerms is Ledger {
    uint256 internal constant UPFRONT = 1;
    uint256 internal constant COOLING_OFF = 2;
    uint256 internal constant MINIMUM = 4;
    uint256 internal constant ARBITER = 8;
    uint256 internal constant SHORT_SALE = 16;
    uint256 internal constant ATTESTERS = 32;
    uint256 internal constant PROOFS = 64;

    /// @dev The lowest byte of the seed says what is agreed on, the rest in which numbers.
    function _terms(uint256 seed) internal view returns (IBatchManager.Terms memory terms) {
        uint256 options = uint8(seed);
        seed >>= 8;
        _tokens(terms, seed);
        terms.unitHashrate = 1e12;
        terms.capacity = uint64(bound(seed >> 8, 1, 1_000));
        terms.rate = uint96(bound(seed >> 24, 1, 100_000));
        terms.periodSeconds = 1 days;
        terms.periods = uint16(bound(seed >> 60, 2, 8));
        terms.grace = uint32(bound(seed >> 80, 1 hours, 14 days));
        terms.maxHostingBps = 7_000;
        terms.royaltyBps = uint16((seed >> 96) % 1_001);
        terms.site = 2;
        _times(terms, options, seed >> 100);
        if (options & UPFRONT != 0) terms.upfront = uint96((seed >> 140) % ((terms.rate * terms.periods) / 4 + 1));
        if (options & MINIMUM != 0) terms.minUnits = uint64(1 + ((seed >> 150) % terms.capacity));
        if (options & ARBITER != 0) terms.arbiter = arbiter;
        if (options & ATTESTERS != 0) _evidence(terms, seed >> 160);
        if (options & PROOFS != 0) terms.evidenceRequired = 3;
        uint256 price = uint256(terms.capacity) * (uint256(terms.rate) * terms.periods + terms.upfront);
        terms.bond = uint96((price * bound(seed >> 200, 500, 20_000) + 9_999) / 10_000);
    }

    function _tokens(IBatchManager.Terms memory terms, uint256 seed) private view {
        address[6] memory payment = [
            address(tokens.usdc),
            address(tokens.blacklist),
            address(tokens.fee),
            address(tokens.reentrant),
            address(tokens.shrinking),
            address(tokens.silent)
        ];
        address[4] memory payout = [
            address(tokens.wbtc),
            address(tokens.reentrant),
            address(tokens.usdc),
            address(tokens.silent)
        ];
        (terms.paymentToken, terms.payoutToken) = (payment[seed % 6], payout[(seed / 6) % 4]);
    }

    /// @dev The sale may begin after the term did, and end before it, in it, or with it.
    function _times(IBatchManager.Terms memory terms, uint256 options, uint256 seed) private view {
        bool early = options & (COOLING_OFF | MINIMUM | PROOFS) != 0;
        terms.saleStart = uint40(block.timestamp + (seed % 12 hours));
        terms.termStart =
            early
                ? terms.saleStart + 1 hours + uint40((seed >> 24) % 4 days)
                : uint40(block.timestamp + ((seed >> 24) % 3 days));
        uint40 latest = terms.termStart;
        if (options & (MINIMUM | PROOFS) == 0) latest += uint40(terms.periods) * 1 days;
        terms.saleEnd = latest;
        if (options & SHORT_SALE != 0) {
            terms.saleEnd = terms.saleStart + 1 + uint40((seed >> 40) % (latest - terms.saleStart));
        }
        if (options & COOLING_OFF != 0) {
            uint40 span = terms.termStart - terms.saleStart;
            terms.refundDeadline = terms.termStart - uint40((seed >> 56) % span) / 2;
        }
    }

    /// @dev Set 1: any of an operator, a pool and an auditor; set 2: two of them; set 3: an operator and a pool.
    function _evidence(IBatchManager.Terms memory terms, uint256 seed) private pure {
        terms.attesterSet = uint32(1 + (seed % 3));
        terms.evidenceRequired = uint8((seed >> 8) % (terms.attesterSet == 3 ? 2 : 3));
    }
}
