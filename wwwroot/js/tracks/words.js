import { coordinateOf, formatCoordinate, nearestBases } from "./scales.js";
import { holds } from "./sequence.js";

/** What the viewer says of its state in words. state() answers { options, view, letters, hatched }. */
export class ViewWords {
  #state;

  constructor(state) { this.#state = state; }

  describe(index) {
    const { options } = this.#state();
    return { coordinate: coordinateOf(index, options), base: options.sequence?.[index] ?? "" };
  }

  note(index) {
    const { letters, hatched } = this.#state();
    if (holds(letters.unknown, index)) return "unknown base";
    if (holds(hatched, index)) return "outside the receptive field";
    return holds(letters.masked, index) ? "soft-masked" : "";
  }

  range() {
    const { view, options: { marker, length } } = this.#state();
    const { start, end } = nearestBases(view);
    const from = formatCoordinate(this.describe(start).coordinate);
    const to = formatCoordinate(this.describe(end - 1).coordinate);
    const at = marker === null ? "" : `, marker ${formatCoordinate(this.describe(marker).coordinate)} ${this.describe(marker).base}`;
    return `${from}\u2013${to} (${formatCoordinate(end - start)} of ${formatCoordinate(length)} bases)${at}`;
  }

  heading() { return [this.#state().options.regionName, this.range()].filter(Boolean).join("  "); }

  stage() {
    const { regionName, explains } = this.#state().options;
    return `Tracks of ${regionName || "the sequence"}, ${this.range()}. Arrow keys move, plus and minus zoom, Shift and arrows move the marker`
      + (explains ? ", Enter explains the base at the marker." : ".");
  }

  hint() {
    const { explains } = this.#state().options;
    const zoomKey = /Mac|iPhone|iPad/.test(navigator.platform) ? "\u2318" : "Ctrl";
    return `Drag to move, ${zoomKey} + wheel or double click to zoom, Shift + drag to zoom into a range, click ${explains ? "a base to see why it counts" : "to set the marker"}. `
      + `Keys: arrows, +, \u2212, Home, End, F${explains ? ", Enter" : ""}.`;
  }

  fileName(kind) {
    const { view, options } = this.#state();
    const name = (options.regionName || "tracks").replace(/[^\w.-]+/g, "_");
    const { start, end } = nearestBases(view);
    return `${name}_${this.describe(start).coordinate}-${this.describe(end - 1).coordinate}.${kind}`;
  }
}
