// Pointer, wheel and keys turned into calls on a target:
// { view(), length(), positionAt(x), perBase(), zoom(anchor, factor), pan(bases), show(start, end), hover(x, y), leave(), place(x, y), moveMarker(step), explain(), close(), fit() }.
const dragFrom = 4;

export function listen(stage, target, signal) {
  const pointers = new Map();
  let drag = null;

  const local = event => {
    const box = stage.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const on = (type, listener, options = {}) => stage.addEventListener(type, listener, { signal, ...options });

  on("pointerdown", event => {
    // The words of a heading stay selectable, buttons pressable.
    if (event.button !== 0 || event.target.closest("button, a, .cl-track-head > *")) return;
    const at = local(event);
    pointers.set(event.pointerId, at);
    stage.setPointerCapture(event.pointerId);
    if (pointers.size === 1) drag = { from: at, last: at, moved: false, select: event.shiftKey };
    else drag = { pinch: spread(pointers), moved: true };
  });

  on("pointermove", event => {
    const at = local(event);
    if (!pointers.has(event.pointerId)) {
      target.hover(at.x, at.y);
      return;
    }
    pointers.set(event.pointerId, at);
    if (pointers.size === 2 && drag?.pinch) pinch();
    else if (drag?.last) move(at);
  });

  function move(at) {
    if (!drag.moved && Math.hypot(at.x - drag.from.x, at.y - drag.from.y) < dragFrom) return;
    drag.moved = true;
    stage.dataset.dragging = drag.select ? "select" : "pan";
    if (drag.select) {
      target.select(drag.from.x, at.x);
    } else {
      target.leave();
      target.pan((drag.last.x - at.x) / target.perBase());
    }
    drag.last = at;
  }

  function pinch() {
    const now = spread(pointers);
    const anchor = target.positionAt(drag.pinch.middle);
    target.zoom(anchor, drag.pinch.distance / Math.max(now.distance, 1));
    target.pan((drag.pinch.middle - now.middle) / target.perBase());
    drag.pinch = now;
  }

  function finish(event, cancelled) {
    if (!pointers.delete(event.pointerId)) return;
    const at = local(event);
    if (!cancelled && drag && !drag.moved) target.place(at.x, at.y);
    if (drag?.select && drag.moved) target.endSelect(cancelled ? null : [drag.from.x, at.x]);
    if (pointers.size === 0) {
      drag = null;
      delete stage.dataset.dragging;
    } else if (drag?.pinch) {
      const [last] = pointers.values();
      drag = { from: last, last, moved: true, select: false };
    }
  }

  on("pointerup", event => finish(event, false));
  on("pointercancel", event => finish(event, true));
  on("pointerleave", event => { if (event.pointerType === "mouse") target.leave(); });

  on("dblclick", event => {
    event.preventDefault();
    target.zoom(target.positionAt(local(event).x), event.shiftKey ? 2.5 : 0.4);
  });

  // A plain vertical wheel belongs to the page. Touch pads send a pinch as ctrl and wheel.
  on("wheel", event => {
    const pixels = event.deltaMode === 1 ? 16 : 1;
    const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      const amount = Math.min(Math.max(event.deltaY * pixels, -120), 120);
      target.zoom(target.positionAt(local(event).x), Math.exp(amount * 0.006));
    } else if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) {
      event.preventDefault();
      target.pan(sideways * pixels / target.perBase());
    }
  }, { passive: false });

  on("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== stage) return;
    const action = keyAction(event, target);
    if (!action) return;
    event.preventDefault();
    action();
  });
}

function keyAction(event, target) {
  const { start, end } = target.view();
  const span = end - start;
  const middle = (start + end) / 2;
  switch (event.key) {
    case "ArrowLeft": return () => event.shiftKey ? target.moveMarker(-1) : target.pan(-span / 10);
    case "ArrowRight": return () => event.shiftKey ? target.moveMarker(1) : target.pan(span / 10);
    case "PageUp": return () => target.pan(-span * 0.9);
    case "PageDown": return () => target.pan(span * 0.9);
    case "+": case "=": return () => target.zoom(middle, 0.6);
    case "-": case "_": return () => target.zoom(middle, 1 / 0.6);
    case "Home": return () => target.show(0, span);
    case "End": return () => target.show(target.length() - span, target.length());
    case "f": case "F": return () => target.fit();
    case "Enter": return () => target.explain();
    case "Escape": return () => target.close();
    default: return null;
  }
}

function spread(pointers) {
  const [a, b] = pointers.values();
  return { distance: Math.hypot(a.x - b.x, a.y - b.y), middle: (a.x + b.x) / 2 };
}
