import { expect, test } from "vitest";
import { readCapacity, readMachines, readSite } from "#app/operator/_sites/read-site.ts";

const tera = 10n ** 12n;

test("a site has a name that slices can show, a country of two letters, and a text about its power", () => {
  const draft = { name: "Nordland, Norway", country: "no", energyMix: "Hydropower of two rivers." };
  expect(readSite(draft)).toEqual({ problems: {}, ready: { ...draft, country: "NO" } });
  expect(readSite({ ...draft, name: "Ålesund" }).problems.name).toContain("Letters without accents");
  expect(readSite({ ...draft, name: "x".repeat(32) }).problems.name).toBe("At most 31 bytes; this has 32.");
  expect(readSite({ ...draft, country: "Norway" }).problems.country).toContain("Two letters");
  expect(readSite({ ...draft, energyMix: " " }).problems.energyMix).toBe("Fill this in.");
});

test("machines are counted, and their hashrate is read in TH/s", () => {
  const draft = { model: "Antminer S21", count: "120", unitThs: "200.5", efficiency: "17.5" };
  expect(readMachines(draft).ready).toEqual({
    model: "Antminer S21",
    count: 120,
    unitHashrate: 200_500n * 10n ** 9n,
    efficiencyMilliJoulesPerTh: 17_500,
  });
  expect(readMachines({ ...draft, count: "0" }).problems.count).toBe("At least 1.");
});

test("a declared capacity lies between what batches hold and what the machines can do", () => {
  const site = { reserved: 1_500n * tera + 1n, nameplate: 2_000n * tera };
  const read = (capacity: string) => readCapacity({ capacity, document: "Meters." }, site);
  expect(read("2000").ready).toEqual({ capacity: 2_000n * tera, document: "Meters." });
  expect(read("2001").problems.capacity).toBe("At most 2,000.");
  expect(read("1500").problems.capacity).toBe("At least 1,501.");
});
