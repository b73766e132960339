import { make } from "./dom.js";
import { Overlay } from "./overlay.js";
import { makeToolbar } from "./toolbar.js";

/** The viewer's elements, inside `element`; `actions` are what the toolbar's buttons do. */
export function makeParts(element, actions) {
  const toolbar = makeToolbar(actions);
  const overview = make("canvas", { class: "cl-tracks-overview", "aria-hidden": "true" });
  const window = make("div", { class: "cl-tracks-window" });
  const strip = make("div", { class: "cl-tracks-strip" }, overview, window);
  const ruler = make("canvas", { class: "cl-tracks-ruler", "aria-hidden": "true" });
  const list = make("div", { class: "cl-tracks-list" });
  const overlay = new Overlay();
  const stage = make("div", { class: "cl-tracks-stage", tabindex: 0, role: "group" }, ruler, list, overlay.element);
  const table = make("div", { class: "cl-table-wrap cl-tracks-table", tabindex: 0, role: "region", "aria-label": "Scores of the bases in view", hidden: true });
  const hint = make("p", { class: "cl-tracks-hint" });
  element.classList.add("cl-tracks");
  element.replaceChildren(toolbar.element, strip, stage, hint, table);
  return { toolbar, overview, window, strip, ruler, list, overlay, stage, table, hint };
}
