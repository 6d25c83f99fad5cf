import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { type Hex, sha256, sliceHex } from "viem";
import { workDown } from "#domain/nbits.ts";
import { createLocalChain } from "#scripts/bench/local-chain.ts";
import { readArtifact } from "#scripts/deploy/read-artifact.ts";

const folder = "../shared/data/btc";
const skip = existsSync(folder) ? false : `there is no ${folder}`;
const FIRST = 822_528;
const EASIEST = 2n ** 224n - 1n;

type Stale = { header: string; hash: string; height: number };

const hashOf = (header: Hex): Hex => sha256(sha256(header));
const littleAt = (header: Hex, byte: number) =>
  Buffer.from(sliceHex(header, byte, byte + 4).slice(2), "hex").readUInt32LE();

describe("the relay on Bitcoin's own chain", { skip }, async () => {
  const headers: Hex = skip ? "0x" : `0x${readFileSync(`${folder}/headers_822528_830592.bin`).toString("hex")}`;
  const from = (height: number, count: number): Hex =>
    sliceHex(headers, (height - FIRST) * 80, (height - FIRST + count) * 80);
  const stale: Stale[] = skip ? [] : JSON.parse(readFileSync(`${folder}/stale_headers.json`, "utf8")).headers;
  const chain = await createLocalChain(1_900_000_000n);
  const { abi, bytecode } = readArtifact("contracts/BitcoinRelay.sol/BitcoinRelay");

  const pin = async () => {
    const first = from(FIRST, 1);
    const args = [hashOf(first), FIRST, littleAt(first, 72), littleAt(first, 68), EASIEST, true];
    const hash = await chain.walletOf(chain.admin).deployContract({
      ...{ abi, bytecode, args, account: chain.admin, chain: null },
    });
    const { contractAddress } = await chain.client.waitForTransactionReceipt({ hash });
    if (!contractAddress) throw new Error("the relay was not deployed");
    const relay = { address: contractAddress, abi };
    return {
      extend: (anchor: Hex, some: Hex) => chain.send(chain.admin, relay, "extend", [anchor, some]),
      read: <Answer>(name: string, args: unknown[] = []) => chain.read<Answer>(relay, name, args),
    };
  };

  it("follows 8,064 blocks through four changes of the target, which come out to the bit, and adds up their work", async () => {
    const { extend, read } = await pin();
    let anchor = hashOf(from(FIRST, 1));
    for (let height = FIRST + 1; height <= FIRST + 8_064; height += 576) {
      await extend(anchor, from(height, 576));
      anchor = await read<Hex>("tip");
    }
    assert.equal(anchor, hashOf(from(FIRST + 8_064, 1)));
    const bits = Array.from({ length: 8_064 }, (_, i) => littleAt(from(FIRST + 1 + i, 1), 72));
    const work = bits.reduce((sum, nBits) => sum + workDown(nBits), 0n);
    assert.equal((await read<{ work: bigint }>("anchor", [anchor])).work, work);
    assert.equal(await read("newestEpoch"), BigInt(FIRST / 2016 + 4));
    for (let epoch = 0; epoch <= 4; epoch++) {
      const first = from(FIRST + epoch * 2_016, 1);
      assert.deepEqual(await read("epoch", [BigInt(FIRST / 2_016 + epoch)]), {
        nBits: littleAt(first, 72),
        start: littleAt(first, 68),
      });
    }
  });

  it("takes an orphan while it is the heaviest, and leaves it for the chain that won", async () => {
    // One of those listed is the main chain's own block: bringing it is no orphan's story.
    const orphans = stale.filter(({ height, header }) => from(height, 1) !== `0x${header}`);
    assert.ok(orphans.length >= 1);
    for (const { height, header } of orphans) {
      const { extend, read } = await pin();
      let anchor = hashOf(from(FIRST, 1));
      for (let next = FIRST + 1; next < height; ) {
        const count = Math.min(576, height - next);
        await extend(anchor, from(next, count));
        [anchor, next] = [hashOf(from(next + count - 1, 1)), next + count];
      }
      const orphan: Hex = `0x${header}`;
      await extend(anchor, orphan);
      assert.equal(await read("tip"), hashOf(orphan));
      await assert.rejects(extend(anchor, from(height, 1)), /LessWork/);
      await extend(anchor, from(height, 2));
      assert.equal(await read("tip"), hashOf(from(height + 1, 1)));
      await assert.rejects(extend(anchor, orphan), /LessWork/);
    }
  });
});
