// The elements around the canvases.
import { icon, make } from "../tracks/dom.js";

const hint = "Drag to move, or choose Lasso (or hold Shift) to select; Ctrl + wheel or two fingers zoom. Keys: arrows, + and −, f all, . and , next point, Space select it, a select what is seen, Esc none.";

/** Builds them into `element`; `does` is { mode(name), zoom(factor), fit() }. */
export function build(element, does) {
  const button = (name, label, action) => {
    const one = make("button", { type: "button", class: "cl-button cl-button-small cl-button-icon", "aria-label": label, title: label }, icon(name));
    one.addEventListener("click", action);
    return one;
  };
  const mode = (name, label) => {
    const one = make("button", { type: "button", class: "cl-segment", "aria-pressed": String(name === "move"), "data-mode": name }, label);
    one.addEventListener("click", () => does.mode(name));
    return one;
  };
  const parts = {
    modes: make("div", { class: "cl-segments", role: "group", "aria-label": "What dragging does" }, mode("move", "Move"), mode("lasso", "Lasso")),
    count: make("span", { class: "cl-scatter-count" }),
    stage: make("div", { class: "cl-scatter-stage", tabindex: "0", role: "application", "aria-roledescription": "map of points" }),
    points: make("canvas", { "aria-hidden": "true" }),
    marks: make("canvas", { class: "cl-scatter-marks", "aria-hidden": "true" }),
    tip: make("div", { class: "cl-scatter-tip", hidden: true }),
    status: make("div", { class: "cl-scatter-status" }),
    legend: make("div", { class: "cl-scatter-legend", role: "group", "aria-label": "Legend" }),
    said: make("div", { class: "cl-sr", "aria-live": "polite" }),
  };
  const moves = make("div", { class: "cl-row cl-tight" },
    button("in", "Zoom in", () => does.zoom(1.4)), button("out", "Zoom out", () => does.zoom(1 / 1.4)), button("fit", "Show all", () => does.fit()));
  parts.stage.append(parts.points, parts.marks, parts.tip, parts.status);
  parts.root = make("div", { class: "cl-scatter" },
    make("div", { class: "cl-scatter-bar" }, parts.modes, moves, parts.count), parts.stage, parts.legend, make("p", { class: "cl-scatter-hint" }, hint), parts.said);
  element.replaceChildren(parts.root);
  return parts;
}

/** Fills the legend; pressing an entry calls `toggle(color)`. */
export function fillLegend(parts, title, colored, hidden, colorText, toggle) {
  const entries = colored.legend.map(({ name, color, shape, count }) => {
    const mark = make("span", { class: "cl-scatter-mark", "data-shape": shape, style: `--mark: ${colorText(color)}` });
    const entry = make("button", { type: "button", class: "cl-scatter-entry", "aria-pressed": String(!hidden.has(color)) },
      mark, make("span", {}, name), make("span", { class: "cl-faint" }, count.toLocaleString("en")));
    entry.addEventListener("click", () => toggle(color));
    return entry;
  });
  if (colored.range) {
    const format = value => (Math.abs(value) >= 1000 || (value !== 0 && Math.abs(value) < 0.01) ? value.toExponential(1) : value.toFixed(2)).replace("-", "−");
    entries.push(make("span", { class: "cl-scatter-range" }, format(colored.range.low), make("span", { class: "cl-scatter-ramp" }), format(colored.range.high)));
  }
  parts.legend.replaceChildren(make("span", { class: "cl-scatter-title" }, title), ...entries);
}
