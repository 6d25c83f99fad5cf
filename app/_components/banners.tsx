import type { FoundView } from "#app/_server/view.ts";
import { isLocal } from "#chain/networks.ts";
import { BackfillBanner } from "./backfill-banner.tsx";
import { ReplayBanner } from "./replay-banner.tsx";

/** What a reader must know about every page at once. */
export function Banners({ found }: { found: FoundView }) {
  const { status, chainId, rpcUrl } = found;
  return (
    <>
      {status !== undefined && isLocal(chainId) && <ReplayBanner rpcUrl={rpcUrl} chainTime={status.blockTime} />}
      {status !== undefined && !status.caughtUp && <BackfillBanner status={status} />}
    </>
  );
}
