// Pointer, wheel and keys turned into calls on a target: { pan(columns, rows), zoom(x, y, factor), fit(), point(x, y), step(columns, rows), cellSize() }.
const dragFrom = 4;

export function listen(stage, target, signal) {
  const pointers = new Map();
  let drag = null;
  const on = (type, listener, options = {}) => stage.addEventListener(type, listener, { signal, ...options });
  const local = event => {
    const box = stage.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  on("pointerdown", event => {
    if (event.button !== 0) return;
    pointers.set(event.pointerId, local(event));
    stage.setPointerCapture(event.pointerId);
    drag = pointers.size === 1 ? { last: local(event), moved: false } : { pinch: spread(pointers), moved: true };
  });

  on("pointermove", event => {
    const at = local(event);
    if (!pointers.has(event.pointerId)) {
      target.point(at.x, at.y);
      return;
    }
    pointers.set(event.pointerId, at);
    if (drag?.pinch && pointers.size === 2) pinch();
    else if (drag?.last) move(at);
  });

  function move(at) {
    if (!drag.moved && Math.hypot(at.x - drag.last.x, at.y - drag.last.y) < dragFrom) return;
    const { wide, tall } = target.cellSize();
    drag.moved = true;
    target.pan((drag.last.x - at.x) / wide, (drag.last.y - at.y) / tall);
    drag.last = at;
  }

  function pinch() {
    const now = spread(pointers);
    target.zoom(now.x, now.y, drag.pinch.distance / Math.max(now.distance, 1));
    const { wide, tall } = target.cellSize();
    target.pan((drag.pinch.x - now.x) / wide, (drag.pinch.y - now.y) / tall);
    drag.pinch = now;
  }

  function finish(event) {
    if (!pointers.delete(event.pointerId)) return;
    const at = local(event);
    if (drag && !drag.moved) target.point(at.x, at.y);
    const [last] = pointers.values();
    drag = last ? { last, moved: true } : null;
  }

  on("pointerup", finish);
  on("pointercancel", finish);
  on("dblclick", event => {
    event.preventDefault();
    const at = local(event);
    target.zoom(at.x, at.y, event.shiftKey ? 2.5 : 0.4);
  });

  // A plain wheel belongs to the page.
  on("wheel", event => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const at = local(event);
    const amount = Math.min(Math.max(event.deltaY * (event.deltaMode === 1 ? 16 : 1), -120), 120);
    target.zoom(at.x, at.y, Math.exp(amount * 0.006));
  }, { passive: false });

  on("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (arrows) target[event.shiftKey ? "pan" : "step"](...arrows.map(step => event.shiftKey ? step * 10 : step));
    else if (event.key === "+" || event.key === "=") target.zoom(null, null, 0.6);
    else if (event.key === "-" || event.key === "_") target.zoom(null, null, 1 / 0.6);
    else if (event.key === "f" || event.key === "F") target.fit();
    else return;
    event.preventDefault();
  });
}

function spread(pointers) {
  const [a, b] = pointers.values();
  return { distance: Math.hypot(a.x - b.x, a.y - b.y), x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
