// Preloaded with `node --import`: the process believes in another time. CLOCK_SHIFT_MS is how far it is off, "jumps" means an hour
// to and fro at each look.
const HOUR_MS = 3_600_000;
const real = Date.now;
let looks = 0;
const now = () => {
  const wanted = process.env.CLOCK_SHIFT_MS ?? "0";
  const shift = wanted === "jumps" ? (looks++ % 2 === 0 ? HOUR_MS : -HOUR_MS) : Number(wanted);
  return real() + shift;
};
globalThis.Date = class extends Date {
  constructor(...given) {
    if (given.length === 0) super(now());
    else super(...given);
  }
  static now() {
    return now();
  }
};
