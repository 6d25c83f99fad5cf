import type { AbiEvent } from "viem";
import { type ReadWord, readerOf } from "./word.ts";

type Args = Record<string, unknown>;
type Topics = readonly string[];
type Reader = { name: string; read: ReadWord };

/** Reads the arguments of one event. Undefined where the log is not exactly what Solidity writes for it. */
export type ReadArgs = (topics: Topics, data: string) => Args | undefined;

/** A reader for events whose arguments are all of one word, at places known beforehand; undefined for events of any other shape. */
export function compileEvent({ inputs, anonymous }: AbiEvent): ReadArgs | undefined {
  const indexed = readersOf(inputs.filter((input) => input.indexed));
  const plain = readersOf(inputs.filter((input) => !input.indexed));
  if (!indexed || !plain || anonymous || inputs.length === 0) return undefined;
  const dataLength = 2 + 64 * plain.length;
  return (topics, data) => {
    if (topics.length !== indexed.length + 1 || data.length !== dataLength || !data.startsWith("0x")) return undefined;
    const args: Args = {};
    let topic = 1;
    for (const { name, read } of indexed) {
      const word = topics[topic++] ?? "";
      const value = word.length === 66 && word.startsWith("0x") ? read(word, 2) : undefined;
      if (value === undefined) return undefined;
      args[name] = value;
    }
    let start = 2;
    for (const { name, read } of plain) {
      const value = read(data, start);
      if (value === undefined) return undefined;
      args[name] = value;
      start += 64;
    }
    return args;
  };
}

function readersOf(inputs: AbiEvent["inputs"]): Reader[] | undefined {
  const readers = inputs.flatMap(({ name, type }) => {
    const read = readerOf(type);
    return name && read ? [{ name, read }] : [];
  });
  return readers.length === inputs.length ? readers : undefined;
}
