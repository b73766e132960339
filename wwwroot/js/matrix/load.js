import { decode, RecentCache } from "../tracks/data.js";

const cache = new RecentCache(6);

/** A matrix: { values, rows, columns }. The answer is little-endian float32; the header X-Shape says its axes. */
export function loadMatrix(url) {
  const known = cache.get(url);
  if (known) return known;
  const request = read(url);
  cache.set(url, request);
  request.catch(() => cache.delete(url));
  return request;
}

async function read(url) {
  const answer = await fetch(url, { credentials: "same-origin" });
  if (answer.status === 404) throw new Error("It is not computed yet.");
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  const shape = (answer.headers.get("X-Shape") ?? "").split(",").map(Number);
  if (shape.length !== 2 || !shape.every(size => size > 0)) throw new Error(`The server sent an array of shape ${shape.join(" x ")}, not a matrix.`);
  const [rows, columns] = shape;
  return { values: decode(await answer.arrayBuffer(), rows, columns), rows, columns };
}
