import Link from "next/link";

/** Older and newest pages of a list, by URL. */
export function Pager({ name, newest, older }: { name: string; newest?: string; older?: string }) {
  if (newest === undefined && older === undefined) return null;
  return (
    <nav aria-label={`Pages of ${name}`} className="mt-3 flex gap-2">
      {newest !== undefined && (
        <Link className="button" href={newest} scroll={false}>
          Newest
        </Link>
      )}
      {older !== undefined && (
        <Link className="button" href={older} scroll={false}>
          Older
        </Link>
      )}
    </nav>
  );
}
