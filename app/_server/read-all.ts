const PAGE = 2_000;

/** Every row of a list that is paged by position, newest first. */
export async function readAll<Row extends { position: bigint }>(
  read: (page: { before?: bigint; limit: number }) => Promise<Row[]>,
): Promise<Row[]> {
  const all: Row[] = [];
  for (;;) {
    const last = all.at(-1);
    const page = await read({ limit: PAGE, ...(last && { before: last.position }) });
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}
