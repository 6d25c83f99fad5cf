import Link from "next/link";
import { shortHex } from "#app/_format/address.ts";
import { CopyButton } from "./copy-button.tsx";

/** A full address with a copy button, linked to what it holds. */
export function FullAddress({ address, what = "address" }: { address: `0x${string}`; what?: string }) {
  return (
    <span className="figure break-all">
      <Link className="link" href={`/portfolio/${address}`}>
        {address}
      </Link>{" "}
      <CopyButton text={address} what={what} />
    </span>
  );
}

/** A short form for dense tables: leads to the account, whose page shows it in full. */
export function ShortAddress({ address }: { address: `0x${string}` }) {
  return (
    <Link className="link figure whitespace-nowrap" href={`/portfolio/${address}`} title={address}>
      {shortHex(address)}
    </Link>
  );
}
