// Fetching scores. The answer of a track's URL is little-endian float32, rows x length, row after row.

/** The last `capacity` entries by use. */
export class RecentCache {
  #entries = new Map();

  constructor(capacity) { this.capacity = capacity; }

  get(key) {
    const value = this.#entries.get(key);
    if (value === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, value);
    return value;
  }

  set(key, value) {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size > this.capacity) this.#entries.delete(this.#entries.keys().next().value);
  }

  delete(key) { this.#entries.delete(key); }

  get size() { return this.#entries.size; }
}

/** Turns the bytes into numbers; refuses an answer of the wrong size rather than drawing something else. */
export function decode(buffer, rows, length) {
  const expected = 4 * rows * length;
  if (buffer.byteLength !== expected) {
    throw new Error(`The server sent ${buffer.byteLength} bytes where ${rows} x ${length} scores need ${expected}.`);
  }
  if (new Uint8Array(new Uint16Array([1]).buffer)[0] === 1) return new Float32Array(buffer);
  const view = new DataView(buffer);
  return Float32Array.from({ length: rows * length }, (_, i) => view.getFloat32(4 * i, true));
}

const cache = new RecentCache(64);

/** The scores of a track, from the cache or the network. Two viewers that want one URL share one request. */
export function load(url, rows, length) {
  const key = `${rows}x${length} ${url}`;
  const known = cache.get(key);
  if (known) return known;
  const request = fetch(url, { credentials: "same-origin" })
    .then(answer => {
      if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
      return answer.arrayBuffer();
    })
    .then(buffer => decode(buffer, rows, length));
  cache.set(key, request);
  request.catch(() => cache.delete(key));
  return request;
}
