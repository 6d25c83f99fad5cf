// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IAttesterRegistry} from "../../../contracts/interfaces/IAttesterRegistry.sol";
import {SigningWallet} from "../../../contracts/mocks/SigningWallet.sol";
import {AttesterWorld} from "../base/AttesterWorld.sol";

/// @dev Attesters that are contracts (ERC-1271), honest and not.
contract ContractAttestersTest is AttesterWorld {
    SigningWallet private wallet;
    uint32 private set;

    function setUp() public override {
        super.setUp();
        wallet = new SigningWallet();
        admit(address(wallet), IAttesterRegistry.Kind.Auditor);
        set = createSet(list(own, pool, address(wallet)), 1);
    }

    function test_a_contract_that_accepts_the_digest_has_signed_whatever_comes_with_it() public {
        wallet.accept(digest(STRUCT));
        assertEq(level(set, _from(address(wallet), "")), 2, "nothing");
        assertEq(level(set, _from(address(wallet), "whatever it likes")), 2, "something");
        assertEq(level(set, _from(address(wallet), new bytes(65))), 2, "65 bytes that are no signature");
        assertEq(level(set, _from(address(wallet), new bytes(1_000))), 2, "many");
    }

    function test_a_contract_that_accepts_another_digest_has_not_signed() public {
        wallet.accept(STRUCT);
        wallet.accept(digest(STRUCT, address(this), block.chainid));
        refuses(set, _from(address(wallet), ""), _bad(address(wallet)));
    }

    function test_a_contract_that_refuses_burns_gas_or_answers_nonsense_has_not_signed() public {
        wallet.accept(digest(STRUCT));
        SigningWallet.Answer[4] memory answers = [
            SigningWallet.Answer.Refuses,
            SigningWallet.Answer.BurnsGas,
            SigningWallet.Answer.SaysTooLittle,
            SigningWallet.Answer.SaysSomethingElse
        ];
        for (uint256 i; i < answers.length; ++i) {
            wallet.setAnswer(answers[i]);
            _isRefusedWithLittleGas(set, address(wallet));
        }
    }

    function test_a_contract_that_accepts_everything_speaks_for_itself_alone() public {
        wallet.setAnswer(SigningWallet.Answer.Always);
        refuses(set, _from(pool, ""), _bad(pool));
        refuses(set, _from(auditor, ""), abi.encodeWithSelector(IAttesterRegistry.NotInSet.selector, set, auditor));
        assertEq(level(set, _from(address(wallet), "")), 2, "itself");
    }

    function test_a_contract_that_does_not_know_the_question_has_not_signed() public {
        admit(address(attesters), IAttesterRegistry.Kind.Pool);
        uint32 other = createSet(list(address(attesters)), 1);
        refuses(other, _from(address(attesters), ""), _bad(address(attesters)));
    }

    /// @dev 0x4 answers with what it was asked, which is not what says yes.
    function test_the_chain_s_own_contracts_sign_nothing() public {
        for (uint160 i = 1; i <= 10; ++i) {
            admit(address(i), IAttesterRegistry.Kind.Auditor);
            uint32 other = createSet(list(address(i)), 1);
            _isRefusedWithLittleGas(other, address(i));
        }
    }

    function test_an_account_that_delegates_to_code_still_signs_with_its_key() public {
        vm.etch(pool, address(wallet).code);
        SigningWallet(pool).setAnswer(SigningWallet.Answer.Refuses);
        assertEq(level(set, signedBy("pool", STRUCT)), 1, "by its key");
        refuses(set, _from(pool, ""), _bad(pool));
        SigningWallet(pool).setAnswer(SigningWallet.Answer.OnlyAccepted);
        SigningWallet(pool).accept(digest(STRUCT));
        assertEq(level(set, _from(pool, "")), 1, "and by its code");
    }

    function test_keys_and_contracts_sign_together() public {
        uint32 three = createSet(list(own, pool, address(wallet)), 3);
        IAttesterRegistry.Attestation[] memory all = new IAttesterRegistry.Attestation[](3);
        all[0] = signedBy("own", STRUCT)[0];
        all[1] = signedBy("pool", STRUCT)[0];
        all[2] = _from(address(wallet), "")[0];
        all = sorted(all);
        refuses(three, all, _bad(address(wallet)));
        wallet.accept(digest(STRUCT));
        assertEq(level(three, all), 2, "all three");
    }

    /// @dev What a wallet says counts where it says the one right word, and never else.
    function testFuzz_only_the_right_answer_counts(uint8 answer, bool accepted, bytes calldata with) public {
        answer = uint8(bound(answer, 0, uint8(SigningWallet.Answer.SaysSomethingElse)));
        if (SigningWallet.Answer(answer) == SigningWallet.Answer.BurnsGas) return;
        wallet.setAnswer(SigningWallet.Answer(answer));
        if (accepted) wallet.accept(digest(STRUCT));
        bool yes =
            SigningWallet.Answer(answer) == SigningWallet.Answer.Always ||
                (SigningWallet.Answer(answer) == SigningWallet.Answer.OnlyAccepted && accepted);
        if (yes) assertEq(level(set, _from(address(wallet), with)), 2, "signed");
        else refuses(set, _from(address(wallet), with), _bad(address(wallet)));
    }

    /// @dev Some burn all that they are given.
    function _isRefusedWithLittleGas(uint32 of_, address signer) private view {
        bytes memory call = abi.encodeCall(attesters.levelOf, (of_, STRUCT, _from(signer, new bytes(65))));
        (bool ok, bytes memory reason) = address(attesters).staticcall{gas: 3_000_000}(call);
        assertTrue(!ok && keccak256(reason) == keccak256(_bad(signer)), "refused, and it is said why");
    }

    function _from(address signer, bytes memory with) private pure returns (IAttesterRegistry.Attestation[] memory) {
        return list(IAttesterRegistry.Attestation(signer, with));
    }

    function _bad(address signer) private view returns (bytes memory) {
        return abi.encodeWithSelector(IAttesterRegistry.BadSignature.selector, signer, digest(STRUCT));
    }
}
