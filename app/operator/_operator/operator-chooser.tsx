"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { openDialog, useWallet } from "#app/_wallet/wallet-store.ts";

/** Whose batches to show: the connected account's by itself, any other by its address. */
export function OperatorChooser({ typed, isValid }: { typed: string | undefined; isValid: boolean }) {
  const wallet = useWallet();
  const router = useRouter();
  const account = wallet.phase === "connected" ? wallet.account : undefined;
  const isUnasked = typed === undefined;
  useEffect(() => {
    if (isUnasked && account !== undefined) router.replace(`/operator?address=${account}`);
  }, [isUnasked, account, router]);
  const isWrong = !isUnasked && !isValid;
  return (
    <form action="/operator" className="mt-4 max-w-2xl">
      <label htmlFor="operator-address" className="label">
        Show the batches of any operator
      </label>
      <div className="mt-1 flex flex-wrap gap-2">
        <input
          key={typed}
          id="operator-address"
          name="address"
          className="field figure min-w-0 flex-1 basis-64"
          placeholder="0x"
          autoComplete="off"
          spellCheck={false}
          defaultValue={typed}
          aria-invalid={isWrong}
          aria-describedby="operator-address-about"
        />
        <button type="submit" className="button">
          Show
        </button>
        {account === undefined && (
          <button type="button" className="button" onClick={() => openDialog("connect")}>
            Connect to see yours
          </button>
        )}
      </div>
      <p id="operator-address-about" className="mt-1 text-bad text-xs">
        {isWrong && `"${typed}" is not an address: 0x and 40 hexadecimal digits.`}
      </p>
    </form>
  );
}
