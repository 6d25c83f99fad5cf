import { DemoClock } from "./demo-clock.tsx";

/** On a local chain the days are replayed, and a reader must not take them for today. */
export function ReplayBanner({ rpcUrl, chainTime }: { rpcUrl: string; chainTime: Date }) {
  return (
    <section aria-label="Local replay" className="border-line border-b bg-calm-soft text-calm">
      <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1.5 text-xs sm:px-6">
        <p>
          <strong className="font-medium">Local replay.</strong> Test money on your own machine; the days are real
          mining days of the past.
        </p>
        <DemoClock rpcUrl={rpcUrl} chainTime={chainTime} />
      </div>
    </section>
  );
}
