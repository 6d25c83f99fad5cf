"use client";
import { useEffect, useState } from "react";

type Answer = { portfolio: { slices: { sliceId: string; batchId: string }[] } };

/** A slice of a batch that an account holds, asked of this site's own API; undefined while unknown or where there is none. */
export function useOwnSlice(batchId: bigint, account: string | undefined): bigint | undefined {
  const [known, setKnown] = useState<{ account: string; id: bigint | undefined }>();
  useEffect(() => {
    if (account === undefined) return;
    const leaving = new AbortController();
    const read = async () => {
      const response = await fetch(`/api/v1/portfolio/${account}`, { signal: leaving.signal });
      const { portfolio } = (await response.json()) as Answer;
      const own = portfolio.slices.find((slice) => slice.batchId === batchId.toString());
      setKnown({ account, id: own && BigInt(own.sliceId) });
    };
    // Unknown reads as none: the form then says who may open a dispute, and the contract has the last word.
    read().catch(() => undefined);
    return () => leaving.abort();
  }, [account, batchId]);
  return known?.account === account ? known?.id : undefined;
}
