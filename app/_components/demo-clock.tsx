"use client";
import { CalendarClock } from "lucide-react";
import { useState } from "react";
import { formatTime } from "#app/_format/time.ts";

const daySeconds = 86_400;

async function rpc(url: string, method: string, params: unknown[]) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
  });
  const { error } = (await response.json()) as { error?: { message: string } };
  if (error !== undefined) throw new Error(error.message);
}

/** The local chain's day, and a button that moves it one day on. Works on a development chain only; others refuse the call. */
export function DemoClock({ rpcUrl, chainTime }: { rpcUrl: string; chainTime: Date }) {
  const [state, setState] = useState<"idle" | "moving" | "failed">("idle");
  const nextDay = async () => {
    setState("moving");
    try {
      await rpc(rpcUrl, "evm_increaseTime", [daySeconds]);
      await rpc(rpcUrl, "evm_mine", []);
      setState("idle");
    } catch {
      setState("failed");
    }
  };
  return (
    <div className="ml-auto flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="inline-flex items-center gap-1.5">
        <CalendarClock className="size-3.5" aria-hidden="true" />
        <time className="figure" dateTime={chainTime.toISOString()} data-testid="chain-time">
          {formatTime(chainTime)}
        </time>
      </span>
      <button
        type="button"
        onClick={nextDay}
        disabled={state === "moving"}
        className="min-h-6 rounded-md border border-current px-2 font-medium hover:bg-surface"
      >
        {state === "moving" ? "Moving…" : "Next day"}
      </button>
      <span role="status">{state === "failed" ? "The local chain did not answer. Is it running?" : ""}</span>
    </div>
  );
}
