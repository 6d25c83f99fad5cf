/** A batch as it is typed into the form. Times are UTC, as "2024-04-20T00:00". */
export type Draft = {
  name: string;
  /** Numbers of a site and of a set of attesters, as the form's lists give them; "" for none. */
  site: string;
  attesterSet: string;
  pool: string;
  unitSize: string;
  unitName: "GH/s" | "TH/s" | "PH/s";
  capacity: string;
  rate: string;
  upfront: string;
  periods: string;
  minUnits: string;
  termStart: string;
  saleStart: string;
  saleEnd: string;
  refundDeadline: string;
  graceHours: string;
  maxHosting: string;
  royalty: string;
  bond: string;
  evidence: string;
  arbiter: string;
  efficiency: string;
  power: string;
  pue: string;
  poolFee: string;
  service: string;
};

export type DraftField = keyof Draft;

const day = 86_400_000;
/** As a datetime-local field wants it, in UTC. */
export const utcText = (at: number): string => new Date(at).toISOString().slice(0, 16);

/** Where the form starts: a small batch that could be sold tomorrow, and given back until it starts. `now` is the chain's time. */
export function firstDraft(now: Date): Draft {
  const tomorrow = Math.floor(now.getTime() / day) * day + day;
  return {
    name: "",
    site: "",
    attesterSet: "",
    pool: "",
    unitSize: "1",
    unitName: "TH/s",
    capacity: "1000",
    rate: "0.04",
    upfront: "0",
    periods: "60",
    minUnits: "",
    termStart: utcText(tomorrow),
    saleStart: utcText(tomorrow - day),
    saleEnd: utcText(tomorrow + 30 * day),
    refundDeadline: utcText(tomorrow),
    graceHours: "72",
    maxHosting: "60",
    royalty: "0",
    bond: "",
    evidence: "0",
    arbiter: "",
    efficiency: "20",
    power: "0.05",
    pue: "1.03",
    poolFee: "2",
    service: "0.003",
  };
}
