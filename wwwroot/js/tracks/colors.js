// Colour arithmetic. A colour is [red, green, blue], each 0 to 255.

/** Reads what getComputedStyle answers: rgb(), rgba(), or color(srgb ...). Alpha is left out. */
export function parseColor(text) {
  const numbers = text.match(/-?[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? [];
  if (numbers.length < 3) throw new Error(`Not a colour: ${text}`);
  const scale = text.startsWith("color(") ? 255 : 1;
  return numbers.slice(0, 3).map(v => Math.round(v * scale));
}

export function mix(from, to, share) {
  return from.map((v, i) => Math.round(v + (to[i] - v) * share));
}

export const toCss = ([r, g, b]) => `rgb(${r} ${g} ${b})`;

export const divergingSize = 255;

/** 255 colours from low over mid to high; the middle one, index 127, is exactly `mid`. */
export function divergingTable(low, mid, high) {
  const half = (divergingSize - 1) / 2;
  return Array.from({ length: divergingSize }, (_, i) =>
    i < half ? mix(mid, low, (half - i) / half) : mix(mid, high, (i - half) / half));
}

/** Where `value` falls in the table when -limit..limit spans it; zero is always the middle. */
export function divergingIndex(value, limit) {
  const half = (divergingSize - 1) / 2;
  if (!(limit > 0) || !Number.isFinite(value)) return half;
  return Math.round(half + half * Math.min(1, Math.max(-1, value / limit)));
}
