import { type Address, encodeFunctionData, type Hash, type Hex, numberToHex } from "viem";
import type { Call } from "#chain/calls/call.ts";
import type { Send } from "../../indexer/world.ts";
import type { Random } from "../random.ts";
import { learn, type Model } from "./model.ts";
import { RefusedError } from "./refused.ts";
import type { SharedChain } from "./shared-chain.ts";

const GAS = numberToHex(5_000_000);

type Transaction = { from: Address; to: Address; data: Hex };
/** How blocks were made: played again on the same parent, they are the same blocks. */
export type Recorded =
  | { kind: "sent"; at: number; transactions: Transaction[] }
  | { kind: "empty"; at: number; count: number; bulk: boolean };

type Bundle = { hashes: Hash[]; mined: Promise<void>; added: () => void };

export type Blocks = ReturnType<typeof createBlocks>;

/** Makes every block of a seed's chain, each at a time that follows from the seed. */
export function createBlocks({ client, deployment }: SharedChain, state: { model: Model }, random: Random) {
  const tape: Recorded[] = [];
  let bundle: Bundle | undefined;

  const later = () => {
    state.model.time += random.int(1, 15);
    return state.model.time;
  };
  const submit = (transaction: Transaction) =>
    client.request({ method: "eth_sendTransaction", params: [{ ...transaction, gas: GAS }] } as never) as Promise<Hash>;
  const mineAt = (at: number) => client.request({ method: "evm_mine", params: [numberToHex(at)] } as never);

  const send: Send = async (from, call) => {
    const transaction = { from, to: call.address, data: dataOf(call) };
    let hash: Hash;
    if (bundle) {
      const { hashes, mined, added } = bundle;
      hash = await submit(transaction);
      hashes.push(hash);
      tape.push({ kind: "sent", at: 0, transactions: [transaction] });
      added();
      await mined;
    } else {
      const at = later();
      tape.push({ kind: "sent", at, transactions: [transaction] });
      await client.setNextBlockTimestamp({ timestamp: BigInt(at) });
      hash = await submit(transaction).catch((error: unknown) => {
        if (/revert/i.test(String(error))) throw new RefusedError(`${call.functionName}: ${String(error)}`);
        throw error;
      });
    }
    const receipt = await client.getTransactionReceipt({ hash });
    if (receipt.status !== "success") throw new RefusedError(`${call.functionName} reverted`);
    learn(state.model, deployment, receipt.logs);
    return receipt;
  };

  const mine = async (at: number, count: number, bulk: boolean) => {
    if (bulk) {
      await client.setNextBlockTimestamp({ timestamp: BigInt(at) });
      await client.mine({ blocks: count, interval: 1 });
    } else for (let i = 0; i < count; i++) await mineAt(at + i);
  };

  return {
    tape,
    send,
    /** Blocks without a transaction. In bulk as `hardhat_mine` makes them, which leaves out the links between them. */
    async empty(count: number, bulk: boolean) {
      const at = later();
      tape.push({ kind: "empty", at, count, bulk });
      await mine(at, count, bulk);
      state.model.time += count - 1;
    },
    /** Runs actions of one transaction each so that all are in one block, in order. */
    async together<Answer>(actions: (() => Promise<Answer>)[]): Promise<PromiseSettledResult<Answer>[]> {
      const begun = tape.length;
      const at = later();
      let mined = () => {};
      bundle = { hashes: [], mined: new Promise((resolve) => (mined = resolve)), added: () => {} };
      await client.setAutomine(false);
      const running: Promise<Answer>[] = [];
      for (const act of actions) {
        const sent = new Promise<void>((resolve) => (bundle!.added = resolve));
        const answer = act();
        running.push(answer);
        await Promise.race([sent, answer.catch(() => undefined)]);
      }
      bundle = undefined;
      await mineAt(at);
      await client.setAutomine(true);
      const inOne = tape.splice(begun).flatMap((one) => (one.kind === "sent" ? one.transactions : []));
      tape.push({ kind: "sent", at, transactions: inOne });
      mined();
      return Promise.allSettled(running);
    },
    /** Makes the same blocks once more. */
    async playAgain(recorded: Recorded[]) {
      for (const one of recorded) {
        tape.push(one);
        if (one.kind === "empty") await mine(one.at, one.count, one.bulk);
        else {
          await client.setAutomine(false);
          for (const transaction of one.transactions) await submit(transaction);
          await mineAt(one.at);
          await client.setAutomine(true);
        }
      }
    },
  };
}

function dataOf({ abi, functionName, args }: Call): Hex {
  return encodeFunctionData({ abi, functionName, args });
}
