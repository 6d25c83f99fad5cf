import { join } from "node:path";
import { chromium } from "@playwright/test";

const page = (svgs: readonly string[], size: number, columns: number) =>
  `<body style="margin:0;padding:12px;display:grid;gap:12px;grid-template-columns:repeat(${columns},${size}px);background:#808080">${svgs
    .map(
      (svg) =>
        `<img width=${size} height=${size} src="data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}">`,
    )
    .join("")}</body>`;

/** Every picture as a PNG of 600 px, and all of them on one sheet at 300 px and at 100 px. Returns the files' paths. */
export async function photograph(executablePath: string, folder: string, pictures: ReadonlyMap<string, string>) {
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
  try {
    const tab = await browser.newPage({ viewport: { width: 624, height: 624 } });
    const paths: string[] = [];
    const shoot = async (
      name: string,
      html: string,
      clip?: { x: number; y: number; width: number; height: number },
    ) => {
      const path = join(folder, `${name}.png`);
      await tab.setContent(html);
      await tab.screenshot({ path, ...(clip ? { clip } : { fullPage: true }) });
      paths.push(path);
    };
    for (const [name, svg] of pictures) {
      await shoot(name, page([svg], 600, 1), { x: 12, y: 12, width: 600, height: 600 });
    }
    await tab.setViewportSize({ width: 5 * 312 + 12, height: 600 });
    await shoot("sheet-300", page([...pictures.values()], 300, 5));
    await tab.setViewportSize({ width: 10 * 112 + 12, height: 200 });
    await shoot("sheet-100", page([...pictures.values()], 100, 10));
    return paths;
  } finally {
    await browser.close();
  }
}
