import fc from "fast-check";
import {
  type AbiEvent,
  decodeEventLog,
  encodeAbiParameters,
  encodeEventTopics,
  getAddress,
  type Hex,
  toHex,
} from "viem";
import { describe, expect, test } from "vitest";
import { attesterRegistryAbi } from "#chain/abi/attester-registry.ts";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { bitcoinRelayAbi } from "#chain/abi/bitcoin-relay.ts";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { fleetRegistryAbi } from "#chain/abi/fleet-registry.ts";
import { heldEscrowAbi } from "#chain/abi/held-escrow.ts";
import { payoutProofsAbi } from "#chain/abi/payout-proofs.ts";
import { compileEvent } from "#indexer/decoding/compile-event.ts";
import { createDecoder } from "#indexer/decoding/decoder.ts";

const abis = {
  ...{ capacitySlicesAbi, batchManagerAbi, attesterRegistryAbi, fleetRegistryAbi },
  ...{ bitcoinRelayAbi, payoutProofsAbi, heldEscrowAbi },
};
type Parameter = AbiEvent["inputs"][number];
type Log = { topics: [Hex, ...Hex[]]; data: Hex };

const hexOf = (bytes: number) => fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((value) => toHex(value));

/** Any value the type can hold, as viem takes it: often small, at times the largest. */
function anyOf({ type, ...parameter }: Parameter): fc.Arbitrary<unknown> {
  if (type.endsWith("[]")) return fc.array(anyOf({ ...parameter, type: type.slice(0, -2) }), { maxLength: 5 });
  if (type === "tuple") {
    const parts = (parameter as { components: Parameter[] }).components;
    return fc.record(Object.fromEntries(parts.map((part) => [part.name ?? "", anyOf(part)])));
  }
  if (type === "string") return fc.string({ unit: "binary" });
  if (type === "bool") return fc.boolean();
  if (type === "address") return hexOf(20).map((hex) => getAddress(hex));
  if (type.startsWith("bytes")) return hexOf(Number(type.slice(5)));
  const bits = Number(type.slice(4));
  const max = (1n << BigInt(bits)) - 1n;
  const any = fc.oneof(
    fc.constantFrom(0n, 1n, max),
    fc.bigInt(0n, max),
    fc.bigInt(0n, (1n << BigInt(Math.min(bits, 53))) - 1n),
  );
  return bits > 48 ? any : any.map(Number);
}

function logOf(event: AbiEvent): fc.Arbitrary<Log> {
  const values = event.inputs.map((input) => anyOf(input));
  return fc.tuple(...values).map((args) => {
    const named = Object.fromEntries(event.inputs.map(({ name }, i) => [name, args[i]]));
    const topics = encodeEventTopics({ abi: [event], eventName: event.name, args: named }) as [Hex, ...Hex[]];
    const plain = event.inputs.filter((input) => !input.indexed);
    return {
      topics,
      data: encodeAbiParameters(
        plain,
        plain.map(({ name }) => named[name ?? ""]),
      ),
    };
  });
}

/** What comes of decoding: the event, or that it was refused. */
function outcome(decode: () => unknown): unknown {
  try {
    return decode();
  } catch {
    return "refused";
  }
}

/** A log as a broken node may tell it: one character changed, cut short, made longer, topics taken away or added. */
const broken = (log: Log, random: number, character: string): Log[] => {
  const place = (text: string) => Math.floor(random * text.length);
  const changed = (text: Hex) => `${text.slice(0, place(text))}${character}${text.slice(place(text) + 1)}` as Hex;
  const [first, ...rest] = log.topics;
  return [
    { ...log, data: changed(log.data) },
    { ...log, data: log.data.slice(0, place(log.data)) as Hex },
    { ...log, data: `${log.data}${character}` as Hex },
    { ...log, data: `${log.data}${"00".repeat(31)}0${character}` as Hex },
    { ...log, data: log.data.toUpperCase().replace("0X", "0x") as Hex },
    { ...log, topics: [first, ...rest.map(changed)] },
    { ...log, topics: [first, ...rest.slice(1)] },
    { ...log, topics: [first, ...rest, first] },
    { ...log, topics: [changed(first), ...rest] },
  ];
};

describe.each(Object.entries(abis))("%s", (_, abi) => {
  const decode = createDecoder(abi);
  const events = abi.filter((item) => item.type === "event") as AbiEvent[];

  test.each(events.map((event) => [event.name, event] as const))("%s is decoded as viem decodes it", (_name, event) => {
    fc.assert(
      fc.property(logOf(event), ({ topics, data }) => {
        expect(decode(topics, data)).toEqual(decodeEventLog({ abi, topics, data }));
      }),
      { numRuns: 200 },
    );
  });

  test.each(events.map((event) => [event.name, event] as const))(
    "%s, broken, is refused where viem refuses it",
    (_name, event) => {
      const numRuns = 60;
      const characters = fc.constantFrom("0", "1", "f", "F", "g", " ", "\t", "\u00a0", "_", "x");
      fc.assert(
        fc.property(
          logOf(event),
          fc.double({ min: 0, max: 0.999, noNaN: true }),
          characters,
          (log, random, character) => {
            for (const { topics, data } of broken(log, random, character)) {
              expect(outcome(() => decode(topics, data))).toEqual(outcome(() => decodeEventLog({ abi, topics, data })));
            }
          },
        ),
        { numRuns },
      );
    },
  );
});

test("an unknown event is refused", () => {
  const decode = createDecoder(capacitySlicesAbi);
  expect(() => decode([`0x${"12".repeat(32)}`], "0x")).toThrow(/not found on ABI/);
});

test("only events with strings, bytes, lists or structures have no reader of their own", () => {
  const events = Object.values(abis).flatMap((abi) => abi.filter((item) => item.type === "event") as AbiEvent[]);
  const slow = events.filter((event) => event.inputs.length > 0 && !compileEvent(event)).map(({ name }) => name);
  expect(slow.sort()).toEqual(
    [
      "BatchCreated",
      "MachinesAdded",
      "MachinesRemoved",
      "ScriptRegistered",
      "SetCreated",
      "SiteRegistered",
      "SliceSplit",
      "SlicesMerged",
    ].sort(),
  );
});
