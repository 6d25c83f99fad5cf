import type { TestDatabase } from "../../database.ts";

/** Every column, constraint, index, view, function and migration of a database, a line each. */
export async function describeSchema({ query }: TestDatabase): Promise<string[]> {
  const rows = await query<{ line: string }>(`
    SELECT concat_ws(' ', table_name, column_name, data_type, numeric_precision, is_nullable, column_default) AS line
      FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid))
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT concat_ws(' ', viewname, definition) FROM pg_views WHERE schemaname = 'public'
    UNION ALL SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'
    UNION ALL SELECT concat_ws(' ', migration_name, checksum, applied_steps_count, finished_at IS NOT NULL, rolled_back_at)
      FROM _prisma_migrations
    ORDER BY 1`);
  return rows.map(({ line }) => line);
}
