// Arithmetic of views, axes and numbers. Nothing here touches the page, so node can test it.
// A view is { start, end }: positions along the sequence, 0-based, end excluded, fractions allowed while moving.

export const smallestSpan = 8;

/** Keeps a view inside 0..length and at least `smallestSpan` bases wide, moving it rather than shrinking it. */
export function clampView(start, end, length) {
  const least = Math.min(smallestSpan, length);
  const span = Math.min(Math.max(end - start, least), length);
  const middle = (start + end) / 2;
  const from = end - start < least ? middle - span / 2 : start;
  const first = Math.min(Math.max(from, 0), length - span);
  return { start: first, end: first + span };
}

/** Zooms by `factor` (below 1 zooms in) so that `anchor` stays under the pointer. */
export function zoomView(view, anchor, factor, length) {
  const span = view.end - view.start;
  const wanted = Math.min(Math.max(span * factor, Math.min(smallestSpan, length)), length);
  const share = span > 0 ? (anchor - view.start) / span : 0.5;
  return clampView(anchor - share * wanted, anchor + (1 - share) * wanted, length);
}

export function panView(view, bases, length) {
  return clampView(view.start + bases, view.end + bases, length);
}

/** The whole bases a view touches, as indices with the end excluded. */
export function wholeBases(view, length) {
  return { start: Math.max(0, Math.floor(view.start + 1e-9)), end: Math.min(length, Math.ceil(view.end - 1e-9)) };
}

/** The view in whole bases for people and events: rounded, so that panning by a fraction does not change the count. */
export function nearestBases(view) {
  const start = Math.round(view.start);
  return { start, end: Math.max(start + 1, Math.round(view.end)) };
}

/** The step 1, 2 or 5 times a power of ten that cuts `span` into at most `count` parts. */
export function niceStep(span, count) {
  if (!(span > 0)) return 1;
  const raw = span / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(raw));
  const share = raw / power;
  const nice = share <= 1 + 1e-9 ? 1 : share <= 2 + 1e-9 ? 2 : share <= 5 + 1e-9 ? 5 : 10;
  return nice * power;
}

/** Tick values inside low..high, multiples of a nice step, zero among them when the range holds zero. */
export function ticks(low, high, count) {
  const step = niceStep(high - low, count);
  const values = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++) values.push(k === 0 ? 0 : k * step);
  return { step, values };
}

/** Indices to label on the ruler, so that the printed coordinates are round. */
export function rulerTicks(view, coordinates, count) {
  const step = Math.max(1, niceStep(view.end - view.start, count));
  const first = coordinateOf(Math.floor(view.start), coordinates);
  const last = coordinateOf(Math.ceil(view.end) - 1, coordinates);
  const low = Math.min(first, last);
  const high = Math.max(first, last);
  const result = [];
  for (let c = Math.ceil(low / step) * step; c <= high; c += step) result.push({ coordinate: c, index: indexOf(c, coordinates) });
  return { step, ticks: result };
}

/** coordinates = { offset, strand }: what is printed for index 0, and "-" when coordinates fall from left to right. */
export function coordinateOf(index, { offset = 1, strand = "+" } = {}) {
  return strand === "-" ? offset - index : offset + index;
}

export function indexOf(coordinate, { offset = 1, strand = "+" } = {}) {
  return strand === "-" ? offset - coordinate : coordinate - offset;
}

export function formatCoordinate(value) {
  return Math.round(value).toString().replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A tick label with just the decimals its step needs. */
export function formatTick(value, step) {
  if (value === 0) return "0";
  const digits = Math.floor(Math.log10(step));
  if (digits < -4 || digits > 4) return value.toExponential(0).replace("e+", "e").replace("-", "\u2212");
  return value.toFixed(Math.max(0, -digits)).replace("-", "\u2212");
}

/** A score for reading: four significant digits, a real minus sign. */
export function formatScore(value) {
  if (!Number.isFinite(value)) return "no value";
  if (value === 0) return "0";
  const size = Math.abs(value);
  const text = size < 1e-3 || size >= 1e5 ? value.toExponential(2) : value.toPrecision(4);
  return text.replace("e+", "e").replace(/-/g, "\u2212");
}

/** The y range of scores: holds zero, a little air, never empty. */
export function scoreRange(low, high) {
  const bottom = Math.min(0, low);
  const top = Math.max(0, high);
  if (!(top > bottom)) return { low: 0, high: 1 };
  const air = (top - bottom) * 0.06;
  return { low: bottom < 0 ? bottom - air : 0, high: top > 0 ? top + air : 0 };
}

/** Ranges of 0..length that `ranges` leave uncovered; an absent list covers everything. */
export function uncovered(ranges, length) {
  if (!ranges) return [];
  const result = [];
  let next = 0;
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    if (start > next) result.push({ start: next, end: Math.min(start, length) });
    next = Math.max(next, end);
  }
  if (next < length) result.push({ start: next, end: length });
  return result;
}

/** Runs of letters that are not A, C, G, T or U. */
export function unknownRuns(sequence) {
  return [...sequence.matchAll(/[^ACGTUacgtu]+/g)].map(m => ({ start: m.index, end: m.index + m[0].length }));
}

/** Runs of lower case letters: the soft mask. */
export function maskedRuns(sequence) {
  return [...sequence.matchAll(/[a-z]+/g)].map(m => ({ start: m.index, end: m.index + m[0].length }));
}

const rows = { A: 0, C: 1, G: 2, T: 3, U: 3 };

/** The channel of a letter in A C G T order; -1 for anything else. */
export function rowOf(letter) {
  return rows[letter?.toUpperCase()] ?? -1;
}
