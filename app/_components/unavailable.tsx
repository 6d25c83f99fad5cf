import type { Problem } from "#app/_server/problem.ts";
import { LiveRefresh } from "./live-refresh.tsx";
import { Notice } from "./notice.tsx";

const texts: Record<Problem, { title: string; what: string; next: string }> = {
  "database unreachable": {
    title: "The database does not answer",
    what: "Pages are read from a database, and it cannot be reached. Your slices and money are on the chain and are not affected.",
    next: "Wait a moment: this page comes back by itself. If you run this site, check that PostgreSQL is up and that DATABASE_URL points to it.",
  },
  "database not prepared": {
    title: "The database has no tables yet",
    what: "The database answers, but it was never migrated or is of another version.",
    next: "If you run this site: npx prisma migrate deploy, then start the indexer.",
  },
  "not deployed": {
    title: "Lode is not on this chain yet",
    what: "There is no deployment file for the configured chain, so there is nothing to show.",
    next: "If you run this site: npm run dev deploys to a local chain; npm run deploy to another. Or check CHAIN_ID.",
  },
  "nothing indexed": {
    title: "Waiting for the first block",
    what: "The contracts are there, but the indexer has not read any block yet.",
    next: "This page comes back by itself within seconds of the first block. If it stays, check that the indexer runs.",
  },
};

/** A whole page in place of one that cannot be read. */
export function Unavailable({ problem }: { problem: Problem }) {
  const { title, what, next } = texts[problem];
  return (
    <Notice title={title} what={what} next={next}>
      <LiveRefresh />
    </Notice>
  );
}
