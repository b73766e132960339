import assert from "node:assert/strict";
import { test } from "node:test";
import { agreement, pearson, ranks, relative, spearman } from "../../../wwwroot/js/tracks/comparison.js";

const close = (a, b) => assert.ok(Math.abs(a - b) < 1e-12, `${a} is not ${b}`);

test("pearson of a straight line is 1, of a falling one -1, of a constant undefined", () => {
  close(pearson([1, 2, 3], [2, 4, 6]), 1);
  close(pearson([1, 2, 3], [5, 3, 1]), -1);
  assert.ok(Number.isNaN(pearson([1, 2, 3], [4, 4, 4])));
});

test("pearson agrees with a number worked out by hand", () => close(pearson([1, 2, 3, 4], [1, 3, 2, 5]), 5.5 / Math.sqrt(5 * 8.75)));

test("equal values share their mean rank", () => assert.deepEqual([...ranks([5, 1, 5, 0])], [3.5, 2, 3.5, 1]));

test("spearman sees order only", () => {
  close(spearman([1, 2, 3, 4], [1, 10, 100, 1000]), 1);
  close(spearman([1, 2, 3, 4], [1, 3, 2, 4]), 0.8);
});

test("relative divides by the largest absolute value and leaves zeros alone", () => {
  assert.deepEqual([...relative(Float32Array.of(1, -4, 2))], [0.25, -1, 0.5]);
  assert.deepEqual([...relative(Float32Array.of(0, 0))], [0, 0]);
});

test("agreement says n, and when there is too little to say", () => {
  assert.equal(agreement([1, 2, 3], [1, 2, 3]), "Pearson r = 1.000, Spearman \u03c1 = 1.000, n = 3 positions in view");
  assert.match(agreement([1, 2], [1, 2]), /Too few/);
  assert.match(agreement([1, 2, 3], [0, 0, 0]), /undefined/);
});
