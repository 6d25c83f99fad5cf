import { blockRewardSats, satsPerThDay } from "#domain/hashprice.ts";
import { workOf } from "#domain/nbits.ts";
import { parseRational } from "#domain/rational.ts";
import type { IncomeAssumptions } from "#domain/slice-income.ts";
import { subsidySats } from "#domain/subsidy.ts";

/** The network on 2024-04-25, and a slice on it: the day that the known answers are for. */
export const work = workOf(0x170331db);
export const subsidy = subsidySats(840_700);
export const reward = blockRewardSats(subsidy, 10_868_635_747n, 144n);
export const btcUsd = parseRational("64481.71");

export const slice: IncomeAssumptions = {
  satsPerThDay: satsPerThDay(reward, work),
  btcUsd,
  uptime: parseRational("0.97"),
  poolFee: parseRational("0.02"),
  jPerTh: parseRational("21.5"),
  usdPerKwh: parseRational("0.055"),
  pue: parseRational("1.03"),
  serviceUsdPerThDay: parseRational("0.0045"),
  platformFee: parseRational("0.025"),
};
