import { Section } from "#app/_components/section.tsx";

const words = [
  ["Operator", "who runs the machines and sells capacity"],
  ["Batch", "a quantity of capacity sold on one set of terms"],
  [
    "Terms, disclosure",
    "what of a batch the contract enforces for ever, and what its operator merely says about the farm",
  ],
  ["Site", "a place where machines run; every batch reserves its whole capacity from one"],
  ["Unit", "the smallest sellable capacity of a batch, for example 1 TH/s"],
  ["Slice", "a token that stands for a fixed number of units of one batch"],
  ["Term, period", "the batch’s life, and its equal parts, usually one UTC day, numbered from 0"],
  ["Pool payment", "what a mining pool paid the operator"],
  ["Payout", "what the operator posts on the chain for one period, funded in full"],
  ["Claim", "a holder taking what their slices have earned"],
  ["Credit", "what the contract owes an account outside of any slice; it alone can withdraw it"],
  ["Escrow", "buyers’ money not yet released to the operator"],
  ["Upfront part", "the part of a price that becomes the operator’s once nobody can give slices back any more"],
  ["Proceeds", "escrow released to the operator for what was delivered, until the operator collects it"],
  ["Cooling-off", "the time until the refund deadline, in which an owner can give a slice back for all that was paid"],
  ["Minimum", "units that must be sold, or the batch is cancelled"],
  ["Cancelled", "the batch will not run: everything that was paid for it is refundable"],
  ["Top-up", "more paid for a posted period afterwards, all of it to the holders"],
  ["Bond", "the operator’s money at stake"],
  ["Default", "the operator failed to post in time; escrow and bond go to holders"],
  [
    "Evidence",
    "what supports a payout or a site’s capacity: 0 operator’s word, 1 signed by a pool, 2 signed by an auditor; a payout’s also 3, proven on Bitcoin",
  ],
  [
    "Proof, proven",
    "what shows a contract that a Bitcoin output paid a batch; a payment that was shown, and a period whose posted gross such payments cover",
  ],
  ["Script", "what a Bitcoin output pays to, written as an address; one belongs to one batch for ever"],
  ["Held", "escrow of a posted period that waits for proofs, where a batch asks for them"],
  ["Accusation", "anybody’s word, checked by the contract, that more was proven for a batch than was posted"],
  ["Relay", "the contract that follows Bitcoin’s heaviest chain from one pinned block on"],
  ["Freshly mined", "paid by a block’s own reward, not from money that was there before"],
  [
    "Attester",
    "a pool or an auditor whose signature counts as evidence; a batch names a set of them, which never grows",
  ],
  ["Arbiter", "who decides a dispute about a bond, where a batch’s terms name one"],
  ["Retire", "burn a slice of an ended batch for good; what it is owed becomes credit"],
  ["Hashprice", "expected income per unit of hashrate per day"],
  ["TH-day", "one terahash per second running for one day; figures per TH-day compare batches of any size"],
  ["Delivered", "the part of the capacity sold that really ran in a period"],
] as const;

export function Glossary() {
  return (
    <Section id="glossary" title="Glossary">
      <dl className="grid gap-x-6 gap-y-1.5 sm:grid-cols-[10rem_minmax(0,1fr)]">
        {words.map(([word, meaning]) => (
          <div key={word} className="contents">
            <dt className="font-medium max-sm:mt-1.5">{word}</dt>
            <dd className="text-ink-2">{meaning}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
