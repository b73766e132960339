// Hits: stretches of the sequence with a name, drawn as boxes in rows. A hit is
// { start, end, strand, label, facts, tone, href, chosen }: tone is "high" (raises the output), "low" (lowers it) or "none".
import { xOf } from "./draw.js";
import { make } from "./dom.js";

export const rowHeight = 19;
const mostRows = 8;
const gap = 1;
const letterWidth = 6.3;

/** The row of each hit so that none overlap; -1 for those that find no place. The first in the list get the first rows. */
export function packRows(hits) {
  const rows = [];
  return hits.map(({ start, end }) => {
    let row = rows.findIndex(taken => taken.every(other => end + gap <= other.start || other.end + gap <= start));
    if (row < 0 && rows.length < mostRows) row = rows.push([]) - 1;
    if (row >= 0) rows[row].push({ start, end });
    return row;
  });
}

/** The hits that cover a base. */
export const hitsAt = (hits, index) => hits.filter(hit => hit.start <= index && index < hit.end);

/** What is written in the box, its arrow in the direction of the motif. */
const wordsOf = hit => hit.strand === "-" ? `\u25c2 ${hit.label}` : hit.strand === "+" ? `${hit.label} \u25b8` : hit.label;

export function drawHits(pen, track, frame) {
  const { tokens, gutter, plot } = frame;
  const colors = { high: tokens.high, low: tokens.low, none: tokens.text3 };
  pen.clip(gutter, 0, plot, track.height());
  track.hits.forEach((hit, i) => {
    const row = track.rows[i];
    const x = xOf(hit.start, frame);
    const width = Math.max(2, (hit.end - hit.start) * frame.perBase);
    if (row < 0 || x > gutter + plot || x + width < gutter) return;
    const y = row * rowHeight + 2;
    const tall = rowHeight - 4;
    if (hit.chosen) pen.rect(x - 2, y - 2, width + 4, tall + 4, tokens.marker);
    pen.rect(x, y, width, tall, tokens.surface2);
    pen.rect(x, y + tall - 3, width, 3, colors[hit.tone]);
    const text = wordsOf(hit);
    // Beside the box there is room up to the next hit of the row.
    const needed = text.length * letterWidth;
    const inside = needed + 4 <= width;
    if (inside || needed + 4 <= roomBeside(track, i, frame)) {
      pen.text(text, inside ? Math.max(x, gutter) + 4 : x + width + 4, y + (inside ? tall / 2 - 1 : tall / 2), { color: tokens.text, size: 11, weight: hit.chosen ? 700 : 500 });
    }
  });
  pen.restore();
}

function roomBeside(track, place, frame) {
  const { end } = track.hits[place];
  const starts = track.hits.filter((hit, i) => track.rows[i] === track.rows[place] && hit.start >= end).map(hit => xOf(hit.start, frame));
  return Math.min(...starts, frame.gutter + frame.plot) - xOf(end, frame);
}

/** Links over the boxes, so that hits are reached by keyboard and by a press; hits without an address get none. */
export class HitLinks {
  element = make("div", { class: "cl-track-hits" });
  #links;

  constructor(track) {
    this.#links = track.hits.map((hit, i) => track.rows[i] < 0 || !hit.href ? null : make("a", {
      href: hit.href, draggable: "false", "aria-label": [hit.label, hit.strand, hit.facts].filter(Boolean).join(", "), "aria-current": hit.chosen ? "true" : null,
    }));
    this.element.append(...this.#links.filter(Boolean));
  }

  place(track, frame) {
    this.#links.forEach((link, i) => {
      if (!link) return;
      const from = Math.max(xOf(track.hits[i].start, frame), frame.gutter);
      const to = Math.min(Math.max(xOf(track.hits[i].end, frame), from + 4), frame.gutter + frame.plot);
      link.hidden = to <= from;
      link.style.left = `${from}px`;
      link.style.width = `${to - from}px`;
      link.style.top = `${track.rows[i] * rowHeight + 1}px`;
      link.style.height = `${rowHeight - 2}px`;
    });
  }
}
