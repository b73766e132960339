import assert from "node:assert/strict";
import { test } from "node:test";
import { Axis } from "../../../wwwroot/js/matrix/axis.js";
import { cellAt, frameOf, xOf, yOf } from "../../../wwwroot/js/matrix/draw.js";
import { columnSums, isSymmetric, limitOf, pixels, strongestCells } from "../../../wwwroot/js/matrix/sample.js";

const whole = (rows, columns) => ({ top: 0, bottom: rows, left: 0, right: columns });

test("a pixel of one cell has its colour, zero the middle", () => {
  const colors = pixels(Float32Array.of(1, 0, -1, 0.5), 2, 2, whole(2, 2), 2, 2, 1);
  assert.deepEqual([...colors], [254, 127, 0, 191]);
});

test("cells wider than a pixel repeat their colour", () => {
  const colors = pixels(Float32Array.of(1, -1), 1, 2, whole(1, 2), 4, 2, 1);
  assert.deepEqual([...colors], [254, 254, 0, 0, 254, 254, 0, 0]);
});

test("one strong cell among many is seen at every zoom", () => {
  const [rows, columns] = [1000, 2000];
  const values = new Float32Array(rows * columns);
  values[777 * columns + 1234] = -1;
  for (const [wide, tall] of [[300, 100], [1000, 500], [777, 333]]) {
    const colors = pixels(values, rows, columns, whole(rows, columns), wide, tall, 1);
    const at = colors.indexOf(0);
    assert.ok(at >= 0, `${wide} x ${tall}`);
    assert.ok(Math.abs(at % wide - 1234 / columns * wide) <= 1 && Math.abs(Math.floor(at / wide) - 777 / rows * tall) <= 1);
  }
});

test("1000 x 2000 cells are sampled within a frame or two", () => {
  const values = Float32Array.from({ length: 2_000_000 }, (_, i) => Math.sin(i));
  const times = [1, 2, 3].map(() => {
    const began = performance.now();
    pixels(values, 1000, 2000, whole(1000, 2000), 1200, 560, 1);
    return performance.now() - began;
  });
  // Some 20 ms on a free core; the best of three, so that a busy machine does not decide.
  assert.ok(Math.min(...times) < 600, `${times.map(Math.round)} ms`);
});

test("a zoomed view starts in the right cell", () => {
  const values = Float32Array.from({ length: 16 }, (_, i) => i === 5 ? 1 : 0);
  assert.deepEqual([...pixels(values, 4, 4, { top: 1, bottom: 2, left: 1, right: 2 }, 1, 1, 1)], [254]);
  assert.deepEqual([...pixels(values, 4, 4, { top: 1, bottom: 2, left: 1.6, right: 2.6 }, 2, 1, 1)], [254, 127]);
});

test("limitOf a share leaves out the few largest", () => {
  const values = Float32Array.from({ length: 1000 }, (_, i) => i === 0 ? -500 : 1 + i / 1000);
  assert.equal(limitOf(values, 1), 500);
  assert.ok(limitOf(values, 0.95) < 2);
  assert.equal(limitOf(new Float32Array(4), 0.95), 0);
});

test("columnSums adds the rows of a stretch", () => assert.deepEqual([...columnSums(Float32Array.of(1, 2, 3, 4, 5, 6), 2, 1, 3)], [8, 10]));

test("strongestCells lists each pair of a symmetric matrix once", () => {
  const symmetric = Float32Array.of(0, 3, -4, 3, 0, 1, -4, 1, 0);
  assert.ok(isSymmetric(symmetric, 3, 3));
  assert.deepEqual(strongestCells(symmetric, 3, 3, 2), [{ row: 0, column: 2, value: -4 }, { row: 0, column: 1, value: 3 }]);
  const other = Float32Array.of(0, 3, 2, 0);
  assert.ok(!isSymmetric(other, 2, 2));
  assert.deepEqual(strongestCells(other, 2, 2, 5).map(cell => cell.value), [3, 2]);
});

test("an axis of positions carries letters and coordinates", () => {
  const axis = new Axis({ title: "Position", offset: 101, letters: "ACGT" }, 4);
  assert.equal(axis.name(2), "Position 103 G");
  assert.equal(new Axis({ title: "Position", offset: 101, strand: "-", letters: "ACGT" }, 4).name(2), "Position 99 G");
  assert.deepEqual(axis.ticks(0, 4, 4).map(tick => tick.text), ["101", "102", "103", "104"]);
});

test("an axis of chosen positions or of windows knows where they are", () => {
  const chosen = new Axis({ title: "Position", offset: 1, letters: "ACGTACGT", starts: [1, 3, 5] }, 3);
  assert.equal(chosen.name(1), "Position 4 T");
  assert.deepEqual(chosen.ticks(0, 3, 3).map(tick => [tick.index, tick.text]), [[0, "2"], [1, "4"], [2, "6"]]);
  const windows = new Axis({ title: "Window", offset: 1, letters: "ACGTACGT", starts: [0, 4], width: 4 }, 2);
  assert.equal(windows.name(1), "Window 5\u20138");
  assert.equal(windows.letter(1), "");
});

test("letters of another length are not shown", () => assert.equal(new Axis({ title: "Position", letters: "ACGT" }, 3).letter(0), ""));

test("cells and pixels are inverse, and outside the plot there is none", () => {
  const frame = frameOf(400, 300, { top: 2, bottom: 12, left: 5, right: 25 });
  assert.deepEqual(cellAt(xOf(7.5, frame), yOf(3.5, frame), frame, 20, 30), { row: 3, column: 7 });
  assert.equal(cellAt(10, 10, frame, 20, 30), null);
  assert.equal(cellAt(xOf(24.5, frame), yOf(11.5, frame), frame, 5, 30), null);
});
