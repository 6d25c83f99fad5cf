import type { NextConfig } from "next";

const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=()" },
];

const config: NextConfig = {
  // Two servers may build side by side (tests beside `npm run dev`), each in a directory of its own.
  distDir: process.env.NEXT_DIST_DIR || ".next",
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  // Keeps Next from writing each dist directory into tsconfig.json.
  experimental: { strictRouteTypes: true },
  // `npm run typecheck` judges the whole repository; a build need not do it again.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  allowedDevOrigins: ["127.0.0.1", "localhost"],
  serverExternalPackages: ["@prisma/client", "@prisma/adapter-pg", "pg"],
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
};
export default config;
