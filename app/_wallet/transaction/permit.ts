import { erc20Abi, parseAbi } from "viem";
import { getBlock, readContract, signTypedData } from "wagmi/actions";
import { permitToSign } from "#chain/calls/buy-with-permit.ts";
import type { Machinery } from "../machinery/machinery.ts";
import type { SignedPermit, Spending } from "./plan.ts";

const permitAbi = parseAbi([
  "function nonces(address owner) view returns (uint256)",
  "function eip712Domain() view returns (bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)",
]);

/** A permit is good for an hour of chain time: long enough to sign, short enough to be forgotten. */
const goodForSeconds = 3600n;

/** What the account holds of the token, and has allowed CapacitySlices to take. */
export async function readMoney({ config, settings }: Machinery, account: `0x${string}`, spending: Spending) {
  const token = { address: spending.token, abi: erc20Abi } as const;
  const [balance, allowance] = await Promise.all([
    readContract(config, { ...token, functionName: "balanceOf", args: [account] }),
    readContract(config, {
      ...token,
      functionName: "allowance",
      args: [account, settings.deployment.capacitySlices],
    }),
  ]);
  return { balance, allowance };
}

/** The name and version a permit of this token is signed for; undefined for a token without permits. */
export async function findPermitDomain({ config }: Machinery, token: `0x${string}`, account: `0x${string}`) {
  try {
    const [domain] = await Promise.all([
      readContract(config, { address: token, abi: permitAbi, functionName: "eip712Domain" }),
      readContract(config, { address: token, abi: permitAbi, functionName: "nonces", args: [account] }),
    ]);
    return { name: domain[1], version: domain[2] };
  } catch {
    return undefined;
  }
}

/** Has the wallet sign a permit for exactly the spent amount. Throws what the wallet throws. */
export async function signPermit(
  machinery: Machinery,
  account: `0x${string}`,
  { token, amount }: Spending,
): Promise<SignedPermit> {
  const { config, settings } = machinery;
  const domain = await findPermitDomain(machinery, token, account);
  if (domain === undefined) throw new Error("This token has no permits: approve the amount instead.");
  const nonce = await readContract(config, { address: token, abi: permitAbi, functionName: "nonces", args: [account] });
  const { timestamp } = await getBlock(config);
  const deadline = timestamp + goodForSeconds;
  const permit = permitToSign(settings.deployment, {
    token,
    ...domain,
    owner: account,
    value: amount,
    nonce,
    deadline,
  });
  return { deadline, signature: await signTypedData(config, permit) };
}
