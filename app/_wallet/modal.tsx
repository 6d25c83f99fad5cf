"use client";
import { X } from "lucide-react";
import { type ReactNode, useId, useLayoutEffect, useRef } from "react";

/** A native modal dialog: the browser keeps the focus inside, closes it on Esc, and gives the focus back. */
export function Modal({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes it with Esc; a click beside it is a convenience
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onClose={() => {
        if (!ref.current?.open) onClose();
      }}
      onClick={(event) => {
        if (event.target === ref.current) ref.current.close();
      }}
      className="card max-h-[calc(100dvh-2rem)] w-[calc(100%-2rem)] max-w-md overflow-y-auto p-0 shadow-2xl"
    >
      <div className="p-5">
        <header className="flex items-start justify-between gap-4">
          <h2 id={titleId} className="font-semibold text-lg leading-7">
            {title}
          </h2>
          <button
            type="button"
            aria-label="Close"
            onClick={() => ref.current?.close()}
            className="-m-2 grid size-9 shrink-0 place-items-center rounded-lg text-ink-2 hover:bg-raised hover:text-ink"
          >
            <X className="size-4" aria-hidden="true" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
