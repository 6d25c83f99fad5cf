// The embedded PostgreSQL as a process of its own, so that its end can be noticed and it ends with the stack.
import { join } from "node:path";
import { env } from "#env.ts";
import { startEmbedded } from "#scripts/postgres/embedded.ts";

const server = await startEmbedded({
  dataDir: join(env.LODE_HOME, "postgres"),
  port: env.DATABASE_PORT,
  onLog: (line) => console.log(line),
});
console.log(`PostgreSQL listens on 127.0.0.1:${env.DATABASE_PORT}, its data is in ${server.dataDir}`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, async () => {
    await server.stop();
    process.exit(0);
  });
}

// Without its server this process has no reason to live; ending says so to the stack.
setInterval(() => {
  try {
    process.kill(server.pid, 0);
  } catch {
    console.error("PostgreSQL ended by itself.");
    process.exit(1);
  }
}, 1_000);
