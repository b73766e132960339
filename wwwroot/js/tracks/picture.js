import { CanvasPen } from "./canvas-pen.js";
import { divergingSize } from "./colors.js";
import { drawHeatmap, drawMarkers, drawPair, drawRuler, drawScores, drawSequence } from "./draw.js";
import { drawHits } from "./hits.js";
import { formatScore } from "./scales.js";
import { SvgPen } from "./svg-pen.js";

export const rulerHeight = 26;
const titleHeight = 22;

export function drawTrack(pen, track, frame, height) {
  // What one output cannot see is hatched only where one output is explained.
  const own = { ...frame, scheme: track.colorScheme ?? frame.scheme, hatched: track.everyOutput ? frame.unknown : frame.hatched };
  if (track.kind === "sequence") drawSequence(pen, track, own, height);
  else if (track.kind === "hits") drawHits(pen, track, own);
  else if (!track.values) return;
  else if (track.kind === "heatmap") drawHeatmap(pen, track, own, height);
  else if (track.kind === "overlay") drawPair(pen, track, own, height);
  else drawScores(pen, track, own, height);
}

/** The view as one picture: heading, ruler, and every track with its title, formula and sign. */
function compose(pen, { tracks, markers, heading, narrow }, frame) {
  const { tokens, gutter, width } = frame;
  pen.text(heading, gutter, 15, { color: tokens.text, size: 13, weight: 600 });
  ["A", "C", "G", frame.isRna ? "U" : "T"].forEach((base, i) =>
    pen.text(base, width - 8 - (3 - i) * 13, 15, { color: tokens.bases[frame.scheme][i], size: 12, weight: 700, align: "right", mono: true }));
  pen.translate(0, 26);
  drawRuler(pen, frame, rulerHeight);
  pen.restore();
  let y = 26 + rulerHeight;
  for (const track of tracks) {
    drawTitle(pen, track, frame, y + 13);
    y += track.title ? titleHeight : 6;
    pen.translate(0, y);
    drawTrack(pen, track, frame, track.height(narrow));
    pen.restore();
    y += track.height(narrow) + 8;
  }
  pen.translate(0, 26);
  drawMarkers(pen, markers, frame, y - 26);
  pen.restore();
  return { width, height: Math.ceil(y + 4) };
}

/** Title, facts, and for a heat map the colours with their limits. */
function drawTitle(pen, track, { tokens, gutter, width }, y) {
  if (track.kind === "overlay") drawSides(pen, track, tokens, width - 8, y);
  const facts = [track.unit, track.n ? `n = ${track.n}` : "", track.formula, track.sign].filter(Boolean).join("; ");
  pen.text(track.title, gutter, y, { color: tokens.text, size: 11, weight: 600 });
  pen.text(facts, gutter + widthOf(track.title, `600 11px ${tokens.font}`) + 12, y, { color: tokens.text3, size: 10 });
  if (track.kind !== "heatmap" || !track.values) return;
  const right = width - 8;
  const limit = formatScore(track.limit);
  const wide = widthOf(limit, `10px ${tokens.font}`);
  const ramp = Uint8Array.from({ length: 42 }, (_, i) => Math.round(i / 41 * (divergingSize - 1)));
  pen.text(limit, right, y, { color: tokens.text3, size: 10, align: "right" });
  pen.cells(Math.round(right - wide - 6 - 84), y - 4, 84, 8, ramp.length, 1, ramp, tokens.diverging);
  pen.text(formatScore(-track.limit), right - wide - 12 - 84, y, { color: tokens.text3, size: 10, align: "right" });
}

function drawSides(pen, track, tokens, right, y) {
  [tokens.sideB, tokens.sideA].forEach((color, i) => {
    const name = track.names[1 - i];
    pen.text(name, right, y, { color: tokens.text2, size: 10, align: "right" });
    right -= widthOf(name, `10px ${tokens.font}`) + 14;
    pen.rect(right, y - 4, 9, 8, color);
    right -= 10;
  });
}

let ruler = null;

function widthOf(text, font) {
  ruler ??= document.createElement("canvas").getContext("2d");
  ruler.font = font;
  return ruler.measureText(text).width;
}

export function toSvg(content, frame) {
  const pen = new SvgPen(frame.tokens);
  const size = compose(pen, content, frame);
  return new Blob([pen.toSvg(size.width, size.height, content.heading)], { type: "image/svg+xml" });
}

/** Twice the screen's pixels, for slides and print. */
export function toPng(content, frame) {
  const size = compose(new SvgPen(frame.tokens), content, frame);
  const canvas = document.createElement("canvas");
  canvas.width = size.width * 2;
  canvas.height = size.height * 2;
  const context = canvas.getContext("2d");
  context.scale(2, 2);
  context.fillStyle = frame.tokens.surface;
  context.fillRect(0, 0, size.width, size.height);
  compose(new CanvasPen(context, frame.tokens), content, frame);
  return new Promise((resolve, reject) => canvas.toBlob(blob => blob ? resolve(blob) : reject(new Error("The browser could not make the picture.")), "image/png"));
}

export function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
