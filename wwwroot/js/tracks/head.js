import { make } from "./dom.js";
import { formatScore } from "./scales.js";

/** What stands above a track: title, unit, formula, sign, legend, and what was measured to prove the numbers. */
export function makeHead(track) {
  const legend = make("div", { class: "cl-track-legend", hidden: true });
  const agreement = make("span", { class: "cl-track-agreement", "aria-live": "polite" });
  const without = track.rows.filter(row => row < 0).length;
  const facts = [track.unit, track.n ? `n = ${track.n}` : "", without > 0 ? `${without} weaker ones find no place` : ""].filter(Boolean).join(", ");
  const element = make("div", { class: "cl-track-head" },
    make("span", { class: "cl-track-title" }, track.title),
    facts ? make("span", { class: "cl-track-facts" }, facts) : null,
    track.formula ? make("span", { class: "cl-formula cl-track-formula" }, track.formula) : null,
    track.sign ? make("span", { class: "cl-track-sign" }, track.sign) : null,
    legend,
    track.isCompared ? agreement : null,
    track.checks.length > 0 ? make("div", { class: "cl-track-checks" }, ...track.checks.map(makeCheck)) : null);
  return { element, showLegend: shown => fillLegend(legend, shown), showAgreement: text => { agreement.textContent = text; } };
}

/** One measured fact: { text, passed }; passed is null where there is no limit. */
function makeCheck({ text, passed }) {
  const state = passed === null || passed === undefined ? "measured" : passed ? "passed" : "failed";
  const words = { measured: "", passed: "within the limit: ", failed: "above the limit: " }[state];
  return make("span", { class: "cl-track-check", "data-state": state }, make("span", { class: "cl-sr" }, words), text);
}

function fillLegend(legend, track) {
  if (track.kind === "heatmap") {
    legend.setAttribute("role", "img");
    legend.setAttribute("aria-label", `Colours from ${formatScore(-track.limit)} to ${formatScore(track.limit)} ${track.unit}, zero in the middle; the dot is the observed base`);
    legend.replaceChildren(
      make("span", {}, formatScore(-track.limit)), make("span", { class: "cl-track-ramp" }), make("span", {}, formatScore(track.limit)),
      track.unit ? make("span", {}, track.unit) : "",
      make("span", { class: "cl-track-dot" }), make("span", {}, "observed"));
  } else if (track.kind === "overlay") {
    legend.replaceChildren(...track.names.map((name, i) => make("span", { class: "cl-track-side", "data-side": "ab"[i] }, name)));
  } else if (track.spread) {
    legend.replaceChildren(make("span", { class: "cl-track-band" }), make("span", {}, "\u00b1 1 standard deviation"));
  } else {
    return;
  }
  legend.hidden = false;
}
