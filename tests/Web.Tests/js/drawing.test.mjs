import assert from "node:assert/strict";
import { test } from "node:test";
import { divergingTable } from "../../../wwwroot/js/tracks/colors.js";
import { drawHeatmap, drawPair, drawRuler, drawScores, positionAt, xOf } from "../../../wwwroot/js/tracks/draw.js";
import { traceLetter } from "../../../wwwroot/js/tracks/glyphs.js";
import { rowOf } from "../../../wwwroot/js/tracks/scales.js";
import { SvgPen } from "../../../wwwroot/js/tracks/svg-pen.js";
import { tableData } from "../../../wwwroot/js/tracks/table.js";

const tokens = {
  font: "sans-serif", mono: "monospace", surface: "white", zero: "zero", grid: "grid", axis: "axis", border: "border", text2: "text2", text3: "text3",
  high: "high", low: "low", hatch: "h", sideA: "sideA", sideB: "sideB", hatchSurface: "hs", bases: { attribution: ["green", "blue", "orange", "red"] },
  diverging: divergingTable([0, 0, 255], [255, 255, 255], [255, 0, 0]),
};

function frameOf(sequence, view, plot = 100) {
  return {
    view, length: sequence.length, width: plot + 10, gutter: 10, plot, perBase: plot / (view.end - view.start), sequence,
    channels: Int8Array.from(sequence, rowOf), hatched: [], unknown: [], masked: [], isRna: false, coordinates: { offset: 1, strand: "+" }, tokens, scheme: "attribution",
  };
}

/** Keeps the calls, so that a test can say what was drawn. */
class Recorder {
  calls = [];
  constructor() {
    return new Proxy(this, { get: (self, name) => name in self ? self[name] : (...values) => { self.calls.push([name, ...values]); } });
  }
  of(name) { return this.calls.filter(call => call[0] === name); }
}

const scores = (values, range = { low: -1, high: 1 }) => ({ kind: "letters", values: Float32Array.from(values), range });

test("every letter fills its box exactly", () => {
  for (const letter of "ACGTU") {
    const xs = [];
    const ys = [];
    const path = { moveTo: add, lineTo: add, bezierCurveTo: (a, b, c, d, e, f) => add(e, f), closePath() {} };
    function add(x, y) { xs.push(x); ys.push(y); }
    traceLetter(path, letter, 10, 20, 4, 8);
    assert.deepEqual([Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)].map(v => Math.round(v * 100) / 100), [10, 14, 20, 28], letter);
  }
});

test("a positive letter stands on zero, a negative one hangs below it upside down", () => {
  const pen = new Recorder();
  drawScores(pen, scores([0.5, -0.5]), frameOf("AC", { start: 0, end: 2 }), 100);
  const [, , above] = pen.of("letters").find(([, letter]) => letter === "A");
  const [, , below] = pen.of("letters").find(([, letter]) => letter === "C");
  assert.equal(above[1] + above[3], 50);
  assert.ok(above[3] > 0);
  assert.equal(below[1] + below[3], 50);
  assert.ok(below[3] < 0);
  assert.equal(above[3], -below[3]);
});

test("an unknown base gets neither letter nor bar", () => {
  const pen = new Recorder();
  drawScores(pen, scores([0.5, 0.5]), frameOf("NN", { start: 0, end: 2 }), 100);
  assert.ok(pen.of("letters").every(([, , boxes]) => boxes.length === 0));
});

test("letters become bars and then columns as bases get narrower", () => {
  const sequence = "ACGT".repeat(250);
  const track = scores(Array.from(sequence, (_, i) => Math.sin(i)));
  const drawnWith = (span, name) => {
    const pen = new Recorder();
    drawScores(pen, track, frameOf(sequence, { start: 0, end: span }), 100);
    return pen.of(name).some(([, first, second]) => (name === "letters" ? second : first).length > 0);
  };
  assert.ok(drawnWith(15, "letters") && !drawnWith(15, "rects"));
  assert.ok(drawnWith(40, "rects") && !drawnWith(40, "letters"));
  assert.ok(drawnWith(1000, "rects"));
});

test("zero is marked at every zoom", () => {
  const sequence = "ACGT".repeat(100);
  for (const span of [10, 50, 400]) {
    const pen = new Recorder();
    drawScores(pen, scores(new Array(400).fill(0.3)), frameOf(sequence, { start: 0, end: span }), 100);
    assert.equal(pen.of("rect").filter(call => call.at(-1) === "zero").length, 1);
  }
});

