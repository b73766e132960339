import { toCss } from "../tracks/colors.js";
import { drawScores } from "../tracks/draw.js";
import { scoreRange } from "../tracks/scales.js";
import { extremes } from "../tracks/downsample.js";
import { columnSums, pixels } from "./sample.js";

const gutter = 56;
const foot = 38;
const right = 8;
const top = 4;
const lettersFrom = 8;
const gridFrom = 14;

/** The canvas whose plot is a square. */
export const squareWidth = height => height - foot - top + gutter + right;
export const squareHeight = width => width - gutter - right + foot + top;

/** Where things stand: the plot's box and the size of a cell. */
export function frameOf(width, height, view) {
  const plot = { left: gutter, top, wide: Math.max(1, width - gutter - right), tall: Math.max(1, height - foot - top) };
  return { plot, view, cellWide: plot.wide / (view.right - view.left), cellTall: plot.tall / (view.bottom - view.top), width, height };
}

export const xOf = (column, { plot, view, cellWide }) => plot.left + (column - view.left) * cellWide;
export const yOf = (row, { plot, view, cellTall }) => plot.top + (row - view.top) * cellTall;

/** The cell under a point; null outside the plot. */
export function cellAt(x, y, { plot, view, cellWide, cellTall }, rows, columns) {
  if (x < plot.left || y < plot.top || x >= plot.left + plot.wide || y >= plot.top + plot.tall) return null;
  const row = Math.floor(view.top + (y - plot.top) / cellTall);
  const column = Math.floor(view.left + (x - plot.left) / cellWide);
  return row >= 0 && row < rows && column >= 0 && column < columns ? { row, column } : null;
}

/** The cells, the guide, the axes and the chosen cell. */
export function drawMatrix(pen, matrix, frame, tokens) {
  const { plot, view, cellWide, cellTall } = frame;
  const { values, rows, columns, limit, rowAxis, columnAxis, guide, cell } = matrix;
  pen.clip(plot.left, plot.top, plot.wide, plot.tall);
  const across = grid(view.left, view.right, plot.wide);
  const down = grid(view.top, view.bottom, plot.tall);
  const colors = pixels(values, rows, columns, { left: across.from, right: across.to, top: down.from, bottom: down.to }, across.count, down.count, limit);
  pen.cells(xOf(across.from, frame), yOf(down.from, frame), (across.to - across.from) * cellWide, (down.to - down.from) * cellTall, across.count, down.count, colors, tokens.diverging);
  if (Math.min(cellWide, cellTall) >= gridFrom) drawGrid(pen, frame, tokens);
  if (guide) drawGuide(pen, guide, rows, frame, tokens);
  if (cell) drawCell(pen, cell, frame, tokens);
  pen.restore();
  drawColumns(pen, columnAxis, frame, tokens);
  drawRows(pen, rowAxis, frame, tokens);
  for (const [x, y, w, h] of [[plot.left - 1, plot.top, 1, plot.tall], [plot.left - 1, plot.top + plot.tall, plot.wide + 1, 1]]) pen.rect(x, y, w, h, tokens.axis);
}

/** Whole cells where one is a pixel or more, so that little is computed when zoomed in; pixels where cells share them. */
function grid(from, to, size) {
  if (size < to - from) return { from, to, count: Math.round(size) };
  const [first, last] = [Math.floor(from + 1e-9), Math.ceil(to - 1e-9)];
  return { from: first, to: last, count: last - first };
}

function drawGrid(pen, frame, tokens) {
  const { plot, view } = frame;
  for (let c = Math.ceil(view.left); c < view.right; c++) pen.rect(Math.round(xOf(c, frame)), plot.top, 1, plot.tall, tokens.surface);
  for (let r = Math.ceil(view.top); r < view.bottom; r++) pen.rect(plot.left, Math.round(yOf(r, frame)), plot.wide, 1, tokens.surface);
}

/** Where output and input are the same place. */
function drawGuide(pen, { offset, step }, rows, frame, tokens) {
  const points = [0, rows].flatMap(row => [xOf(offset + step * row, frame), yOf(row, frame)]);
  pen.polyline(points, tokens.marker, 1);
}

