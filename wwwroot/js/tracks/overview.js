import { clampView } from "./scales.js";

const grip = 6;

/** The strip above the tracks: drag outside the window to choose a range, inside to move it, at an edge to widen it. */
export function listenOverview(strip, { frame, length, show }, signal) {
  let drag = null;

  const at = event => {
    const { gutter, plot } = frame();
    const x = event.clientX - strip.getBoundingClientRect().left - gutter;
    return Math.min(Math.max(x / plot, 0), 1) * length();
  };

  function kindAt(position) {
    const { view, plot } = frame();
    const reach = grip * length() / plot;
    if (Math.abs(position - view.start) <= reach) return "start";
    if (Math.abs(position - view.end) <= reach) return "end";
    return position > view.start && position < view.end && view.end - view.start < length() ? "move" : "range";
  }

  const cursors = { start: "ew-resize", end: "ew-resize", move: "grab", range: "crosshair" };
  const on = (type, listener) => strip.addEventListener(type, listener, { signal });

  on("pointerdown", event => {
    if (event.button !== 0) return;
    strip.setPointerCapture(event.pointerId);
    const position = at(event);
    drag = { kind: kindAt(position), from: position, view: { ...frame().view }, moved: false };
  });

  on("pointermove", event => {
    const position = at(event);
    if (!drag) {
      strip.style.cursor = cursors[kindAt(position)];
      return;
    }
    drag.moved = true;
    const { start, end } = drag.view;
    switch (drag.kind) {
      case "start": show(Math.min(position, end), end); break;
      case "end": show(start, Math.max(position, start)); break;
      case "move": show(start + position - drag.from, end + position - drag.from); break;
      default: show(Math.min(position, drag.from), Math.max(position, drag.from));
    }
  });

  on("pointerup", event => {
    if (drag && !drag.moved && drag.kind === "range") {
      // A press outside the window brings the window there.
      const span = drag.view.end - drag.view.start;
      const position = at(event);
      const view = clampView(position - span / 2, position + span / 2, length());
      show(view.start, view.end);
    }
    drag = null;
  });
  on("pointercancel", () => { drag = null; });
}
