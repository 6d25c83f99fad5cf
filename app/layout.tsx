import "./globals.css";
import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { Banners } from "./_components/banners.tsx";
import { SiteFooter } from "./_components/site-footer.tsx";
import { SiteHeader } from "./_components/site-header.tsx";
import { findView } from "./_server/view.ts";
import { WalletProvider } from "./_wallet/wallet-provider.tsx";

const description =
  "Buy a slice of real mining capacity. The price waits in escrow and is released by delivery; every payout can be recomputed to the satoshi.";

export const metadata: Metadata = {
  title: { default: "Lode: slices of mining capacity", template: "%s · Lode" },
  description,
  applicationName: "Lode",
  openGraph: { type: "website", siteName: "Lode", title: "Lode: slices of mining capacity", description },
  twitter: { card: "summary", title: "Lode: slices of mining capacity", description },
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f7f6f3" },
    { media: "(prefers-color-scheme: dark)", color: "#0d0e10" },
  ],
};

export default async function Layout({ children }: { children: ReactNode }) {
  const theme = (await cookies()).get("lode-theme")?.value;
  const found = await findView();
  const page = (
    <>
      <a
        href="#content"
        className="button sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:px-4 focus:py-2"
      >
        Skip to content
      </a>
      <SiteHeader connectable={found.deployment !== undefined} />
      <Banners found={found} />
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-7xl flex-1 px-4 pt-6 pb-10 outline-none sm:px-6">
        {children}
      </main>
      <SiteFooter />
    </>
  );
  return (
    <html
      lang="en"
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      data-theme={theme === "light" || theme === "dark" ? theme : undefined}
      suppressHydrationWarning
    >
      <body className="flex min-h-dvh flex-col">
        {found.deployment === undefined ? (
          page
        ) : (
          <WalletProvider chainId={found.chainId} rpcUrl={found.rpcUrl} deployment={found.deployment}>
            {page}
          </WalletProvider>
        )}
      </body>
    </html>
  );
}
