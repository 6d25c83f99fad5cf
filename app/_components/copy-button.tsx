"use client";
import { Check, Copy } from "lucide-react";
import { useState } from "react";

/** Copies `text`; `what` names it for those who do not see what stands beside the button. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setIsCopied(true);
      setTimeout(() => setIsCopied(false), 1500);
    } catch {
      prompt(`Copy the ${what}:`, text); // no clipboard without https
    }
  };
  return (
    <button
      type="button"
      onClick={copy}
      aria-label={`Copy the ${what}`}
      title={`Copy the ${what}`}
      className="inline-grid size-6 shrink-0 place-items-center rounded align-middle text-ink-3 hover:bg-raised hover:text-ink"
    >
      {isCopied ? (
        <Check className="size-3.5 text-good" aria-hidden="true" />
      ) : (
        <Copy className="size-3.5" aria-hidden="true" />
      )}
      <span className="sr-only" role="status">
        {isCopied ? "Copied" : ""}
      </span>
    </button>
  );
}
