// Many values into few columns. Extremes survive: a peak one base wide is seen at every zoom.

/** Smallest and largest finite value of values[from, to). */
export function extremes(values, from = 0, to = values.length) {
  let low = Infinity;
  let high = -Infinity;
  for (let i = from; i < to; i++) {
    const v = values[i];
    if (v < low) low = v;
    if (v > high) high = v;
  }
  return low <= high ? { low, high } : { low: 0, high: 0 };
}

/** Index of the value farthest from zero in values[from, to), or -1 when there is no finite one. */
export function strongest(values, from = 0, to = values.length) {
  let best = -1;
  let size = -1;
  for (let i = from; i < to; i++) {
    const a = Math.abs(values[i]);
    if (a > size && a !== Infinity) { size = a; best = i; }
  }
  return best;
}

/**
 * Column c of `columns` spans the bases from start + c*step to start + (c+1)*step and keeps their lowest and highest value.
 * Columns beyond the data hold zero.
 */
export function columnExtremes(values, start, step, columns) {
  const low = new Float32Array(columns);
  const high = new Float32Array(columns);
  for (let c = 0; c < columns; c++) {
    const from = Math.max(0, Math.floor(start + c * step));
    const to = Math.min(values.length, Math.max(from + 1, Math.ceil(start + (c + 1) * step)));
    let l = Infinity;
    let h = -Infinity;
    for (let i = from; i < to; i++) {
      const v = values[i];
      if (v < l) l = v;
      if (v > h) h = v;
    }
    if (l <= h) { low[c] = l; high[c] = h; }
  }
  return { low, high };
}

/** Column by column, the value farthest from zero; `offset` and `length` pick one row of a matrix. */
export function columnStrongest(values, offset, length, start, step, columns, out, outOffset) {
  for (let c = 0; c < columns; c++) {
    const from = Math.max(0, Math.floor(start + c * step));
    const to = Math.min(length, Math.max(from + 1, Math.ceil(start + (c + 1) * step)));
    let best = 0;
    for (let i = from; i < to; i++) {
      const v = values[offset + i];
      if (Math.abs(v) > Math.abs(best)) best = v;
    }
    out[outOffset + c] = best;
  }
}
