// The tokens promise WCAG AA in both themes; this reads them from the style sheet and holds them to it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const css = readFileSync(new URL("../../../wwwroot/css/tokens.css", import.meta.url), "utf8");
const tokens = Object.fromEntries([...css.matchAll(/--cl-([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [name, { light, dark }]));

function luminance(hex) {
  const [r, g, b] = [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16) / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function holds(foreground, backgrounds, least) {
  for (const theme of ["light", "dark"]) {
    for (const background of backgrounds) {
      const ratio = contrast(tokens[foreground][theme], tokens[background][theme]);
      assert.ok(ratio >= least, `--cl-${foreground} on --cl-${background}, ${theme}: ${ratio.toFixed(2)}, expected at least ${least}`);
    }
  }
}

test("black on white is 21 to 1", () => assert.equal(contrast("#000000", "#ffffff"), 21));

test("text reaches 4.5:1 on every surface", () => {
  for (const text of ["text", "text-2", "text-3", "link", "accent", "ok", "warn", "danger", "info"]) holds(text, ["bg", "surface", "surface-2", "overlay"], 4.5);
});

test("pills and buttons reach 4.5:1 on their own ground", () => {
  for (const state of ["ok", "warn", "danger", "info", "accent"]) holds(state, [`${state}-soft`], 4.5);
  holds("text-2", ["neutral-soft", "surface-3"], 4.5);
  holds("on-accent", ["accent", "accent-hover"], 4.5);
});

test("the edges of inputs and the focus ring reach 3:1", () => {
  holds("control-border", ["surface", "bg"], 3);
  holds("focus", ["surface", "bg", "surface-2"], 3);
});

test("marks that carry meaning in tracks reach 3:1", () => {
  for (const mark of ["track-zero", "track-marker", "diverging-low", "diverging-high"]) holds(mark, ["surface"], 3);
});

test("the marks of groups of points reach 3:1 where they are drawn", () => {
  for (const group of ["1", "2", "3", "4", "5", "6", "7", "8", "none"]) holds(`group-${group}`, ["surface"], 3);
});
