"use client";
import { Moon, Sun } from "lucide-react";

/** Switches between light and dark and remembers it in a cookie, so that the server draws the right one at once. */
export function ThemeToggle() {
  const toggle = () => {
    const root = document.documentElement;
    const isDark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    const next = isDark ? "light" : "dark";
    root.dataset.theme = next;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
    document.cookie = `lode-theme=${next}; path=/; max-age=31536000; samesite=lax`;
  };
  return (
    <button
      type="button"
      onClick={toggle}
      aria-label="Switch between light and dark"
      title="Switch between light and dark"
      className="grid size-9 place-items-center rounded-lg text-ink-2 hover:bg-raised hover:text-ink"
    >
      <Sun className="size-4 hidden [:root[data-theme=dark]_&]:block" aria-hidden="true" />
      <Moon className="size-4 [:root[data-theme=dark]_&]:hidden" aria-hidden="true" />
    </button>
  );
}
