"use client";
import clsx from "clsx";
import type { LucideIcon } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";

type Props = {
  icon: LucideIcon;
  title: string;
  /** What the files are, and what becomes of them. */
  children: ReactNode;
  /** The field's name, for those who do not see it. */
  label: string;
  accept: string;
  isMany?: boolean;
  testId: string;
  onFiles: (files: File[]) => void;
};

/** Takes files by drag or by choice. */
export function FileDrop({ icon: Icon, title, children, label, accept, isMany = false, testId, onFiles }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const take = (files: FileList | null) => onFiles([...(files ?? [])].slice(0, isMany ? undefined : 1));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is a convenience; the file field inside does the same
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
        take(event.dataTransfer.files);
      }}
    >
      <Icon className="size-5 text-ink-3" aria-hidden="true" />
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-medium">{title}</p>
        <p className="label">{children}</p>
      </div>
      <button type="button" className="button" onClick={() => input.current?.click()}>
        {isMany ? "Choose files" : "Choose a file"}
      </button>
      <input
        ref={input}
        type="file"
        multiple={isMany}
        aria-label={label}
        accept={accept}
        className="sr-only"
        tabIndex={-1}
        data-testid={testId}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = ""; // the same file can be chosen again after it was repaired
        }}
      />
    </div>
  );
}
