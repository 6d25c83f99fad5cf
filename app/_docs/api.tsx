import { Section } from "#app/_components/section.tsx";

const routes = [
  ["/api/v1/health", "200 when pages can be read, else 503"],
  ["/api/v1/status", "up to which block the database is true; contract addresses"],
  ["/api/v1/batches", "batches, newest first; limit, before (a batch's number: next says which)"],
  ["/api/v1/batches/{id}", "one batch"],
  ["/api/v1/batches/{id}/payouts", "its payouts, newest first; limit, beforePeriod"],
  ["/api/v1/batches/{id}/top-ups", "what was paid for posted periods afterwards; limit, before (a position)"],
  ["/api/v1/sites/{id}", "one site: machines, capacity, the batches that hold it"],
  ["/api/v1/attester-sets/{id}", "who signs, and how many must"],
  ["/api/v1/slices/{id}", "one slice"],
  ["/api/v1/slices/{id}/payouts", "its ledger, newest first; limit, before (a position)"],
  ["/api/v1/slices/{id}/payouts.csv", "all of its ledger, as a table for spreadsheets"],
  ["/api/v1/portfolio/{address}", "what an account holds and is owed"],
  ["/api/v1/portfolio/{address}/payouts.csv", "what happened to its money, as a table for spreadsheets"],
  ["/api/v1/live", "server-sent events: a block event after each block"],
] as const;

export function Api() {
  return (
    <Section
      id="api"
      title="API"
      lead="Everything these pages show, as JSON. Whole numbers of base units come as strings; errors as {error, next}."
    >
      <dl className="space-y-1.5">
        {routes.map(([route, what]) => (
          <div key={route} className="flex flex-wrap gap-x-4">
            <dt className="figure break-all">{route}</dt>
            <dd className="text-ink-2">{what}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
