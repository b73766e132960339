import assert from "node:assert/strict";
import { test } from "node:test";
import { colorPoints, mostGroups } from "../../../wwwroot/js/scatter/coloring.js";
import { fill, mixedOrder, paint, shapeCount, stamp } from "../../../wwwroot/js/scatter/paint.js";
import { inside, lasso, PointGrid } from "../../../wwwroot/js/scatter/pick.js";
import { boundsOf, fit, panBy, ticks, toData, toScreen, zoomAt } from "../../../wwwroot/js/scatter/view.js";

const palette = { groups: Array.from({ length: 8 }, (_, i) => [i, i, i]), none: [99, 99, 99], ramp: [[0, 0, 0], [100, 0, 0], [200, 0, 0]] };

function cloud(count) {
  let state = 7;
  const next = () => (state = (state * 16807) % 2147483647) / 2147483647;
  return Float32Array.from({ length: 2 * count }, () => next() * 10 - 5);
}

test("fit shows every point, with one scale for both axes", () => {
  const points = Float32Array.of(-3, 1, 5, 2, 0, 9);
  const view = fit(boundsOf(points), 200, 100);
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = toScreen(view, 200, 100, points[i], points[i + 1]);
    assert.ok(x >= 0 && x <= 200 && y >= 0 && y <= 100);
  }
  const [x, y] = toData(view, 200, 100, ...toScreen(view, 200, 100, 1.25, 3.5));
  assert.ok(Math.abs(x - 1.25) < 1e-9 && Math.abs(y - 3.5) < 1e-9);
});

test("zoomAt keeps what is under the pointer there and has limits", () => {
  const fitted = { x: 0, y: 0, scale: 10 };
  const before = toData(fitted, 200, 100, 30, 20);
  const after = toData(zoomAt(fitted, 3, 30, 20, 200, 100, fitted), 200, 100, 30, 20);
  assert.ok(Math.hypot(before[0] - after[0], before[1] - after[1]) < 1e-9);
  assert.equal(zoomAt(fitted, 1e9, 0, 0, 200, 100, fitted).scale, 4000);
  assert.equal(zoomAt(fitted, 1e-9, 0, 0, 200, 100, fitted).scale, 5);
  assert.deepEqual(panBy(fitted, 20, -10), { x: -2, y: -1, scale: 10 });
});

test("ticks are round and inside", () => {
  assert.deepEqual(ticks(-1.2, 1.3, 5).map(tick => tick.text), ["−1.0", "−0.5", "0.0", "0.5", "1.0"]);
  assert.deepEqual(ticks(0, 100, 4).map(tick => tick.value), [0, 50, 100]);
});

test("nearest finds what looking at all points finds", () => {
  const points = cloud(2000);
  const grid = new PointGrid(points, boundsOf(points));
  for (const [x, y] of [[0, 0], [4.9, -4.9], [-5, 5], [1.1, 2.2]]) {
    let best = -1, least = 0.25;
    for (let i = 0; i < 2000; i++) {
      const squared = (points[2 * i] - x) ** 2 + (points[2 * i + 1] - y) ** 2;
      if (squared <= least) [best, least] = [i, squared];
    }
    assert.equal(grid.nearest(x, y, 0.5), best);
  }
  assert.equal(grid.nearest(50, 50, 1), -1);
  assert.equal(grid.nearest(0, 0, 0.5, () => false), -1);
});

test("lasso takes the points inside, also of a hollow shape", () => {
  const points = Float32Array.of(0, 0, 2, 2, 4, 0.5, 9, 9);
  const hook = [[-1, -1], [5, -1], [5, 1], [1, 1], [1, 3], [-1, 3]];
  assert.deepEqual(lasso(points, hook), [0, 2]);
  assert.deepEqual(lasso(points, hook, i => i !== 0), [2]);
  assert.deepEqual(lasso(points, hook.slice(0, 2)), []);
  assert.ok(inside(hook, 0, 2) && !inside(hook, 2, 2));
});

test("points without coordinates are left out everywhere", () => {
  const points = Float32Array.of(NaN, NaN, 1, 1, -1, 0);
  const box = boundsOf(points);
  assert.deepEqual(box, { left: -1, right: 1, bottom: 0, top: 1 });
  assert.equal(new PointGrid(points, box).nearest(-1, 0, 0.5), 2);
  assert.deepEqual(lasso(points, [[-9, -9], [9, -9], [9, 9], [-9, 9]]), [1, 2]);
  const scene = { points, order: Uint32Array.of(0, 1, 2), colorOf: new Uint8Array(3), colors: [[0, 0, 0]], stampOf: [0], stamps: [stamp(0, 2)], shown: Uint8Array.of(1, 1, 1), strength: 1 };
  assert.equal(paint(new Uint32Array(400), { width: 20, height: 20, view: fit(box, 20, 20) }, scene), 2);
});

