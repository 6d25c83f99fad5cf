import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createPoser, type Pose, type SliceMetadata } from "#scripts/art/poser.ts";
import { delivery, samples } from "#scripts/art/samples.ts";
import { elementsOf } from "./well-formed.ts";

const ID = 3_000_000_017n;
const STATUSES = ["Scheduled", "Selling", "Cooling off", "Active", "Completed", "Defaulted", "Cancelled"];
const drawn = new Set(["svg", "path", "circle", "ellipse", "rect", "g", "use", "text"]);

const example: Pose = {
  units: 250n,
  unitHashrate: 10n ** 12n,
  periods: 365,
  termStart: 1_900_000_000,
  periodSeconds: 86_400,
  evidenceRequired: 1,
  status: 4,
  deliveries: Uint8Array.from({ length: 212 }, (_, i) => delivery(1 + (i % 2), i % 50 === 7 ? 0 : 60 + (i % 4))),
  site: "Odessa, Texas",
};

const traitOf = ({ attributes }: SliceMetadata, trait: string) =>
  attributes.find(({ trait_type }) => trait_type === trait)?.value;
const textsOf = (svg: string) => elementsOf(svg).flatMap(({ text }) => (text === "" ? [] : [text]));
/** Elements and the names of their attributes; a long name is written smaller. */
const shapeOf = (svg: string) =>
  elementsOf(svg).map(({ name, attributes }) =>
    [name, ...attributes.keys()].filter((key) => key !== "font-size").join(),
  );

/** Places and bars of the ring, each group of equal ones with where they start on the circle. */
function ringOf(svg: string) {
  const elements = elementsOf(svg);
  const colourAt = (index: number) =>
    elements.slice(0, index).findLast(({ name, attributes }) => name === "g" && attributes.has("stroke"))?.attributes;
  return elements.flatMap(({ name, attributes }, index) => {
    const dashes = attributes.get("stroke-dasharray");
    if (name !== "use" || dashes === undefined) return [];
    const lengths = dashes.split(" ").map(Number);
    assert.ok(lengths.every((length) => length >= 0) && lengths.length % 2 === 0, dashes);
    // A dash of no length, the way to the first bar, the bar, the way to the next …
    const starts = lengths.flatMap((_, i) =>
      i % 2 === 0 && i > 0 ? [lengths.slice(0, i).reduce((a, b) => a + b)] : [],
    );
    const style = colourAt(index);
    return {
      colour: style?.get("stroke"),
      faint: style?.has("stroke-opacity"),
      width: attributes.get("stroke-width"),
      starts,
    };
  });
}

