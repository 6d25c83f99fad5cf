// npm run art -- --out DIR: what slices look like, drawn by the contracts themselves. For whoever changes the drawing.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { photograph } from "#scripts/art/contact-sheet.ts";
import { createPoser } from "#scripts/art/poser.ts";
import { samples } from "#scripts/art/samples.ts";
import { flag, parseOptions, text } from "#scripts/command-line.ts";
import { findChromium, howToInstall } from "#scripts/test/chromium.ts";

const usage = `npm run art -- --out DIR
  --out DIR   where to write one SVG for each sample and the collection's; and PNGs, where there is a Chromium
  Draws twenty slices of farms that never were, on a chain in this process, and prints what each costs.`;

const { out, help } = parseOptions(process.argv.slice(2), { out: text, help: flag });
if (help || out === undefined) {
  console.log(usage);
  process.exit(help ? 0 : 2);
}
mkdirSync(out, { recursive: true });
const { draw, drawCollection, gasOf } = await createPoser();
const pictures = new Map<string, string>();
for (const { id, pose } of samples()) {
  const { uri, metadata, svg } = await draw(pose, id);
  const words = pose.site.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const name = [String(pictures.size + 1).padStart(2, "0"), ...words].join("-");
  pictures.set(name, svg);
  const gas = (await gasOf(id)).toLocaleString("en");
  console.log(
    `${name}.svg: ${metadata.name}, ${pose.periods} periods: ${uri.length.toLocaleString("en")} bytes, ${gas} gas`,
  );
}
pictures.set("collection", (await drawCollection()).svg);
for (const [name, svg] of pictures) writeFileSync(join(out, `${name}.svg`), svg);

const browser = findChromium();
if (browser === undefined) console.log(`No PNGs. ${howToInstall}`);
else for (const path of await photograph(browser, out, pictures)) console.log(path);
