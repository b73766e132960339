import { CanvasPen } from "../tracks/canvas-pen.js";
import { mix, parseColor } from "../tracks/colors.js";
import { make } from "../tracks/dom.js";
import { save } from "../tracks/picture.js";
import { clampView, formatScore, panView, zoomView } from "../tracks/scales.js";
import { readTokens } from "../tracks/tokens.js";
import { given } from "../tracks/track.js";
import { Axis } from "./axis.js";
import { cellAt, drawMatrix, drawSums, frameOf, squareHeight, squareWidth } from "./draw.js";
import { listen } from "./gestures.js";
import { loadMatrix } from "./load.js";
import { listCells, makeParts, showLegend, strongestShown } from "./parts.js";
import { limitOf, strongestCells } from "./sample.js";

const sumHeight = 84;
const largestHeight = 640;
const hint = "Drag to move, Ctrl + wheel or double click to zoom; arrows choose a cell, + and \u2212 zoom, F shows all.";
const defaults = { url: null, title: "", unit: "", rowAxis: {}, columnAxis: {}, guide: null, sums: false };

/** A matrix on a canvas with zoom, values under the pointer, and its strongest cells as a table. */
export class MatrixViewer {
  #element;
  #options = { ...defaults };
  #parts;
  #tokens;
  #matrix = null;
  #view;
  #frame;
  #cell = null;
  #share = 1;
  #planned = 0;
  #stop = new AbortController();

