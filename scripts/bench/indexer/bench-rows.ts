import { type BenchRow, benchRow, type Peer, percentile, type Wanted } from "./bench-row.ts";
import { ours } from "./ours.ts";
import type { Findings, Shown } from "./run-bench.ts";

const MB = 1_000_000;
/** Of QUALITY: how many times as fast as the fastest peer; seconds for a million logs; memory for 400,000; milliseconds from a block to its rows. */
const TIMES_PEER = 4;
const MILLION = { logs: 1_000_000, wanted: { atMost: 600 } } as const;
const MEMORY_MB = 600;
const HEAD: Record<string, Wanted | undefined> = { p50: { atMost: 15 }, p95: { atMost: 30 }, p99: undefined };
const SHARES = { p50: 0.5, p95: 0.95, p99: 0.99 } as const;

/** What a run found, as figures beside their targets. */
export function benchRows({ floors, shown, logs }: Findings): BenchRow[] {
  const isOurs = ({ contender }: Shown) => contender === ours;
  const own = shown.find(isOurs);
  const peers = shown.filter((one) => !isOurs(one));
  return [
    ...floors.map(({ name, seconds }) => benchRow(`floor: ${name}`, logs / seconds, "events/s")),
    ...shown.flatMap((one) => backfillRows(one, logs)),
    ...(own ? ratioRows(own, peers) : []),
    ...shown.flatMap((one) => headRows(one, isOurs(one) ? peers : [])),
  ];
}

function backfillRows({ contender: { name }, backfill, databaseBytes }: Shown, logs: number): BenchRow[] {
  const million = name === ours.name && logs >= MILLION.logs ? MILLION.wanted : undefined;
  const memory = name === ours.name ? ({ atMost: MEMORY_MB } as const) : undefined;
  return [
    benchRow(`${name}: backfill`, backfill.eventsPerSecond, "events/s"),
    benchRow(`${name}: reading the chain`, backfill.seconds, "s", million),
    benchRow(`${name}: with start-up`, backfill.wallSeconds, "s"),
    benchRow(`${name}: processor time`, backfill.processorSeconds, "s"),
    benchRow(`${name}: peak memory`, backfill.peakBytes / MB, "MB", memory),
    benchRow(`${name}: database`, databaseBytes / MB, "MB"),
  ];
}

/** How many times the processor time of Lode's process the thriftiest peer's takes: what a busy machine can still compare. */
function thrift(own: Shown, peers: Shown[]): BenchRow[] {
  const [thriftiest] = [...peers].sort((a, b) => a.backfill.processorSeconds - b.backfill.processorSeconds);
  if (!thriftiest || own.backfill.processorSeconds < 1) return []; // ps tells whole seconds
  const { contender, backfill } = thriftiest;
  const peer: Peer = { name: `${contender.name}, s`, value: backfill.processorSeconds };
  const ratio = backfill.processorSeconds / own.backfill.processorSeconds;
  return [benchRow("less processor time than any peer", ratio, "times", undefined, peer)];
}

/** Beside the peer that took least, once by the time spent reading the chain and once with start-up. */
function ratioRows(own: Shown, peers: Shown[]): BenchRow[] {
  const ratio = (name: string, of: (shown: Shown) => number) => {
    const [fastest] = [...peers].sort((a, b) => of(a) - of(b));
    if (!fastest) return [];
    const peer: Peer = { name: `${fastest.contender.name}, s`, value: of(fastest) };
    return [benchRow(name, of(fastest) / of(own), "times", { atLeast: TIMES_PEER }, peer)];
  };
  return [
    ...ratio("faster than the fastest peer", ({ backfill }) => backfill.seconds),
    ...ratio("the same, with start-up", ({ backfill }) => backfill.wallSeconds),
    ...thrift(own, peers),
  ];
}

function headRows({ contender: { name }, head }: Shown, peers: Shown[]): BenchRow[] {
  if (head.length === 0) return [];
  return Object.entries(SHARES).map(([label, share]) => {
    const [fastest] = peers
      .filter((peer) => peer.head.length > 0)
      .map((peer) => ({ name: peer.contender.name, value: percentile(peer.head, share) }))
      .sort((a, b) => a.value - b.value);
    const wanted = name === ours.name ? HEAD[label] : undefined;
    return benchRow(`${name}: block to row, ${label}`, percentile(head, share), "ms", wanted, fastest);
  });
}
