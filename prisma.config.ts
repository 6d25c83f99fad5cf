import { fileURLToPath } from "node:url";
import { defineConfig } from "prisma/config";

// Prisma 7 would download a native schema engine; ours runs the official WASM build (docs/decisions/0002).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(new URL("./scripts/schema-engine.mjs", import.meta.url));
process.env.CHECKPOINT_DISABLE ??= "1";

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://lode:lode@127.0.0.1:5433/lode" },
});