test("a heat map cell takes the colour of its value, rows A C G T from the top", () => {
  const pen = new Recorder();
  const track = { kind: "heatmap", values: Float32Array.of(1, 0, 0, 0, 0, 0, 0, -1), limit: 1 };
  drawHeatmap(pen, track, frameOf("AC", { start: 0, end: 2 }), 40);
  const [, , , , , columns, rows, indices] = pen.of("cells")[0];
  assert.deepEqual([columns, rows], [2, 4]);
  assert.deepEqual([...indices], [254, 127, 127, 127, 127, 127, 127, 0]);
  assert.deepEqual(pen.of("dots")[0][1], [35, 5, 85, 15]);
});

test("an error band reaches one deviation to both sides of the score", () => {
  const pen = new Recorder();
  drawScores(pen, { ...scores([0.5, -0.5]), spread: Float32Array.of(0.25, 0) }, frameOf("AC", { start: 0, end: 2 }), 108);
  const [, boxes] = pen.of("rects").find(([, , color]) => color === "text2");
  assert.deepEqual(boxes.slice(0, 4), [35, 16.5, 1, 25]);
  assert.equal(boxes.length, 12, "a whisker with two caps; none where nothing spreads");
});

test("an overlay draws the first side as bars and the second as steps", () => {
  const pen = new Recorder();
  drawPair(pen, { values: Float32Array.of(1, -1), other: Float32Array.of(0, 1), range: { low: -1, high: 1 } }, frameOf("AC", { start: 0, end: 2 }), 108);
  assert.deepEqual(pen.of("rects").find(([, , color]) => color === "sideA")[1], [10, 4, 50, 50, 60, 54, 50, 50]);
  assert.deepEqual(pen.of("polyline")[0][1], [10, 54, 60, 54, 60, 4, 110, 4]);
});

test("an overlay keeps a peak one base wide when bases share a pixel", () => {
  const pen = new Recorder();
  const values = new Float32Array(1000);
  values[777] = 1;
  drawPair(pen, { values, other: values, range: { low: 0, high: 1 } }, frameOf("A".repeat(1000), { start: 0, end: 1000 }), 108);
  assert.ok(pen.of("rects")[0][1].some((size, i) => i % 4 === 3 && size === 100));
});

test("positions and pixels are inverse", () => {
  const frame = frameOf("ACGTACGTAC", { start: 2.5, end: 8 });
  for (const position of [2.5, 4, 7.75]) assert.ok(Math.abs(positionAt(xOf(position, frame), frame) - position) < 1e-9);
});

test("ruler labels stay inside the picture", () => {
  const pen = new Recorder();
  drawRuler(pen, { ...frameOf("A".repeat(100), { start: 0, end: 100 }, 300), coordinates: { offset: 1_000_001, strand: "+" } }, 26);
  const texts = pen.of("text");
  assert.ok(texts.length >= 2);
  for (const [, text, x] of texts) assert.ok(x - text.length * 3.2 >= 10 && x + text.length * 3.2 <= 310.001, text);
});

test("SVG text is escaped and groups are balanced", () => {
  const pen = new SvgPen(tokens);
  drawScores(pen, scores([0.5, -0.5]), frameOf("AC", { start: 0, end: 2 }), 100);
  pen.text("<b> & \"c\"", 0, 0, { color: "red" });
  const svg = pen.toSvg(110, 100, "a < b");
  assert.match(svg, /&lt;b&gt; &amp; &quot;c&quot;/);
  assert.match(svg, /<title>a &lt; b<\/title>/);
  assert.equal(svg.match(/<g[ >]/g).length, svg.match(/<\/g>/g).length);
});

test("tableData gives one row a base and four scores for a heat map", () => {
  const tracks = [
    { id: "g", values: Float32Array.of(1, 2, 3), at(i) { return [this.values[i]]; } },
    { id: "h", values: Float32Array.from({ length: 12 }, (_, i) => i), at(i, length) { return [0, 1, 2, 3].map(row => this.values[row * length + i]); } },
    { id: "late", values: null },
  ];
  const rows = tableData(tracks, 1, 9, 3, index => ({ coordinate: index + 101, base: "ACG"[index] }));
  assert.deepEqual(rows, [
    { position: 1, coordinate: 102, base: "C", scores: { g: 2, h: [1, 4, 7, 10] } },
    { position: 2, coordinate: 103, base: "G", scores: { g: 3, h: [2, 5, 8, 11] } },
  ]);
});
