"use client";
import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** A link of the main navigation; `also` names a second root that belongs to it. Shows that the next page is on its way. */
export function NavLink({ href, also, children }: { href: string; also?: string; children: ReactNode }) {
  const path = usePathname();
  const within = (root: string) => path === root || (root !== "/" && path.startsWith(`${root}/`));
  const isCurrent = within(href) || (also !== undefined && within(also));
  return (
    <Link
      href={href}
      aria-current={isCurrent ? "page" : undefined}
      className="relative inline-flex min-h-11 items-center whitespace-nowrap px-2 text-ink-2 hover:text-ink aria-[current=page]:text-ink aria-[current=page]:shadow-[inset_0_-2px_0_var(--ore)]"
    >
      {children}
      <Pending />
    </Link>
  );
}

function Pending() {
  const { pending } = useLinkStatus();
  return pending && <span aria-hidden="true" className="absolute inset-x-2 bottom-0 h-0.5 animate-pulse bg-ore" />;
}
