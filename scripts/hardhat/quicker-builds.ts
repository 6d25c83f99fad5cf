import { availableParallelism } from "node:os";
import { isDeepStrictEqual } from "node:util";
import type { HardhatPlugin } from "hardhat/types/plugins";

/**
 * Compiles the files at `paths` together where their settings are the same, and on every processor. Hardhat compiles each file with an
 * override alone, with all it imports, and leaves a processor idle. Bytecode may depend on what is compiled beside it, so no contract
 * that is deployed belongs among them.
 */
export function quickerBuilds(paths: readonly string[]): HardhatPlugin {
  return {
    id: "lode-quicker-builds",
    hookHandlers: {
      config: async () => ({
        default: async () => ({
          async resolveUserConfig(user, resolve, next) {
            const config = await next(user, resolve);
            for (const { overrides } of Object.values(config.solidity.profiles)) shareSettings(overrides, paths);
            return config;
          },
        }),
      }),
      solidity: async () => ({
        default: async () => ({
          build: (context, roots, options, next) =>
            next(context, roots, { concurrency: availableParallelism(), ...options }),
        }),
      }),
    },
  };
}

/** Hardhat takes settings for the same only where they are one object. */
function shareSettings(overrides: Record<string, unknown>, paths: readonly string[]): void {
  const [first] = paths.map((path) => overrides[path]);
  for (const path of paths) if (isDeepStrictEqual(overrides[path], first)) overrides[path] = first;
}
