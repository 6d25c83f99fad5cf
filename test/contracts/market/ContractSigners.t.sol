// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ISliceMarket} from "../../../contracts/interfaces/ISliceMarket.sol";
import {NonReceiver} from "../../../contracts/mocks/NonReceiver.sol";
import {SigningWallet} from "../../../contracts/mocks/SigningWallet.sol";
import {MarketWorld} from "../base/MarketWorld.sol";

/// @dev Makers that are contracts (ERC-1271), honest and not.
contract ContractSignersTest is MarketWorld {
    SigningWallet private wallet;

    function setUp() public override {
        super.setUp();
        wallet = new SigningWallet();
        usdc.mint(address(wallet), 10 * PRICE);
        wallet.approve(usdc, address(market));
        wallet.execute(address(slices), abi.encodeCall(slices.setApprovalForAll, (address(market), true)));
    }

    function _listed() private returns (ISliceMarket.Order memory order) {
        transfer(alice, address(wallet), id);
        order = _order(ISliceMarket.Kind.Listing, address(wallet));
    }

    function test_a_contract_that_accepts_the_digest_sells_and_buys() public {
        ISliceMarket.Order memory listing = _listed();
        wallet.accept(_digest(listing));
        _takeAs(bob, _fill(listing, ""));
        assertEq(slices.ownerOf(id), bob, "sold");
        ISliceMarket.Order memory offer = _order(ISliceMarket.Kind.Offer, address(wallet));
        offer.nonce = 1;
        wallet.accept(_digest(offer));
        _takeAs(bob, _fill(offer, "whatever it likes"));
        assertEq(slices.ownerOf(id), address(wallet), "bought");
    }

    function test_a_contract_that_refuses_or_answers_nonsense_has_not_signed() public {
        ISliceMarket.Order memory listing = _listed();
        bytes memory invalid = abi.encodeWithSelector(ISliceMarket.InvalidSignature.selector, address(wallet));
        _refusesFill(bob, _fill(listing, ""), invalid);
        SigningWallet.Answer[3] memory answers = [
            SigningWallet.Answer.Refuses,
            SigningWallet.Answer.SaysTooLittle,
            SigningWallet.Answer.SaysSomethingElse
        ];
        for (uint256 i; i < answers.length; ++i) {
            wallet.setAnswer(answers[i]);
            _refusesFill(bob, _fill(listing, ""), invalid);
        }
    }

    /// @dev A signer that says yes to everything binds itself alone, and once per nonce.
    function test_a_contract_that_accepts_everything_puts_nobody_else_s_slices_up_for_sale() public {
        wallet.setAnswer(SigningWallet.Answer.Always);
        ISliceMarket.Order memory listing = _order(ISliceMarket.Kind.Listing, address(wallet));
        _refusesFill(
            bob,
            _fill(listing, ""),
            abi.encodeWithSelector(IERC721Errors.ERC721IncorrectOwner.selector, address(wallet), id, alice)
        );
        listing.maker = alice;
        _refusesFill(bob, _fill(listing, ""), abi.encodeWithSelector(ISliceMarket.InvalidSignature.selector, alice));
    }

    function test_a_contract_that_accepts_everything_cannot_be_filled_twice() public {
        ISliceMarket.Order memory listing = _listed();
        wallet.setAnswer(SigningWallet.Answer.Always);
        _takeAs(bob, _fill(listing, ""));
        transfer(bob, address(wallet), id);
        _refusesFill(
            bob,
            _fill(listing, ""),
            abi.encodeWithSelector(ISliceMarket.NonceUsed.selector, address(wallet), 0)
        );
    }

    /// @dev The signer changes its mind between the buyer's look and the fill: the buyer pays nothing.
    function test_a_contract_that_takes_its_word_back_sells_nothing_and_takes_nothing() public {
        ISliceMarket.Order memory listing = _listed();
        wallet.setAnswer(SigningWallet.Answer.Always);
        wallet.setAnswer(SigningWallet.Answer.SaysSomethingElse);
        uint256 held = _holds(usdc, bob);
        _refusesFill(
            bob,
            _fill(listing, ""),
            abi.encodeWithSelector(ISliceMarket.InvalidSignature.selector, address(wallet))
        );
        assertEq(_holds(usdc, bob), held, "nothing paid");
    }

    function test_a_buyer_that_calls_back_when_it_receives_the_slice_cannot_fill_again() public {
        ISliceMarket.Order memory offer = _order(ISliceMarket.Kind.Offer, address(wallet));
        wallet.accept(_digest(offer));
        wallet.arm(address(market), abi.encodeCall(ISliceMarket.fill, (_fill(offer, ""))));
        _takeAs(alice, _fill(offer, ""));
        assertEq(wallet.calls(), 1, "it called back");
        assertTrue(!wallet.succeeded(), "and was refused");
        assertEq(_holds(usdc, address(wallet)), 9 * PRICE, "it paid once");
    }

    function test_a_contract_that_cannot_receive_slices_cannot_buy() public {
        NonReceiver buyer = new NonReceiver();
        usdc.mint(address(buyer), PRICE);
        vm.prank(address(buyer));
        usdc.approve(address(market), PRICE);
        _refuses(
            address(buyer),
            _listing(),
            abi.encodeWithSelector(IERC721Errors.ERC721InvalidReceiver.selector, address(buyer))
        );
        assertEq(_holds(usdc, address(buyer)), PRICE, "nothing paid");
    }
}
