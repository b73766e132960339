import assert from "node:assert/strict";
import { test } from "node:test";
import {
  clampView, coordinateOf, formatCoordinate, formatScore, formatTick, indexOf, maskedRuns, nearestBases, niceStep, panView, rowOf, rulerTicks, scoreRange,
  smallestSpan, ticks, uncovered, unknownRuns, wholeBases, zoomView,
} from "../../../wwwroot/js/tracks/scales.js";

test("clampView moves a view that hangs over an end and keeps its width", () => {
  assert.deepEqual(clampView(-20, 30, 200), { start: 0, end: 50 });
  assert.deepEqual(clampView(180, 230, 200), { start: 150, end: 200 });
  assert.deepEqual(clampView(-5, 900, 200), { start: 0, end: 200 });
});

test("clampView widens a view that is too narrow around its middle", () => {
  const view = clampView(100, 101, 200);
  assert.equal(view.end - view.start, smallestSpan);
  assert.equal((view.start + view.end) / 2, 100.5);
});

test("clampView of a sequence shorter than the smallest span shows all of it", () => {
  assert.deepEqual(clampView(1, 2, 3), { start: 0, end: 3 });
  assert.deepEqual(clampView(0, 0, 0), { start: 0, end: 0 });
});

test("zoomView keeps the anchor under the pointer", () => {
  const view = zoomView({ start: 0, end: 100 }, 30, 0.5, 1000);
  assert.deepEqual(view, { start: 15, end: 65 });
  assert.equal((30 - view.start) / (view.end - view.start), 0.3);
});

test("zoomView out and in again returns to the same place", () => {
  const start = { start: 400, end: 500 };
  const back = zoomView(zoomView(start, 433, 1.7, 2000), 433, 1 / 1.7, 2000);
  assert.ok(Math.abs(back.start - 400) < 1e-9 && Math.abs(back.end - 500) < 1e-9);
});

test("zoomView never leaves the sequence nor the smallest span", () => {
  assert.deepEqual(zoomView({ start: 50, end: 150 }, 60, 100, 200), { start: 0, end: 200 });
  const close = zoomView({ start: 50, end: 60 }, 55, 0.001, 200);
  assert.equal(Math.round((close.end - close.start) * 1e6) / 1e6, smallestSpan);
});

test("panView stops at the ends", () => {
  assert.deepEqual(panView({ start: 10, end: 30 }, -50, 100), { start: 0, end: 20 });
  assert.deepEqual(panView({ start: 10, end: 30 }, 500, 100), { start: 80, end: 100 });
});

test("wholeBases takes in every base that is touched", () => {
  assert.deepEqual(wholeBases({ start: 2.4, end: 7.1 }, 100), { start: 2, end: 8 });
  assert.deepEqual(wholeBases({ start: 0, end: 100 }, 100), { start: 0, end: 100 });
});

test("niceStep is 1, 2 or 5 times a power of ten", () => {
  assert.equal(niceStep(100, 5), 20);
  assert.equal(niceStep(100, 4), 50);
  assert.ok(Math.abs(niceStep(0.009, 3) - 0.005) < 1e-12);
  assert.equal(niceStep(0, 3), 1);
});

test("ticks hold an exact zero when the range holds zero", () => {
  const { values } = ticks(-0.75, 1.3, 5);
  assert.deepEqual(values, [-0.5, 0, 0.5, 1]);
  assert.ok(Object.is(values[1], 0));
});

test("rulerTicks land on round coordinates on both strands", () => {
  const plus = rulerTicks({ start: 0, end: 100 }, { offset: 1_204_301, strand: "+" }, 5);
  assert.deepEqual(plus.ticks.map(t => t.coordinate), [1_204_320, 1_204_340, 1_204_360, 1_204_380, 1_204_400]);
  assert.equal(plus.ticks[0].index, 19);
  const minus = rulerTicks({ start: 0, end: 100 }, { offset: 500, strand: "-" }, 5);
  for (const { coordinate, index } of minus.ticks) assert.equal(coordinateOf(index, { offset: 500, strand: "-" }), coordinate);
});

test("coordinateOf and indexOf are inverse on both strands", () => {
  for (const strand of ["+", "-"]) {
    for (const index of [0, 1, 77]) assert.equal(indexOf(coordinateOf(index, { offset: 1001, strand }), { offset: 1001, strand }), index);
  }
  assert.equal(coordinateOf(0), 1);
});

test("numbers are printed for people", () => {
  assert.equal(formatCoordinate(1204301), "1,204,301");
  assert.equal(formatCoordinate(12), "12");
  assert.equal(formatTick(-0.5, 0.5), "\u22120.5");
  assert.equal(formatTick(0.02, 0.01), "0.02");
  assert.equal(formatTick(0, 0.01), "0");
  assert.equal(formatScore(-0.123456), "\u22120.1235");
  assert.equal(formatScore(0), "0");
  assert.equal(formatScore(0.00001234), "1.23e\u22125");
  assert.equal(formatScore(NaN), "no value");
});

test("scoreRange always holds zero and is never empty", () => {
  const positive = scoreRange(0.2, 1);
  assert.equal(positive.low, 0);
  assert.ok(positive.high > 1);
  const negative = scoreRange(-2, -1);
  assert.equal(negative.high, 0);
  assert.ok(negative.low < -2);
  assert.deepEqual(scoreRange(0, 0), { low: 0, high: 1 });
});

test("uncovered is what the receptive ranges leave out", () => {
  assert.deepEqual(uncovered(null, 100), []);
  assert.deepEqual(uncovered([{ start: 40, end: 60 }, { start: 10, end: 45 }], 100), [{ start: 0, end: 10 }, { start: 60, end: 100 }]);
  assert.deepEqual(uncovered([], 5), [{ start: 0, end: 5 }]);
});

test("runs of unknown and of masked letters", () => {
  assert.deepEqual(unknownRuns("ACNNgtnA"), [{ start: 2, end: 4 }, { start: 6, end: 7 }]);
  assert.deepEqual(maskedRuns("ACgtAc"), [{ start: 2, end: 4 }, { start: 5, end: 6 }]);
});

test("rowOf follows A C G T, U stands for T", () => {
  assert.deepEqual([..."ACGTUacgtuN-"].map(rowOf), [0, 1, 2, 3, 3, 0, 1, 2, 3, 3, -1, -1]);
  assert.equal(rowOf(undefined), -1);
});

test("nearestBases counts the same bases wherever a view of whole width was panned to", () => {
  for (const shift of [0, 0.3, 0.5, 0.99]) {
    const { start, end } = nearestBases({ start: 10 + shift, end: 60 + shift });
    assert.equal(end - start, 50);
  }
  assert.deepEqual(nearestBases({ start: 3.1, end: 3.2 }), { start: 3, end: 4 });
});
