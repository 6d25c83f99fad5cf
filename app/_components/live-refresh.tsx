"use client";
import { useLive } from "./use-live.ts";
import { useRefresh } from "./use-refresh.ts";

/** Brings the page back by itself once the server hears of a block again. Draws what it is waiting for. */
export function LiveRefresh() {
  const refresh = useRefresh();
  const state = useLive(refresh);
  return (
    <>
      <button type="button" className="button" onClick={refresh}>
        Try now
      </button>
      <span className="label" role="status">
        {state === "live" ? "Connected. Reloading." : "Waiting for the server."}
      </span>
    </>
  );
}
