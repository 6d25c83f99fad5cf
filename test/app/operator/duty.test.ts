import { expect, test } from "vitest";
import { dutyOf } from "#app/operator/_operator/duty.ts";

const batch = {
  status: "Active",
  termStart: new Date("2024-04-01T00:00:00Z"),
  periodSeconds: 86_400,
  periods: 30,
  nextPeriod: 4,
  finishedPeriods: 4,
  grace: 3 * 86_400,
  defaultableAt: new Date("2024-04-09T00:00:00Z"),
  bond: 1_000n,
} as const;
const at = (time: string) => new Date(`${time}Z`);

test("nothing is due while the next period runs", () => {
  expect(dutyOf(batch, at("2024-04-05T18:00:00"))).toMatchObject({
    due: 0,
    tone: "calm",
    text: "Period 4 ends in 6 hours.",
  });
});

test("a finished period is due, with the time left until default", () => {
  const duty = dutyOf({ ...batch, finishedPeriods: 5 }, at("2024-04-06T12:00:00"));
  expect(duty).toMatchObject({ due: 1, tone: "warn", title: "Period 4 is due" });
  expect(duty.text).toBe("2 days 12 hours left to post period 4, or the batch is in default.");
});

test("the last third of the grace is loud", () => {
  expect(dutyOf({ ...batch, finishedPeriods: 7 }, at("2024-04-08T12:00:00"))).toMatchObject({
    due: 3,
    tone: "bad",
    title: "3 payouts are due",
  });
});

test("past the grace, anybody may declare default, and posting is still possible", () => {
  const duty = dutyOf({ ...batch, finishedPeriods: 8 }, at("2024-04-09T06:00:00"));
  expect(duty).toMatchObject({ due: 4, tone: "bad", title: "Default may be declared" });
  expect(duty.text).toContain("overdue by 6 hours");
});

test("a batch that has ended owes nothing; a completed one may still hold its bond", () => {
  expect(dutyOf({ ...batch, status: "Defaulted" }, at("2024-05-09T00:00:00"))).toMatchObject({ due: 0 });
  const completed = { ...batch, status: "Completed", nextPeriod: 30, finishedPeriods: 30 } as const;
  expect(dutyOf(completed, at("2024-05-09T00:00:00")).text).toContain("can be released");
  expect(dutyOf({ ...completed, bond: 0n }, at("2024-05-09T00:00:00")).text).toContain("is released");
});
