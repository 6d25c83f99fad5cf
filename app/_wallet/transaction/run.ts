import { getConnection, switchChain } from "wagmi/actions";
import { approve, describeApprove } from "#chain/calls/approve.ts";
import type { Call } from "#chain/calls/call.ts";
import { formatTokenAmount } from "#chain/tokens.ts";
import { explain } from "../explain.ts";
import type { Machinery } from "../machinery/machinery.ts";
import { isLocalChain } from "../settings.tsx";
import { isUserRefusal } from "./is-user-refusal.ts";
import type { AllowanceChoice } from "./machine.ts";
import { findPermitDomain, readMoney, signPermit } from "./permit.ts";
import type { Plan } from "./plan.ts";
import { send, simulate } from "./send.ts";
import { dispatch, readTransaction, setPlan, setSent } from "./transaction-store.ts";
import { watchCall, watchSent } from "./watch.ts";

/** Shows a plan and checks what can be checked before anything is signed. Ends in `ready`, or says what is in the way. */
export async function begin(machinery: Machinery, plan: Plan): Promise<void> {
  if (dispatch({ type: "start" }).at !== "checking") return;
  setPlan(plan);
  await guarded(machinery, () => check(machinery, plan));
}

async function check(machinery: Machinery, plan: Plan): Promise<void> {
  const { config, settings } = machinery;
  const connection = getConnection(config);
  if (connection.status !== "connected") throw new Error("No wallet is connected.");
  const actual = await connection.connector.getChainId();
  if (actual !== settings.chainId) {
    dispatch({ type: "wrongNetwork", wanted: settings.chainId, actual });
    return;
  }
  const { spending } = plan;
  if (spending === undefined) {
    await simulate(machinery, connection.address, plan.call);
    dispatch({ type: "checked", need: { options: [] } });
    return;
  }
  const { balance, allowance } = await readMoney(machinery, connection.address, spending);
  if (balance < spending.amount) {
    dispatch({ type: "reverted", reason: shortOf(machinery, spending.token, spending.amount, balance) });
    return;
  }
  if (allowance >= spending.amount) {
    await simulate(machinery, connection.address, plan.call);
    dispatch({ type: "checked", need: { options: [] } });
    return;
  }
  const canPermit =
    spending.withPermit !== undefined &&
    (await findPermitDomain(machinery, spending.token, connection.address)) !== undefined;
  dispatch({ type: "checked", need: { options: canPermit ? ["permit", "approve"] : ["approve"] } });
}

function shortOf({ settings }: Machinery, token: `0x${string}`, needed: bigint, balance: bigint) {
  const money = (amount: bigint) => formatTokenAmount(settings.deployment, token, amount);
  return {
    what: `This needs ${money(needed)}, and the connected account has ${money(balance)}.`,
    next: isLocalChain(settings.chainId)
      ? "Make test money with the button beside the form, or choose a smaller amount."
      : `Add ${money(needed - balance)} to the account, or choose a smaller amount.`,
    retry: "later" as const,
  };
}

/** Signs and sends what `begin` has shown, with the chosen way of allowing the money where one is needed. */
export async function proceed(machinery: Machinery, via?: AllowanceChoice): Promise<void> {
  const { plan } = readTransaction();
  const connection = getConnection(machinery.config);
  if (plan === undefined || connection.status !== "connected") return;
  await guarded(machinery, async () => {
    const call = await allow(machinery, connection.address, plan, via);
    if (call === undefined) return;
    await simulate(machinery, connection.address, call);
    if (dispatch({ type: "simulated" }).at !== "awaiting signature") return;
    const sent = await send(machinery, connection.address, call, { ...plan, step: "call" });
    setSent(sent);
    dispatch({ type: "submitted", hash: sent.hash });
    await watchCall(machinery, sent);
  });
}

/** The call to make once the money is allowed; undefined where allowing it ended otherwise. */
async function allow(
  machinery: Machinery,
  account: `0x${string}`,
  plan: Plan,
  via: AllowanceChoice | undefined,
): Promise<Call | undefined> {
  const { spending } = plan;
  if (spending === undefined || via === undefined) {
    return dispatch({ type: "allowanceGranted" }).at === "simulating" ? plan.call : undefined;
  }
  if (dispatch({ type: "allowanceAsked", via }).at !== "allowance") return undefined;
  if (via === "permit") {
    const permit = await signPermit(machinery, account, spending);
    dispatch({ type: "allowanceGranted" });
    return spending.withPermit?.(permit);
  }
  const { deployment } = machinery.settings;
  const args = { token: spending.token, amount: spending.amount };
  const sent = await send(machinery, account, approve(deployment, args), {
    step: "allowance",
    title: plan.title,
    sentence: describeApprove(deployment, args),
    done: { sentence: "The approval is confirmed. Nothing else was sent: go on where you left off." },
  });
  setSent(sent);
  dispatch({ type: "allowanceSubmitted", hash: sent.hash });
  if ((await watchSent(machinery, sent)) !== "mined") return undefined;
  return dispatch({ type: "allowanceGranted" }).at === "simulating" ? plan.call : undefined;
}

/** Asks the wallet to go to Lode's network, and checks again. */
export async function switchNetwork(machinery: Machinery): Promise<void> {
  const { plan } = readTransaction();
  await guarded(machinery, async () => {
    await switchChain(machinery.config, { chainId: machinery.settings.chainId });
    if (plan !== undefined) await begin(machinery, plan);
  });
}

async function guarded({ settings }: Machinery, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const reason = await explain(error, settings.deployment);
    dispatch({ type: isUserRefusal(error) ? "rejected" : "reverted", reason });
  }
}
