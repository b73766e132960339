// Finding points: the nearest one, and those inside a lasso.

/** A grid of equal cells over interleaved x, y; finds the nearest point without looking at all. */
export class PointGrid {
  constructor(points, box, cells = 128) {
    const width = Math.max(box.right - box.left, 1e-9), height = Math.max(box.top - box.bottom, 1e-9);
    this.points = points;
    this.box = box;
    this.cells = cells;
    this.cellWidth = width / cells;
    this.cellHeight = height / cells;
    const count = points.length / 2;
    const cellOf = new Uint32Array(count);
    this.starts = new Uint32Array(cells * cells + 1);
    for (let i = 0; i < count; i++) { // a point without coordinates falls into the first cell and is near nothing
      cellOf[i] = this.#row(points[2 * i + 1]) * cells + this.#column(points[2 * i]);
      this.starts[cellOf[i] + 1]++;
    }
    for (let cell = 0; cell < cells * cells; cell++) this.starts[cell + 1] += this.starts[cell];
    this.members = new Uint32Array(count);
    const next = this.starts.slice(0, -1);
    for (let i = 0; i < count; i++) this.members[next[cellOf[i]]++] = i;
  }

  #column(x) { return Math.min(this.cells - 1, Math.max(0, Math.floor((x - this.box.left) / this.cellWidth))); }

  #row(y) { return Math.min(this.cells - 1, Math.max(0, Math.floor((y - this.box.bottom) / this.cellHeight))); }

  /** The nearest point within `reach`, or -1. `allowed(i)` may leave points out. */
  nearest(x, y, reach, allowed = () => true) {
    let best = -1, least = reach * reach;
    const lastRow = this.#row(y + reach), lastColumn = this.#column(x + reach);
    for (let row = this.#row(y - reach); row <= lastRow; row++) {
      for (let column = this.#column(x - reach); column <= lastColumn; column++) {
        const cell = row * this.cells + column;
        for (let k = this.starts[cell]; k < this.starts[cell + 1]; k++) {
          const i = this.members[k];
          const squared = (this.points[2 * i] - x) ** 2 + (this.points[2 * i + 1] - y) ** 2;
          if (squared <= least && allowed(i)) [best, least] = [i, squared];
        }
      }
    }
    return best;
  }
}

/** Whether x, y lies inside a polygon of [x, y] corners (even-odd rule). */
export function inside(polygon, x, y) {
  let within = false;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const [xi, yi] = polygon[i], [xj, yj] = polygon[j];
    if (yi > y !== yj > y && x < xi + ((y - yi) * (xj - xi)) / (yj - yi)) within = !within;
  }
  return within;
}

/** The points inside a polygon, in order. */
export function lasso(points, polygon, allowed = () => true) {
  if (polygon.length < 3) return [];
  const xs = polygon.map(corner => corner[0]), ys = polygon.map(corner => corner[1]);
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const found = [];
  for (let i = 0; 2 * i < points.length; i++) {
    const x = points[2 * i], y = points[2 * i + 1];
    if (x >= left && x <= right && y >= bottom && y <= top && allowed(i) && inside(polygon, x, y)) found.push(i);
  }
  return found;
}
