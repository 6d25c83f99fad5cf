"use client";
import { useEffect, useState } from "react";

type Answer = { portfolio: { slices: { sliceId: string; batchId: string }[] } };

/** A slice of a batch that an account holds, asked of this site's own API: null where it holds none, undefined while unknown. */
export function useOwnSlice(batchId: bigint, account: string | undefined): bigint | null | undefined {
  const [known, setKnown] = useState<{ account: string; id: bigint | null }>();
  useEffect(() => {
    if (account === undefined) return;
    const leaving = new AbortController();
    const read = async () => {
      const response = await fetch(`/api/v1/portfolio/${account}`, { signal: leaving.signal });
      const { portfolio } = (await response.json()) as Answer;
      const own = portfolio.slices.find((slice) => slice.batchId === batchId.toString());
      setKnown({ account, id: own === undefined ? null : BigInt(own.sliceId) });
    };
    read().catch(() => {
      // An API that does not answer reads as none, unless the question was taken back.
      if (!leaving.signal.aborted) setKnown({ account, id: null });
    });
    return () => leaving.abort();
  }, [account, batchId]);
  return known?.account === account ? known?.id : undefined;
}
