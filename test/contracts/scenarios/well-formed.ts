/**
 * The elements of an XML document without prologue, comments or CDATA, in the order they open. Throws where it is not well formed: a tag not
 * closed, an attribute twice or without quotes, a bare & or <, an entity that XML does not know.
 */
export function elementsOf(xml: string): { name: string; attributes: Map<string, string>; text: string }[] {
  const elements: { name: string; attributes: Map<string, string>; text: string }[] = [];
  const open: number[] = [];
  let at = 0;
  const fail = (why: string): never => {
    throw new Error(`${why} at ${at}: ${xml.slice(Math.max(0, at - 40), at + 40)}`);
  };
  const checkText = (text: string) => {
    if (/&(?!(amp|lt|gt|quot|apos);)/.test(text) || text.includes("<")) fail("a character that must be escaped");
    if (/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.test(text)) fail("not a character of XML");
    return text;
  };
  const tag = /<(\/?)([a-zA-Z]+)((?:\s+[a-zA-Z:-]+='[^'<]*')*)\s*(\/?)>/y;
  while (at < xml.length) {
    const next = xml.indexOf("<", at);
    const text = checkText(xml.slice(at, next < 0 ? xml.length : next));
    const parent = open.at(-1);
    if (parent !== undefined) elements[parent]!.text += text;
    else if (text !== "") fail("text outside of the root");
    if (next < 0) break;
    at = tag.lastIndex = next;
    const [whole, closing, name = "", given = "", empty] = tag.exec(xml) ?? fail("no tag");
    if (open.length === 0 && elements.length > 0) fail("a second root");
    if (closing) {
      if (elements[open.pop() ?? -1]?.name !== name) fail(`</${name}> closes nothing`);
    } else {
      const attributes = new Map<string, string>();
      for (const [, key = "", value = ""] of given.matchAll(/([a-zA-Z:-]+)='([^']*)'/g)) {
        if (attributes.has(key)) fail(`${key} twice`);
        attributes.set(key, checkText(value));
      }
      if (!empty) open.push(elements.length);
      elements.push({ name, attributes, text: "" });
    }
    at += whole.length;
  }
  if (open.length > 0) fail("a tag is not closed");
  return elements;
}
