import Link from "next/link";

export function SiteFooter() {
  return (
    <footer className="border-line border-t">
      <div className="mx-auto flex max-w-7xl flex-wrap gap-x-8 gap-y-2 px-4 py-5 text-ink-3 text-xs sm:px-6">
        <p className="max-w-prose flex-1 basis-72">
          Mining income falls as difficulty rises and can be less than a slice costs. Nothing here is advice or a
          promise of income.
        </p>
        <nav aria-label="Footer" className="flex flex-wrap gap-x-5 gap-y-1">
          <Link className="hover:text-ink" href="/docs">
            How it works
          </Link>
          <Link className="hover:text-ink" href="/docs#trust">
            What you trust
          </Link>
          <Link className="hover:text-ink" href="/docs#glossary">
            Glossary
          </Link>
          <a className="hover:text-ink" href="/api/v1/status">
            API
          </a>
        </nav>
      </div>
    </footer>
  );
}
