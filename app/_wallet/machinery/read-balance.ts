import { erc20Abi } from "viem";
import { readContract } from "wagmi/actions";
import type { WalletConfig } from "./config.ts";

export const readBalance = (config: WalletConfig, token: `0x${string}`, account: `0x${string}`): Promise<bigint> =>
  readContract(config, { address: token, abi: erc20Abi, functionName: "balanceOf", args: [account] });
