// Painting points into pixels. A canvas call for each point would be too slow for 100,000; writing the pixels is not.

const finer = 4;
const shapes = [
  (x, y) => x * x + y * y <= 1,
  (x, y) => Math.max(Math.abs(x), Math.abs(y)) <= 0.86,
  (x, y) => y >= -0.75 + 0.001 && y <= 0.95 && Math.abs(x) <= (0.95 - y) * 0.6,
  (x, y) => Math.abs(x) + Math.abs(y) <= 1.15,
  (x, y) => Math.min(Math.abs(x), Math.abs(y)) <= 0.34 && Math.max(Math.abs(x), Math.abs(y)) <= 1,
  (x, y) => -y >= -0.75 && -y <= 0.95 && Math.abs(x) <= (0.95 + y) * 0.6,
  (x, y) => x * x + y * y <= 1.1 && x * x + y * y >= 0.36,
  (x, y) => Math.min(Math.abs(x - y), Math.abs(x + y)) <= 0.48 && Math.max(Math.abs(x), Math.abs(y)) <= 0.9,
];

export const shapeCount = shapes.length;

/** How much of each pixel a shape covers, 0 to 1: { size, cover }. y grows upwards in a shape. A crisp one covers a pixel whole or not at all. */
export function stamp(shape, radius, crisp = false) {
  const size = 2 * Math.ceil(radius) + 1, middle = size / 2;
  const cover = new Float32Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let hits = 0;
      for (let k = 0; k < finer * finer; k++) {
        const x = (column + ((k % finer) + 0.5) / finer - middle) / radius;
        const y = (row + (Math.floor(k / finer) + 0.5) / finer - middle) / radius;
        if (shapes[shape % shapes.length](x, -y)) hits++;
      }
      const share = hits / (finer * finer);
      cover[row * size + column] = crisp ? Math.round(share) : share;
    }
  }
  return { size, cover };
}

/** The radius of a point in CSS pixels: fewer points are larger. */
export const radiusFor = count => (count <= 300 ? 4.5 : count <= 3000 ? 3.6 : count <= 20000 ? 2.2 : 1.4);

/** Above so many points edges are not smoothed: nobody sees them, and it is faster. */
export const mostSmooth = 20000;

/** The places 0 to count - 1 in a fixed mixed order, so that no group lies on top of the others. */
export function mixedOrder(count) {
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[i] = i;
  let state = 2463534242;
  for (let i = count - 1; i > 0; i--) {
    state ^= state << 13; state ^= state >>> 17; state ^= state << 5;
    const j = (state >>> 0) % (i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/** Fills pixels (Uint32, as ImageData has them on a little-endian machine) with an opaque colour. */
export const fill = (pixels, [r, g, b]) => pixels.fill(((255 << 24) | (b << 16) | (g << 8) | r) >>> 0);

/**
 * Paints points. `scene`: points (interleaved), order, colorOf (place in colors of each point), colors ([r, g, b] each), stampOf
 * (place in stamps of each color), stamps, shown (1 for each point that is painted), strength 0 to 1. `at`: { width, height, view } in device pixels.
 * Returns how many were painted.
 */
export function paint(pixels, at, scene) {
  const { width, height, view } = at;
  const { points, order, colorOf, colors, stampOf, stamps, shown, strength } = scene;
  const packed = colors.map(([r, g, b]) => ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0);
  const marks = stamps.map(one => one && marksOf(one, width, strength));
  let painted = 0;
  for (let k = 0; k < order.length; k++) {
    const i = order[k];
    if (shown[i] === 0) continue;
    const px = width / 2 + (points[2 * i] - view.x) * view.scale, py = height / 2 - (points[2 * i + 1] - view.y) * view.scale;
    if (Number.isNaN(px)) continue; // left out by the server
    const place = stampOf[colorOf[i]], { size } = stamps[place];
    const left = Math.round(px - size / 2), top = Math.round(py - size / 2);
    if (left + size <= 0 || top + size <= 0 || left >= width || top >= height) continue;
    painted++;
    const color = colorOf[i], start = top * width + left;
    if (left >= 0 && top >= 0 && left + size <= width && top + size <= height) {
      const { whole, partly, shares } = marks[place];
      for (let m = 0; m < whole.length; m++) pixels[start + whole[m]] = packed[color];
      for (let m = 0; m < partly.length; m++) pixels[start + partly[m]] = blend(pixels[start + partly[m]], colors[color], shares[m]);
    } else {
      clipped(pixels, at, left, top, stamps[place], colors[color], strength);
    }
  }
  return painted;
}

/** Which pixels, counted from a stamp's corner in a picture of a width, are painted whole and which in part. */
function marksOf({ size, cover }, width, strength) {
  const whole = [], partly = [], shares = [];
  for (let c = 0; c < cover.length; c++) {
    const share = cover[c] * strength, offset = Math.floor(c / size) * width + (c % size);
    if (share >= 0.999) {
      whole.push(offset);
    } else if (share > 0) {
      partly.push(offset);
      shares.push(share);
    }
  }
  return { whole: Int32Array.from(whole), partly: Int32Array.from(partly), shares: Float32Array.from(shares) };
}

/** A stamp that hangs over an edge of the picture. */
function clipped(pixels, { width, height }, left, top, { size, cover }, color, strength) {
  for (let row = Math.max(0, -top); row < Math.min(size, height - top); row++) {
    for (let column = Math.max(0, -left); column < Math.min(size, width - left); column++) {
      const place = (top + row) * width + left + column, share = cover[row * size + column] * strength;
      if (share > 0) pixels[place] = blend(pixels[place], color, share);
    }
  }
}

function blend(under, [r, g, b], share) {
  const red = (under & 255) + (r - (under & 255)) * share;
  const green = ((under >>> 8) & 255) + (g - ((under >>> 8) & 255)) * share;
  const blue = ((under >>> 16) & 255) + (b - ((under >>> 16) & 255)) * share;
  return ((255 << 24) | (Math.round(blue) << 16) | (Math.round(green) << 8) | Math.round(red)) >>> 0;
}
