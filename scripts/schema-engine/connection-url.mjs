/** Split Prisma's non-standard `?schema=` parameter off a connection URL. */
export function parse(connectionString, database) {
  const u = new URL(connectionString);
  const schema = u.searchParams.get("schema") ?? undefined;
  for (const p of ["schema", "connection_limit", "pool_timeout", "pgbouncer"]) u.searchParams.delete(p);
  if (database) u.pathname = `/${database}`;
  return { connectionString: u.toString(), schema, host: u.host, database: decodeURIComponent(u.pathname.slice(1)) };
}
