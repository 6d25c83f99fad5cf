import { globSync } from "node:fs";
import { expect, test } from "vitest";
import { describeApi } from "#app/_openapi/describe-api.ts";

const json = "application/json";
const mediaOf = (path: string) =>
  path.endsWith(".csv") ? "text/csv" : path.endsWith("/live") ? "text/event-stream" : json;

test("the OpenAPI document names every route there is, and no other", () => {
  const files = globSync("app/api/v1/**/route.ts").map((file) => file.replace("app", "").replace("/route.ts", ""));
  const paths = files.map((path) => path.replaceAll("[", "{").replaceAll("]", "}"));
  expect(Object.keys(describeApi().paths).sort()).toEqual(paths.sort());
});

test("names in a path are parameters of it, and every answer has a schema", () => {
  const { paths } = describeApi();
  const { parameters, responses } = paths["/api/v1/batches/{id}/payouts/{period}"]!.get;
  expect(parameters.map(({ name }) => name)).toEqual(["id", "period"]);
  expect(responses).toMatchObject({
    200: { content: { "application/json": { schema: { required: ["asOf", "path"] } } } },
    503: { content: { "application/json": { schema: { required: ["error", "next"] } } } },
  });
  for (const [path, { get }] of Object.entries(paths)) {
    for (const [status, response] of Object.entries(get.responses)) {
      const schemas = {
        content: { [status === "200" ? mediaOf(path) : json]: { schema: { type: expect.any(String) } } },
      };
      expect(response, `${path} ${status}`).toMatchObject(schemas);
    }
  }
});
