import { Empty } from "#app/_components/empty.tsx";
import { Section } from "#app/_components/section.tsx";
import type { BatchMoney } from "#app/_format/token-of.ts";
import { AccusationCard } from "#app/_proof/accusation-card.tsx";
import type { BatchSummary } from "#queries/batch-summary.ts";
import type { ProofStanding } from "#queries/find-proof-standing.ts";
import type { HeldPeriods } from "#queries/list-held-periods.ts";
import { JudgedTable } from "./judged-table.tsx";
import { StandingFigures } from "./standing-figures.tsx";
import { WaitingPeriods } from "./waiting-periods.tsx";

type Props = {
  batch: BatchSummary;
  standing: ProofStanding;
  held: HeldPeriods;
  money: BatchMoney;
  now: Date;
};

/** Of a batch whose payments must be proven: what of its escrow waits for that, and what became of the rest. */
export function HeldSection({ batch, standing, held, money, now }: Props) {
  const { waiting, judged } = held;
  const hasBegun = waiting.length > 0 || judged.length > 0;
  return (
    <Section
      id="held"
      title="Escrow and proofs"
      lead="The operator’s part of each posted period waits until all payments proven on Bitcoin cover all that was posted so far, within 5 %. Without them it goes to the holders."
    >
      {hasBegun || standing.proofs > 0 ? (
        <StandingFigures batch={batch} standing={standing} money={money} />
      ) : (
        <Empty title="Nothing is posted yet, so nothing waits.">{whatComes(standing)}</Empty>
      )}
      {hasBegun && <WaitingPeriods batch={batch} standing={standing} waiting={waiting} money={money} now={now} />}
      <div className="mt-4 max-w-md empty:hidden">
        <AccusationCard batch={batch} sums={standing} accusation={standing.accusation} money={money} now={now} />
      </div>
      {judged.length > 0 && <JudgedTable batch={batch} judged={judged} money={money} />}
    </Section>
  );
}

/** A sentence on what has to be there before anything can be proven. */
function whatComes({ scripts }: ProofStanding): string {
  return scripts === 0
    ? "The operator has registered no Bitcoin address for this batch so far. Until it does, no payment can be proven, and what is posted would go unproven."
    : "The pool’s address is registered. Once a period is posted, its part of the escrow is shown here until it is settled.";
}
