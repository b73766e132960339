import { parseColor } from "../tracks/colors.js";

/** The theme's colours as [red, green, blue] and as CSS text. A probe is needed: a custom property alone answers unresolved text. */
export function readPalette(element) {
  const probe = element.appendChild(document.createElement("span"));
  probe.hidden = true;
  const read = name => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const color = name => parseColor(read(name));
  const palette = {
    surface: color("--cl-surface"),
    groups: Array.from({ length: 8 }, (_, i) => color(`--cl-group-${i + 1}`)),
    none: color("--cl-group-none"),
    ramp: ["low", "mid", "high"].map(end => color(`--cl-ramp-${end}`)),
    text: read("--cl-text"), text2: read("--cl-text-2"), border: read("--cl-border"), accent: read("--cl-accent"),
    font: getComputedStyle(element).fontFamily,
  };
  probe.remove();
  return palette;
}
