import { make } from "./dom.js";
import { xOf } from "./draw.js";
import { makeTooltip } from "./tooltip.js";

/** What lies above the canvases and moves without redrawing them: crosshair, markers, selection, tooltip. */
export class Overlay {
  #cross = make("div", { class: "cl-tracks-cross", hidden: true });
  #selection = make("div", { class: "cl-tracks-selection", hidden: true });
  #markers = make("div", { class: "cl-tracks-markers" });
  #tooltip = makeTooltip();

  element = make("div", { class: "cl-tracks-overlay" }, this.#markers, this.#selection, this.#cross, this.#tooltip.element);

  update(frame, markers) {
    this.#markers.replaceChildren(...markers.map(marker => this.#marker(marker, frame)).filter(Boolean));
  }

  #marker({ position, label, own }, frame) {
    const x = xOf(position + 0.5, frame);
    if (x < frame.gutter || x > frame.gutter + frame.plot) return null;
    const element = make("div", { class: "cl-tracks-marker", "data-own": own }, label ? make("span", {}, label) : null);
    element.style.transform = `translateX(${Math.round(x)}px)`;
    // A label near the right edge stands left of its line.
    if (x > frame.width - 90) element.dataset.flip = "";
    return element;
  }

  hover(state, index, place, frame) {
    const width = Math.max(1, frame.perBase);
    this.#cross.hidden = false;
    this.#cross.style.width = `${width}px`;
    this.#cross.style.transform = `translateX(${frame.perBase >= 1 ? xOf(index, frame) : place.x}px)`;
    this.#tooltip.show(state, index, place);
  }

  leave() {
    this.#cross.hidden = true;
    this.#tooltip.hide();
  }

  select(from, to, frame) {
    this.leave();
    const left = Math.max(frame.gutter, Math.min(from, to));
    this.#selection.hidden = false;
    this.#selection.style.transform = `translateX(${left}px)`;
    this.#selection.style.width = `${Math.max(0, Math.min(Math.max(from, to), frame.gutter + frame.plot) - left)}px`;
  }

  endSelect() { this.#selection.hidden = true; }
}
