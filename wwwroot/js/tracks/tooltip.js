import { make } from "./dom.js";
import { formatCoordinate, formatScore } from "./scales.js";

/** The box beside the pointer: coordinate and base, then one line a track (four values for a heat map). */
export function makeTooltip() {
  const element = make("div", { class: "cl-tracks-tip", hidden: true });

  function lines({ tracks, length, bases }, index) {
    return tracks.filter(track => track.values).flatMap(track => {
      if (track.rows !== 4) return [row(track.title, formatScore(track.values[index]))];
      const four = bases.map((base, r) => `${base} ${formatScore(track.values[r * length + index])}`);
      return [row(track.title, four.slice(0, 2).join("  ")), row("", four.slice(2).join("  "))];
    });
  }

  const row = (name, value) => make("div", { class: "cl-tracks-tip-row" }, make("span", {}, name), make("span", { class: "cl-mono" }, value));

  return {
    element,
    hide() { element.hidden = true; },
    /** place = { x, y, width, height }: the pointer inside the stage, and the stage's size. */
    show(state, index, place) {
      element.hidden = false;
      element.replaceChildren(
        make("div", { class: "cl-tracks-tip-head" }, make("b", {}, formatCoordinate(state.coordinate(index))), make("span", { class: "cl-mono" }, state.baseName(index)), make("span", {}, state.note(index))),
        ...lines(state, index));
      const wide = element.offsetWidth;
      const left = place.x + 16 + wide > place.width ? place.x - 16 - wide : place.x + 16;
      const tall = element.offsetHeight;
      const top = place.y + 14 + tall > place.height ? place.y - 14 - tall : place.y + 14;
      element.style.transform = `translate(${Math.max(4, Math.min(left, place.width - wide - 4))}px, ${Math.max(4, top)}px)`;
    },
  };
}
