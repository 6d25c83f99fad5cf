import type { Duplex } from "node:stream";
import { createFrames } from "./frames.ts";
import type { RpcFaults } from "./rpc-faults.ts";

/** Hands on what a node announces over a websocket: not always, sometimes twice, sometimes with an older announcement after it. */
export function passAnnouncements(upstream: Duplex, client: Duplex, faults: RpcFaults): void {
  const earlier: Buffer[] = [];
  const pass = createFrames((bytes, isFrame) => {
    if (!isFrame || !bytes.includes("eth_subscription")) return void client.write(bytes);
    const fault = faults.ofAnnouncement(bytes.subarray(bytes.indexOf("{")).toString());
    const older = earlier.at(-3) ?? earlier[0];
    earlier.push(Buffer.from(bytes));
    if (earlier.length > 8) earlier.shift();
    if (fault === "announcement lost") return;
    if (fault === "websocket cut") return void client.destroy();
    client.write(bytes);
    if (fault === "announced twice") client.write(bytes);
    if (fault === "announced late" && older) client.write(older);
  });
  upstream.on("data", pass);
}
