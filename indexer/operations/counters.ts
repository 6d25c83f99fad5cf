import { Counter, Gauge, Histogram, Registry } from "prom-client";
import { version } from "./version.ts";
import { lagBlocks, lagSeconds, type Vitals } from "./vitals.ts";

/** Every figure the indexer tells Prometheus, under the names of docs/operating.md. Gauges are read from `vitals` when asked for. */
export function createCounters(chainId: number, vitals: Vitals) {
  const registry = new Registry();
  registry.setDefaultLabels({ chain_id: String(chainId) });
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Counter({ name: `lode_indexer_${name}`, help, labelNames, registers });
  const gauge = (name: string, help: string, value: () => number | undefined) =>
    new Gauge({
      name: `lode_indexer_${name}`,
      help,
      registers,
      collect() {
        const now = value();
        if (now === undefined) this.remove();
        else this.set(now);
      },
    });
  const set = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Gauge({ name: `lode_indexer_${name}`, help, labelNames, registers });

  gauge("lag_blocks", "Blocks between the chain's head and the tables.", () => lagBlocks(vitals));
  gauge("lag_seconds", "Seconds between them, by the chain's own clock.", () => lagSeconds(vitals));
  gauge("head_block", "The chain's head as last seen.", () => vitals.head && Number(vitals.head.number));
  gauge("head_timestamp_seconds", "Time of that block.", () => vitals.head && vitals.head.time.getTime() / 1000);
  gauge(
    "indexed_block",
    "Up to which block the tables are true.",
    () => vitals.indexed && Number(vitals.indexed.number),
  );
  gauge("compared_timestamp_seconds", "When head and tables were last compared.", () =>
    vitals.comparedAt === undefined ? undefined : vitals.comparedAt / 1000,
  );
  const role = set("role", "1 for what this process is: writer or standby.", ["role"]);
  for (const name of ["writer", "standby"] as const) role.set({ role: name }, 0);
  set("build_info", "The version that runs.", ["version", "node"]).set({ version, node: process.versions.node }, 1);

  const backfillRatio = set("backfill_ratio", "Share of the backfill that is done; 1 when none is under way.");
  backfillRatio.set(1);

  return {
    registry,
    role,
    events: counter("events_total", "Events written."),
    blocks: counter("blocks_total", "Blocks written."),
    commitSeconds: new Histogram({
      name: "lode_indexer_commit_seconds",
      help: "Time from handing a stretch of blocks to the database until it was committed.",
      buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
    reorganisations: counter("reorganisations_total", "Times the tables went back to follow the chain."),
    reorganisationDepth: new Histogram({
      name: "lode_indexer_reorganisation_depth",
      help: "How many blocks they went back.",
      buckets: [1, 2, 4, 8, 16, 32, 64, 128],
      registers,
    }),
    rpcRequests: counter("rpc_requests_total", "Requests to each RPC endpoint.", ["endpoint"]),
    rpcErrors: counter("rpc_errors_total", "Requests that failed, by how.", ["endpoint", "kind"]),
    databaseErrors: counter("database_errors_total", "Errors of the database, by code.", ["code"]),
    backfillRatio,
    backfillBlocksLeft: set("backfill_blocks_left", "Blocks the backfill has still to go."),
    backfillEventsPerSecond: set("backfill_events_per_second", "Over the last seconds of the backfill."),
    backfillSecondsLeft: set("backfill_seconds_left", "As long as the backfill will take at this pace."),
  };
}
