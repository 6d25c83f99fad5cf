import { divide, multiply, type Rational, type RationalInput } from "#domain/rational.ts";

/** Energy in kWh of `ths` TH/s running for `hours`: J/TH · TH/s is watts, and the site needs `pue` times as much. */
export function energyKwh(
  jPerTh: RationalInput,
  ths: RationalInput,
  hours: RationalInput,
  pue: RationalInput,
): Rational {
  return divide(multiply(jPerTh, ths, hours, pue), 1000n);
}

/** kWh of 1 TH/s in a day of full uptime. */
export function kwhPerThDay(jPerTh: RationalInput, pue: RationalInput): Rational {
  return energyKwh(jPerTh, 1n, 24n, pue);
}
