import type { PublicClient } from "viem";
import { extendRelay } from "#chain/calls/extend-relay.ts";
import type { Deployment } from "#chain/deployment.ts";
import { causesOf } from "#chain/errors/causes-of.ts";
import { findRevert } from "#chain/errors/find-revert.ts";
import type { BlockSource } from "#evidence/bitcoin/block-source.ts";
import { type Extension, headersOf, planExtension } from "#scripts/bitcoin/plan-extension.ts";
import { type RelayState, readRelay } from "#scripts/bitcoin/relay-anchors.ts";
import type { Signer } from "#scripts/deploy/signer.ts";
import { RevertedError, sendCall } from "#scripts/send-call.ts";

/** How often others may be faster before it is left to them. */
export const mostOvertakings = 5;

type Between = { client: PublicClient; deployment: Deployment; source: BlockSource; signer: Signer };
type Goal = { relay: RelayState; to: number; step: number };

/**
 * Brings the relay the source's headers up to height `to`, as planned on `relay`. Where somebody else extends it meanwhile, the rest is planned
 * anew on what it knows then. Says each step to `tell`.
 */
export async function bringHeaders(on: Between, goal: Goal, tell: (line: string) => void): Promise<void> {
  const { client, deployment, source, signer } = on;
  let { relay } = goal;
  for (let overtakings = 0; ; overtakings++) {
    try {
      for (const extension of await planExtension(source, relay, goal.to, goal.step)) {
        const hash = await sendCall(signer, extendRelay(deployment, await argumentsOf(source, extension)));
        const { gasUsed } = await client.getTransactionReceipt({ hash });
        tell(`The relay is at block ${extension.last}: ${hash} (${gasUsed} gas)`);
      }
      return;
    } catch (error) {
      if (!mayBeOvertaken(error)) throw error;
      const now = await readRelay(client, deployment);
      if (now.tip.hash === relay.tip.hash) throw error;
      if (overtakings === mostOvertakings) {
        const told = `Others extended the relay ${overtakings + 1} times while this ran; it is at block ${now.tip.height}.`;
        throw new Error(`${told} Run the command again if that is not far enough.`, { cause: error });
      }
      relay = now;
      tell(`Somebody else extended the relay meanwhile: it is at block ${relay.tip.height}. Going on from there.`);
    }
  }
}

const argumentsOf = async (source: BlockSource, extension: Extension) => ({
  from: extension.from,
  headers: await headersOf(source, extension),
});

/** Whether a call may have failed because somebody brought some or all of these headers before. */
function mayBeOvertaken(error: unknown): boolean {
  if (error instanceof RevertedError) return true;
  const revert = findRevert(causesOf(error));
  return revert?.kind === "custom" && ["AnchorPassed", "LessWork"].includes(revert.name);
}
