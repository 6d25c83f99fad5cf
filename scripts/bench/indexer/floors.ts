import pg from "pg";
import { decodeEventLog, type Hex, numberToHex, toEventHash } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { parseLog, type RpcLog } from "#indexer/chain/raw-log.ts";
import { decodeLog, followed } from "#indexer/events.ts";
import { request } from "./rpc.ts";
import type { ServedChain } from "./serve-chain.ts";

const RANGE = 200;
const INSERT = 10_000;
const NO_TIME = new Date(0);

/** Seconds of one part of the work, done alone and as plainly as it can be: no indexer is faster than its slowest part. */
export interface Floor {
  name: string;
  seconds: number;
}

export async function measureFloors(chain: ServedChain, databaseUrl: string): Promise<Floor[]> {
  const floors: Floor[] = [];
  const measure = async <Result>(name: string, work: () => Result | Promise<Result>): Promise<Result> => {
    const startedAt = performance.now();
    const result = await work();
    floors.push({ name, seconds: (performance.now() - startedAt) / 1000 });
    return result;
  };
  const logs = await measure("fetch and parse", () => fetchAll(chain));
  await measure("decode with viem", () => logs.map(decodeWithViem));
  await measure("decode with Lode's readers", () =>
    logs.map((log) => decodeLog(parseLog(log), NO_TIME, chain.deployment)),
  );
  await measure("insert", () => insertAll(logs, databaseUrl));
  return floors;
}

async function fetchAll({ rpcUrl, blocks, deployment }: ServedChain): Promise<RpcLog[]> {
  const address = followed(deployment);
  const logs: RpcLog[] = [];
  for (let from = 0; from <= blocks; from += RANGE) {
    const range = { fromBlock: numberToHex(from), toBlock: numberToHex(Math.min(from + RANGE - 1, blocks)), address };
    for (const log of await request<RpcLog[]>(rpcUrl, "eth_getLogs", [range])) logs.push(log);
  }
  return logs;
}

const events = [...capacitySlicesAbi, ...batchManagerAbi].filter((item) => item.type === "event");
/** viem computes the hash of each event of an ABI for each log: it is given the one event alone. */
const abiOf = new Map(events.map((event) => [toEventHash(event), [event]]));

function decodeWithViem({ topics, data }: RpcLog) {
  const abi = abiOf.get(topics[0] ?? "0x");
  return abi && decodeEventLog({ abi, topics: topics as [Hex, ...Hex[]], data } as never);
}

/** Every log as it came, into one table with a key, ten thousand a statement, in one transaction. */
async function insertAll(logs: RpcLog[], databaseUrl: string): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query(`CREATE TABLE raw (block bigint, log_index int, tx_hash text, address text, topics text, data text,
    PRIMARY KEY (block, log_index))`);
  await client.query("BEGIN");
  for (let start = 0; start < logs.length; start += INSERT) {
    const part = logs.slice(start, start + INSERT);
    await client.query(
      "INSERT INTO raw SELECT * FROM unnest($1::bigint[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[])",
      [
        part.map(({ blockNumber }) => Number(blockNumber)),
        part.map(({ logIndex }) => Number(logIndex)),
        part.map(({ transactionHash }) => transactionHash),
        part.map(({ address }) => address),
        part.map(({ topics }) => topics.join(",")),
        part.map(({ data }) => data),
      ],
    );
  }
  await client.query("COMMIT");
  await client.end();
}
