import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { OwnPortfolio } from "#app/_portfolio/own-portfolio.tsx";
import { ownerParams } from "#app/_server/params.ts";

export const metadata: Metadata = { title: "Portfolio" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Asks whose; needs no wallet, for everything of an account is public. */
export default async function PortfolioPage({ searchParams }: Props) {
  const { address } = await searchParams;
  const typed = typeof address === "string" ? address.trim() : "";
  const { success, data } = ownerParams.safeParse({ address: typed });
  if (success) redirect(`/portfolio/${data.address}`);
  return (
    <div className="mx-auto max-w-xl py-10">
      <h1 className="font-semibold text-2xl tracking-tight">Portfolio</h1>
      <p className="mt-2 text-ink-2">What an account holds, has earned and can claim. Any account, no wallet needed.</p>
      <OwnPortfolio />
      <form action="/portfolio" className="mt-6">
        <label htmlFor="address" className="font-medium">
          Look up an address
        </label>
        <div className="mt-2 flex flex-wrap gap-2 sm:flex-nowrap">
          <input
            id="address"
            name="address"
            defaultValue={typed}
            required
            autoComplete="off"
            spellCheck={false}
            placeholder="0x…"
            aria-describedby={typed === "" ? undefined : "address-problem"}
            aria-invalid={typed !== ""}
            className="field figure"
          />
          <button type="submit" className="button button-primary">
            Show
          </button>
        </div>
        {typed !== "" && (
          <p id="address-problem" role="alert" className="mt-2 text-bad">
            That is not an address. An address is 0x and 40 hexadecimal digits; copy it whole.
          </p>
        )}
      </form>
    </div>
  );
}
