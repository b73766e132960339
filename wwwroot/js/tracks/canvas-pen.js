import { traceLetter } from "./glyphs.js";

/** Draws on a 2-D canvas context whose units are CSS pixels. svg-pen.js has the same methods. */
export class CanvasPen {
  #context;
  #tokens;
  #hatch;
  #cells;

  constructor(context, tokens) {
    this.#context = context;
    this.#tokens = tokens;
  }

  clear(width, height) { this.#context.clearRect(0, 0, width, height); }

  rect(x, y, width, height, color) {
    this.#context.fillStyle = color;
    this.#context.fillRect(x, y, width, height);
  }

  /** boxes is flat: x, y, width, height, and again. */
  rects(boxes, color) {
    const context = this.#context;
    context.fillStyle = color;
    for (let i = 0; i < boxes.length; i += 4) context.fillRect(boxes[i], boxes[i + 1], boxes[i + 2], boxes[i + 3]);
  }

  /** One letter many times, filled at once; a negative height turns it upside down. */
  letters(letter, boxes, color) {
    const context = this.#context;
    context.fillStyle = color;
    context.beginPath();
    for (let i = 0; i < boxes.length; i += 4) traceLetter(context, letter, boxes[i], boxes[i + 1], boxes[i + 2], boxes[i + 3]);
    context.fill("evenodd");
  }

  text(text, x, y, { color, size = 11, align = "left", baseline = "middle", weight = 400, mono = false }) {
    const context = this.#context;
    context.font = `${weight} ${size}px ${mono ? this.#tokens.mono : this.#tokens.font}`;
    context.fillStyle = color;
    context.textAlign = align;
    context.textBaseline = baseline;
    context.fillText(text, x, y);
  }

  line(x1, y1, x2, y2, color, width = 1) {
    const context = this.#context;
    context.strokeStyle = color;
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
    context.stroke();
  }

  /** points is flat: x, y, and again. */
  polyline(points, color, width) {
    const context = this.#context;
    context.strokeStyle = color;
    context.lineWidth = width;
    context.beginPath();
    for (let i = 0; i < points.length; i += 2) context.lineTo(points[i], points[i + 1]);
    context.stroke();
  }

  /** centers is flat: x, y, and again. */
  dots(centers, radius, color) {
    const context = this.#context;
    context.fillStyle = color;
    context.beginPath();
    for (let i = 0; i < centers.length; i += 2) {
      context.moveTo(centers[i] + radius, centers[i + 1]);
      context.arc(centers[i], centers[i + 1], radius, 0, 2 * Math.PI);
    }
    context.fill();
  }

  hatch(x, y, width, height) {
    const context = this.#context;
    this.#hatch ??= context.createPattern(hatchTile(this.#tokens), "repeat");
    context.fillStyle = this.#hatch;
    context.fillRect(x, y, width, height);
  }

  /** A grid of table colours, rows from the top; drawn as one small image stretched over the box. */
  cells(x, y, width, height, columns, rows, indices, table) {
    const image = new ImageData(columns, rows);
    for (let i = 0; i < indices.length; i++) {
      const color = table[indices[i]];
      image.data[4 * i] = color[0];
      image.data[4 * i + 1] = color[1];
      image.data[4 * i + 2] = color[2];
      image.data[4 * i + 3] = 255;
    }
    this.#cells ??= document.createElement("canvas");
    this.#cells.width = columns;
    this.#cells.height = rows;
    this.#cells.getContext("2d").putImageData(image, 0, 0);
    this.#context.imageSmoothingEnabled = false;
    this.#context.drawImage(this.#cells, x, y, width, height);
  }

  clip(x, y, width, height) {
    this.#context.save();
    this.#context.beginPath();
    this.#context.rect(x, y, width, height);
    this.#context.clip();
  }

  translate(x, y) {
    this.#context.save();
    this.#context.translate(x, y);
  }

  restore() { this.#context.restore(); }
}

function hatchTile(tokens) {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 6;
  const context = tile.getContext("2d");
  context.fillStyle = tokens.hatchSurface;
  context.fillRect(0, 0, 6, 6);
  context.strokeStyle = tokens.hatch;
  context.lineWidth = 1;
  context.beginPath();
  for (const shift of [-6, 0, 6]) {
    context.moveTo(shift - 1, 7);
    context.lineTo(shift + 7, -1);
  }
  context.stroke();
  return tile;
}
