import { shortHex } from "#app/_format/address.ts";
import { CopyButton } from "./copy-button.tsx";

/** A transaction or evidence hash, shortened, with the whole of it to copy. */
export function Hash({ value, what }: { value: `0x${string}`; what: string }) {
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      <span className="figure text-ink-2" title={value}>
        {shortHex(value)}
      </span>
      <CopyButton text={value} what={what} />
    </span>
  );
}
