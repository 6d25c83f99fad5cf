import { existsSync } from "node:fs";

const usual = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/opt/homebrew/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

export const howToInstall =
  "No Chromium or Chrome was found on this machine. Install it (Debian or Ubuntu: apt-get install chromium), " +
  "or set CHROMIUM_PATH to the browser's program.";

/** The browser the tests drive: CHROMIUM_PATH, or the system's Chromium or Chrome. */
export function findChromium(given = process.env.CHROMIUM_PATH, places: readonly string[] = usual): string | undefined {
  if (given) return existsSync(given) ? given : undefined;
  return places.find((place) => existsSync(place));
}
