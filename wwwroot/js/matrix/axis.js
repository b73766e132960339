import { coordinateOf, formatCoordinate, rulerTicks } from "../tracks/scales.js";

/** What stands along one side of a matrix: { title, count, letters, offset, strand, starts, width }. */
export class Axis {
  constructor(spec, count) {
    Object.assign(this, { title: "", letters: null, offset: 0, strand: "+", starts: null, width: 1 }, spec, { count });
    // Letters belong to cells only where each cell is one position.
    if (this.letters && this.letters.length !== count && !this.starts) this.letters = null;
  }

  /** The letter of a cell, or an empty text where a cell is more than one position. */
  letter(index) {
    if (!this.letters || this.width > 1) return "";
    return this.letters[this.starts ? this.starts[index] : index] ?? "";
  }

  /** The coordinate printed for a cell. */
  coordinate(index) { return coordinateOf(this.starts ? this.starts[index] : index, this); }

  /** E.g. "position 512 A", "positions 11-20". */
  name(index) {
    const first = this.coordinate(index);
    if (this.width > 1) return `${this.title} ${formatCoordinate(first)}\u2013${formatCoordinate(coordinateOf((this.starts?.[index] ?? index) + this.width - 1, this))}`;
    return `${this.title} ${formatCoordinate(first)} ${this.letter(index)}`.trim();
  }

  /** Indices to label in a view, with their texts. */
  ticks(from, to, count) {
    if (!this.starts) return rulerTicks({ start: from, end: to }, this, count).ticks.filter(tick => tick.index >= 0 && tick.index < this.count).map(tick => ({ index: tick.index, text: formatCoordinate(tick.coordinate) }));
    const step = Math.max(1, Math.ceil((to - from) / Math.max(1, count)));
    const ticks = [];
    for (let i = Math.ceil(from / step) * step; i < Math.min(to, this.count); i += step) ticks.push({ index: i, text: formatCoordinate(this.coordinate(i)) });
    return ticks;
  }
}
