"use client";
import { FileUp } from "lucide-react";
import { FileDrop } from "#app/_components/file-drop.tsx";
import { formatCounted } from "#app/_format/count.ts";
import { describeFault } from "#evidence/fault.ts";
import { type OpenedRecord, openRecord } from "./record-reader.ts";

/** Takes a pool record by drag or by choice, and says what it is, or every fault in it. */
export function RecordDrop({
  record,
  onRecord,
}: {
  record: OpenedRecord | undefined;
  onRecord: (record: OpenedRecord) => void;
}) {
  const take = async ([file]: File[]) => {
    if (file !== undefined) onRecord(await openRecord(file));
  };
  return (
    <div>
      <FileDrop
        icon={FileUp}
        title="Drop the pool's record here"
        label="Pool record"
        accept=".json,.csv,.txt,application/json,text/csv"
        testId="record-file"
        onFiles={(files) => void take(files)}
      >
        Foundry's daily earnings (JSON), Braiins' payouts export (CSV), or Lode's template (CSV). It is read in this
        browser and sent nowhere; only its hash goes on the chain.
      </FileDrop>
      <div role="status">{record !== undefined && <Reading record={record} />}</div>
    </div>
  );
}

function Reading({ record: { fileName, reading } }: { record: OpenedRecord }) {
  if (!reading.ok) {
    return (
      <div className="mt-3 rounded-lg bg-bad-soft p-3" data-testid="record-faults">
        <p className="font-medium text-bad">{fileName} was not accepted. Nothing of it is used.</p>
        <ul className="mt-1 max-h-60 list-disc overflow-y-auto pl-5 text-ink-2">
          {reading.faults.map((fault) => (
            <li key={describeFault(fault)}>{describeFault(fault)}</li>
          ))}
        </ul>
        <p className="mt-1 text-ink-2">
          Repair these places, or export the record from the pool again, and choose it anew.
        </p>
      </div>
    );
  }
  const { statement, evidenceHash } = reading;
  const day = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10);
  const first = statement.days[0];
  const last = statement.days.at(-1);
  return (
    <div className="mt-3 rounded-lg bg-good-soft p-3" data-testid="record-accepted">
      <p className="font-medium text-good">
        {fileName}: {formatCounted(statement.days.length, "day")} of {statement.pool}
        {statement.account === undefined ? "" : `, account ${statement.account}`}
      </p>
      <p className="text-ink-2">
        {first && last && `${day(first.start)} to ${day(last.start)}. `}
        Evidence hash <span className="figure break-all">{evidenceHash}</span>
      </p>
      {statement.warnings.map((warning) => (
        <p key={warning} className="text-warn">
          {warning}
        </p>
      ))}
    </div>
  );
}
