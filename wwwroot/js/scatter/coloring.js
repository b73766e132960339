// From the values of a column to colours: groups get one each, numbers a place on the ramp.
import { mix } from "../tracks/colors.js";

export const mostGroups = 8;
const rampSteps = 64;

/**
 * `column` is { title, names, values } as the server answers. Groups beyond the eighth share the colour of those without a value.
 * Returns colorOf for each point, colors, stampOf, and the legend's entries.
 */
export function colorPoints(column, palette) {
  return column.names ? groups(column, palette) : numbers(column, palette);
}

function groups({ names, values }, palette) {
  const shown = Math.min(names.length, mostGroups);
  const colors = [...palette.groups.slice(0, shown), palette.none];
  const colorOf = Uint8Array.from(values, value => (value === null || value >= shown ? shown : value));
  const counts = new Array(shown + 1).fill(0);
  for (const color of colorOf) counts[color]++;
  const legend = names.slice(0, shown).map((name, i) => ({ name, color: i, shape: i, count: counts[i] }));
  if (counts[shown] > 0) legend.push({ name: names.length > shown ? `${names.length - shown} other groups, or none` : "none", color: shown, shape: 0, count: counts[shown] });
  return { colorOf, colors, stampOf: colors.map((_, i) => (i < shown ? i : 0)), legend, range: null };
}

function numbers({ values }, palette) {
  const known = values.filter(value => value !== null).sort((a, b) => a - b);
  // A few extreme values would leave all others one colour.
  const low = known[Math.floor(0.01 * (known.length - 1))] ?? 0, high = known[Math.ceil(0.99 * (known.length - 1))] ?? 1;
  const colors = Array.from({ length: rampSteps }, (_, i) => rampColor(palette.ramp, i / (rampSteps - 1)));
  const colorOf = Uint8Array.from(values, value => (value === null ? rampSteps : Math.round((rampSteps - 1) * Math.min(1, Math.max(0, (value - low) / (high - low || 1))))));
  return { colorOf, colors: [...colors, palette.none], stampOf: new Array(rampSteps + 1).fill(0), legend: [], range: { low, high } };
}

const rampColor = ([low, mid, high], share) => (share < 0.5 ? mix(low, mid, 2 * share) : mix(mid, high, 2 * share - 1));
