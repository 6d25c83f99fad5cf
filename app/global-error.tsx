"use client";
import "./globals.css";
import PageError from "./error.tsx";

/** When even the layout failed. */
export default function GlobalError(props: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <html lang="en">
      <body className="px-4">
        <title>Lode: this page failed</title>
        <main>
          <PageError {...props} />
        </main>
      </body>
    </html>
  );
}
