import { Section } from "#app/_components/section.tsx";

const words = [
  ["Operator", "who runs the machines and sells capacity"],
  ["Batch", "a quantity of capacity sold on one set of terms"],
  ["Unit", "the smallest sellable capacity of a batch, for example 1 TH/s"],
  ["Slice", "a token that stands for a fixed number of units of one batch"],
  ["Term, period", "the batch’s life, and its equal parts, usually one UTC day, numbered from 0"],
  ["Pool payment", "what a mining pool paid the operator"],
  ["Payout", "what the operator posts on the chain for one period, funded in full"],
  ["Claim", "a holder taking what their slices have earned"],
  ["Credit", "what the contract owes an account outside of any slice; it alone can withdraw it"],
  ["Escrow", "buyers’ money not yet released to the operator"],
  ["Bond", "the operator’s money at stake"],
  ["Default", "the operator failed to post in time; escrow and bond go to holders"],
  ["Evidence", "what supports a payout; operator’s word for now"],
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
