import { icon, make } from "../tracks/dom.js";
import { formatScore } from "../tracks/scales.js";

export const strongestShown = 20;
const shares = { "1": "up to the largest", "0.995": "up to the 99.5th percentile", "0.95": "up to the 95th percentile" };

/** The viewer's elements inside `element`; `actions` are what the buttons do. */
export function makeParts(element, { title, sums }, actions) {
  const button = (name, label, press, text) => {
    const made = make("button", { type: "button", class: `cl-button cl-button-small${text ? "" : " cl-button-icon"}`, "aria-label": text ? null : label, title: label }, icon(name), text);
    made.addEventListener("click", press);
    return made;
  };
  const range = make("select", { class: "cl-input cl-tracks-scheme", "aria-label": "Range of the colours" },
    ...Object.entries(shares).map(([value, text]) => make("option", { value }, `Colours ${text}`)));
  range.addEventListener("change", () => actions.setShare(Number(range.value)));
  const legend = make("span", { class: "cl-track-legend", role: "img" });
  const readout = make("p", { class: "cl-matrix-readout", "aria-live": "polite" });
  const canvas = make("canvas", { "aria-hidden": "true" });
  const status = make("div", { class: "cl-track-status cl-matrix-status" });
  const stage = make("div", { class: "cl-matrix-stage", tabindex: 0, role: "group" }, canvas, status);
  const sumCanvas = make("canvas", { "aria-hidden": "true" });
  const sumHead = make("p", { class: "cl-matrix-sums" });
  const list = make("div", { class: "cl-table-wrap cl-matrix-table", tabindex: 0, role: "region", "aria-label": `Strongest cells of ${title}` });
  const strongest = make("details", { class: "cl-matrix-strongest" }, make("summary", {}, `The ${strongestShown} strongest cells`), list);
  strongest.addEventListener("toggle", () => { if (strongest.open) actions.listStrongest(); });
  element.classList.add("cl-matrix");
  element.replaceChildren(
    make("div", { class: "cl-tracks-toolbar", role: "toolbar", "aria-label": `View of ${title}` },
      make("div", { class: "cl-row cl-tracks-moves" },
        button("in", "Zoom in", actions.zoomIn), button("out", "Zoom out", actions.zoomOut), button("fit", "Show the whole matrix", actions.fit)),
      legend, make("div", { class: "cl-row cl-tracks-settings" }, range, button("download", "Download this view as PNG", actions.download, "PNG"))),
    readout, stage, ...sums ? [sumHead, sumCanvas] : [], strongest);
  return { canvas, stage, status, legend, readout, sumCanvas, sumHead, list, strongest };
}

export function showLegend(legend, limit, unit) {
  legend.setAttribute("aria-label", `Colours from ${formatScore(-limit)} to ${formatScore(limit)} ${unit}, zero in the middle`);
  legend.replaceChildren(make("span", {}, formatScore(-limit)), make("span", { class: "cl-track-ramp" }), make("span", {}, formatScore(limit)), make("span", {}, unit));
}

export function listCells(region, cells, rowAxis, columnAxis, unit) {
  const head = make("tr", {}, ...[rowAxis.title, columnAxis.title].map(text => make("th", { scope: "col" }, text)), make("th", { scope: "col", class: "cl-num" }, unit || "Value"));
  region.replaceChildren(make("table", { class: "cl-table" }, make("thead", {}, head), make("tbody", {}, ...cells.map(({ row, column, value }) => make("tr", {},
    make("td", {}, rowAxis.name(row)), make("td", {}, columnAxis.name(column)), make("td", { class: "cl-num" }, formatScore(value)))))));
}
