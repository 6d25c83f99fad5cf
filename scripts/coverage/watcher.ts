/** Where a watched contract's hits are written, one a line. */
export const hitsFile = "cache/coverage/hits";

/**
 * What a watched file reports to: a line in a file, by forge's own cheat code, which outlives a revert. Cast to pure, since
 * pure functions are watched too.
 */
export const watcher = {
  name: "lode-watcher.sol",
  source: `// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

library LodeWatcher {
    function came(string memory tag) internal pure {
        _pure(_write)(tag);
    }

    function saw(string memory so, string memory not, bool condition) internal pure returns (bool) {
        _pure(_write)(condition ? so : not);
        return condition;
    }

    function _write(string memory tag) private view {
        address cheats = address(uint160(uint256(keccak256("hevm cheat code"))));
        (bool done, ) = cheats.staticcall(abi.encodeWithSignature("writeLine(string,string)", "${hitsFile}", tag));
        done;
    }

    function _pure(
        function(string memory) internal view given
    ) private pure returns (function(string memory) internal pure cast) {
        assembly {
            cast := given
        }
    }
}
`,
};
