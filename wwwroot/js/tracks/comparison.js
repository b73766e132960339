// Two lists of scores beside each other.
import { extremes } from "./downsample.js";
import { formatCoordinate } from "./scales.js";

const fewest = 3;

/** Each value divided by the largest absolute value. */
export function relative(values) {
  const { low, high } = extremes(values);
  const size = Math.max(-low, high);
  return size > 0 ? values.map(value => value / size) : values;
}

/** Both correlations with their n, as people read them. */
export function agreement(a, b) {
  if (a.length < fewest) return "Too few positions in view for a correlation.";
  const number = value => Number.isNaN(value) ? "undefined (no variation)" : value.toFixed(3).replace("-", "\u2212");
  return `Pearson r = ${number(pearson(a, b))}, Spearman \u03c1 = ${number(spearman(a, b))}, n = ${formatCoordinate(a.length)} positions in view`;
}

/** Pearson's correlation; NaN when one side does not vary. */
export function pearson(a, b) {
  const n = a.length;
  const meanA = mean(a);
  const meanB = mean(b);
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < n; i++) {
    const da = a[i] - meanA;
    const db = b[i] - meanB;
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : NaN;
}

/** Spearman's correlation: Pearson's of the ranks, equal values sharing their mean rank. */
export const spearman = (a, b) => pearson(ranks(a), ranks(b));

export function ranks(values) {
  const order = Uint32Array.from(values, (_, i) => i).sort((i, j) => values[i] - values[j]);
  const result = new Float64Array(values.length);
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && values[order[to]] === values[order[from]]) to++;
    for (let i = from; i < to; i++) result[order[i]] = (from + to + 1) / 2;
  }
  return result;
}

function mean(values) {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
