"use client";
import { tokenOf } from "#app/_format/token-of.ts";
import { isLocalChain, useSettings } from "./settings.tsx";
import { SignButton } from "./sign-button.tsx";
import { useSign } from "./use-sign.ts";

/** On a local chain: makes what is missing, and some more. Elsewhere money is real, and there is no such button. */
export function TestMoneyButton({ token, missing }: { token: `0x${string}`; missing: bigint }) {
  const settings = useSettings();
  const signer = useSign();
  if (!isLocalChain(settings.chainId)) return null;
  const { symbol, decimals } = tokenOf(settings.deployment, token);
  const handy = (symbol === "USDC" ? 1000n : 1n) * 10n ** BigInt(decimals);
  const amount = missing > handy ? missing : handy;
  const onSign = () => signer.sign((plans, known, account) => plans.mint(known, account, { token, amount }));
  return <SignButton signer={signer} label={`Get test ${symbol}`} onSign={onSign} testId="get-test-money" isQuiet />;
}
