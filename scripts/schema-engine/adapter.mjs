import { randomUUID } from "node:crypto";
import { DriverAdapterError, ColumnTypeEnum as T } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { parse } from "./connection-url.mjs";

// @prisma/adapter-pg is not enough for migrations: it rejects catalog columns of type
// "char", splits scripts at every `;` (breaking $$ bodies) and drops the shadow
// database while still connected to it. This one keeps a single session.
const TYPES = {
  16: T.Boolean,
  17: T.Bytes,
  18: T.Character,
  19: T.Text,
  20: T.Int64,
  21: T.Int32,
  23: T.Int32,
  25: T.Text,
  26: T.Int64,
  114: T.Json,
  700: T.Float,
  701: T.Double,
  1042: T.Text,
  1043: T.Text,
  1082: T.Date,
  1083: T.Time,
  1114: T.DateTime,
  1184: T.DateTime,
  1700: T.Numeric,
  2950: T.Uuid,
  3802: T.Json,
  1000: T.BooleanArray,
  1002: T.CharacterArray,
  1003: T.TextArray,
  1005: T.Int32Array,
  1007: T.Int32Array,
  1009: T.TextArray,
  1015: T.TextArray,
  1016: T.Int64Array,
  1028: T.Int64Array,
  1231: T.NumericArray,
  2951: T.UuidArray,
};
const raw = (v) => v;
const PARSERS = {
  114: raw,
  3802: raw,
  1082: raw,
  1083: raw,
  1700: raw,
  1114: (v) => `${v.replace(" ", "T")}+00:00`,
  1184: (v) => new Date(v).toISOString(),
};

function driverError(e) {
  if (typeof e?.code === "string" && "severity" in e) {
    const m = e.message;
    const kind =
      e.code === "3D000"
        ? { kind: "DatabaseDoesNotExist", db: m.split('"')[1] }
        : e.code === "28P01"
          ? { kind: "AuthenticationFailed", user: m.split('"')[1] }
          : e.code === "42P01"
            ? { kind: "TableDoesNotExist", table: m.split('"')[1] }
            : e.code === "42P04"
              ? { kind: "DatabaseAlreadyExists", db: m.split('"')[1] }
              : {
                  kind: "postgres",
                  code: e.code,
                  severity: e.severity,
                  message: m,
                  detail: e.detail,
                  column: e.column,
                  hint: e.hint,
                };
    return new DriverAdapterError({ originalCode: e.code, originalMessage: m, ...kind });
  }
  if (e?.code === "ECONNREFUSED" || e?.code === "ENOTFOUND")
    return new DriverAdapterError({ kind: "DatabaseNotReachable", host: e.address ?? e.hostname, port: e.port });
  return e;
}

// The engine notes a migration, applies it, and notes that it is finished. Here that is one transaction: whoever is killed in the
// middle of it has done nothing, and the next `prisma migrate deploy` needs no `migrate resolve`.
const begins = (sql) => /^INSERT INTO "_prisma_migrations"/.test(sql) && !sql.includes('"finished_at"');
const finishes = (sql) => /^UPDATE "_prisma_migrations" SET "finished_at"/.test(sql);

class Session {
  provider = "postgres";
  adapterName = "schema-engine-shim";
  constructor(client, schema, onDispose) {
    Object.assign(this, { client, schema, onDispose });
  }
  async #io(sql, args) {
    const getTypeParser = (oid, format) => (format === "text" && PARSERS[oid]) || pg.types.getTypeParser(oid, format);
    try {
      if (begins(sql)) await this.#begin();
      const result = await this.client.query({ text: sql, values: args, rowMode: "array", types: { getTypeParser } });
      if (finishes(sql)) await this.#end("COMMIT");
      return result;
    } catch (e) {
      throw driverError(e);
    }
  }
  async #begin() {
    await this.client.query("BEGIN");
    this.migrating = true;
  }
  async #end(how) {
    if (this.migrating) await this.client.query(how);
    this.migrating = false;
  }
  async queryRaw({ sql, args }) {
    const { fields, rows } = await this.#io(sql, args);
    return {
      columnNames: fields.map((f) => f.name),
      columnTypes: fields.map((f) => TYPES[f.dataTypeID] ?? T.Text),
      rows,
    };
  }
  async executeRaw({ sql, args }) {
    return (await this.#io(sql, args)).rowCount ?? 0;
  }
  async executeScript(script) {
    try {
      await this.client.query(script);
    } catch (e) {
      await this.#end("ROLLBACK").catch(() => {});
      throw driverError(e);
    } // simple protocol: whole script, one implicit transaction
  }
  async startTransaction() {
    await this.client.query("BEGIN");
    const tx = new Session(this.client, this.schema);
    return Object.assign(tx, { options: { usePhantomQuery: false }, commit: async () => {}, rollback: async () => {} });
  }
  getConnectionInfo() {
    return { schemaName: this.schema, supportsRelationJoins: true };
  }
  async dispose() {
    if (this.disposed) return;
    this.disposed = true;
    await this.client.end().catch(() => {});
    await this.onDispose?.();
  }
}

export class Factory {
  provider = "postgres";
  adapterName = "schema-engine-shim";
  sessions = [];
  constructor(u) {
    this.url = u;
  }
  async close() {
    await Promise.all(this.sessions.splice(0).map((s) => s.dispose()));
  }
  async #open(database, onDispose) {
    const { connectionString, schema } = parse(this.url, database);
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5000 });
    client.on("error", () => {});
    try {
      await client.connect();
      if (schema && !database) {
        const id = client.escapeIdentifier(schema);
        await client.query(`CREATE SCHEMA IF NOT EXISTS ${id}; SET search_path TO ${id}`);
      }
    } catch (e) {
      throw driverError(e);
    }
    const session = new Session(client, schema, onDispose);
    this.sessions.push(session);
    return session;
  }
  connect() {
    return this.#open();
  }
  async connectToShadowDb() {
    const name = `prisma_migrate_shadow_db_${randomUUID()}`;
    const main = await this.#open();
    await main.executeScript(`CREATE DATABASE "${name}"`);
    return this.#open(name, async () => {
      await main.executeScript(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`).catch(() => {});
      await main.dispose();
    });
  }
}
