"use client";
import { useEffect, useEffectEvent, useState } from "react";

/** What the server says after each block: the index status as JSON. */
export type LiveBlock = { blockNumber: string; blockTime: string; headBlock: string; caughtUp: boolean };
export type LiveState = "connecting" | "live" | "reconnecting" | "away";

/**
 * Follows the server's events while the page is visible. A hidden page lets go: browsers allow six streams to one host, and
 * many open tabs must not use them up.
 */
export function useLive(onBlock: (block: LiveBlock) => void): LiveState {
  const [state, setState] = useState<LiveState>("connecting");
  const tell = useEffectEvent(onBlock);
  useEffect(() => {
    let source: EventSource | undefined;
    const open = () => {
      if (document.hidden || source !== undefined) return;
      source = new EventSource("/api/v1/live");
      source.addEventListener("block", (event) => {
        setState("live");
        tell(JSON.parse(event.data) as LiveBlock);
      });
      source.addEventListener("away", () => setState("away"));
      source.addEventListener("error", () => setState("reconnecting"));
    };
    const close = () => {
      source?.close();
      source = undefined;
    };
    const follow = () => (document.hidden ? close() : open());
    open();
    document.addEventListener("visibilitychange", follow);
    return () => {
      document.removeEventListener("visibilitychange", follow);
      close();
    };
  }, []);
  return state;
}
