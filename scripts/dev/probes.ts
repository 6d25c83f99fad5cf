import pg from "pg";

type Block = { number: bigint; hash: string };

/** The block at `tag` as the chain at `rpcUrl` tells it; undefined where the chain does not answer or has no such block. */
export async function findBlock(rpcUrl: string, tag: bigint | "latest"): Promise<Block | undefined> {
  const at = tag === "latest" ? tag : `0x${tag.toString(16)}`;
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_getBlockByNumber", params: [at, false] });
  try {
    const response = await fetch(rpcUrl, { method: "POST", headers: { "content-type": "application/json" }, body });
    const { result } = await response.json();
    return result ? { number: BigInt(result.number), hash: result.hash } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the database holds everything up to block `head` of the chain that runs now (not of one before it). */
export async function isIndexed(databaseUrl: string, rpcUrl: string, chainId: number, head: bigint): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query("select block_number, block_hash from chain_cursor where chain_id = $1", [
      chainId,
    ]);
    const cursor: { block_number: string; block_hash: string } | undefined = rows[0];
    if (cursor === undefined || BigInt(cursor.block_number) < head) return false;
    return (await findBlock(rpcUrl, BigInt(cursor.block_number)))?.hash === cursor.block_hash;
  } finally {
    await client.end();
  }
}

/** Whether the server of a database can be connected to; the database itself may not exist yet. */
export async function hasServer(databaseUrl: string): Promise<boolean> {
  const url = new URL(databaseUrl);
  url.pathname = "/postgres";
  const client = new pg.Client({ connectionString: url.href });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Whether anything at all, even an error, is answered at `url`. */
export async function listens(url: string): Promise<boolean> {
  return (await ask(url)) !== undefined;
}

/** Whether a page is served at `url`. */
export async function answers(url: string): Promise<boolean> {
  return (await ask(url))?.ok ?? false;
}

async function ask(url: string): Promise<Response | undefined> {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(120_000) });
  } catch {
    return undefined;
  }
}
