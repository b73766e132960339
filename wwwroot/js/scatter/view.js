// Where data lie on the screen. A view is { x, y, scale }: the data point in the middle of the plot, and pixels per data unit
// (one for both axes, or [horizontal, vertical] when axes are scaled apart).

const room = 0.94;
const mostZoom = 400;

/** The smallest box around interleaved x, y; null when there is no point. */
export function boundsOf(points) {
  if (points.length === 0) return null;
  const box = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity };
  for (let i = 0; i < points.length; i += 2) {
    if (points[i] < box.left) box.left = points[i];
    if (points[i] > box.right) box.right = points[i];
    if (points[i + 1] < box.bottom) box.bottom = points[i + 1];
    if (points[i + 1] > box.top) box.top = points[i + 1];
  }
  return box;
}

/** The view that shows a box; both axes have one scale, so that distances can be compared. */
export function fit(box, width, height) {
  const wide = Math.max(box.right - box.left, 1e-9), high = Math.max(box.top - box.bottom, 1e-9);
  return { x: (box.left + box.right) / 2, y: (box.bottom + box.top) / 2, scale: room * Math.min(width / wide, height / high) };
}

export const toScreen = (view, width, height, x, y) => [width / 2 + (x - view.x) * view.scale, height / 2 - (y - view.y) * view.scale];

export const toData = (view, width, height, px, py) => [view.x + (px - width / 2) / view.scale, view.y - (py - height / 2) / view.scale];

/** Zooms by a factor and keeps what lies under px, py there. */
export function zoomAt(view, factor, px, py, width, height, fitted) {
  const scale = Math.min(fitted.scale * mostZoom, Math.max(fitted.scale / 2, view.scale * factor));
  const [x, y] = toData(view, width, height, px, py);
  return { x: x - (px - width / 2) / scale, y: y + (py - height / 2) / scale, scale };
}

export const panBy = (view, dx, dy) => ({ ...view, x: view.x - dx / view.scale, y: view.y + dy / view.scale });

/** Round numbers inside low..high, about `count` of them. */
export function ticks(low, high, count) {
  const rough = (high - low) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find(each => each * power >= rough);
  const found = [];
  for (let i = Math.ceil(low / step); i * step <= high; i++) found.push(i * step);
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return found.map(value => ({ value, text: value.toFixed(Math.min(6, digits)).replace("-", "−") }));
}
