// Pointer, wheel and keys turned into calls on a target:
// { lassoing(), pan(dx, dy), zoom(factor, x, y), hover(x, y), leave(), pick(x, y, adds), draw(corners), close(corners, adds), step(by), toggle(), all(), clear(), fit() }.
const dragFrom = 4;
const step = 60;

export function listen(stage, target, signal) {
  const pointers = new Map();
  let drag = null;
  const on = (type, listener, options = {}) => stage.addEventListener(type, listener, { signal, ...options });
  const local = event => {
    const box = stage.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };

  on("pointerdown", event => {
    if (event.button !== 0) return;
    const at = local(event);
    pointers.set(event.pointerId, at);
    stage.setPointerCapture(event.pointerId);
    drag = pointers.size === 1
      ? { from: at, last: at, moved: false, adds: event.ctrlKey || event.metaKey, corners: target.lassoing() || event.shiftKey ? [at] : null }
      : { pinch: spread(pointers), moved: true };
  });

  on("pointermove", event => {
    const at = local(event);
    if (!pointers.has(event.pointerId)) return target.hover(...at);
    pointers.set(event.pointerId, at);
    if (drag?.pinch && pointers.size === 2) return pinch();
    if (!drag?.last || (!drag.moved && Math.hypot(at[0] - drag.from[0], at[1] - drag.from[1]) < dragFrom)) return;
    drag.moved = true;
    target.leave();
    if (drag.corners) {
      drag.corners.push(at);
      target.draw(drag.corners);
    } else {
      target.pan(at[0] - drag.last[0], at[1] - drag.last[1]);
    }
    drag.last = at;
  });

  function pinch() {
    const now = spread(pointers);
    target.zoom(now.distance / Math.max(drag.pinch.distance, 1), ...now.middle);
    target.pan(now.middle[0] - drag.pinch.middle[0], now.middle[1] - drag.pinch.middle[1]);
    drag.pinch = now;
  }

  const end = cancelled => event => {
    if (!pointers.delete(event.pointerId) || !drag) return;
    if (drag.corners && drag.moved) target.close(cancelled ? [] : drag.corners, drag.adds);
    else if (!drag.moved && !cancelled) target.pick(...local(event), drag.adds);
    drag = null;
  };
  on("pointerup", end(false));
  on("pointercancel", end(true));
  on("pointerleave", () => target.leave());
  on("dblclick", event => target.zoom(2, ...local(event)));
  on("wheel", event => {
    if (!event.ctrlKey && !event.metaKey) return; // a plain wheel scrolls the page
    event.preventDefault();
    target.zoom(Math.exp(-event.deltaY / 300), ...local(event));
  }, { passive: false });

  const middle = () => [stage.clientWidth / 2, stage.clientHeight / 2];
  const keys = {
    ArrowLeft: () => target.pan(step, 0), ArrowRight: () => target.pan(-step, 0), ArrowUp: () => target.pan(0, step), ArrowDown: () => target.pan(0, -step),
    "+": () => target.zoom(1.4, ...middle()), "=": () => target.zoom(1.4, ...middle()), "-": () => target.zoom(1 / 1.4, ...middle()),
    f: () => target.fit(), ".": () => target.step(1), ",": () => target.step(-1), " ": () => target.toggle(), a: () => target.all(), Escape: () => target.clear(),
  };
  on("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
}

function spread(pointers) {
  const [a, b] = [...pointers.values()];
  return { distance: Math.hypot(a[0] - b[0], a[1] - b[1]), middle: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] };
}
