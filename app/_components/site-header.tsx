import Link from "next/link";
import { ConnectButton } from "#app/_wallet/connect-button.tsx";
import { Logo } from "./logo.tsx";
import { NavLink } from "./nav-link.tsx";
import { ThemeToggle } from "./theme-toggle.tsx";

export function SiteHeader({ connectable }: { connectable: boolean }) {
  return (
    <header className="sticky top-0 z-30 border-line border-b bg-surface">
      <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-6 px-4 sm:px-6">
        <Link href="/" className="flex items-center gap-2 py-3 font-semibold text-ink text-lg tracking-tight">
          <Logo />
          Lode
        </Link>
        <nav
          aria-label="Main"
          className="-mx-2 order-last flex w-[calc(100%+1rem)] gap-1 overflow-x-auto sm:order-none sm:mx-0 sm:w-auto"
        >
          <NavLink href="/" also="/batches">
            Market
          </NavLink>
          <NavLink href="/portfolio" also="/slices">
            Portfolio
          </NavLink>
          <NavLink href="/operator">Operator</NavLink>
          <NavLink href="/docs">How it works</NavLink>
        </nav>
        <div className="ml-auto flex shrink-0 items-center gap-2 whitespace-nowrap py-2">
          <ThemeToggle />
          {connectable && <ConnectButton />}
        </div>
      </div>
    </header>
  );
}
