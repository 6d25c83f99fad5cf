import { readContract } from "wagmi/actions";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import type { Machinery } from "./machinery.ts";

export const readAdmission = ({ config, settings }: Machinery, account: `0x${string}`): Promise<boolean> =>
  readContract(config, {
    address: settings.deployment.batchManager,
    abi: batchManagerAbi,
    functionName: "isOperatorAdmitted",
    args: [account],
  });
