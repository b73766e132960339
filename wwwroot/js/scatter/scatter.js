import { toCss } from "../tracks/colors.js";
import { make } from "../tracks/dom.js";
import { drawAxes, margin } from "./axes.js";
import { colorPoints } from "./coloring.js";
import { listen } from "./gestures.js";
import { fill, mixedOrder, mostSmooth, paint, radiusFor, stamp } from "./paint.js";
import { readPalette } from "./palette.js";
import { build, fillLegend } from "./parts.js";
import { PointGrid, lasso } from "./pick.js";
import { download, post, readColumn, readNames, readPoints } from "./transfer.js";
import { boundsOf, fit, panBy, toData, toScreen, zoomAt } from "./view.js";

const reach = 10;
const dimmed = 0.12;

export class Scatter {
  #abort = new AbortController();
  #data = null; // { points, order, grid, box }
  #colored = null;
  #column = null;
  #names = null;
  #hidden = new Set();
  #chosen = new Set();
  #masks = null; // { all, chosen, others }: which points each pass paints
  #brush = null; // { radius, stamps }
  #image = null;
  #view = null;
  #fitted = null;
  #current = -1;
  #frame = 0;
  #mode = "move";
  #generation = 0;

  constructor(element, options, dotNetRef) {
    this.element = element;
    this.options = options;
    this.dotNetRef = dotNetRef;
    this.parts = build(element, {
      mode: name => this.#setMode(name),
      zoom: factor => this.#zoom(factor, this.#size().width / 2, this.#size().height / 2),
      fit: () => this.#fit(),
    });
    this.palette = readPalette(element);
    listen(this.parts.stage, this.#target(), this.#abort.signal);
    this.resizes = new ResizeObserver(() => this.#resized());
    this.resizes.observe(this.parts.stage);
    this.themes = new MutationObserver(() => this.#recolor());
    this.themes.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#recolor(), { signal: this.#abort.signal });
    this.#load(true);
  }

  /** A change of pointsUrl, columnUrl, namesUrl, xTitle, yTitle, hasUnits or label. */
  setOptions(change) {
    const before = this.options;
    this.options = { ...before, ...change };
    this.#load(this.options.pointsUrl !== before.pointsUrl);
  }

  select(points) {
    this.#chosen = new Set(points);
    this.#masks = null;
    this.#tell();
    this.#draw();
  }

  /** Makes a sequence set of the selected points; answers { id, error }. */
  async save(url, name) {
    try {
      const answer = await post(url, { points: this.#chosenInOrder(), deltas: this.options.deltas, name });
      return { id: (await answer.json()).id, error: null };
    } catch (error) {
      return { id: null, error: error.message };
    }
  }

  async downloadIds() {
    const names = await this.#allNames();
    download(new Blob([this.#chosenInOrder().map(i => `${names[i]}\n`).join("")], { type: "text/plain" }), "selected.txt");
  }

  async downloadFasta(url) {
    try {
      download(await (await post(url, { points: this.#chosenInOrder(), deltas: this.options.deltas })).blob(), "selected.fa");
      return null;
    } catch (error) {
      return error.message;
    }
  }

  destroy() {
    this.#abort.abort();
    this.resizes.disconnect();
    this.themes.disconnect();
    cancelAnimationFrame(this.#frame);
    this.element.replaceChildren();
  }

  async #load(pointsToo) {
    const generation = ++this.#generation;
    delete this.element.dataset.ready;
    this.#say(pointsToo ? "Computing the map…" : "");
    try {
      const [points, column] = await Promise.all([pointsToo ? readPoints(this.options.pointsUrl) : this.#data.points, readColumn(this.options.columnUrl)]);
      if (generation !== this.#generation) return;
      if (pointsToo) this.#take(points);
      this.#column = column;
      this.#hidden.clear();
      this.#say("");
      this.#recolor();
      this.element.dataset.ready = "all";
    } catch (error) {
      if (generation !== this.#generation) return;
      this.#data = pointsToo ? null : this.#data;
      this.#say(error.message, () => this.#load(pointsToo || !this.#data));
      this.#draw();
    }
  }

  #take(points) {
    const changed = points.length !== this.#data?.points.length;
    const box = boundsOf(points);
    this.#data = { points, box, order: mixedOrder(points.length / 2), grid: new PointGrid(points, box) };
    [this.#masks, this.#brush] = [null, null];
    this.#current = -1;
    this.#view = null;
    if (!changed) return;
    this.#names = null;
    this.select([]);
  }

  #recolor() {
    this.palette = readPalette(this.element);
    if (!this.#column) return;
    this.#colored = colorPoints(this.#column, this.palette);
    this.#masks = null;
    this.#brush = null;
    fillLegend(this.parts, this.#column.title, this.#colored, this.#hidden, color => toCss(this.#colored.colors[color]), color => this.#toggleGroup(color));
    this.#draw();
  }

  #toggleGroup(color) {
    if (!this.#hidden.delete(color)) this.#hidden.add(color);
    this.#recolor();
  }

  #isShown = i => !this.#hidden.has(this.#colored.colorOf[i]);

  #resized() {
    this.#fitted = null;
    this.#draw();
  }

  #size() {
    const box = this.parts.stage;
    return { width: Math.max(1, box.clientWidth - margin.left - margin.right), height: Math.max(1, box.clientHeight - margin.top - margin.bottom) };
  }

  #draw() {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#drawNow());
  }

  #drawNow() {
    const ratio = window.devicePixelRatio || 1;
    const { width, height } = this.#size();
    const { points: canvas, marks, stage } = this.parts;
    for (const each of [canvas, marks]) {
      const wanted = [Math.round(stage.clientWidth * ratio), Math.round(stage.clientHeight * ratio)];
      if (each.width !== wanted[0] || each.height !== wanted[1]) [each.width, each.height] = wanted;
    }
    const pen = canvas.getContext("2d");
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, canvas.width, canvas.height);
    if (!this.#data || !this.#colored) return;
    this.#fitted ??= fit(this.#data.box, width, height);
    this.#view ??= this.#fitted;
    const started = performance.now();
    this.#paint(pen, ratio, width, height);
    this.element.dataset.drawn = (performance.now() - started).toFixed(1);
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawAxes(pen, this.#view, width, height, { x: this.options.xTitle, y: this.options.yTitle, hasUnits: this.options.hasUnits }, this.palette);
    this.#drawMarks();
  }

  #paint(pen, ratio, width, height) {
    const at = { width: Math.round(width * ratio), height: Math.round(height * ratio), view: { ...this.#view, scale: this.#view.scale * ratio } };
    if (this.#image?.width !== at.width || this.#image.height !== at.height) this.#image = pen.createImageData(at.width, at.height);
    const pixels = new Uint32Array(this.#image.data.buffer);
    fill(pixels, this.palette.surface);
    const scene = { ...this.#data, ...this.#colored, stamps: this.#stamps(radiusFor(this.#data.order.length) * ratio) };
    const { all, chosen, others } = (this.#masks ??= this.#newMasks());
    if (chosen) paint(pixels, at, { ...scene, strength: dimmed, shown: others });
    paint(pixels, at, { ...scene, strength: 1, shown: chosen ?? all });
    pen.putImageData(this.#image, Math.round(margin.left * ratio), Math.round(margin.top * ratio));
  }

  #stamps(radius) {
    if (this.#brush?.radius === radius) return this.#brush.stamps;
    const stamps = [];
    for (const shape of new Set(this.#colored.stampOf)) stamps[shape] = stamp(shape, radius, this.#data.order.length > mostSmooth);
    this.#brush = { radius, stamps };
    return stamps;
  }

  #newMasks() {
    const all = Uint8Array.from(this.#data.order, (_, i) => (this.#isShown(i) ? 1 : 0));
    if (this.#chosen.size === 0) return { all, chosen: null, others: null };
    return { all, chosen: all.map((shown, i) => (shown && this.#chosen.has(i) ? 1 : 0)), others: all.map((shown, i) => (shown && !this.#chosen.has(i) ? 1 : 0)) };
  }

  #drawMarks(corners = null) {
    const ratio = window.devicePixelRatio || 1;
    const pen = this.parts.marks.getContext("2d");
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, this.parts.stage.clientWidth, this.parts.stage.clientHeight);
    pen.strokeStyle = this.palette.accent;
    pen.lineWidth = 2;
    if (corners) {
      pen.beginPath();
      for (const [x, y] of corners) pen.lineTo(x, y);
      pen.closePath();
      pen.stroke();
    }
    if (this.#current < 0) return;
    const [x, y] = this.#placeOf(this.#current);
    pen.beginPath();
    pen.arc(x, y, radiusFor(this.#data.order.length) + 4, 0, 2 * Math.PI);
    pen.stroke();
  }

  #placeOf(i) {
    const { width, height } = this.#size();
    const [x, y] = toScreen(this.#view, width, height, this.#data.points[2 * i], this.#data.points[2 * i + 1]);
    return [x + margin.left, y + margin.top];
  }

  #dataAt(x, y) {
    const { width, height } = this.#size();
    return toData(this.#view, width, height, x - margin.left, y - margin.top);
  }

  #nearest(x, y) {
    return this.#data.grid.nearest(...this.#dataAt(x, y), reach / this.#view.scale, this.#isShown);
  }

  #zoom(factor, x, y) {
    if (!this.#view) return;
    const { width, height } = this.#size();
    this.#view = zoomAt(this.#view, factor, x, y, width, height, this.#fitted);
    this.#draw();
  }

  #fit() {
    this.#view = null;
    this.#draw();
  }

  #setMode(name) {
    this.#mode = name;
    this.parts.stage.dataset.mode = name;
    for (const one of this.parts.modes.children) one.setAttribute("aria-pressed", String(one.dataset.mode === name));
  }

  #target() {
    const ready = action => (...given) => (this.#view && this.#colored ? action(...given) : undefined);
    return {
      lassoing: () => this.#mode === "lasso",
      pan: ready((dx, dy) => { this.#view = panBy(this.#view, dx, dy); this.#draw(); }),
      zoom: ready((factor, x, y) => this.#zoom(factor, x - margin.left, y - margin.top)),
      hover: ready((x, y) => this.#point(this.#nearest(x, y))),
      leave: ready(() => this.#point(-1)),
      pick: ready((x, y, adds) => { const i = this.#nearest(x, y); if (i >= 0) this.select(adds ? [...this.#chosen, i] : [i]); else if (!adds) this.select([]); }),
      draw: ready(corners => this.#drawMarks(corners)),
      close: ready((corners, adds) => this.#close(corners, adds)),
      step: ready(by => { const count = this.#data.order.length; this.#point((this.#current + by + count) % count); }),
      toggle: ready(() => { if (this.#current >= 0) this.select(this.#chosen.has(this.#current) ? [...this.#chosen].filter(i => i !== this.#current) : [...this.#chosen, this.#current]); }),
      all: ready(() => { const { width, height } = this.#size(); this.#close([[margin.left, margin.top], [margin.left + width, margin.top], [margin.left + width, margin.top + height], [margin.left, margin.top + height]], false); }),
      clear: ready(() => this.select([])),
      fit: ready(() => this.#fit()),
    };
  }

  #close(corners, adds) {
    const found = lasso(this.#data.points, corners.map(corner => this.#dataAt(...corner)), this.#isShown);
    this.select(adds ? [...this.#chosen, ...found] : found);
  }

  async #point(i) {
    if (i === this.#current) return;
    this.#current = i;
    this.#drawMarks();
    this.parts.tip.hidden = i < 0;
    if (i < 0) return;
    const names = await this.#allNames();
    if (i !== this.#current) return;
    const value = this.#valueOf(i);
    this.parts.tip.replaceChildren(make("strong", {}, names[i]), make("span", { class: "cl-faint" }, `${this.#column.title}: ${value}`));
    const [x, y] = this.#placeOf(i);
    const left = x > this.parts.stage.clientWidth / 2;
    Object.assign(this.parts.tip.style, { left: left ? "auto" : `${x + 12}px`, right: left ? `${this.parts.stage.clientWidth - x + 12}px` : "auto", top: `${Math.max(0, y - 20)}px` });
    this.parts.said.textContent = `${names[i]}, ${value}`;
  }

  #valueOf(i) {
    const value = this.#column.values[i];
    if (value === null) return "none";
    return this.#column.names ? this.#column.names[value] : String(Number(value.toPrecision(4)));
  }

  async #allNames() {
    this.#names ??= readNames(this.options.namesUrl);
    return this.#names;
  }

  #chosenInOrder() { return [...this.#chosen].sort((a, b) => a - b); }

  #tell() {
    const count = this.#chosen.size;
    this.parts.count.textContent = count > 0 ? `${count.toLocaleString("en")} selected` : "";
    this.dotNetRef?.invokeMethodAsync("OnSelection", count);
  }

  #say(text, again = null) {
    const retry = again && make("button", { type: "button", class: "cl-button cl-button-small" }, "Try again");
    retry?.addEventListener("click", again);
    this.parts.status.replaceChildren(...[text, retry].filter(Boolean));
    this.parts.status.toggleAttribute("data-error", again !== null);
    this.parts.stage.setAttribute("aria-label", this.options.label);
  }
}
