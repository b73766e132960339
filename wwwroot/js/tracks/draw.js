// Drawing one track with a pen (canvas-pen.js or svg-pen.js).
// A frame says where: { view, length, width, gutter, plot, perBase, sequence, channels, hatched, coordinates, tokens, scheme }.
import { divergingIndex } from "./colors.js";
import { columnExtremes, columnStrongest, strongest } from "./downsample.js";
import { formatCoordinate, formatTick, rulerTicks, ticks, wholeBases } from "./scales.js";

export const lettersFrom = 5;
const sequenceFrom = 7;
const dotsFrom = 7;
const barsByBaseFrom = 2.5;
const letters = ["A", "C", "G", "T"];

export const xOf = (index, frame) => frame.gutter + (index - frame.view.start) * frame.perBase;

/** What stands under a pixel: a fractional position. */
export const positionAt = (x, frame) => frame.view.start + (x - frame.gutter) / frame.perBase;

/** Letters when a base is wide enough, bars by base below that, and columns of extremes when bases share a pixel. */
export function drawScores(pen, track, frame, height) {
  const scale = axis(track.range, height);
  drawScoreGrid(pen, track, frame, scale, height);
  drawHatched(pen, frame, 0, height);
  pen.clip(frame.gutter, 0, frame.plot, height);
  if (frame.perBase >= lettersFrom && track.kind !== "bars" && frame.sequence) drawLetters(pen, track, frame, scale);
  else if (frame.perBase >= 1) drawBars(pen, track, frame, scale);
  else drawColumns(pen, track, frame, scale);
  if (track.spread) drawSpread(pen, track, frame, scale);
  pen.rect(frame.gutter, Math.round(scale.y(0)), frame.plot, 1, frame.tokens.zero);
  pen.restore();
}

/** Whiskers of one standard deviation; where bases share a pixel, those of the base farthest from zero. */
function drawSpread(pen, track, frame, scale) {
  const boxes = [];
  for (const index of shownBases(track.values, frame)) {
    const [value, size] = [track.values[index], track.spread[index]];
    if (!(size > 0)) continue;
    const [top, bottom] = [scale.y(value + size), scale.y(value - size)];
    boxes.push(Math.round(xOf(index + 0.5, frame)), top, 1, bottom - top);
    if (frame.perBase < lettersFrom) continue;
    const cap = Math.min(3, frame.perBase * 0.3);
    for (const y of [top, bottom]) boxes.push(xOf(index + 0.5, frame) - cap, y, 2 * cap + 1, 1);
  }
  pen.rects(boxes, frame.tokens.text2);
}

/** The bases in view, or one a pixel: the farthest from zero. */
function shownBases(values, { view, length, perBase, plot }) {
  const { start, end } = wholeBases(view, length);
  if (perBase >= 1) return Array.from({ length: end - start }, (_, i) => start + i);
  return Array.from({ length: Math.ceil(plot) }, (_, c) =>
    strongest(values, Math.max(0, Math.floor(view.start + c / perBase)), Math.min(length, Math.ceil(view.start + (c + 1) / perBase)))).filter(index => index >= 0);
}

/** Two tracks on one axis: the first as bars, the second as a line of steps. */
export function drawPair(pen, track, frame, height) {
  const scale = axis(track.range, height);
  drawScoreGrid(pen, track, frame, scale, height);
  drawHatched(pen, frame, 0, height);
  pen.clip(frame.gutter, 0, frame.plot, height);
  const zero = scale.y(0);
  const wide = Math.max(1, frame.perBase);
  const bars = [];
  for (const index of shownBases(track.values, frame)) {
    const y = scale.y(track.values[index]);
    // Whole pixels, or neighbours show pale seams.
    const x = Math.round(xOf(index, frame));
    bars.push(x, Math.min(y, zero), Math.max(1, Math.round(xOf(index, frame) + wide) - x), Math.abs(y - zero));
  }
  pen.rects(bars, frame.tokens.sideA);
  const points = shownBases(track.other, frame).flatMap(index => {
    const [x, y] = [xOf(index, frame), scale.y(track.other[index])];
    return [x, y, x + wide, y];
  });
  pen.polyline(points, frame.tokens.sideB, 1.5);
  pen.rect(frame.gutter, Math.round(zero), frame.plot, 1, frame.tokens.zero);
  pen.restore();
}

function axis({ low, high }, height) {
  const pad = 4;
  const size = height - 2 * pad;
  return { low, high, y: value => pad + (high - value) / (high - low) * size };
}

function drawScoreGrid(pen, track, frame, scale, height) {
  const { tokens, gutter, plot } = frame;
  const { step, values } = ticks(scale.low, scale.high, height < 80 ? 4 : 5);
  for (const value of values) {
    const y = Math.round(scale.y(value));
    if (value !== 0) pen.rect(gutter, y, plot, 1, tokens.grid);
    if (y < 5 || y > height - 5) continue;
    pen.rect(gutter - 4, y, 4, 1, tokens.axis);
    pen.text(formatTick(value, step), gutter - 7, y + 0.5, { color: value === 0 ? tokens.text2 : tokens.text3, size: 10, align: "right" });
  }
  pen.rect(gutter - 1, 0, 1, height, tokens.border);
}