describe("a slice's picture and metadata", async () => {
  const { draw, drawCollection } = await createPoser();

  it("say what marketplaces read, and nothing is missing", async () => {
    const { metadata } = await draw(example, ID);
    assert.equal(metadata.name, "Odessa, Texas · batch 3 · slice 17");
    assert.match(metadata.description, /^250 TH\/s of mining capacity\./);
    assert.deepEqual(
      metadata.attributes.filter(({ trait_type }) => trait_type !== "Stone"),
      [
        { trait_type: "Site", value: "Odessa, Texas" },
        { trait_type: "Batch", display_type: "number", value: 3 },
        { trait_type: "Serial", display_type: "number", value: 17 },
        { trait_type: "Units", display_type: "number", value: 250 },
        { trait_type: "Unit hashrate", value: "1 TH/s" },
        { trait_type: "Hashrate", value: "250 TH/s" },
        { trait_type: "Evidence required", value: "1: signed by a pool" },
        { trait_type: "Periods", display_type: "number", value: 365 },
        { trait_type: "Status", value: "Active" },
        { trait_type: "Periods posted", display_type: "number", value: 212 },
        { trait_type: "Delivered (average %)", display_type: "number", value: 95 },
        { trait_type: "Term starts", display_type: "date", value: 1_900_000_000 },
        { trait_type: "Term ends", display_type: "date", value: 1_900_000_000 + 365 * 86_400 },
      ],
    );
    assert.match(String(traitOf(metadata, "Stone")), /^[A-Z][a-z]+$/);
  });

  it("are well formed, of few elements, and ask for nothing from outside", async () => {
    for (const { id, pose } of samples()) {
      const { svg, metadata } = await draw(pose, id);
      const elements = elementsOf(svg);
      assert.equal(elements[0]?.attributes.get("xmlns"), "http://www.w3.org/2000/svg");
      assert.deepEqual(
        elements.map(({ name }) => name).filter((name) => !drawn.has(name)),
        [],
        metadata.name,
      );
      const ids = new Set(elements.flatMap(({ attributes }) => attributes.get("id") ?? []));
      for (const { attributes } of elements) {
        for (const name of attributes.keys()) assert.ok(!name.startsWith("on"), name);
        const href = attributes.get("href");
        if (href !== undefined) assert.ok(href.startsWith("#") && ids.has(href.slice(1)), href);
      }
      assert.ok(!svg.replace("http://www.w3.org/2000/svg", "").includes(":/"), "no address");
    }
  });

  it("show each posted period in its place, at its height and in the colour of its evidence, and nothing where nothing came", async () => {
    const deliveries = Uint8Array.of(
      delivery(0, 63),
      delivery(1, 63),
      delivery(2, 63),
      delivery(3, 63),
      0,
      delivery(1, 1),
    );
    const { svg } = await draw({ ...example, periods: 8, deliveries }, ID);
    const [faint, cover, ...bars] = ringOf(svg);
    assert.ok(faint?.faint && cover?.starts.length === 1, "places of unposted periods, and none behind posted ones");
    const PLACE = 456; // an eighth of the circle
    const places = bars.flatMap(({ starts }) => starts.map((start) => Math.floor(start / PLACE)));
    assert.deepEqual(places.sort(), [0, 1, 2, 3, 5]);
    assert.equal(new Set(bars.map(({ colour }) => colour)).size, 4);
    const widths = bars.map(({ width }) => Number(width)).sort((a, b) => a - b);
    assert.deepEqual(
      widths.map((width) => Math.round((width / (widths.at(-1) ?? 0)) * 63)),
      [1, 63, 63, 63, 63],
    );
  });

  it("draw every bar of a year once", async () => {
    const { svg } = await draw({ ...example, status: 6 }, ID);
    const there = example.deliveries.filter((byte) => (byte & 63) > 0).length;
    assert.equal(
      ringOf(svg).reduce((sum, group) => sum + group.starts.length, 0),
      there,
    );
  });

  it("show every status, and take the colour out of a batch that ended before its time", async () => {
    const colours = new Map<string, string[]>();
    for (const [i, status] of STATUSES.entries()) {
      const { svg, metadata } = await draw({ ...example, status: i + 1 }, ID);
      assert.equal(traitOf(metadata, "Status"), status);
      assert.ok(textsOf(svg).includes(status));
      colours.set(
        status,
        ringOf(svg).flatMap(({ colour }) => colour ?? []),
      );
    }
    const isGrey = (colour: string) => /^#(..)\1\1$/.test(colour);
    assert.ok(colours.get("Defaulted")?.every(isGrey), "and no places are left for what will not come");
    assert.ok(colours.get("Cancelled")?.some(isGrey) && colours.get("Active")?.every((colour) => !isGrey(colour)));
  });

  it("cannot be written to by a site's name", async () => {
    const hostile = [
      `<script>alert(1)</script>`,
      `"},{"trait_type":"Status`,
      `</text><image href='http://x'/>`,
      `a\\","name":"b`,
      `]]>&#60;&lt;`,
      "\u0000\u001f\u007f\u2028\ud7ff😀",
      "\ud83d broken",
      `' onload='alert(1)`,
      "x".repeat(10_000),
    ];
    const plain = await draw({ ...example, site: "Plain" }, ID);
    for (const site of hostile) {
      const { svg, metadata } = await draw({ ...example, site }, ID);
      assert.deepEqual(shapeOf(svg), shapeOf(plain.svg), site.slice(0, 40));
      assert.equal(metadata.attributes.length, plain.metadata.attributes.length);
      assert.deepEqual(Object.keys(metadata), ["name", "description", "image", "attributes"]);
      assert.match(String(traitOf(metadata, "Site")), /^[a-zA-Z0-9 .,\-&'()?]{0,31}$/);
    }
    const { svg, metadata } = await draw({ ...example, site: "Bits & Sons' (No. 1)" }, ID);
    assert.ok(svg.includes("Bits &amp; Sons' (No. 1)") && metadata.name.startsWith("Bits & Sons' (No. 1) ·"));
  });

  it("of the collection are on chain too", async () => {
    const { metadata, svg } = await drawCollection();
    assert.deepEqual(Object.keys(metadata), ["name", "description", "image"]);
    assert.deepEqual(textsOf(svg), ["Lode"]);
    assert.deepEqual(
      ringOf(svg).map(({ starts }) => starts.length),
      [25, 25, 25, 25],
    );
  });
});
