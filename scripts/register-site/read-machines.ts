import type { Machines } from "#chain/calls/add-machines.ts";
import { decimalToUnits } from "#evidence/decimal.ts";
import { hashrateUnits, parseHashrate } from "#scripts/read-hashrate.ts";
import { UsageError } from "#scripts/terminal.ts";

/** "Antminer S21, 400, 200 TH/s, 17.5": model, how many, hashrate of one, joules per terahash. Throws UsageError. */
export function readMachines(written: string): Machines {
  const parts = written.split(",").map((part) => part.trim());
  const [efficiency = "", hashrate = "", count = ""] = parts.splice(-3).reverse();
  const model = parts.join(", ");
  const unitHashrate = parseHashrate(hashrate);
  const milliJoules = decimalToUnits(efficiency, 3);
  const isRight = model !== "" && /^[1-9]\d{0,8}$/.test(count) && unitHashrate !== undefined;
  if (isRight && typeof milliJoules === "bigint" && milliJoules >= 0n && milliJoules < 2n ** 32n) {
    return { model, count: Number(count), unitHashrate, efficiencyMilliJoulesPerTh: Number(milliJoules) };
  }
  throw new UsageError(
    `--machines is "${written}"; write model, number, hashrate of one (in one of ${hashrateUnits}) and J/TH, as in "Antminer S21, 400, 200 TH/s, 17.5".`,
  );
}
