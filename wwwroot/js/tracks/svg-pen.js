import { toCss } from "./colors.js";
import { traceLetter } from "./glyphs.js";

/** Writes SVG with the methods of canvas-pen.js. Texts and numbers only, so node can test it. */
export class SvgPen {
  #parts = [];
  #clips = 0;
  #tokens;

  constructor(tokens) { this.#tokens = tokens; }

  rect(x, y, width, height, color) {
    this.#parts.push(`<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${color}"/>`);
  }

  rects(boxes, color) {
    let d = "";
    for (let i = 0; i < boxes.length; i += 4) d += `M${n(boxes[i])} ${n(boxes[i + 1])}h${n(boxes[i + 2])}v${n(boxes[i + 3])}h${n(-boxes[i + 2])}z`;
    if (d) this.#parts.push(`<path d="${d}" fill="${color}"/>`);
  }

  letters(letter, boxes, color) {
    const path = new PathText();
    for (let i = 0; i < boxes.length; i += 4) traceLetter(path, letter, boxes[i], boxes[i + 1], boxes[i + 2], boxes[i + 3]);
    if (path.d) this.#parts.push(`<path d="${path.d}" fill="${color}" fill-rule="evenodd"/>`);
  }

  text(text, x, y, { color, size = 11, align = "left", baseline = "middle", weight = 400, mono = false }) {
    const anchor = { left: "start", center: "middle", right: "end" }[align];
    const shift = { top: 0.8, middle: 0.35, alphabetic: 0, bottom: -0.2 }[baseline] * size;
    const family = mono ? this.#tokens.mono : this.#tokens.font;
    this.#parts.push(`<text x="${n(x)}" y="${n(y + shift)}" fill="${color}" font-size="${size}" font-weight="${weight}" text-anchor="${anchor}" font-family="${escape(family)}">${escape(text)}</text>`);
  }

  line(x1, y1, x2, y2, color, width = 1) {
    this.#parts.push(`<line x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}" stroke="${color}" stroke-width="${width}"/>`);
  }

  polyline(points, color, width) {
    let list = "";
    for (let i = 0; i < points.length; i += 2) list += `${n(points[i])},${n(points[i + 1])} `;
    this.#parts.push(`<polyline points="${list.trim()}" fill="none" stroke="${color}" stroke-width="${width}"/>`);
  }

  dots(centers, radius, color) {
    for (let i = 0; i < centers.length; i += 2) this.#parts.push(`<circle cx="${n(centers[i])}" cy="${n(centers[i + 1])}" r="${n(radius)}" fill="${color}"/>`);
  }

  hatch(x, y, width, height) { this.rect(x, y, width, height, "url(#hatch)"); }

  /** Neighbours of one colour become one rectangle. */
  cells(x, y, width, height, columns, rows, indices, table) {
    const w = width / columns;
    const h = height / rows;
    // Crisp edges, or neighbours show pale seams.
    this.#parts.push("<g shape-rendering=\"crispEdges\">");
    for (let row = 0; row < rows; row++) {
      for (let from = 0, to = 1; from < columns; from = to, to++) {
        const index = indices[row * columns + from];
        while (to < columns && indices[row * columns + to] === index) to++;
        this.rect(x + from * w, y + row * h, (to - from) * w, h, toCss(table[index]));
      }
    }
    this.restore();
  }

  clip(x, y, width, height) {
    const id = `clip${this.#clips++}`;
    this.#parts.push(`<clipPath id="${id}"><rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"/></clipPath><g clip-path="url(#${id})">`);
  }

  translate(x, y) { this.#parts.push(`<g transform="translate(${n(x)} ${n(y)})">`); }

  restore() { this.#parts.push("</g>"); }

  toSvg(width, height, title) {
    const { hatch, hatchSurface, surface } = this.#tokens;
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><title>${escape(title)}</title>`
      + `<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="${hatchSurface}"/><path d="M-1 1l2-2M-1 7L7-1M5 7l2-2" stroke="${hatch}"/></pattern></defs>`
      + `<rect width="100%" height="100%" fill="${surface}"/>${this.#parts.join("")}</svg>`;
  }
}

/** The path methods of a canvas, writing an SVG path. */
class PathText {
  d = "";
  moveTo(x, y) { this.d += `M${n(x)} ${n(y)}`; }
  lineTo(x, y) { this.d += `L${n(x)} ${n(y)}`; }
  bezierCurveTo(a, b, c, d, e, f) { this.d += `C${n(a)} ${n(b)} ${n(c)} ${n(d)} ${n(e)} ${n(f)}`; }
  closePath() { this.d += "Z"; }
}

const n = value => +value.toFixed(2);
const escape = text => String(text).replace(/[&<>"]/g, c => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;" })[c]);
