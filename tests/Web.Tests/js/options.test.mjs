import assert from "node:assert/strict";
import { test } from "node:test";
import { given } from "../../../wwwroot/js/tracks/track.js";

test("null from a .NET record leaves the default, unless null is the default", () => {
  const defaults = { strand: "+", offset: 1, view: null };
  assert.deepEqual({ ...defaults, ...given({ strand: null, offset: 5, view: null, regionName: undefined }, defaults) }, { strand: "+", offset: 5, view: null });
  assert.deepEqual(given({ view: { start: 1, end: 2 }, offset: 0 }, defaults), { view: { start: 1, end: 2 }, offset: 0 });
});