function drawLetters(pen, track, frame, scale) {
  const { start, end } = wholeBases(frame.view, frame.length);
  const zero = scale.y(0);
  const inset = Math.min(0.8, frame.perBase * 0.05);
  const width = frame.perBase - 2 * inset;
  const boxes = [[], [], [], []];
  for (let i = start; i < end; i++) {
    const channel = frame.channels[i];
    const tip = scale.y(track.values[i]);
    if (channel < 0 || !(Math.abs(tip - zero) >= 0.5)) continue;
    // Above the line: from the tip down to zero. Below: the same letter upside down, from its tip up to zero.
    boxes[channel].push(xOf(i, frame) + inset, tip, width, zero - tip);
  }
  letters.forEach((letter, channel) => pen.letters(letter === "T" && frame.isRna ? "U" : letter, boxes[channel], frame.tokens.bases[frame.scheme][channel]));
}

function drawBars(pen, track, frame, scale) {
  const { start, end } = wholeBases(frame.view, frame.length);
  const zero = scale.y(0);
  const gap = frame.perBase >= 3 ? 1 : 0;
  const byBase = frame.perBase >= barsByBaseFrom && frame.sequence;
  const boxes = [[], [], [], [], [], []];
  for (let i = start; i < end; i++) {
    const value = track.values[i];
    if (!value || !Number.isFinite(value)) continue;
    const tip = scale.y(value);
    const channel = byBase ? frame.channels[i] : value > 0 ? 4 : 5;
    if (channel < 0) continue;
    const x = xOf(i, frame);
    boxes[channel].push(x, Math.min(tip, zero), Math.max(frame.perBase - gap, 0.8), Math.max(Math.abs(tip - zero), 0.5));
  }
  for (let channel = 0; channel < 4; channel++) pen.rects(boxes[channel], frame.tokens.bases[frame.scheme][channel]);
  pen.rects(boxes[4], frame.tokens.high);
  pen.rects(boxes[5], frame.tokens.low);
}

function drawColumns(pen, track, frame, scale) {
  const columns = Math.ceil(frame.plot);
  const { low, high } = columnExtremes(track.values, frame.view.start, 1 / frame.perBase, columns);
  const zero = scale.y(0);
  const above = [];
  const below = [];
  for (let c = 0; c < columns; c++) {
    if (high[c] > 0) above.push(frame.gutter + c, scale.y(high[c]), 1, zero - scale.y(high[c]));
    if (low[c] < 0) below.push(frame.gutter + c, zero, 1, scale.y(low[c]) - zero);
  }
  pen.rects(above, frame.tokens.high);
  pen.rects(below, frame.tokens.low);
}

/** Four rows, A C G T, coloured from -limit over zero to limit; the observed base carries a dot. */
export function drawHeatmap(pen, track, frame, height) {
  const { tokens, gutter, plot, perBase, length } = frame;
  const row = height / 4;
  letters.forEach((letter, r) => {
    const shown = letter === "T" && frame.isRna ? "U" : letter;
    pen.text(shown, gutter - 9, (r + 0.5) * row + 0.5, { color: tokens.bases[frame.scheme][r], size: 11, align: "center", weight: 700, mono: true });
  });
  pen.clip(gutter, 0, plot, height);
  const { start, end } = wholeBases(frame.view, length);
  const perCell = perBase >= 1;
  const columns = perCell ? end - start : Math.ceil(plot);
  const strength = new Float32Array(4 * columns);
  for (let r = 0; r < 4; r++) {
    if (perCell) strength.set(track.values.subarray(r * length + start, r * length + end), r * columns);
    else columnStrongest(track.values, r * length, length, frame.view.start, 1 / perBase, columns, strength, r * columns);
  }
  const indices = Uint8Array.from(strength, value => divergingIndex(value, track.limit));
  if (perCell) pen.cells(xOf(start, frame), 0, columns * perBase, height, columns, 4, indices, tokens.diverging);
  else pen.cells(gutter, 0, columns, height, columns, 4, indices, tokens.diverging);
  if (perBase >= dotsFrom) drawObserved(pen, frame, start, end, row);
  if (perBase >= 10) for (let i = start + 1; i < end; i++) pen.rect(Math.round(xOf(i, frame)), 0, 1, height, tokens.surface);
  for (let r = 1; r < 4; r++) pen.rect(gutter, Math.round(r * row), plot, 1, tokens.surface);
  pen.restore();
  drawHatched(pen, frame, 0, height);
  pen.rect(gutter - 1, 0, 1, height, tokens.border);
}

