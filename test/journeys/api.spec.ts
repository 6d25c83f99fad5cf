import { z } from "zod";
import { expect, test } from "./test.ts";

type Schema = Extract<Parameters<typeof z.fromJSONSchema>[0], object>;
type Content = Record<string, { schema: Schema }>;
type Operation = { responses: Record<string, { content: Content }> };
type Document = { paths: Record<string, { get: Operation }> };

const holder = "0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65";
const nobody = "0x00000000000000000000000000000000000000Ff";
const numbers = Array.from({ length: 12 }, (_, number) => String(number));

/** What stands in a path's braces: things that exist, things that do not, and nonsense. */
const examples: Record<string, string[]> = {
  batches: [...numbers, "999999", "x"],
  "attester-sets": ["1", "2", "99"],
  sites: [...numbers, "x"],
  slices: [...numbers.flatMap((batch) => [`${batch}000000001`, `${batch}000000002`]), "x"],
  portfolio: [holder, nobody, "0x12"],
};
const periods = ["0", "1", "22", "23", "24", "40", "65536"];

function pathsOf(template: string): string[] {
  const [, , , kind = ""] = template.split("/");
  const filled = (examples[kind] ?? [""]).map((one) => template.replace(/\{(id|address)\}/, one));
  return filled.flatMap((path) =>
    path.includes("{period}") ? periods.map((p) => path.replace("{period}", p)) : [path],
  );
}

const schemaOf = (document: Document, path: string, media = "application/json"): Schema =>
  document.paths[path]?.get.responses[200]?.content[media]?.schema ?? {};

/** The media type of an answer, and what it says: JSON as it is parsed, of a stream the data of its first event. */
async function read(answer: Response): Promise<{ media: string; body: unknown }> {
  const media = answer.headers.get("content-type")?.split(";")[0] ?? "";
  if (media === "application/json") return { media, body: await answer.json() };
  if (media !== "text/event-stream") return { media, body: await answer.text() };
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (reader !== undefined && !/data: .*\n\n/.test(text)) text += (await reader.read()).value ?? "";
  await reader?.cancel();
  return { media, body: /event: block\ndata: (.*)\n\n/.exec(text)?.[1] };
}

function faultsOf(path: string, schema: Schema, body: unknown): string[] {
  const { error } = z.fromJSONSchema(schema).safeParse(body);
  return error === undefined ? [] : [`${path}: ${z.prettifyError(error).slice(0, 300)}`];
}

/** Of what an event says, which is a part of another answer. */
const statusSchema = (document: Document) => schemaOf(document, "/api/v1/status").properties?.status as Schema;

test("every answer of the API is what its OpenAPI document says", async ({ lode }) => {
  test.slow();
  const document = (await (await fetch(`${lode.url}/api/v1/openapi.json`)).json()) as Document;
  const wrong: string[] = [];
  for (const [template, { get }] of Object.entries(document.paths)) {
    const statuses = new Set<number>();
    for (const path of pathsOf(template)) {
      const answer = await fetch(`${lode.url}${path}`);
      statuses.add(answer.status);
      const { media, body } = await read(answer);
      const schema = get.responses[answer.status]?.content[media]?.schema;
      if (schema === undefined) wrong.push(`${path}: ${answer.status} as ${media} is not in the document`);
      else wrong.push(...faultsOf(path, schema, body));
      if (media === "text/event-stream")
        wrong.push(...faultsOf(path, statusSchema(document), JSON.parse(String(body))));
    }
    expect(statuses, `${template} has an answer`).toContain(200);
    if (template.includes("{id}")) expect(statuses, `${template} does not know everything`).toContain(404);
  }
  expect(wrong).toEqual([]);
});

test("a table's first line names the columns that the document says", async ({ lode }) => {
  const document = (await (await fetch(`${lode.url}/api/v1/openapi.json`)).json()) as Document;
  const tables = { "/api/v1/slices/{id}/payouts.csv": "1000000001", "/api/v1/portfolio/{address}/payouts.csv": holder };
  for (const [template, example] of Object.entries(tables)) {
    const text = await (await fetch(`${lode.url}${template.replace(/\{\w+\}/, example)}`)).text();
    const [columns = ""] = text.split("\r\n");
    const { description } = schemaOf(document, template, "text/csv");
    expect(description).toBe(`one row a line, the first names the columns: ${columns.replaceAll(",", ", ")}`);
  }
});
