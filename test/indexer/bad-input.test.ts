import { existsSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestChain, type TestChain } from "../chain-server.ts";
import { createTestDatabase, type TestDatabase } from "../database.ts";
import { indexerProcesses } from "./chaos/indexer-process.ts";
import { snapshot, until } from "./index-chain.ts";
import { createWorld, type World } from "./world.ts";

const PUBLIC_CHAIN = 84_532;
let world: World;
let publicChain: TestChain;
let database: TestDatabase;
let processes: ReturnType<typeof indexerProcesses>;

beforeAll(async () => {
  [world, publicChain, database] = await Promise.all([
    createWorld(),
    startTestChain({ chainId: PUBLIC_CHAIN }),
    createTestDatabase(),
  ]);
  processes = indexerProcesses(world.deployment);
});
afterAll(async () => {
  processes?.remove();
  await Promise.all([database?.drop(), publicChain?.stop()]);
  await world?.stop();
});

const write = (text: string) => writeFileSync(processes.deploymentFile, text);
/** A deployment file for the public chain, on which nothing of ours is. */
const elsewhere = async () => {
  const { hash: genesisHash } = await publicChain.client.getBlock({ blockNumber: 0n });
  return { ...world.deployment, chainId: PUBLIC_CHAIN, genesisHash };
};

describe("started with what somebody must put right, the process ends with 1 and a sentence, and nothing is written:", () => {
  const cases: { name: string; prepare: () => unknown; node?: () => string; sentence: RegExp }[] = [
    {
      name: "no deployment file",
      prepare: () => rmSync(processes.deploymentFile),
      sentence: /Nothing is deployed on chain 84532 yet: run `npm run deploy`/,
    },
    {
      name: "a deployment file that is broken",
      prepare: () => write(`{ "chainId": 84532, "batchManager": `),
      sentence: /is not a deployment: it is not JSON\. Restore it, or deploy again/,
    },
    {
      name: "a deployment file of another chain",
      prepare: () => write(JSON.stringify(world.deployment)),
      sentence: /is not a deployment: it is of chain 31337, not of chain 84532/,
    },
    {
      name: "a node of another chain",
      prepare: async () => write(JSON.stringify(await elsewhere())),
      node: () => world.rpcUrl,
      sentence: /is a node of chain 31337, but CHAIN_ID is 84532\. Set one of them right/,
    },
    {
      name: "another chain with the same number",
      prepare: async () => write(JSON.stringify({ ...(await elsewhere()), genesisHash: `0x${"12".repeat(32)}` })),
      sentence: /not the one Lode was deployed to: its first block differs.*correct RPC_URL/,
    },
    {
      name: "no contracts at the addresses",
      prepare: async () => write(JSON.stringify(await elsewhere())),
      sentence: /There is no contract at 0x\w{40} on chain 84532: run `npm run deploy`/,
    },
  ];
  test.each(cases)("$name", async ({ prepare, node = () => publicChain.rpcUrl, sentence }) => {
    await prepare();
    const indexer = await processes.start({
      ...{ DATABASE_URL: database.url, RPC_URL: node(), CHAIN_ID: String(PUBLIC_CHAIN) },
    });
    expect((await indexer.ended)[0]).toBe(1);
    const lines = indexer.said().trim().split("\n");
    const { level, message } = JSON.parse(lines.at(-1) ?? "") as { level: string; message: string };
    expect(message).toMatch(sentence);
    expect(message).not.toMatch(/^ +at /m);
    expect(level).toBe("error");
    expect(Object.values(await snapshot(database)).flat()).toEqual([]);
  });
});

test("on the local chain a deployment file that is missing, broken or of another chain is waited for, until it is right", async () => {
  if (existsSync(processes.deploymentFile)) rmSync(processes.deploymentFile);
  const indexer = await processes.start({ DATABASE_URL: database.url, RPC_URL: world.rpcUrl });
  const says = (words: RegExp) => until(() => words.test(indexer.said()), `it says ${words}`);
  await says(/Nothing is deployed on chain 31337 yet.*Trying again/);
  write("{");
  await says(/JSON.*Trying again/);
  write(JSON.stringify({ ...world.deployment, genesisHash: `0x${"00".repeat(32)}` }));
  await says(/is not the one Lode was deployed to: its first block differs.*Trying again/);
  write(JSON.stringify(world.deployment));
  await says(/Caught up with the chain's head/);
  expect(await indexer.end("SIGTERM")).toEqual([0, null]);
});
