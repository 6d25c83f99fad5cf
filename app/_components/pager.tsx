import Link from "next/link";

type Props = { name: string; newest?: string; older?: string; words?: { newest: string; older: string } };

/** Older and newest pages of a list, by URL. */
export function Pager({ name, newest, older, words = { newest: "Newest", older: "Older" } }: Props) {
  if (newest === undefined && older === undefined) return null;
  return (
    <nav aria-label={`Pages of ${name}`} className="mt-3 flex gap-2">
      {newest !== undefined && (
        <Link className="button" href={newest} scroll={false}>
          {words.newest}
        </Link>
      )}
      {older !== undefined && (
        <Link className="button" href={older} scroll={false}>
          {words.older}
        </Link>
      )}
    </nav>
  );
}