  constructor(element, options) {
    this.#element = element;
    this.#parts = makeParts(element, options, {
      zoomIn: () => this.#zoom(null, null, 0.5), zoomOut: () => this.#zoom(null, null, 2), fit: () => this.#fit(),
      setShare: share => this.#setShare(share), listStrongest: () => this.#listStrongest(), download: () => this.#download(),
    });
    this.#restyle();
    const { signal } = this.#stop;
    listen(this.#parts.stage, {
      pan: (columns, rows) => this.#pan(columns, rows), zoom: (x, y, factor) => this.#zoom(x, y, factor), fit: () => this.#fit(),
      point: (x, y) => this.#point(x, y), step: (columns, rows) => this.#step(columns, rows), cellSize: () => ({ wide: this.#frame?.cellWide ?? 1, tall: this.#frame?.cellTall ?? 1 }),
    }, signal);
    this.resizing = new ResizeObserver(() => this.#plan());
    this.resizing.observe(element);
    const restyle = () => { this.#restyle(); this.#plan(); };
    this.theming = new MutationObserver(restyle);
    this.theming.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", restyle, { signal });
    this.setOptions(options);
  }

  setOptions(change) {
    const before = this.#options.url;
    this.#options = { ...this.#options, ...given(change, defaults) };
    if (this.#options.url !== before) this.#load();
    else this.#plan();
  }

  destroy() {
    this.#stop.abort();
    this.resizing.disconnect();
    this.theming.disconnect();
    cancelAnimationFrame(this.#planned);
    this.#element.replaceChildren();
    this.#element.classList.remove("cl-matrix");
  }

  async #load() {
    const { url, title } = this.#options;
    delete this.#element.dataset.ready;
    this.#parts.status.replaceChildren(make("span", { class: "cl-spinner", role: "status", "aria-label": `Loading ${title}` }));
    try {
      const matrix = await loadMatrix(url);
      if (this.#stop.signal.aborted || url !== this.#options.url) return;
      this.#accept(matrix);
    } catch (error) {
      if (this.#stop.signal.aborted || url !== this.#options.url) return;
      this.#matrix = null;
      const retry = make("button", { type: "button", class: "cl-button cl-button-small" }, "Try again");
      retry.addEventListener("click", () => this.#load());
      this.#parts.status.replaceChildren(make("span", { role: "alert" }, `${title} could not be loaded. ${error.message}`), retry);
      this.#plan();
    }
  }

  #accept({ values, rows, columns }) {
    const { rowAxis, columnAxis, guide } = this.#options;
    const isOther = this.#matrix?.rows !== rows || this.#matrix?.columns !== columns;
    this.#matrix = { values, rows, columns, guide, rowAxis: new Axis(rowAxis, rows), columnAxis: new Axis(columnAxis, columns), limit: 0 };
    if (isOther) {
      this.#view = { top: 0, bottom: rows, left: 0, right: columns };
      this.#cell = null;
    }
    this.#parts.status.replaceChildren();
    this.#setShare(this.#share);
    if (this.#parts.strongest.open) this.#listStrongest();
    this.#say();
  }

  #setShare(share) {
    this.#share = share;
    if (!this.#matrix) return;
    this.#matrix.limit = limitOf(this.#matrix.values, share);
    showLegend(this.#parts.legend, this.#matrix.limit, this.#options.unit);
    this.#plan();
  }

  #listStrongest() {
    if (!this.#matrix) return;
    const { values, rows, columns, rowAxis, columnAxis } = this.#matrix;
    listCells(this.#parts.list, strongestCells(values, rows, columns, strongestShown), rowAxis, columnAxis, this.#options.unit);
  }

  // Moving

  #show(across, down) {
    this.#view = { left: across.start, right: across.end, top: down.start, bottom: down.end };
    this.#plan();
  }

  get #across() { return { start: this.#view.left, end: this.#view.right }; }

  get #down() { return { start: this.#view.top, end: this.#view.bottom }; }

  #pan(columns, rows) {
    if (this.#matrix) this.#show(panView(this.#across, columns, this.#matrix.columns), panView(this.#down, rows, this.#matrix.rows));
  }

  /** Around a point, or around the chosen cell, or the middle. */
  #zoom(x, y, factor) {
    if (!this.#matrix || !this.#frame) return;
    const { plot, cellWide, cellTall } = this.#frame;
    const column = x === null ? (this.#cell ? this.#cell.column + 0.5 : (this.#view.left + this.#view.right) / 2) : this.#view.left + (x - plot.left) / cellWide;
    const row = y === null ? (this.#cell ? this.#cell.row + 0.5 : (this.#view.top + this.#view.bottom) / 2) : this.#view.top + (y - plot.top) / cellTall;
    this.#show(zoomView(this.#across, column, factor, this.#matrix.columns), zoomView(this.#down, row, factor, this.#matrix.rows));
  }

  #fit() {
    if (this.#matrix) this.#show({ start: 0, end: this.#matrix.columns }, { start: 0, end: this.#matrix.rows });
  }

  // Pointing

  #point(x, y) {
    if (!this.#matrix || !this.#frame) return;
    const cell = cellAt(x, y, this.#frame, this.#matrix.rows, this.#matrix.columns);
    if (cell && (cell.row !== this.#cell?.row || cell.column !== this.#cell?.column)) this.#choose(cell);
  }

  #step(columns, rows) {
    if (!this.#matrix) return;
    const from = this.#cell ?? { row: Math.floor((this.#view.top + this.#view.bottom) / 2), column: Math.floor((this.#view.left + this.#view.right) / 2) };
    const cell = { row: Math.min(Math.max(from.row + rows, 0), this.#matrix.rows - 1), column: Math.min(Math.max(from.column + columns, 0), this.#matrix.columns - 1) };
    this.#show(following(this.#across, cell.column, this.#matrix.columns), following(this.#down, cell.row, this.#matrix.rows));
    this.#choose(cell);
  }

  #choose(cell) {
    this.#cell = cell;
    this.#say();
    this.#plan();
  }

  #say() {
    const { values, columns, rowAxis, columnAxis } = this.#matrix;
    this.#parts.readout.textContent = this.#cell
      ? `${rowAxis.name(this.#cell.row)} \u00d7 ${columnAxis.name(this.#cell.column)}: ${formatScore(values[this.#cell.row * columns + this.#cell.column])} ${this.#options.unit}`.trim()
      : hint;
  }

  // Drawing

  #restyle() {
    this.#tokens = readTokens(this.#element);
    this.#tokens.faint = mix(parseColor(this.#tokens.surface), parseColor(this.#tokens.text), 0.35);
  }

  #plan() {
    if (!this.#planned) this.#planned = requestAnimationFrame(() => this.#draw());
  }

  #draw() {
    this.#planned = 0;
    const most = this.#element.clientWidth;
    if (!most || !this.#element.isConnected) return;
    const height = this.#height(most);
    const width = this.#isSquare ? Math.min(most, squareWidth(height)) : most;
    const { canvas, stage, sumCanvas, sumHead } = this.#parts;
    const paint = (target, tall, draw) => {
      const ratio = window.devicePixelRatio || 1;
      [target.width, target.height] = [Math.round(width * ratio), Math.round(tall * ratio)];
      [target.style.width, target.style.height] = [`${width}px`, `${tall}px`];
      const context = target.getContext("2d");
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      draw(new CanvasPen(context, this.#tokens));
    };
    if (!this.#matrix) {
      paint(canvas, height, () => {});
      return;
    }
    this.#frame = frameOf(width, height, this.#view);
    paint(canvas, height, pen => drawMatrix(pen, { ...this.#matrix, cell: this.#cell }, this.#frame, this.#tokens));
    if (this.#options.sums) {
      paint(sumCanvas, sumHeight, pen => drawSums(pen, this.#matrix, this.#frame, this.#tokens, sumHeight));
      sumHead.textContent = `Sum over the ${this.#matrix.rowAxis.title.toLowerCase()}s in view, ${this.#options.unit}`;
    }
    stage.setAttribute("aria-label", `${this.#options.title}: ${this.#matrix.rows} by ${this.#matrix.columns} cells. Arrow keys choose a cell, Shift and arrows move, plus and minus zoom, F shows all.`);
    this.#element.dataset.ready = "all";
  }

  get #isSquare() { return this.#matrix?.rows === this.#matrix?.columns; }

  /** A square matrix is square; another is as tall as its rows need. */
  #height(width) {
    if (!this.#matrix) return 160;
    const { rows, columns } = this.#matrix;
    const wanted = this.#isSquare ? squareHeight(width) : Math.max(240, width * Math.min(1, rows / columns));
    return Math.round(Math.min(largestHeight, wanted, Math.max(300, window.innerHeight * 0.75)));
  }

  /** The canvas below its title, on the page's ground. */
  #download() {
    const { canvas } = this.#parts;
    const ratio = window.devicePixelRatio || 1;
    const head = Math.round(24 * ratio);
    const picture = document.createElement("canvas");
    [picture.width, picture.height] = [canvas.width, canvas.height + head];
    const context = picture.getContext("2d");
    context.fillStyle = this.#tokens.surface;
    context.fillRect(0, 0, picture.width, picture.height);
    context.fillStyle = this.#tokens.text;
    context.font = `600 ${12 * ratio}px ${this.#tokens.font}`;
    context.fillText(`${this.#options.title}${this.#options.unit ? `, ${this.#options.unit}` : ""}`, 8 * ratio, 16 * ratio);
    context.drawImage(canvas, 0, head);
    const name = this.#options.title.replace(/[^\w.-]+/g, "_") || "matrix";
    picture.toBlob(blob => { if (blob) save(blob, `${name}.png`); }, "image/png");
  }
}

/** The view, moved so that it holds an index. */
function following(view, index, length) {
  if (index < view.start) return clampView(index, index + view.end - view.start, length);
  if (index + 1 > view.end) return clampView(index + 1 - (view.end - view.start), index + 1, length);
  return view;
}
