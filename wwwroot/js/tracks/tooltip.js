import { make } from "./dom.js";
import { hitsAt } from "./hits.js";
import { formatCoordinate, formatScore } from "./scales.js";

/** The box beside the pointer: coordinate and base, then the values of each track. */
export function makeTooltip() {
  const element = make("div", { class: "cl-tracks-tip", hidden: true });

  function lines({ tracks, length, bases }, index) {
    return tracks.filter(track => track.values || track.kind === "hits").flatMap(track => {
      if (track.kind === "hits") return hitsAt(track.hits, index).map(hit => row(`${hit.label} ${hit.strand ?? ""}`, hit.facts));
      const values = track.at(index, length).map(formatScore);
      const names = track.columns(bases);
      if (names.length === 1) return [row(track.title, values[0])];
      // Two to a line, so that the box stays narrow.
      const named = values.map((value, i) => `${names[i]} ${value}`);
      return [row(track.title, named.slice(0, 2).join("  ")), ...(named.length > 2 ? [row("", named.slice(2).join("  "))] : [])];
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
        make("div", { class: "cl-tracks-tip-head" }, make("b", {}, formatCoordinate(state.coordinate)), make("span", { class: "cl-mono" }, state.base), make("span", {}, state.note)),
        ...lines(state, index));
      const wide = element.offsetWidth;
      const left = place.x + 16 + wide > place.width ? place.x - 16 - wide : place.x + 16;
      const tall = element.offsetHeight;
      const top = place.y + 14 + tall > place.height ? place.y - 14 - tall : place.y + 14;
      element.style.transform = `translate(${Math.max(4, Math.min(left, place.width - wide - 4))}px, ${Math.max(4, top)}px)`;
    },
  };
}
