"use client";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef } from "react";

const quietMs = 250;
const longestWaitMs = 1500;

/** Asks the server for the page anew, once for a burst of calls. */
export function useRefresh(): () => void {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const firstAsked = useRef<number>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    const now = Date.now();
    firstAsked.current ??= now;
    clearTimeout(timer.current);
    const wait = Math.min(quietMs, Math.max(0, firstAsked.current + longestWaitMs - now));
    timer.current = setTimeout(() => {
      firstAsked.current = undefined;
      router.refresh();
    }, wait);
  }, [router]);
}
