"use client";
import clsx from "clsx";
import { FileUp } from "lucide-react";
import { useRef, useState } from "react";
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
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const take = async (file: File | undefined) => {
    if (file !== undefined) onRecord(await openRecord(file));
  };
  return (
    <div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dragging is a convenience; the file field inside does the same */}
      <div
        className={clsx(
          "flex flex-wrap items-center gap-x-4 gap-y-3 rounded-lg border border-dashed p-5",
          isOver ? "border-ore bg-ore-soft" : "border-line-strong",
        )}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          void take(event.dataTransfer.files[0]);
        }}
      >
        <FileUp className="size-5 text-ink-3" aria-hidden="true" />
        <div className="min-w-0 flex-1 basis-60">
          <p className="font-medium">Drop the pool's record here</p>
          <p className="label">
            Foundry's daily earnings (JSON), Braiins' payouts export (CSV), or Lode's template (CSV). It is read in this
            browser and sent nowhere; only its hash goes on the chain.
          </p>
        </div>
        <button type="button" className="button" onClick={() => input.current?.click()}>
          Choose a file
        </button>
        <input
          ref={input}
          type="file"
          aria-label="Pool record"
          accept=".json,.csv,.txt,application/json,text/csv"
          className="sr-only"
          tabIndex={-1}
          data-testid="record-file"
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = ""; // the same file can be chosen again after it was repaired
          }}
        />
      </div>
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
        {fileName}: {statement.days.length} days of {statement.pool}
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
