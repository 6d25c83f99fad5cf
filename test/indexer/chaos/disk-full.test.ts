import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createBranches } from "../branch.ts";
import { listen, startIndexer, until } from "../index-chain.ts";
import { expectTruth } from "../truth.ts";
import { createWorld, type World } from "../world.ts";
import { startOwnPostgres } from "./own-postgres.ts";

const disk = join(tmpdir(), `lode-test-disk-${process.pid}-${randomUUID().slice(0, 8)}`);
const ballast = join(disk, "ballast");
/** Only root may mount, and not everywhere: a small disk of its own is what this takes. */
const mounted = mount();
let world: World;
let branches: Awaited<ReturnType<typeof createBranches>>;
let postgres: Awaited<ReturnType<typeof startOwnPostgres>>;

function mount(): boolean {
  mkdirSync(disk);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=160m", "tmpfs", disk], { stdio: "pipe" });
    return true;
  } catch {
    console.warn("No small disk can be mounted here (that takes root on Linux): a full disk is not tried.");
    return false;
  }
}

beforeAll(async () => {
  if (!mounted) return;
  [world, postgres] = await Promise.all([createWorld(), startOwnPostgres({ dataDir: join(disk, "data") })]);
  branches = await createBranches(world);
});
afterAll(async () => {
  await postgres?.remove();
  await world?.stop();
  if (mounted) execFileSync("umount", [disk]);
  rmSync(disk, { recursive: true });
});

/** Takes what is left of the disk, to the last byte. */
function fill() {
  const file = openSync(ballast, "a");
  try {
    for (let size = 1 << 20; size > 0; size = size >> 1) {
      for (const bytes = Buffer.alloc(size); ; ) {
        try {
          if (writeSync(file, bytes) < size) break;
        } catch (error) {
          expect(error).toMatchObject({ code: "ENOSPC" });
          break;
        }
      }
    }
  } finally {
    closeSync(file);
  }
}

test.skipIf(!mounted)(
  "a database whose disk is full is said, nothing is written in part, and indexing goes on when there is room",
  async () => {
    const { database } = postgres;
    const { log, said } = listen();
    const indexer = startIndexer(database, world, { log, pace: { longestPauseMs: 500 } });
    await indexer.caughtUp;
    const reached = async () =>
      (await database.query<{ n: string }>("SELECT block_number AS n FROM chain_cursor"))[0]?.n;
    fill();
    // What fits into pages that are there already is still written: blocks come until nothing does.
    while (!said.some((line) => /has no space left on its disk: make room there/.test(line))) {
      await branches.lively(20);
    }
    const beyond = "SELECT 1 FROM log l, chain_cursor c WHERE l.block_number > c.block_number";
    expect(await database.query(beyond)).toEqual([]);
    expect(await reached()).not.toBe(String(await world.client.getBlockNumber()));

    rmSync(ballast);
    const head = await world.client.getBlock();
    const isThere = async () =>
      (await database.query("SELECT 1 FROM chain_cursor WHERE block_hash = $1", [head.hash])).length === 1;
    await until(isThere, "the head is indexed");
    await until(() => said.includes("Everything answers again."), "it says that all is well");
    await indexer.stop();
    await expectTruth(database, world);
  },
);