test("every shape is a mark of its own, and about as large as the others", () => {
  const stamps = Array.from({ length: shapeCount }, (_, shape) => stamp(shape, 5));
  const areas = stamps.map(({ cover }) => cover.reduce((sum, share) => sum + share, 0));
  for (const area of areas) assert.ok(area > 25 && area < 90, String(area));
  assert.equal(new Set(stamps.map(({ cover }) => cover.join())).size, shapeCount);
  assert.ok(Math.abs(areas[0] - Math.PI * 25) < 2);
});

test("a triangle points up on the screen, where rows grow downwards", () => {
  const { size, cover } = stamp(2, 5);
  const row = r => cover.slice(r * size, (r + 1) * size).reduce((sum, share) => sum + share, 0);
  assert.ok(row(2) < row(7));
});

test("paint writes points inside the plot, and clips at its edges", () => {
  const pixels = new Uint32Array(20 * 10);
  fill(pixels, [255, 255, 255]);
  const scene = {
    points: Float32Array.of(0, 0, -9, 0, 100, 100), order: Uint32Array.of(0, 1, 2), colorOf: Uint8Array.of(0, 0, 0), colors: [[200, 10, 20]],
    stampOf: [0], stamps: [stamp(0, 2)], shown: Uint8Array.of(1, 1, 1), strength: 1,
  };
  assert.equal(paint(pixels, { width: 20, height: 10, view: { x: 0, y: 0, scale: 1 } }, scene), 2);
  assert.equal(pixels[5 * 20 + 10], 0xff140ac8);
  assert.equal(pixels[0], 0xffffffff);
  const dim = new Uint32Array(20 * 10);
  fill(dim, [255, 255, 255]);
  paint(dim, { width: 20, height: 10, view: { x: 0, y: 0, scale: 1 } }, { ...scene, strength: 0.5 });
  assert.equal(dim[5 * 20 + 10] & 255, Math.round((255 + 200) / 2));
  assert.equal(paint(dim, { width: 20, height: 10, view: { x: 0, y: 0, scale: 1 } }, { ...scene, shown: Uint8Array.of(0, 1, 1) }), 1);
});

test("100,000 points are all painted", () => {
  const points = cloud(100000);
  const pixels = new Uint32Array(1200 * 700);
  const scene = {
    points, order: mixedOrder(100000), colorOf: new Uint8Array(100000), colors: [[200, 10, 20]], stampOf: [0], stamps: [stamp(0, 1.4, true)], shown: new Uint8Array(100000).fill(1), strength: 1,
  };
  const at = { width: 1200, height: 700, view: fit(boundsOf(points), 1200, 700) };
  assert.equal(paint(pixels, at, scene), 100000);
});

test("mixedOrder is a permutation, the same each time", () => {
  const order = mixedOrder(500);
  assert.deepEqual([...order].sort((a, b) => a - b), Array.from({ length: 500 }, (_, i) => i));
  assert.deepEqual(order, mixedOrder(500));
  assert.notDeepEqual([...order.slice(0, 5)], [0, 1, 2, 3, 4]);
});

test("groups get colours in their order; those without a value and the ninth share the last", () => {
  const names = Array.from({ length: 9 }, (_, i) => `g${i}`);
  const colored = colorPoints({ title: "t", names, values: [0, 8, null, 3] }, palette);
  assert.deepEqual([...colored.colorOf], [0, mostGroups, mostGroups, 3]);
  assert.equal(colored.legend.at(-1).count, 2);
  assert.equal(colored.legend.at(-1).name, "1 other groups, or none");
  assert.deepEqual(colored.colors.at(-1), palette.none);
});

test("numbers lie on the ramp from low to high; those without a value do not", () => {
  const colored = colorPoints({ title: "t", names: null, values: [0, 5, 10, null] }, palette);
  assert.deepEqual(colored.range, { low: 0, high: 10 });
  assert.deepEqual([...colored.colorOf], [0, 32, 63, 64]);
  assert.deepEqual(colored.colors[0], [0, 0, 0]);
  assert.deepEqual(colored.colors[63], [200, 0, 0]);
});
