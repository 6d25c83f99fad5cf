import type { Address } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { createBatch } from "#chain/calls/create-batch.ts";
import { declareDefault } from "#chain/calls/declare-default.ts";
import { mintTestToken } from "#chain/calls/mint-test-token.ts";
import { releaseBond } from "#chain/calls/release-bond.ts";
import type { Deployment } from "#chain/deployment.ts";
import { formatDay, secondsPerDay } from "#evidence/utc-day.ts";
import { act, type Bought } from "#scripts/demo/act.ts";
import { demoBatches, termsOf } from "#scripts/demo/batches.ts";
import { chainStart, seedThrough } from "#scripts/demo/calendar.ts";
import { cast, investorUsdc } from "#scripts/demo/cast.ts";
import { advanceTo, chainTime, type DemoChain, openChain } from "#scripts/demo/clock.ts";
import { postDue } from "#scripts/demo/post-due.ts";
import { bondReleased, defaultDeclared, story } from "#scripts/demo/story.ts";
import { openSigner, type Signer } from "#scripts/deploy/signer.ts";
import { approveExactly } from "#scripts/post-payout/post.ts";
import { sendCall } from "#scripts/send-call.ts";

export type SeedOptions = { rpcUrl: string; deployment: Deployment; onProgress?: (line: string) => void };

/** WBTC base units each operator gets: enough for every payout of the records, and for batches a visitor creates. */
const operatorWbtc = 2_000_000_000n;
/** USDC base units each operator gets beyond the bonds of the demo's batches. */
const operatorUsdc = 100_000_000_000n;
/** The protocol's fee on what holders get: 2.5 %. */
const feeBps = 250;

export class SeedRefused extends Error {
  override name = "SeedRefused";
}

/**
 * Fills a fresh local chain with four weeks: batches in every state, holders, payouts made from records, claims, transfers and
 * a default. Throws SeedRefused where the chain is not fresh or not local.
 */
export async function seedDemoWorld({ rpcUrl, deployment, onProgress = () => {} }: SeedOptions): Promise<void> {
  const chain = openChain(rpcUrl, deployment.chainId);
  await requireFresh(chain, deployment);
  const people = await Promise.all(Array.from({ length: 10 }, (_, from) => openSigner({ rpcUrl, from })));
  await admit(people, deployment);
  await fund(people, deployment);
  for (const demo of demoBatches) {
    const operator = signerOf(people, demo.operator);
    const terms = termsOf(demo, deployment);
    await approveExactly(operator, deployment, terms.paymentToken, terms.bond);
    await sendCall(operator, createBatch(deployment, { terms, disclosure: demo.disclosure }));
  }
  onProgress(`${demoBatches.length} batches created`);
  const operators = [signerOf(people, cast.operator), signerOf(people, cast.failingOperator)];
  const bought: Bought = [];
  const last = seedThrough.getTime() / 1000;
  for (let day = chainStart.getTime() / 1000; day <= last; day += secondsPerDay) {
    await advanceTo(chain, day);
    const posted = await postDue(chain, deployment, operators);
    if (day < last) await live(chain, people, deployment, day, bought);
    onProgress(`${formatDay(day)}: ${posted.length} payouts posted, ${bought.length} slices sold`);
  }
}

/** Noon of a day: what the story says happens on it. */
async function live(
  chain: DemoChain,
  people: Signer[],
  deployment: Deployment,
  day: number,
  bought: Bought,
): Promise<void> {
  const date = formatDay(day);
  const events = story.filter((event) => event.day === date);
  await advanceTo(chain, day + secondsPerDay / 2);
  for (const event of events) await act(people, deployment, event, bought);
  const anybody = signerOf(people, cast.stranger);
  if (defaultDeclared.day === date)
    await sendCall(anybody, declareDefault(deployment, { batchId: BigInt(defaultDeclared.batch) }));
  if (bondReleased.day === date)
    await sendCall(anybody, releaseBond(deployment, { batchId: BigInt(bondReleased.batch) }));
}

async function requireFresh(chain: DemoChain, deployment: Deployment): Promise<void> {
  const code = await chain.getCode({ address: deployment.batchManager });
  if (code === undefined) throw new SeedRefused("Lode is not deployed on this chain. Run npm run deploy first.");
  const count = await chain.readContract({
    address: deployment.batchManager,
    abi: batchManagerAbi,
    functionName: "batchCount",
  });
  if (count !== 0n) throw new SeedRefused(`This chain has ${count} batches already; the demo world needs a fresh one.`);
  const now = await chainTime(chain);
  if (now >= chainStart.getTime() / 1000 + secondsPerDay) {
    throw new SeedRefused(
      `The chain's clock stands at ${new Date(now * 1000).toISOString()}; the demo world starts at ${formatDay(chainStart.getTime() / 1000)}.`,
    );
  }
}

async function admit(people: Signer[], { batchManager: address }: Deployment): Promise<void> {
  const admin = signerOf(people, cast.admin);
  for (const index of [cast.operator, cast.failingOperator]) {
    const operator = signerOf(people, index).account.address;
    await sendCall(admin, {
      address,
      abi: batchManagerAbi,
      functionName: "setOperatorAdmitted",
      args: [operator, true],
    });
  }
  await sendCall(admin, {
    address,
    abi: batchManagerAbi,
    functionName: "setFee",
    args: [feeBps, admin.account.address],
  });
}

async function fund(people: Signer[], deployment: Deployment): Promise<void> {
  const admin = signerOf(people, cast.admin);
  const mint = (token: Address, index: number, amount: bigint) =>
    sendCall(admin, mintTestToken(deployment, { token, to: signerOf(people, index).account.address, amount }));
  for (const operator of [cast.operator, cast.failingOperator]) {
    const bonds = demoBatches
      .filter((batch) => batch.operator === operator)
      .reduce((sum, batch) => sum + batch.terms.bond, 0n);
    await mint(deployment.tokens.usdc, operator, bonds + operatorUsdc);
    await mint(deployment.tokens.wbtc, operator, operatorWbtc);
  }
  await mint(deployment.tokens.usdc, cast.investor, investorUsdc);
}

function signerOf(people: Signer[], index: number): Signer {
  const signer = people[index];
  if (signer === undefined) throw new SeedRefused(`The chain unlocks no account ${index}.`);
  return signer;
}
