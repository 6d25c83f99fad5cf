"use client";
import { Notice } from "./_components/notice.tsx";

/** A fault of ours: what an installation lacks has its own page (see _components/unavailable.tsx). */
export default function PageError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <Notice
      title="This page failed"
      what="Something went wrong while the page was put together. Nothing was sent to the chain, and nothing of yours is lost."
      next={`Try again. If it stays, report it${error.digest === undefined ? "" : ` with the number ${error.digest}`}.`}
    >
      <button type="button" className="button button-primary" onClick={() => retry()}>
        Try again
      </button>
      <a className="button" href="/">
        Open the market
      </a>
    </Notice>
  );
}
