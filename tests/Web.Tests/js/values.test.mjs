import assert from "node:assert/strict";
import { test } from "node:test";
import { divergingIndex, divergingSize, divergingTable, mix, parseColor } from "../../../wwwroot/js/tracks/colors.js";
import { decode, load, RecentCache } from "../../../wwwroot/js/tracks/data.js";
import { columnExtremes, columnStrongest, extremes, strongest } from "../../../wwwroot/js/tracks/downsample.js";

test("extremes skips what is not a number", () => {
  assert.deepEqual(extremes(Float32Array.of(1, NaN, -2, 0.5)), { low: -2, high: 1 });
  assert.deepEqual(extremes(Float32Array.of(NaN)), { low: 0, high: 0 });
});

test("strongest looks at size, not sign", () => {
  assert.equal(strongest(Float32Array.of(1, -3, 2)), 1);
  assert.equal(strongest(Float32Array.of(NaN, NaN)), -1);
});

test("columnExtremes keeps a peak one base wide at every zoom", () => {
  const values = new Float32Array(10_000);
  values[7_777] = 5;
  values[1_234] = -3;
  for (const columns of [10, 333, 1000]) {
    const { low, high } = columnExtremes(values, 0, values.length / columns, columns);
    assert.equal(Math.max(...high), 5);
    assert.equal(Math.min(...low), -3);
    assert.equal(high.findIndex(v => v === 5), Math.floor(7_777 / (values.length / columns)));
  }
});

test("columnExtremes agrees with a direct search on an uneven view", () => {
  const values = Float32Array.from({ length: 500 }, (_, i) => Math.sin(i * 1.7) * (i % 13));
  const { low, high } = columnExtremes(values, 100.5, 3.3, 50);
  for (let c = 0; c < 50; c++) {
    const part = values.slice(Math.floor(100.5 + c * 3.3), Math.ceil(100.5 + (c + 1) * 3.3));
    assert.equal(high[c], Math.max(...part));
    assert.equal(low[c], Math.min(...part));
  }
});

test("columnExtremes beyond the data is zero", () => {
  const { low, high } = columnExtremes(Float32Array.of(1, 2), 0, 1, 4);
  assert.deepEqual([...high], [1, 2, 0, 0]);
  assert.deepEqual([...low], [1, 2, 0, 0]);
});

test("columnStrongest reads one row of a matrix and keeps the sign", () => {
  const matrix = Float32Array.of(1, 1, 1, 1, 0, -9, 2, 3);
  const out = new Float32Array(2);
  columnStrongest(matrix, 4, 4, 0, 2, 2, out, 0);
  assert.deepEqual([...out], [-9, 3]);
});

test("parseColor reads what browsers answer", () => {
  assert.deepEqual(parseColor("rgb(11, 102, 112)"), [11, 102, 112]);
  assert.deepEqual(parseColor("rgba(1, 2, 3, 0.5)"), [1, 2, 3]);
  assert.deepEqual(parseColor("color(srgb 1 0.5 0)"), [255, 128, 0]);
  assert.throws(() => parseColor("transparent"), /Not a colour/);
});

test("the diverging table runs from low over exactly mid to high", () => {
  const [low, mid, high] = [[0, 0, 255], [240, 240, 240], [255, 100, 0]];
  const table = divergingTable(low, mid, high);
  assert.equal(table.length, divergingSize);
  assert.deepEqual(table[0], low);
  assert.deepEqual(table[127], mid);
  assert.deepEqual(table[254], high);
  assert.deepEqual(mix([0, 0, 0], [100, 200, 50], 0.5), [50, 100, 25]);
});

test("divergingIndex centres zero, is symmetric, and clips", () => {
  assert.equal(divergingIndex(0, 3), 127);
  assert.equal(divergingIndex(3, 3), 254);
  assert.equal(divergingIndex(-3, 3), 0);
  assert.equal(divergingIndex(99, 3), 254);
  for (const v of [0.1, 0.7, 2.2]) assert.equal(divergingIndex(v, 3) - 127, 127 - divergingIndex(-v, 3));
  assert.equal(divergingIndex(NaN, 3), 127);
  assert.equal(divergingIndex(1, 0), 127);
});

test("decode reads little-endian float32 and refuses another size", () => {
  const bytes = new ArrayBuffer(8);
  new DataView(bytes).setFloat32(0, 1.5, true);
  new DataView(bytes).setFloat32(4, -2, true);
  assert.deepEqual([...decode(bytes, 1, 2)], [1.5, -2]);
  assert.throws(() => decode(bytes, 4, 2), /8 bytes where 4 x 2 scores need 32/);
});

test("RecentCache drops what was used longest ago", () => {
  const cache = new RecentCache(2);
  cache.set("a", 1);
  cache.set("b", 2);
  assert.equal(cache.get("a"), 1);
  cache.set("c", 3);
  assert.equal(cache.size, 2);
  assert.equal(cache.get("b"), undefined);
  assert.equal(cache.get("a"), 1);
});

test("load asks once for one URL and again after a failure", async t => {
  let calls = 0;
  const answers = [{ ok: false, status: 500 }, { ok: true, arrayBuffer: async () => new Float32Array([4]).buffer }];
  t.mock.method(globalThis, "fetch", async () => answers[Math.min(calls++, 1)]);
  await assert.rejects(load("/scores", 1, 1), /answered 500/);
  const [first, second] = await Promise.all([load("/scores", 1, 1), load("/scores", 1, 1)]);
  assert.equal(calls, 2);
  assert.equal(first, second);
  assert.deepEqual([...first], [4]);
});
