import type { Address, Hash } from "viem";
import type { Endpoint } from "../rpc/endpoint.ts";
import type { Endpoints } from "../rpc/endpoints.ts";
import { RpcFailure } from "../rpc/failure.ts";
import { agreeOnLogs } from "./agree-on-logs.ts";
import type { Header } from "./header.ts";
import { askLogsOfBlock, askReceipts } from "./questions.ts";
import type { RawLog } from "./raw-log.ts";

/**
 * The logs of a block whose bloom filter says that there may be some, by its hash, as many endpoints as must agree give them. An empty
 * answer is held against the receipts, another endpoint's where there is one; an endpoint that left logs out is set aside.
 */
export async function logsOfBlock(
  endpoints: Endpoints,
  agreement: number,
  header: Header,
  address: Address[],
): Promise<RawLog[]> {
  const ask = async (endpoint: Endpoint) => {
    const logs = await askLogsOfBlock(endpoint, header.hash, address);
    if (logs.length > 0) return logs;
    const found = await secondOpinion(endpoints, header, address, endpoint);
    if (found.length === 0) return []; // the filter guessed wrong, as filters may
    const sentence = `The RPC endpoint ${endpoint.origin} left out the ${found.length} logs of block ${header.number}.`;
    throw new RpcFailure("nonsense", sentence);
  };
  return (await agreeOnLogs(endpoints, agreement, ask, `block ${header.number}`)).logs;
}

/** Every log of the block, from its receipts: of any endpoint but one, where there is another. */
export function secondOpinion(endpoints: Endpoints, { hash }: { hash: Hash }, address: Address[], but?: Endpoint) {
  const order = endpoints.inOrder(1);
  const others = order.filter(({ endpoint }) => endpoint !== but);
  const itself = order.filter(({ endpoint }) => endpoint === but);
  return endpoints.first((endpoint) => askReceipts(endpoint, hash, address), [...others, ...itself]);
}
