"use client";
import { type ReactNode, useEffect, useState } from "react";
import { useSettings } from "#app/_wallet/settings.tsx";
import { readPicture } from "./read-picture.ts";

type Props = {
  sliceId: bigint;
  /** What the picture depends on: another value asks the chain anew. */
  version: string;
  /** What it shows, in words. */
  alt: string;
  /** Drawn by this site until the chain has answered, and where it does not. */
  children: ReactNode;
};

/** The slice as its contract draws it, read by the browser from the chain itself. */
export function SlicePicture({ sliceId, version, alt, children }: Props) {
  const { rpcUrl, deployment } = useSettings();
  const { capacitySlices } = deployment;
  const [state, setState] = useState<{ picture?: string; failed?: true }>({});
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is a reason to ask again
  useEffect(() => {
    const leaving = new AbortController();
    readPicture({ rpcUrl, capacitySlices }, sliceId, leaving.signal)
      .then((picture) => setState({ picture }))
      .catch(() => {
        if (!leaving.signal.aborted) setState((known) => ({ ...known, failed: true }));
      });
    return () => leaving.abort();
  }, [rpcUrl, capacitySlices, sliceId, version]);
  const { picture, failed } = state;
  return (
    <figure className="mx-auto w-full max-w-72">
      {picture === undefined ? (
        <div className="grid aspect-square place-items-center rounded-lg bg-ground">{children}</div>
      ) : (
        // biome-ignore lint/performance/noImgElement: a data URI drawn by the contract, never fetched or optimised
        <img src={picture} alt={alt} className="aspect-square w-full rounded-lg" data-testid="slice-picture" />
      )}
      <figcaption className="label mt-2 text-center">
        {picture !== undefined
          ? "Drawn by the contract, from the chain"
          : failed
            ? "The chain does not answer; drawn from this site’s records"
            : "Asking the chain for its picture"}
      </figcaption>
    </figure>
  );
}
