import type { Metadata } from "next";
import { readPage } from "#app/_server/read-page.tsx";
import { NewBatch } from "./new-batch.tsx";

export const metadata: Metadata = { title: "New batch" };

export default readPage(async ({ now }) => (
  <>
    <h1 className="font-semibold text-2xl tracking-tight">New batch</h1>
    <p className="mt-1 mb-6 max-w-prose text-ink-2">
      Terms are fixed for ever once the batch exists. Creating it takes the bond from your account.
    </p>
    <NewBatch now={now} />
  </>
));
