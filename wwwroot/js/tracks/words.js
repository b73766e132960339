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
    return `Tracks of ${this.#state().options.regionName || "the sequence"}, ${this.range()}. `
      + "Arrow keys move, plus and minus zoom, Shift and arrows move the marker, Enter explains the base at the marker.";
  }

  fileName(kind) {
    const { view, options } = this.#state();
    const name = (options.regionName || "tracks").replace(/[^\w.-]+/g, "_");
    const { start, end } = nearestBases(view);
    return `${name}_${this.describe(start).coordinate}-${this.describe(end - 1).coordinate}.${kind}`;
  }
}
