import type { Address } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { createBatch } from "#chain/calls/create-batch.ts";
import { mintTestToken } from "#chain/calls/mint-test-token.ts";
import type { Deployment } from "#chain/deployment.ts";
import { formatDay, secondsPerDay } from "#evidence/utc-day.ts";
import { act } from "#scripts/demo/act.ts";
import { demoBatches, termsOf } from "#scripts/demo/batches.ts";
import { type DemoBitcoinUrls, openDemoBitcoin } from "#scripts/demo/bitcoin/demo-bitcoin.ts";
import { registerDemoScript } from "#scripts/demo/bitcoin/prove-periods.ts";
import { chainStart, seedThrough } from "#scripts/demo/calendar.ts";
import { cast, investorUsdc } from "#scripts/demo/cast.ts";
import { advanceTo, chainTime, type DemoChain, openChain } from "#scripts/demo/clock.ts";
import { openPeople, type People } from "#scripts/demo/people.ts";
import { postDue } from "#scripts/demo/post-due.ts";
import { admitAttesters, registerSites } from "#scripts/demo/register-sites.ts";
import { demoSites } from "#scripts/demo/sites.ts";
import { story } from "#scripts/demo/story.ts";
import { approveExactly } from "#scripts/post-payout/post.ts";
import { sendCall } from "#scripts/send-call.ts";

export type SeedOptions = {
  rpcUrl: string;
  deployment: Deployment;
  /** The regtest Bitcoin that the pool pays on. */
  bitcoin: DemoBitcoinUrls;
  onProgress?: (line: string) => void;
};

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
 * Fills a fresh local chain with four weeks: sites and attesters, batches in every state, holders, payouts made from records and
 * signed or proven where it is required, claims, transfers, returns, a dispute and a default. Throws SeedRefused where the chain is not fresh or
 * not local.
 */
export async function seedDemoWorld(options: SeedOptions): Promise<void> {
  const { rpcUrl, deployment, onProgress = () => {} } = options;
  const chain = openChain(rpcUrl, deployment.chainId);
  await requireFresh(chain, deployment);
  const people = await openPeople(rpcUrl);
  const bitcoin = openDemoBitcoin(options.bitcoin);
  await admit(people, deployment);
  await fund(people, deployment);
  await admitAttesters(people, deployment);
  await registerSites(chain, people, deployment);
  onProgress(`${Object.keys(demoSites).length} sites registered`);
  const arbiter = people.addressOf(cast.arbiter);
  for (const [index, demo] of demoBatches.entries()) {
    const operator = people.signerOf(demo.operator);
    const terms = termsOf(demo, deployment, arbiter);
    await approveExactly(operator, deployment, terms.paymentToken, terms.bond);
    await sendCall(operator, createBatch(deployment, { terms, disclosure: demo.disclosure }));
    if (terms.evidenceRequired === 3) await registerDemoScript(operator, deployment, BigInt(index + 1), demo);
  }
  onProgress(`${demoBatches.length} batches created`);
  const last = seedThrough.getTime() / 1000;
  for (let day = chainStart.getTime() / 1000; day <= last; day += secondsPerDay) {
    await advanceTo(chain, day);
    const posted = await postDue(chain, deployment, people, bitcoin);
    const events = story.filter((event) => event.day === formatDay(day));
    // What happens on a day happens at noon.
    if (day < last) await advanceTo(chain, day + secondsPerDay / 2);
    for (const event of events) await act(people, deployment, event);
    onProgress(`${formatDay(day)}: ${posted.length} payouts posted, ${events.length} other things done`);
  }
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

async function admit(people: People, { batchManager: address }: Deployment): Promise<void> {
  const admin = people.signerOf(cast.admin);
  const set = (functionName: string, ...args: unknown[]) =>
    sendCall(admin, { address, abi: batchManagerAbi, functionName, args });
  for (const index of [cast.operator, cast.failingOperator]) {
    await set("setOperatorAdmitted", people.addressOf(index), true);
  }
  await set("setFee", feeBps, admin.account.address);
}

async function fund(people: People, deployment: Deployment): Promise<void> {
  const admin = people.signerOf(cast.admin);
  const mint = (token: Address, index: number, amount: bigint) =>
    sendCall(admin, mintTestToken(deployment, { token, to: people.addressOf(index), amount }));
  for (const operator of [cast.operator, cast.failingOperator]) {
    const bonds = demoBatches
      .filter((batch) => batch.operator === operator)
      .reduce((sum, batch) => sum + batch.terms.bond, 0n);
    await mint(deployment.tokens.usdc, operator, bonds + operatorUsdc);
    await mint(deployment.tokens.wbtc, operator, operatorWbtc);
  }
  await mint(deployment.tokens.usdc, cast.investor, investorUsdc);
}
