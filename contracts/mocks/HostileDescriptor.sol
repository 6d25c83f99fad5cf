// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @dev Asked how a slice looks, it refuses, burns all gas, answers too much, or tries to change something.
contract HostileDescriptor {
    enum Way {
        Refuses,
        BurnsGas,
        AnswersTooMuch,
        CallsBack
    }

    error Refused();

    Way public way;
    uint256 public asked;
    address public target;
    bytes public data;

    function setWay(Way way_) external {
        way = way_;
    }

    function arm(address target_, bytes calldata data_) external {
        (way, target, data) = (Way.CallsBack, target_, data_);
    }

    function tokenURI(uint256) external returns (string memory) {
        return _answer();
    }

    function contractURI() external returns (string memory) {
        return _answer();
    }

    function _answer() private returns (string memory) {
        if (way == Way.Refuses) revert Refused();
        if (way == Way.BurnsGas) while (true) {}
        if (way == Way.AnswersTooMuch) return string(new bytes(100_000));
        // solhint-disable-next-line avoid-low-level-calls
        (bool ok, ) = target.call(data);
        if (!ok) revert Refused();
        ++asked;
        return "";
    }
}
