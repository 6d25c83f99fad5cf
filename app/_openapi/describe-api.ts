import { z } from "zod";
import { type Route, routes } from "./routes.ts";

const problem = z.object({ error: z.string(), next: z.string() });
const contentOf = (media: string, schema: z.ZodType) => ({ [media]: { schema: z.toJSONSchema(schema) } });
const problems = {
  400: ["A parameter cannot be read.", problem],
  404: ["There is no such thing.", problem],
  500: ["Something is wrong on our side.", problem],
  503: ["It cannot be read now.", problem],
} as const;

const parametersOf = ({ path, search = [] }: Route) => [
  ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    ...{ name, in: "path", required: true, schema: { type: "string" } },
  })),
  ...search.map((name) => ({
    ...{ name, in: "query", required: false },
    schema: name === "limit" ? { type: "integer", minimum: 1, maximum: 500, default: 50 } : { type: "string" },
  })),
];

/** The API as an OpenAPI 3.1 document. */
export function describeApi() {
  const pathOf = (route: Route) => {
    const { what, media = "application/json", answer } = route;
    const failures = Object.entries(problems).map(([status, [description, schema]]) => [
      status,
      { description, content: contentOf("application/json", schema) },
    ]);
    const responses = {
      200: { description: what, content: contentOf(media, answer) },
      ...Object.fromEntries(failures),
    };
    return { get: { summary: what, parameters: parametersOf(route), responses } };
  };
  return {
    openapi: "3.1.0",
    info: {
      title: "Lode",
      version: "1",
      description: "Whole numbers of base units are strings; errors are {error, next}.",
    },
    paths: Object.fromEntries(routes.map((route) => [route.path, pathOf(route)])),
  };
}
