/** A vein of ore through rock. Decorative: the wordmark beside it says the name. */
export function Logo() {
  return (
    <svg viewBox="0 0 32 32" className="size-7 shrink-0" aria-hidden="true">
      <path className="fill-ink" d="M16 1.5 28.6 8.8v14.4L16 30.5 3.4 23.2V8.8z" />
      <g className="stroke-ore-fill" fill="none" strokeLinejoin="round" strokeLinecap="round">
        <path strokeWidth="3.2" d="m10.2 6.4 3 7.2-2.4 5.2 7.6 2.4 2.4 5.6" />
        <path strokeWidth="1.8" d="m13.2 13.6 7-2.8" />
      </g>
    </svg>
  );
}