function drawObserved(pen, frame, start, end, row) {
  const centers = [];
  for (let i = start; i < end; i++) {
    if (frame.channels[i] >= 0) centers.push(xOf(i + 0.5, frame), (frame.channels[i] + 0.5) * row);
  }
  pen.dots(centers, Math.min(2.6, frame.perBase * 0.2), frame.tokens.text2);
}

/** The letters themselves, or blocks of their colours; soft-masked stretches are pale and underlined. */
export function drawSequence(pen, track, frame, height) {
  const { tokens, gutter, plot, perBase, sequence } = frame;
  pen.clip(gutter, 0, plot, height);
  if (perBase >= sequenceFrom) {
    const { start, end } = wholeBases(frame.view, frame.length);
    const size = Math.min(13, perBase * 1.15);
    for (let i = start; i < end; i++) {
      const color = frame.channels[i] < 0 ? tokens.unknown : tokens.bases[frame.scheme][frame.channels[i]];
      pen.text(sequence[i], xOf(i + 0.5, frame), height / 2 - 1, { color, size, align: "center", weight: 600, mono: true });
    }
  } else if (perBase >= 1) {
    drawBlocks(pen, frame, height);
  } else {
    pen.rect(gutter, height / 2 - 1, plot, 1, tokens.axis);
  }
  drawHatchedRuns(pen, frame.unknown, frame, 3, height - 8);
  for (const run of frame.masked) {
    const x = xOf(run.start, frame);
    pen.rect(x, height - 3, Math.max(1, (run.end - run.start) * perBase), 2, tokens.text3);
  }
  pen.restore();
}

function drawBlocks(pen, frame, height) {
  const { start, end } = wholeBases(frame.view, frame.length);
  const boxes = [[], [], [], []];
  for (let i = start; i < end; i++) {
    if (frame.channels[i] >= 0) boxes[frame.channels[i]].push(xOf(i, frame), 4, frame.perBase >= 3 ? frame.perBase - 0.6 : frame.perBase, height - 10);
  }
  boxes.forEach((list, channel) => pen.rects(list, frame.tokens.bases[frame.scheme][channel]));
}

/** Coordinates as people read them: closed, with thousands separators. */
export function drawRuler(pen, frame, height) {
  const { tokens, gutter, plot, width } = frame;
  pen.rect(gutter, height - 1, plot, 1, tokens.axis);
  const widest = formatCoordinate(Math.max(frame.coordinates.offset, frame.coordinates.offset + frame.length)).length * 6.6 + 26;
  for (const { coordinate, index } of rulerTicks(frame.view, frame.coordinates, plot / widest).ticks) {
    const x = xOf(index + 0.5, frame);
    if (x < gutter || x > width) continue;
    pen.rect(Math.round(x), height - 6, 1, 6, tokens.axis);
    const text = formatCoordinate(coordinate);
    const half = text.length * 3.2;
    pen.text(text, Math.min(Math.max(x, gutter + half), width - half), height - 13, { color: tokens.text2, size: 10.5, align: "center" });
  }
}

function drawHatched(pen, frame, top, height) {
  drawHatchedRuns(pen, frame.hatched, frame, top, height);
}

function drawHatchedRuns(pen, runs, frame, top, height) {
  for (const { start, end } of runs) {
    const from = Math.max(xOf(start, frame), frame.gutter);
    const to = Math.min(xOf(end, frame), frame.gutter + frame.plot);
    if (to > from) pen.hatch(from, top, to - from, height);
  }
}

/** Vertical lines of the markers; labels stand in the ruler. */
export function drawMarkers(pen, markers, frame, height) {
  for (const { position } of markers) {
    const x = xOf(position + 0.5, frame);
    if (x >= frame.gutter && x <= frame.gutter + frame.plot) pen.rect(Math.round(x), 0, 1, height, frame.tokens.marker);
  }
}

/** The whole sequence in one strip: extremes of the first track that has scores. */
export function drawOverview(pen, track, frame, height) {
  const { tokens, gutter, plot, length } = frame;
  pen.rect(gutter, 0, plot, height, tokens.surface2);
  for (const { start, end } of frame.hatched) pen.hatch(gutter + start / length * plot, 0, Math.max(1, (end - start) / length * plot), height);
  if (!track) return;
  const columns = Math.max(1, Math.floor(plot));
  const { low, high } = columnExtremes(track.values, 0, length / columns, columns);
  const size = Math.max(track.own.high, -track.own.low);
  const middle = height / 2;
  const boxes = [];
  for (let c = 0; c < columns; c++) {
    const top = middle - Math.max(0, high[c]) / size * (middle - 2);
    const bottom = middle - Math.min(0, low[c]) / size * (middle - 2);
    if (bottom - top > 0.3) boxes.push(gutter + c, top, 1, bottom - top);
  }
  pen.rects(boxes, tokens.text3);
  pen.rect(gutter, Math.round(middle), plot, 1, tokens.axis);
}
