import assert from "node:assert/strict";
import { test } from "node:test";
import { drawHits, hitsAt, packRows, rowHeight } from "../../../wwwroot/js/tracks/hits.js";

const tokens = { high: "high", low: "low", text: "text", text3: "text3", surface2: "surface2", marker: "marker" };
const hit = (start, end, more = {}) => ({ start, end, strand: "+", label: "CTCF", facts: "", tone: "high", ...more });

function draw(hits, perBase = 10) {
  const calls = [];
  const pen = new Proxy({}, { get: (_, name) => (...values) => calls.push([name, ...values]) });
  const track = { hits, rows: packRows(hits), height: () => 40 };
  drawHits(pen, track, { view: { start: 0, end: 50 }, gutter: 0, plot: 500, perBase, tokens });
  return name => calls.filter(call => call[0] === name);
}

test("hits that overlap stand in rows of their own, the first in the first", () => {
  assert.deepEqual(packRows([hit(10, 20), hit(15, 25), hit(21, 30), hit(20, 22)]), [0, 1, 0, 2]);
});

test("the weakest hits of a crowd find no place", () => {
  const rows = packRows(Array.from({ length: 10 }, () => hit(0, 5)));
  assert.deepEqual(rows.slice(-2), [-1, -1]);
  assert.equal(Math.max(...rows), 7);
});

test("a base lies in the hits that cover it, the end excluded", () => {
  assert.equal(hitsAt([hit(3, 6)], 5).length, 1);
  assert.equal(hitsAt([hit(3, 6)], 6).length, 0);
});

test("a box stands over its bases, in the colour of its sign", () => {
  const drawn = draw([hit(3, 13, { tone: "low" })]);
  assert.ok(drawn("rect").some(([, x, y, width, height, color]) => x === 30 && width === 100 && color === "low" && y + height <= rowHeight));
  assert.equal(drawn("text")[0][1], "CTCF \u25b8");
});

test("a name goes beside a box that is too small, and is left out where the next hit is near", () => {
  assert.equal(draw([hit(3, 5)])("text").length, 1);
  assert.equal(draw([hit(3, 5), hit(6, 9)])("text").filter(([, text, x]) => x < 90).length, 0);
});

test("the chosen hit is framed and the arrow turns with the strand", () => {
  const drawn = draw([hit(3, 13, { chosen: true, strand: "-" })]);
  assert.equal(drawn("rect")[0][5], "marker");
  assert.equal(drawn("text")[0][1], "\u25c2 CTCF");
});
