import { parseAbi, toHex } from "viem";
import { sliceDescriptorAbi } from "#chain/abi/slice-descriptor.ts";
import { type At, createLocalChain } from "#scripts/bench/local-chain.ts";

/** Everything a slice's picture is made from, besides its number. */
export interface Pose {
  units: bigint;
  /** Hashes per second of one unit. */
  unitHashrate: bigint;
  periods: number;
  termStart: number;
  periodSeconds: number;
  evidenceRequired: number;
  /** As in `IBatchManager.Status`. */
  status: number;
  /** One byte per posted period: level of evidence << 6 | capacity delivered, of 63. */
  deliveries: Uint8Array;
  site: string;
}

/** A slice's metadata, as marketplaces read them. */
export interface SliceMetadata {
  name: string;
  description: string;
  image: string;
  attributes: { trait_type: string; value: string | number; display_type?: string }[];
}

const abi = parseAbi([
  "struct Pose { uint64 units; uint64 unitHashrate; uint16 periods; uint40 termStart; uint32 periodSeconds; uint8 evidenceRequired; uint8 status; bytes deliveries; string site; }",
  "function pose(Pose to)",
]);

/** Text of a base64 data URI of the type named. Throws for any other. */
export function decodeDataUri(uri: string, type: string): string {
  const start = `data:${type};base64,`;
  if (!uri.startsWith(start)) throw new Error(`${uri.slice(0, 60)} is not a data URI of ${type} in base64.`);
  return Buffer.from(uri.slice(start.length), "base64").toString("utf8");
}

/** The descriptor on a chain in this process, with a batch that is whatever one says. */
export async function createPoser() {
  const chain = await createLocalChain(1_900_000_000n);
  const posed: At = await chain.deploy("contracts/mocks/PosedBatch.sol/PosedBatch", abi);
  const descriptor = await chain.deploy("contracts/SliceDescriptor.sol/SliceDescriptor", sliceDescriptorAbi, [
    posed.address,
  ]);

  const draw = async (pose: Pose, id: bigint) => {
    await chain.send(chain.admin, posed, "pose", [{ ...pose, deliveries: toHex(pose.deliveries) }]);
    const uri = await chain.read<string>(descriptor, "tokenURI", [id]);
    const metadata: SliceMetadata = JSON.parse(decodeDataUri(uri, "application/json"));
    return { uri, metadata, svg: decodeDataUri(metadata.image, "image/svg+xml") };
  };

  const drawCollection = async () => {
    const uri = await chain.read<string>(descriptor, "contractURI");
    const metadata: Omit<SliceMetadata, "attributes"> = JSON.parse(decodeDataUri(uri, "application/json"));
    return { uri, metadata, svg: decodeDataUri(metadata.image, "image/svg+xml") };
  };

  /** Gas of asking for a slice's metadata, as a whole transaction would pay it. */
  const gasOf = (id: bigint) =>
    chain.client.estimateContractGas({ ...descriptor, functionName: "tokenURI", args: [id] });

  return { descriptor, draw, drawCollection, gasOf };
}
