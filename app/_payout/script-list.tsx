import { CopyButton } from "#app/_components/copy-button.tsx";
import { shortHex } from "#app/_format/address.ts";
import { formatTime } from "#app/_format/time.ts";
import { formatSats } from "#domain/money.ts";
import type { BatchScript } from "#queries/find-payout-path.ts";
import { kindOfScript } from "./kind-of-script.ts";

/** The scripts whose payments count for the batch. */
export function ScriptList({ scripts }: { scripts: BatchScript[] }) {
  if (scripts.length === 0) return null;
  return (
    <div className="mt-3 text-xs">
      <h3 className="font-medium">Scripts whose payments count for this batch</h3>
      <ul className="mt-1 space-y-1">
        {scripts.map(({ script, scriptHash, from, provenSats }) => (
          <li key={scriptHash} className="flex flex-wrap items-center gap-x-3 text-ink-2">
            <span className="inline-flex items-center gap-1">
              {kindOfScript(script)}
              <span className="figure" title={script}>
                {shortHex(script)}
              </span>
              <CopyButton text={script} what="script" />
            </span>
            <span>counts from {formatTime(from)}</span>
            <span>
              <span className="figure">{formatSats(provenSats)}</span> proven
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
