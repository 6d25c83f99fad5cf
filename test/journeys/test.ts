import { test as base, expect, type Page } from "@playwright/test";
import { type Lode, openLode } from "./lode.ts";

/**
 * Every journey also fails on an uncaught error, a violation of the content security policy, or a request to anybody but the
 * web server and the chain. Its own page is watched for that; pages it opens itself are to be given to `watch`.
 */
export const test = base.extend<{ lode: Lode; watch: (page: Page) => void }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  lode: async ({}, use) => {
    await use(openLode());
  },
  baseURL: async ({ lode }, use) => {
    await use(lode.url);
  },
  watch: [
    async ({ page: own, lode }, use) => {
      const wrong: string[] = [];
      const watch = (page: Page) => {
        page.on("pageerror", (error) => wrong.push(`uncaught: ${error.message}`));
        page.on("console", (message) => {
          if (/content.security.policy/i.test(message.text())) wrong.push(message.text());
        });
        page.on("request", (request) => {
          const isOurs = [lode.url, lode.rpcUrl].some((place) => request.url().startsWith(place));
          if (!isOurs && !/^(data|blob):/.test(request.url())) wrong.push(`request to ${request.url()}`);
        });
      };
      watch(own);
      await use(watch);
      expect(wrong).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
