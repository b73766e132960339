import { make } from "./dom.js";
import { extremes, strongest } from "./downsample.js";
import { formatCoordinate, formatScore, scoreRange } from "./scales.js";

const kinds = ["letters", "bars", "heatmap", "sequence"];

/** What was really given: a record from .NET writes null for what it leaves out, and null is kept only where the default is null. */
export function given(change, defaults) {
  return Object.fromEntries(Object.entries(change).filter(([key, value]) => value !== undefined && (value !== null || defaults[key] === null)));
}

const defaults = { title: "", formula: "", sign: "", unit: "", n: null, colorScheme: null, url: null };

/** One track: what the page asked for, its scores once they are here, and its elements. */
export class Track {
  values = null;
  error = null;
  own = { low: 0, high: 1 };
  range = this.own;
  ownLimit = 0;
  limit = 0;

  constructor(spec) {
    if (!kinds.includes(spec.kind)) throw new Error(`Track ${spec.id}: kind is "${spec.kind}", expected one of ${kinds.join(", ")}.`);
    Object.assign(this, defaults, given(spec, defaults));
    this.rows = spec.kind === "heatmap" ? 4 : 1;
    this.canvas = make("canvas", { role: "img", "aria-label": this.title || "Letters of the sequence" });
    this.status = make("div", { class: "cl-track-status" });
    this.legend = make("div", { class: "cl-track-legend", hidden: true });
    this.element = make("div", { class: "cl-track", "data-kind": spec.kind, "data-track": spec.id },
      spec.kind === "sequence" && !spec.title ? null : this.#head(), make("div", { class: "cl-track-plot" }, this.canvas, this.status));
  }

  get isScore() { return this.kind === "letters" || this.kind === "bars"; }

  height(narrow) {
    if (this.kind === "sequence") return 24;
    if (this.kind === "heatmap") return narrow ? 60 : 68;
    return narrow ? 76 : 92;
  }

  #head() {
    const facts = [this.unit, this.n ? `n = ${this.n}` : ""].filter(Boolean).join(", ");
    return make("div", { class: "cl-track-head" },
      make("span", { class: "cl-track-title" }, this.title),
      facts ? make("span", { class: "cl-track-facts" }, facts) : null,
      this.formula ? make("span", { class: "cl-formula cl-track-formula" }, this.formula) : null,
      this.sign ? make("span", { class: "cl-track-sign" }, this.sign) : null,
      this.legend);
  }

  showLoading() {
    this.error = null;
    this.status.replaceChildren(make("span", { class: "cl-spinner", role: "status", "aria-label": `Loading ${this.title}` }));
  }

  showError(error, retry) {
    this.error = error;
    const button = make("button", { type: "button", class: "cl-button cl-button-small" }, "Try again");
    button.addEventListener("click", retry);
    this.status.replaceChildren(make("span", { role: "alert" }, `${this.title} could not be loaded. ${error.message}`), button);
  }

  /** Takes the scores and works out the range that the y axis or the colours need. */
  accept(values, length, describe) {
    this.values = values;
    this.status.replaceChildren();
    const { low, high } = extremes(values);
    this.own = scoreRange(low, high);
    this.ownLimit = Math.max(Math.abs(low), Math.abs(high));
    const index = strongest(values);
    const { coordinate, base } = describe(index % length);
    this.canvas.setAttribute("aria-label", `${this.title}, ${formatCoordinate(length)} positions, from ${formatScore(low)} to ${formatScore(high)}`
      + (index < 0 ? "." : `; strongest ${formatScore(values[index])} at ${formatCoordinate(coordinate)} ${base}.`));
  }

  showLegend() {
    if (this.kind !== "heatmap") return;
    this.legend.hidden = false;
    this.legend.setAttribute("aria-label", `Colours from ${formatScore(-this.limit)} to ${formatScore(this.limit)}, zero in the middle; the dot is the observed base`);
    this.legend.setAttribute("role", "img");
    this.legend.replaceChildren(
      make("span", {}, formatScore(-this.limit)), make("span", { class: "cl-track-ramp" }), make("span", {}, formatScore(this.limit)),
      make("span", { class: "cl-track-dot" }), make("span", {}, "observed"));
  }
}