function drawCell(pen, { row, column }, frame, tokens) {
  const { plot, cellWide, cellTall } = frame;
  const [x, y] = [xOf(column, frame), yOf(row, frame)];
  const [w, h] = [Math.max(cellWide, 3), Math.max(cellTall, 3)];
  for (const [left, top, wide, tall] of [[plot.left, y + h / 2, plot.wide, 1], [x + w / 2, plot.top, 1, plot.tall]]) pen.rect(left, top, wide, tall, toCss(tokens.faint));
  for (const [left, top, wide, tall] of [[x, y, w, 1.5], [x, y + h - 1.5, w, 1.5], [x, y, 1.5, h], [x + w - 1.5, y, 1.5, h]]) pen.rect(left, top, wide, tall, tokens.text);
}

function drawColumns(pen, axis, frame, tokens) {
  const { plot, view, cellWide } = frame;
  const y = plot.top + plot.tall;
  const lettered = cellWide >= lettersFrom && axis.letter(Math.max(0, Math.floor(view.left))) !== "";
  if (lettered) drawLetters(pen, axis, view.left, view.right, tokens, (i, letter, style) => pen.text(letter, xOf(i, frame), y + 8, style), cellWide);
  for (const { index, text } of axis.ticks(view.left, view.right, plot.wide / (text7(axis) + 20))) {
    const x = xOf(index + 0.5, frame);
    if (x < plot.left || x > plot.left + plot.wide) continue;
    if (!lettered) pen.rect(Math.round(x), y, 1, 4, tokens.axis);
    const half = text.length * 3.2;
    pen.text(text, Math.min(Math.max(x, plot.left + half), plot.left + plot.wide - half), y + (lettered ? 20 : 11), { color: tokens.text2, size: 10, align: "center" });
  }
  pen.text(`${axis.title} \u2192`, plot.left + plot.wide, y + 31, { color: tokens.text3, size: 10, align: "right" });
}

function drawRows(pen, axis, frame, tokens) {
  const { plot, view, cellTall } = frame;
  const lettered = cellTall >= lettersFrom && axis.letter(Math.max(0, Math.floor(view.top))) !== "";
  if (lettered) drawLetters(pen, axis, view.top, view.bottom, tokens, (i, letter, style) => pen.text(letter, plot.left - 8, yOf(i, frame), style), cellTall);
  pen.text(`\u2193 ${axis.title}`, plot.left, plot.top + plot.tall + 31, { color: tokens.text3, size: 10 });
  for (const { index, text } of axis.ticks(view.top, view.bottom, plot.tall / 28)) {
    const y = yOf(index + 0.5, frame);
    if (y < plot.top + 4 || y > plot.top + plot.tall - 4) continue;
    if (!lettered) pen.rect(plot.left - 5, Math.round(y), 4, 1, tokens.axis);
    pen.text(text, plot.left - (lettered ? 16 : 8), y, { color: tokens.text2, size: 10, align: "right" });
  }
}

function drawLetters(pen, axis, from, to, tokens, place, size) {
  const colors = { A: 0, C: 1, G: 2, T: 3, U: 3 };
  // Those whose middle is in view.
  for (let i = Math.max(0, Math.ceil(from - 0.5)); i < Math.min(axis.count, Math.floor(to + 0.5)); i++) {
    const letter = axis.letter(i);
    const color = tokens.bases.attribution[colors[letter.toUpperCase()]] ?? tokens.unknown;
    place(i + 0.5, letter, { color, size: Math.min(12, size * 1.1), align: "center", weight: 600, mono: true });
  }
}

const text7 = axis => 6.4 * axis.ticks(0, axis.count, 1).reduce((most, tick) => Math.max(most, tick.text.length), 3);

/** Sums over the rows in view, as letters below the matrix. */
export function drawSums(pen, matrix, frame, tokens, height) {
  const { values, columns, rows, columnAxis } = matrix;
  const { view, plot } = frame;
  const sums = columnSums(values, columns, Math.max(0, Math.floor(view.top)), Math.min(rows, Math.ceil(view.bottom)));
  const { low, high } = extremes(sums);
  const sequence = columnAxis.width === 1 && !columnAxis.starts ? columnAxis.letters : null;
  const channels = { A: 0, C: 1, G: 2, T: 3, U: 3 };
  drawScores(pen, { kind: "letters", values: sums, range: scoreRange(low, high), spread: null }, {
    view: { start: view.left, end: view.right }, length: columns, width: frame.width, gutter: plot.left, plot: plot.wide, perBase: frame.cellWide,
    sequence, channels: Int8Array.from(sequence ?? "", letter => channels[letter.toUpperCase()] ?? -1), hatched: [], unknown: [], masked: [],
    isRna: Boolean(sequence && /u/i.test(sequence)), coordinates: columnAxis, tokens, scheme: "attribution",
  }, height);
}
