import { z } from "zod";
import type { AttesterSet } from "#queries/attester-set.ts";
import type { SiteDetail } from "#queries/find-site.ts";
import type { JsonOf } from "./json-of.ts";
import { address, asOf, count, digits, evidence, evmHash, hashes, time } from "./parts.ts";

const machines = z.strictObject({
  ...{ model: z.string(), count, unitHashrate: hashes, efficiencyMilliJoulesPerTh: count },
});

const site = z.strictObject({
  ...{
    number: count,
    operator: address,
    name: z.string(),
    country: z.string().describe("ISO 3166-1 alpha-2"),
    evidence,
  },
  ...{ nameplate: hashes, capacity: hashes, reserved: hashes, energyMixHash: evmHash, machinesHash: evmHash },
  stated: z
    .strictObject({ documentHash: evmHash, attesterSet: count.nullable(), at: time, txHash: evmHash })
    .nullable(),
  ...{ machines: z.array(machines), registeredAt: time },
  reservations: z.array(
    z.strictObject({
      ...{ batchId: digits, batchName: z.string(), hashrate: hashes, reservedAt: time, releasedAt: time.nullable() },
    }),
  ),
}) satisfies z.ZodType<JsonOf<SiteDetail>>;

const attesterSet = z.strictObject({
  ...{ set: count, createdBy: address, createdAt: time, txHash: evmHash, threshold: count, highestLevel: evidence },
  members: z.array(
    z.strictObject({ attester: address, kind: z.enum(["operator", "pool", "auditor"]), resignedAt: time.nullable() }),
  ),
}) satisfies z.ZodType<JsonOf<AttesterSet>>;

export const siteAnswer = z.strictObject({ asOf, site });
export const attesterSetAnswer = z.strictObject({ asOf, attesterSet });
