import { describeApi } from "#app/_openapi/describe-api.ts";

export const GET = () => Response.json(describeApi());
