import { Download } from "lucide-react";

/** All of what a table shows a page of, as a file. */
export function CsvLink({ href, what }: { href: string; what: string }) {
  return (
    <a href={href} download className="link inline-flex items-center gap-1.5 whitespace-nowrap" data-testid="csv">
      <Download className="size-3.5" aria-hidden="true" />
      CSV
      <span className="sr-only">of all {what}</span>
    </a>
  );
}
