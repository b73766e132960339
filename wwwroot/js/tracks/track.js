import { agreement, relative } from "./comparison.js";
import { make } from "./dom.js";
import { extremes, strongest } from "./downsample.js";
import { makeHead } from "./head.js";
import { HitLinks, packRows, rowHeight } from "./hits.js";
import { formatCoordinate, formatScore, scoreRange } from "./scales.js";

const kinds = ["letters", "bars", "heatmap", "sequence", "overlay", "difference", "hits"];
const compared = ["overlay", "difference"];

/** What was really given: a record from .NET writes null for what it leaves out, and null is kept only where the default is null. */
export function given(change, defaults) {
  return Object.fromEntries(Object.entries(change).filter(([key, value]) => value !== undefined && (value !== null || defaults[key] === null)));
}

const defaults = {
  title: "", formula: "", sign: "", unit: "", n: null, colorScheme: null, url: null, spreadUrl: null, otherUrl: null, names: null, scale: "relative", checks: [], everyOutput: false, hits: [],
};

/** One track: what the page asked for, its scores once they are here, and its elements. */
export class Track {
  values = null;
  /** Half the height of the error band, a value a position; null without one. */
  spread = null;
  /** The second side of an overlay. */
  other = null;
  error = null;
  own = { low: 0, high: 1 };
  range = this.own;
  ownLimit = 0;
  limit = 0;
  #sides = null;

  constructor(spec) {
    if (!kinds.includes(spec.kind)) throw new Error(`Track ${spec.id}: kind is "${spec.kind}", expected one of ${kinds.join(", ")}.`);
    Object.assign(this, defaults, given(spec, defaults));
    this.canvas = make("canvas", { role: "img", "aria-label": this.kind === "hits" ? `${this.title}: ${this.hits.length} hits` : this.title || "Letters of the sequence" });
    this.status = make("div", { class: "cl-track-status" });
    this.rows = packRows(this.hits);
    this.links = this.kind === "hits" ? new HitLinks(this) : null;
    this.head = makeHead(this);
    this.element = make("div", { class: "cl-track", "data-kind": spec.kind, "data-track": spec.id },
      spec.kind === "sequence" && !spec.title ? null : this.head.element, make("div", { class: "cl-track-plot" }, this.canvas, this.links?.element, this.status));
  }

  /** Whether it has numbers, which are fetched. */
  get hasNumbers() { return this.kind !== "sequence" && this.kind !== "hits"; }

  get isScore() { return this.hasNumbers && this.kind !== "heatmap"; }

  get isCompared() { return compared.includes(this.kind); }

  /** Whether the numbers shown are shares of the largest, not in a unit. */
  get isRelative() { return this.isCompared && this.scale === "relative"; }

  /** What is fetched: one array, or the second one of a comparison or of an error band too. */
  get sources() {
    const second = this.isCompared ? this.otherUrl : this.spreadUrl;
    return [{ url: this.url, rows: this.kind === "heatmap" ? 4 : 1 }, ...(second ? [{ url: second, rows: 1 }] : [])];
  }

  /** The names of the numbers that a position has. */
  columns(bases) {
    if (this.kind === "heatmap") return bases;
    if (this.kind === "overlay") return this.names;
    return this.spread ? ["score", "\u00b1"] : ["score"];
  }

  /** The numbers of a position, one for each column. */
  at(index, length) {
    if (this.kind === "heatmap") return [0, 1, 2, 3].map(row => this.values[row * length + index]);
    if (this.kind === "overlay") return [this.values[index], this.other[index]];
    return this.spread ? [this.values[index], this.spread[index]] : [this.values[index]];
  }

  height(narrow) {
    if (this.kind === "sequence") return 24;
    if (this.kind === "hits") return rowHeight * Math.max(1, Math.max(...this.rows) + 1);
    if (this.kind === "heatmap") return narrow ? 60 : 72;
    return narrow ? 76 : 92;
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

  /** Takes the arrays of `sources` and works out the range that the y axis or the colours need. */
  accept(parts, length, describe) {
    this.#take(parts);
    this.status.replaceChildren();
    const { low, high } = this.#reach();
    this.own = scoreRange(low, high);
    this.ownLimit = Math.max(Math.abs(low), Math.abs(high));
    const index = strongest(this.values);
    const { coordinate, base } = describe(Math.max(index, 0) % length);
    this.canvas.setAttribute("aria-label", `${this.title}, ${formatCoordinate(length)} positions, from ${formatScore(low)} to ${formatScore(high)}`
      + (index < 0 ? "." : `; strongest ${formatScore(this.values[index])} at ${formatCoordinate(coordinate)} ${base}.`));
  }

  #take([first, second]) {
    if (!this.isCompared) {
      [this.values, this.spread] = [first, second ?? null];
      return;
    }
    this.#sides = this.isRelative ? [relative(first), relative(second)] : [first, second];
    const [a, b] = this.#sides;
    this.values = this.kind === "overlay" ? a : a.map((value, i) => value - b[i]);
    this.other = this.kind === "overlay" ? b : null;
  }

  #reach() {
    const { low, high } = extremes(this.values);
    if (this.other) {
      const more = extremes(this.other);
      return { low: Math.min(low, more.low), high: Math.max(high, more.high) };
    }
    if (!this.spread) return { low, high };
    return { low: extremes(this.values.map((value, i) => value - this.spread[i])).low, high: extremes(this.values.map((value, i) => value + this.spread[i])).high };
  }

  showLegend() { this.head.showLegend(this); }

  /** Correlations of the two sides of a comparison over the positions start to end that `counts`. */
  showAgreement(start, end, counts) {
    if (!this.#sides) return;
    const [a, b] = this.#sides.map(side => Float64Array.from({ length: end - start }, (_, i) => side[start + i]).filter((_, i) => counts(start + i)));
    this.head.showAgreement(agreement(a, b));
  }
}
