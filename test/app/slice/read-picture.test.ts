import { encodeAbiParameters } from "viem";
import { expect, test } from "vitest";
import { decodeText, pictureOf } from "#app/_slice/read-picture.ts";

const base64 = (text: string) => Buffer.from(text).toString("base64");
const metadata = (image: unknown) =>
  `data:application/json;base64,${base64(JSON.stringify({ name: "Nordland · slice 1", image }))}`;
const svg = `data:image/svg+xml;base64,${base64("<svg xmlns='http://www.w3.org/2000/svg'/>")}`;

test("a text is read out of a contract's answer, whatever its length and letters", () => {
  for (const text of ["", "a", "Nordland · ½", "x".repeat(70)]) {
    expect(decodeText(encodeAbiParameters([{ type: "string" }], [text]))).toBe(text);
  }
});

test("a slice's picture is the image within its metadata", () => {
  expect(pictureOf(metadata(svg))).toBe(svg);
});

test("a picture that would be fetched from somewhere is refused", () => {
  expect(() => pictureOf(metadata("https://example.org/slice.svg"))).toThrow("not in its metadata");
  expect(() => pictureOf(metadata(undefined))).toThrow("not in its metadata");
  expect(() => pictureOf("ipfs://abc")).toThrow("not in its URI");
});
