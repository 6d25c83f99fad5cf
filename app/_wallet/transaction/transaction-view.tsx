"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { TransactionDialog } from "./transaction-dialog.tsx";
import { TransactionDock } from "./transaction-dock.tsx";
import { useTransaction } from "./transaction-store.ts";

/** The transaction of this page: its dialog, or a small card while the dialog is closed. */
export function TransactionView() {
  const transaction = useTransaction();
  const router = useRouter();
  const isIndexed = transaction.state.at === "indexed";
  useEffect(() => {
    if (isIndexed) router.refresh();
  }, [isIndexed, router]);
  if (transaction.state.at === "idle") return null;
  return transaction.isShown ? (
    <TransactionDialog transaction={transaction} />
  ) : (
    <TransactionDock transaction={transaction} />
  );
}
