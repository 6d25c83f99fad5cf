import { globSync } from "node:fs";
import { expect, test } from "vitest";
import { describeApi } from "#app/_openapi/describe-api.ts";

test("the OpenAPI document names every route there is, and no other", () => {
  const files = globSync("app/api/v1/**/route.ts").map((file) => file.replace("app", "").replace("/route.ts", ""));
  const paths = files.map((path) => path.replaceAll("[", "{").replaceAll("]", "}"));
  expect(Object.keys(describeApi().paths).sort()).toEqual(paths.sort());
});

test("names in a path are parameters of it, and answers that are written down have a schema", () => {
  const { paths } = describeApi();
  const { parameters, responses } = paths["/api/v1/batches/{id}/payouts/{period}"]!.get;
  expect(parameters.map(({ name }) => name)).toEqual(["id", "period"]);
  expect(responses).toMatchObject({
    200: { content: { "application/json": { schema: { required: ["asOf", "path"] } } } },
    503: { content: { "application/json": { schema: { required: ["error", "next"] } } } },
  });
});
