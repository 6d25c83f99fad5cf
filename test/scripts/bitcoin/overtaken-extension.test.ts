import { afterAll, beforeAll, expect, test } from "vitest";
import { extendRelay } from "#chain/calls/extend-relay.ts";
import { concat, toHex } from "#domain/bitcoin/bytes.ts";
import type { BlockSource } from "#evidence/bitcoin/block-source.ts";
import { openSource } from "#evidence/bitcoin/open-source.ts";
import { bringHeaders, mostOvertakings } from "#scripts/bitcoin/bring-headers.ts";
import { RegtestChain } from "#scripts/bitcoin/regtest/chain.ts";
import { type RegtestServer, serveRegtest } from "#scripts/bitcoin/regtest/serve.ts";
import { readRelay } from "#scripts/bitcoin/relay-anchors.ts";
import { sendCall } from "#scripts/send-call.ts";
import { startPayoutWorld } from "../post-payout-world.ts";

let world: Awaited<ReturnType<typeof startPayoutWorld>>;
let server: RegtestServer;
const bitcoin = new RegtestChain();

beforeAll(async () => {
  world = await startPayoutWorld();
  server = await serveRegtest(bitcoin);
  bitcoin.setTime(Date.UTC(2024, 2, 20) / 1000);
  bitcoin.mine(10);
  await world.advanceTo("2024-03-21");
});
afterAll(async () => {
  await server.close();
  await world.stop();
});

const relayNow = () => readRelay(world.chain.client, world.deployment);

/** Another account brings the relay the next `count` headers. */
async function strangerBrings(count: number): Promise<void> {
  const { tip } = await relayNow();
  const headers = bitcoin.blocks.slice(tip.height + 1, tip.height + 1 + count).map(({ header }) => header);
  await sendCall(world.holder, extendRelay(world.deployment, { from: tip.hash, headers: toHex(concat(...headers)) }));
}

/** A source behind which a stranger acts so many times: whenever the last header of a call is read, just before the call is sent. */
function sourceBehind(act: () => Promise<void>, times: number): BlockSource {
  const source = openSource({ BITCOIN_RPC_URL: server.rpcUrl });
  const headerOf = source.headerOf.bind(source);
  let left = times;
  return Object.assign(source, {
    async headerOf(hash: Uint8Array) {
      const header = await headerOf(hash);
      if (left > 0 && toHex(hash) === tipHash()) {
        left -= 1;
        await act();
      }
      return header;
    },
  });
}
const tipHash = () => toHex(Uint8Array.from(Buffer.from(bitcoin.tip.hash, "hex")).reverse());

async function extend(source: BlockSource): Promise<string[]> {
  const told: string[] = [];
  const { client } = world.chain;
  const on = { client, deployment: world.deployment, source, signer: world.operator };
  await bringHeaders(on, { relay: await relayNow(), to: bitcoin.tip.height, step: 144 }, (line) => told.push(line));
  return told;
}

test("where a stranger brought some of the headers first, the rest follows from where the relay is then", async () => {
  const told = await extend(sourceBehind(() => strangerBrings(4), 1));
  expect(told).toEqual([
    "Somebody else extended the relay meanwhile: it is at block 4. Going on from there.",
    expect.stringMatching(/^The relay is at block 10: 0x[0-9a-f]{64} \(\d+ gas\)$/),
  ]);
  expect((await relayNow()).anchors.map(({ height }) => height)).toEqual([10, 4, 0]);
});

test("where a stranger brought all of them first, nothing is left to do", async () => {
  bitcoin.mine(5);
  const told = await extend(sourceBehind(() => strangerBrings(5), 1));
  expect(told).toEqual(["Somebody else extended the relay meanwhile: it is at block 15. Going on from there."]);
  expect((await relayNow()).tip.hash).toBe(tipHash());
});

test("against a stranger who is faster every time the command gives up, and says how far the relay is", async () => {
  bitcoin.mine(20);
  const always = sourceBehind(() => strangerBrings(1), Number.POSITIVE_INFINITY);
  await expect(extend(always)).rejects.toThrow(
    `Others extended the relay ${mostOvertakings + 1} times while this ran; it is at block ${15 + mostOvertakings + 1}.`,
  );
});

test("a refusal that is nobody's doing is not tried again", async () => {
  const { client } = world.chain;
  const on = { client, deployment: world.deployment, source: sourceBehind(async () => {}, 0), signer: world.operator };
  const relay = await relayNow();
  bitcoin.setTime(Date.UTC(2034, 0, 1) / 1000);
  bitcoin.mine(1);
  const told: string[] = [];
  const ahead = bringHeaders(on, { relay, to: bitcoin.tip.height, step: 144 }, (line) => told.push(line));
  await expect(ahead).rejects.toThrow("TimeTooLate");
  expect(told).toEqual([]);
});
