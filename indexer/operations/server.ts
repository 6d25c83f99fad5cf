import { createServer, type ServerResponse } from "node:http";
import { collectDefaultMetrics } from "prom-client";
import type { Logger } from "../logger.ts";
import { judgeHealth, judgeReadiness, type Verdict } from "./health.ts";
import type { Metrics } from "./metrics.ts";

const AGAIN_MS = 5_000;

export type Operations = {
  host: string;
  port: number;
  metrics: Metrics;
  log: Logger;
  /** Takes secrets out of what is answered. */
  hide: (text: string) => string;
};
export type OperationsServer = { close(): void };

/**
 * Serves /health, /ready and /metrics until `close`. A busy port is no reason not to follow the chain: it is said once, and tried
 * again until it is free (of a predecessor that is still ending, say). `port` 0 takes any free one.
 */
export function serveOperations({ host, port, metrics, log, hide }: Operations): OperationsServer {
  collectDefaultMetrics({ register: metrics.registry });
  const reply = (answer: ServerResponse, status: number, body: unknown) => {
    answer.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
    answer.end(hide(`${JSON.stringify(body)}\n`));
  };
  const judged = (answer: ServerResponse, { ok, body }: Verdict) => reply(answer, ok ? 200 : 503, body);
  const server = createServer(async ({ url = "/", method }, answer) => {
    const [path] = url.split("?");
    if (method !== "GET" && method !== "HEAD") return reply(answer, 405, { error: "Only GET is answered here." });
    if (path === "/health") return judged(answer, judgeHealth(metrics.vitals, Date.now()));
    if (path === "/ready") return judged(answer, judgeReadiness(metrics.vitals, Date.now()));
    if (path !== "/metrics") return reply(answer, 404, { error: "There is /health, /ready and /metrics." });
    answer.setHeader("content-type", metrics.registry.contentType).end(hide(await metrics.registry.metrics()));
  });
  let again: NodeJS.Timeout | undefined;
  let told = false;
  const listen = () => server.listen(port, host);
  server.on("listening", () => {
    const address = server.address();
    const at = address !== null && typeof address === "object" ? address.port : port;
    log.info(`Health, readiness and metrics are at http://${host}:${at}/health, /ready and /metrics.`, {
      host,
      port: at,
    });
  });
  server.on("error", (error: NodeJS.ErrnoException) => {
    if (!told) log.warn(sentence(host, port, error), { code: "operations-port", host, port, cause: error.code });
    told = true;
    again = setTimeout(listen, AGAIN_MS);
  });
  listen();
  return {
    close() {
      clearTimeout(again);
      server.removeAllListeners("error").on("error", () => {});
      server.close();
      server.closeAllConnections();
    },
  };
}

function sentence(host: string, port: number, { code, message }: NodeJS.ErrnoException): string {
  const goesOn = "The chain is followed all the same; health, readiness and metrics are served as soon as that works.";
  if (code === "EADDRINUSE") {
    return `Port ${port} of ${host} is busy: set INDEXER_PORT to a free one, or end the program that has it. ${goesOn}`;
  }
  return `Nothing can be served at ${host}, port ${port} (${message}): correct INDEXER_HOST and INDEXER_PORT. ${goesOn}`;
}
