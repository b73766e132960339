// Many cells into few pixels, and what a matrix says in numbers. Nothing here touches the page, so node can test it.
import { divergingIndex } from "../tracks/colors.js";

const sampled = 40_000;

/**
 * Colours of the pixels of a view. view = { top, bottom, left, right } in cells, fractions allowed. Where cells share a pixel the one
 * farthest from zero is kept, so that a strong pair is seen at every zoom. The answer is wide x tall indices of the diverging table.
 */
export function pixels(values, rows, columns, view, wide, tall, limit) {
  const across = edges(view.left, view.right, wide, columns);
  const down = edges(view.top, view.bottom, tall, rows);
  const result = new Uint8Array(wide * tall);
  for (let y = 0; y < tall; y++) {
    // A pixel inside the same rows as the one above has the same colours.
    if (y > 0 && down[2 * y] === down[2 * y - 2] && down[2 * y + 1] === down[2 * y - 1]) {
      result.copyWithin(y * wide, (y - 1) * wide, y * wide);
      continue;
    }
    for (let x = 0; x < wide; x++) result[y * wide + x] = divergingIndex(farthest(values, columns, down[2 * y], down[2 * y + 1], across[2 * x], across[2 * x + 1]), limit);
  }
  return result;
}

/** For each pixel the first cell it covers and the one after the last. */
function edges(from, to, count, most) {
  const result = new Int32Array(2 * count);
  const step = (to - from) / count;
  for (let i = 0; i < count; i++) {
    // A pixel narrower than a cell takes the cell under its middle.
    const first = step < 1 ? Math.floor(from + (i + 0.5) * step) : Math.floor(from + i * step);
    const last = step < 1 ? first + 1 : Math.ceil(from + (i + 1) * step);
    result[2 * i] = Math.min(Math.max(first, 0), most - 1);
    result[2 * i + 1] = Math.min(Math.max(last, result[2 * i] + 1), most);
  }
  return result;
}

function farthest(values, columns, top, bottom, left, right) {
  let best = 0;
  for (let row = top; row < bottom; row++) {
    for (let i = row * columns + left; i < row * columns + right; i++) {
      const value = values[i];
      if (value > 0 ? value > Math.abs(best) : -value > Math.abs(best)) best = value;
    }
  }
  return best;
}

/** The absolute value that `share` of the cells do not exceed; 1 gives the largest. Large matrices are sampled evenly. */
export function limitOf(values, share) {
  if (share >= 1) return values.reduce((most, value) => Math.abs(value) > most ? Math.abs(value) : most, 0);
  const step = Math.max(1, Math.floor(values.length / sampled));
  const sizes = [];
  for (let i = 0; i < values.length; i += step) if (Number.isFinite(values[i]) && values[i] !== 0) sizes.push(Math.abs(values[i]));
  if (sizes.length === 0) return 0;
  return Float64Array.from(sizes).sort()[Math.min(sizes.length - 1, Math.floor(share * sizes.length))];
}

/** Sums over the rows top to bottom, one a column. */
export function columnSums(values, columns, top, bottom) {
  const sums = new Float32Array(columns);
  for (let row = top; row < bottom; row++) for (let c = 0; c < columns; c++) sums[c] += values[row * columns + c];
  return sums;
}

export function isSymmetric(values, rows, columns) {
  if (rows !== columns) return false;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < row; column++) {
      const [a, b] = [values[row * columns + column], values[column * columns + row]];
      if (Math.abs(a - b) > 1e-5 * Math.max(Math.abs(a), Math.abs(b), 1e-6)) return false;
    }
  }
  return true;
}

/** The `count` cells farthest from zero, strongest first: { row, column, value }; of a symmetric matrix each pair once. */
export function strongestCells(values, rows, columns, count) {
  const half = isSymmetric(values, rows, columns);
  const best = [];
  for (let row = 0; row < rows; row++) {
    for (let column = half ? row : 0; column < columns; column++) {
      const value = values[row * columns + column];
      const size = Math.abs(value);
      if (!(size > 0) || (best.length === count && size <= Math.abs(best[count - 1].value))) continue;
      let at = best.length;
      while (at > 0 && Math.abs(best[at - 1].value) < size) at--;
      best.splice(at, 0, { row, column, value });
      if (best.length > count) best.pop();
    }
  }
  return best;
}
