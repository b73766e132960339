import { make } from "./dom.js";
import { formatCoordinate, formatScore } from "./scales.js";

export const mostRows = 400;

/** The numbers of a stretch as plain objects: { position, coordinate, base, scores: { id: number, or several numbers } }. */
export function tableData(tracks, start, end, length, describe) {
  const rows = [];
  for (let i = Math.max(0, Math.floor(start)); i < Math.min(length, Math.ceil(end)); i++) {
    const scores = {};
    for (const track of tracks) {
      if (!track.values) continue;
      const values = track.at(i, length);
      scores[track.id] = values.length === 1 ? values[0] : values;
    }
    rows.push({ position: i, ...describe(i), scores });
  }
  return rows;
}

/** The same as an HTML table; at most `mostRows` rows, and it says so. */
export function renderTable(region, tracks, data, bases) {
  const shown = tracks.filter(track => track.values);
  const head = make("tr", {}, make("th", { scope: "col", class: "cl-num" }, "Position"), make("th", { scope: "col" }, "Base"),
    ...shown.flatMap(track => track.columns(bases).map((name, _, all) =>
      make("th", { scope: "col", class: "cl-num" }, all.length === 1 ? track.title : `${track.title}, ${name}`))));
  const body = data.slice(0, mostRows).map(row => make("tr", {},
    make("td", { class: "cl-num" }, formatCoordinate(row.coordinate)), make("td", { class: "cl-mono" }, row.base),
    ...shown.flatMap(track => [row.scores[track.id]].flat().map(score => make("td", { class: "cl-num" }, formatScore(score))))));
  const note = data.length > mostRows ? `The first ${mostRows} of ${formatCoordinate(data.length)} bases in view; zoom in for the others.` : `${data.length} bases in view.`;
  region.replaceChildren(make("table", { class: "cl-table" }, make("caption", {}, note), make("thead", {}, head), make("tbody", {}, ...body)));
}
