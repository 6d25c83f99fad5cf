import { test as base, expect } from "@playwright/test";
import { type Lode, openLode } from "./lode.ts";

/**
 * Every journey also fails on an uncaught error, a violation of the content security policy, or a request to anybody but the
 * web server and the chain.
 */
export const test = base.extend<{ lode: Lode; watchful: undefined }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  lode: async ({}, use) => {
    await use(openLode());
  },
  baseURL: async ({ lode }, use) => {
    await use(lode.url);
  },
  watchful: [
    async ({ page, lode }, use) => {
      const wrong: string[] = [];
      page.on("pageerror", (error) => wrong.push(`uncaught: ${error.message}`));
      page.on("console", (message) => {
        if (/content.security.policy/i.test(message.text())) wrong.push(message.text());
      });
      page.on("request", (request) => {
        const isOurs = [lode.url, lode.rpcUrl].some((place) => request.url().startsWith(place));
        if (!isOurs && !/^(data|blob):/.test(request.url())) wrong.push(`request to ${request.url()}`);
      });
      await use(undefined);
      expect(wrong).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
