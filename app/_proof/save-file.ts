/** Hands a JSON text to the reader as a file, made in this browser. */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken it by then, and forgets it on its own otherwise only with the page.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
