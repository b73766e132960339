import { divergingTable, parseColor } from "./colors.js";

const names = {
  text: "--cl-text", text2: "--cl-text-2", text3: "--cl-text-3", surface: "--cl-surface", surface2: "--cl-surface-2", border: "--cl-border",
  accent: "--cl-accent", danger: "--cl-danger", axis: "--cl-track-axis", grid: "--cl-track-grid", zero: "--cl-track-zero",
  hatch: "--cl-track-hatch", hatchSurface: "--cl-track-hatch-surface", marker: "--cl-track-marker", unknown: "--cl-base-n",
  sideA: "--cl-side-a", sideB: "--cl-side-b",
  low: "--cl-diverging-low", mid: "--cl-diverging-mid", high: "--cl-diverging-high",
};

export const schemes = { attribution: "Attribution colours", meme: "MEME colours", colorblind: "Colour-blind safe" };

/** The theme's colours as the browser resolves them now. A probe is needed: a custom property alone answers unresolved text. */
export function readTokens(element) {
  const probe = element.appendChild(document.createElement("span"));
  probe.hidden = true;
  const read = name => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const tokens = Object.fromEntries(Object.entries(names).map(([key, name]) => [key, read(name)]));
  tokens.bases = Object.fromEntries(Object.keys(schemes).map(scheme =>
    [scheme, ["a", "c", "g", "t"].map(base => read(`--cl-${scheme}-${base}`))]));
  probe.remove();
  tokens.diverging = divergingTable(parseColor(tokens.low), parseColor(tokens.mid), parseColor(tokens.high));
  const style = getComputedStyle(element);
  tokens.font = style.fontFamily;
  tokens.mono = style.getPropertyValue("--cl-mono").trim() || "monospace";
  return tokens;
}
