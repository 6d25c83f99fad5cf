import Link from "next/link";
import { Hash } from "#app/_components/hash.tsx";
import { formatTime } from "#app/_format/time.ts";
import type { SliceDetail } from "#queries/find-slice.ts";

/** What this slice was made of, and what became of it. Nothing for a slice that was bought and lives. */
export function Lineage({ slice }: { slice: SliceDetail }) {
  const { origin, ended } = slice;
  return (
    <div data-testid="lineage">
      {origin.from.length > 0 && (
        <p className="mt-2 text-ink-2 text-xs">
          {origin.how === "split" ? "Part of " : "Merged from "}
          <Slices ids={origin.from} />
        </p>
      )}
      {ended !== null && (
        <p className="card mt-4 p-4 text-ink-2 sm:p-5">
          <strong className="text-ink">This slice was {ended.how}.</strong>{" "}
          {ended.into.length > 0 && (
            <>
              Its units are now in <Slices ids={ended.into} />.{" "}
            </>
          )}
          What it had earned became its owner’s credit on {formatTime(ended.at)}, in{" "}
          <Hash value={ended.txHash} what="transaction that ended this slice" />.
        </p>
      )}
    </div>
  );
}

function Slices({ ids }: { ids: bigint[] }) {
  return ids.map((id, index) => (
    <span key={id}>
      {index > 0 && (index === ids.length - 1 ? " and " : ", ")}
      <Link className="link figure" href={`/slices/${id}`}>
        {id.toString()}
      </Link>
    </span>
  ));
}
