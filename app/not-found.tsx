import type { Metadata } from "next";
import Link from "next/link";
import { Notice } from "./_components/notice.tsx";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <Notice
      title="There is nothing here"
      what="No batch, slice or account answers to this address. If you followed a link from a local chain, that chain may have started again."
      next="Look it up in the market, or check the number."
    >
      <Link className="button button-primary" href="/">
        Open the market
      </Link>
      <Link className="button" href="/portfolio">
        Look up an account
      </Link>
    </Notice>
  );
}
