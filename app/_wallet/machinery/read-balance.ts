import { erc20Abi } from "viem";
import { readContract } from "wagmi/actions";
import type { Machinery } from "./machinery.ts";

export const readBalance = ({ config }: Machinery, token: `0x${string}`, account: `0x${string}`): Promise<bigint> =>
  readContract(config, { address: token, abi: erc20Abi, functionName: "balanceOf", args: [account] });
