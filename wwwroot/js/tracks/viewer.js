import { CanvasPen } from "./canvas-pen.js";
import { load } from "./data.js";
import { make } from "./dom.js";
import { drawOverview, drawRuler, positionAt } from "./draw.js";
import { listen } from "./gestures.js";
import { Overlay } from "./overlay.js";
import { listenOverview } from "./overview.js";
import { drawTrack, rulerHeight, save, toPng, toSvg } from "./picture.js";
import { clampView, coordinateOf, formatCoordinate, maskedRuns, nearestBases, panView, rowOf, uncovered, unknownRuns, zoomView } from "./scales.js";
import { renderTable, tableData } from "./table.js";
import { readTokens } from "./tokens.js";
import { makeToolbar } from "./toolbar.js";
import { given, Track } from "./track.js";

const overviewHeight = 30;
const labelLane = 16;
const narrowBelow = 560;
const quietTime = 200;
const defaults = {
  length: 0, sequence: null, offset: 1, strand: "+", regionName: "", receptive: null, markers: [], marker: null, tracks: [],
  view: null, yScale: "own", colorScheme: "attribution",
};

/** Holds the state and the elements; draws at most once a frame. */
export class TrackViewer {
  #element;
  #dotNet;
  #stop = new AbortController();
  #options = { ...defaults };
  #tracks = [];
  #view = { start: 0, end: 0 };
  #tokens;
  #frame;
  #planned = 0;
  #firstDrawn = false;
  #quiet = 0;
  #tableShown = false;
  #lastDraw = 0;
  channels = new Int8Array(0);
  unknown = [];
  masked = [];
  hatched = [];
  isRna = false;

  constructor(element, options, dotNet) {
    this.#element = element;
    this.#dotNet = dotNet;
    this.#build();
    this.setOptions(options);
    this.#listen();
  }

  #build() {
    this.toolbar = makeToolbar({
      zoomIn: () => this.#zoomMiddle(0.5), zoomOut: () => this.#zoomMiddle(2), fit: () => this.#fit(),
      left: () => this.#pan(-0.5 * this.#span), right: () => this.#pan(0.5 * this.#span),
      setOptions: change => this.setOptions(change), toggleTable: () => this.#toggleTable(),
      downloadPng: async () => save(await toPng(this.#content(), this.#frame), this.#fileName("png")),
      downloadSvg: () => save(toSvg(this.#content(), this.#frame), this.#fileName("svg")),
    });
    this.overview = make("canvas", { class: "cl-tracks-overview", "aria-hidden": "true" });
    this.window = make("div", { class: "cl-tracks-window" });
    this.strip = make("div", { class: "cl-tracks-strip" }, this.overview, this.window);
    this.ruler = make("canvas", { class: "cl-tracks-ruler", "aria-hidden": "true" });
    this.list = make("div", { class: "cl-tracks-list" });
    this.overlay = new Overlay();
    this.stage = make("div", { class: "cl-tracks-stage", tabindex: 0, role: "group" }, this.ruler, this.list, this.overlay.element);
    this.table = make("div", { class: "cl-table-wrap cl-tracks-table", tabindex: 0, role: "region", "aria-label": "Scores of the bases in view", hidden: true });
    const zoomKey = /Mac|iPhone|iPad/.test(navigator.platform) ? "\u2318" : "Ctrl";
    this.hint = make("p", { class: "cl-tracks-hint" },
      `Drag to move, ${zoomKey} + wheel or double click to zoom, Shift + drag to zoom into a range, click to set the marker. Keys: arrows, +, \u2212, Home, End, F.`);
    this.#element.classList.add("cl-tracks");
    this.#element.replaceChildren(this.toolbar.element, this.strip, this.stage, this.hint, this.table);
    this.#tokens = readTokens(this.#element);
  }

  #listen() {
    const { signal } = this.#stop;
    listen(this.stage, {
      view: () => this.#view, length: () => this.#options.length, perBase: () => this.#frame.perBase,
      positionAt: x => positionAt(x, this.#frame),
      zoom: (anchor, factor) => this.#show(zoomView(this.#view, anchor, factor, this.#options.length)),
      pan: bases => this.#pan(bases), show: (start, end) => this.#show(clampView(start, end, this.#options.length)), fit: () => this.#fit(),
      hover: (x, y) => this.#hover(x, y), leave: () => this.overlay.leave(), place: (x, y) => this.#place(x, y), moveMarker: step => this.#moveMarker(step),
      select: (from, to) => this.overlay.select(from, to, this.#frame),
      endSelect: range => this.#endSelect(range),
    }, signal);
    listenOverview(this.strip, {
      frame: () => this.#frame, length: () => this.#options.length,
      show: (start, end) => this.#show(clampView(start, end, this.#options.length)),
    }, signal);
    this.resizing = new ResizeObserver(() => this.#plan());
    this.resizing.observe(this.#element);
    const restyle = () => { this.#tokens = readTokens(this.#element); this.#plan(); };
    this.theming = new MutationObserver(restyle);
    this.theming.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", restyle, { signal });
    addEventListener("resize", () => this.#plan(), { signal });
  }

  // What the page calls

  setView(start, end) {
    this.#view = clampView(start, end, this.#options.length);
    this.#plan();
  }

  setOptions(change) {
    const before = this.#options;
    this.#options = { ...before, ...given(change, defaults) };
    const { length, sequence, receptive, tracks } = this.#options;
    const isOther = sequence !== before.sequence || length !== before.length;
    if (sequence && sequence.length !== length) throw new Error(`The sequence has ${sequence.length} letters, the options say ${length}.`);
    if (isOther) {
      this.#readSequence(sequence);
      this.#view = clampView(change.view?.start ?? 0, change.view?.end ?? length, length);
    }
    if (isOther || receptive !== before.receptive) this.hatched = [...this.unknown, ...uncovered(receptive, length)];
    if (isOther || tracks !== before.tracks) this.setTracks(tracks);
    this.#rescale();
    this.#plan();
  }

  setTracks(tracks) {
    // What is measured is the wait of the reader: from asking for tracks to seeing the first.
    performance.mark("tracks:asked");
    this.#firstDrawn = false;
    delete this.#element.dataset.ready;
    this.#options.tracks = tracks;
    const asked = this.#options.sequence && !tracks.some(t => t.kind === "sequence") ? [{ id: "sequence", kind: "sequence" }, ...tracks] : tracks;
    this.#tracks = asked.map(spec => new Track(spec));
    this.list.replaceChildren(...this.#tracks.map(track => track.element));
    for (const track of this.#tracks) if (track.kind !== "sequence") this.#load(track);
    this.#plan();
  }

  setMarkers(markers, marker = this.#options.marker) {
    Object.assign(this.#options, { markers: markers ?? [], marker });
    this.#plan();
  }

  tableData(start, end) {
    return tableData(this.#tracks, start, end, this.#options.length, index => this.#describe(index));
  }

  /** Milliseconds: from asking for tracks to the first one drawn (null until then), and the last frame's drawing. */
  timing() {
    return { firstTrack: performance.getEntriesByName("tracks:first", "measure").at(-1)?.duration ?? null, lastDraw: this.#lastDraw };
  }

  destroy() {
    this.#stop.abort();
    this.resizing.disconnect();
    this.theming.disconnect();
    cancelAnimationFrame(this.#planned);
    clearTimeout(this.#quiet);
    this.#element.replaceChildren();
    this.#element.classList.remove("cl-tracks");
  }

  // Loading

  async #load(track) {
    track.showLoading();
    try {
      const values = await load(track.url, track.rows, this.#options.length);
      if (this.#stop.signal.aborted || !this.#tracks.includes(track)) return;
      track.accept(values, this.#options.length, index => this.#describe(index));
      this.#rescale();
    } catch (error) {
      if (this.#stop.signal.aborted) return;
      track.showError(error, () => this.#load(track));
    }
    this.#plan();
  }

  /** Own or shared y: scores share with scores, heat maps with heat maps. */
  #rescale() {
    const shared = this.#options.yScale === "shared";
    const loaded = this.#tracks.filter(track => track.values);
    const scores = loaded.filter(track => track.isScore);
    const common = { low: Math.min(...scores.map(t => t.own.low)), high: Math.max(...scores.map(t => t.own.high)) };
    const limit = Math.max(...loaded.filter(t => !t.isScore).map(t => t.ownLimit));
    for (const track of loaded) {
      track.range = shared && track.isScore ? common : track.own;
      track.limit = shared ? limit : track.ownLimit;
      track.showLegend();
    }
  }

  #readSequence(sequence) {
    this.channels = Int8Array.from(sequence ?? "", rowOf);
    this.unknown = sequence ? unknownRuns(sequence) : [];
    this.masked = sequence ? maskedRuns(sequence) : [];
    this.isRna = Boolean(sequence && /u/i.test(sequence) && !/t/i.test(sequence));
  }

  // Drawing

  #plan() {
    if (!this.#planned) this.#planned = requestAnimationFrame(() => this.#draw());
  }

  #draw() {
    this.#planned = 0;
    if (!this.#element.isConnected || !this.#element.clientWidth) return;
    const began = performance.now();
    const frame = this.#frame = this.#makeFrame();
    const narrow = frame.width < narrowBelow;
    const lane = this.#options.markers.some(m => m.label) ? labelLane : 0;
    this.#paint(this.ruler, rulerHeight + lane, pen => {
      pen.translate(0, lane);
      drawRuler(pen, frame, rulerHeight);
      pen.restore();
    });
    for (const track of this.#tracks) this.#paint(track.canvas, track.height(narrow), pen => drawTrack(pen, track, frame, track.height(narrow)));
    const first = this.#tracks.find(track => track.values && track.isScore);
    this.#paint(this.overview, overviewHeight, pen => drawOverview(pen, first, frame, overviewHeight));
    this.#placeWindow(frame);
    this.overlay.update(frame, this.#markers());
    this.toolbar.update(this.#toolbarState());
    this.stage.setAttribute("aria-label", `Tracks of ${this.#options.regionName || "the sequence"}, ${this.#rangeText()}. Arrow keys move, plus and minus zoom, Shift and arrows move the marker.`);
    this.#lastDraw = performance.now() - began;
    this.#noteReady();
  }

  #makeFrame() {
    const { length, sequence, offset, strand, colorScheme } = this.#options;
    const width = this.#element.clientWidth;
    const gutter = width < narrowBelow ? 40 : 52;
    const plot = width - gutter - 8;
    return {
      view: this.#view, length, width, gutter, plot, perBase: plot / Math.max(this.#view.end - this.#view.start, 1e-9),
      sequence, channels: this.channels, hatched: this.hatched, unknown: this.unknown, masked: this.masked, isRna: this.isRna,
      coordinates: { offset, strand }, tokens: this.#tokens, scheme: colorScheme,
    };
  }

  #paint(canvas, height, draw) {
    const ratio = window.devicePixelRatio || 1;
    const width = this.#frame.width;
    const pixels = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== pixels[0] || canvas.height !== pixels[1]) {
      [canvas.width, canvas.height] = pixels;
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    const context = canvas.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    draw(new CanvasPen(context, this.#tokens));
  }

  #placeWindow({ gutter, plot, view, length }) {
    this.window.toggleAttribute("data-full", view.end - view.start >= length);
    this.window.style.left = `${gutter + view.start / length * plot}px`;
    this.window.style.width = `${Math.max(3, (view.end - view.start) / length * plot)}px`;
  }

  #noteReady() {
    const wanted = this.#tracks.filter(track => track.kind !== "sequence");
    if (!this.#firstDrawn && wanted.some(track => track.values)) {
      this.#firstDrawn = true;
      performance.mark("tracks:first");
      performance.measure("tracks:first", "tracks:asked", "tracks:first");
      this.#element.dataset.ready = "first";
    }
    if (this.#firstDrawn && wanted.every(track => track.values || track.error)) this.#element.dataset.ready = "all";
  }

  #toolbarState() {
    const { yScale, colorScheme } = this.#options;
    return { text: this.#rangeText(), yScale, colorScheme, isRna: this.isRna, tableShown: this.#tableShown, colors: this.#tokens.bases[colorScheme] };
  }

  // Moving

  get #span() { return this.#view.end - this.#view.start; }

  #show(view) {
    if (view.start === this.#view.start && view.end === this.#view.end) return;
    this.#view = view;
    this.overlay.leave();
    this.#plan();
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => {
      const { start, end } = nearestBases(this.#view);
      this.#tell("OnView", start, end);
      this.#fillTable();
    }, quietTime);
  }

  #pan(bases) { this.#show(panView(this.#view, bases, this.#options.length)); }

  #fit() { this.#show({ start: 0, end: this.#options.length }); }

  #zoomMiddle(factor) {
    const { marker, length } = this.#options;
    const inside = marker !== null && marker >= this.#view.start && marker < this.#view.end;
    const middle = (this.#view.start + this.#view.end) / 2;
    this.#show(zoomView(this.#view, inside ? marker + 0.5 : middle, factor, length));
  }

  #endSelect(range) {
    this.overlay.endSelect();
    if (!range) return;
    const [from, to] = range.map(x => positionAt(x, this.#frame)).sort((a, b) => a - b);
    this.#show(clampView(from, to, this.#options.length));
  }

  // Pointing

  #indexAt(x) {
    const index = Math.floor(positionAt(x, this.#frame));
    return x >= this.#frame.gutter && x <= this.#frame.gutter + this.#frame.plot && index >= 0 && index < this.#options.length ? index : null;
  }

  #hover(x, y) {
    const index = this.#frame ? this.#indexAt(x) : null;
    if (index === null) {
      this.overlay.leave();
      return;
    }
    this.overlay.hover({
      tracks: this.#tracks, length: this.#options.length, bases: this.isRna ? ["A", "C", "G", "U"] : ["A", "C", "G", "T"],
      coordinate: i => this.#describe(i).coordinate, baseName: i => this.#describe(i).base, note: i => this.#note(i),
    }, index, { x, y, width: this.#frame.width, height: this.stage.clientHeight }, this.#frame);
  }

  #note(index) {
    if (this.unknown.some(run => index >= run.start && index < run.end)) return "unknown base";
    if (this.hatched.some(run => index >= run.start && index < run.end)) return "outside the receptive field";
    return this.masked.some(run => index >= run.start && index < run.end) ? "soft-masked" : "";
  }

  #place(x, y) {
    const index = this.#indexAt(x);
    if (index === null) return;
    this.#setMarker(index);
    this.#hover(x, y);
  }

  #moveMarker(step) {
    const { marker, length } = this.#options;
    const from = marker ?? Math.floor((this.#view.start + this.#view.end) / 2);
    const index = Math.min(Math.max(from + step, 0), length - 1);
    this.#setMarker(index);
    if (index < this.#view.start || index + 1 > this.#view.end) this.#pan(index + 0.5 - (this.#view.start + this.#view.end) / 2);
  }

  #setMarker(index) {
    this.#options.marker = index;
    this.#plan();
    this.#tell("OnMarker", index);
  }

  #markers() {
    const { markers, marker } = this.#options;
    return marker === null ? markers : [{ position: marker, own: true }, ...markers];
  }

  // Words

  #describe(index) {
    return { coordinate: coordinateOf(index, this.#options), base: this.#options.sequence?.[index] ?? "" };
  }

  #rangeText() {
    const { start, end } = nearestBases(this.#view);
    const { marker, length } = this.#options;
    const from = formatCoordinate(this.#describe(start).coordinate);
    const to = formatCoordinate(this.#describe(end - 1).coordinate);
    const at = marker === null ? "" : `, marker ${formatCoordinate(this.#describe(marker).coordinate)} ${this.#describe(marker).base}`;
    return `${from}\u2013${to} (${formatCoordinate(end - start)} of ${formatCoordinate(length)} bases)${at}`;
  }

  #content() {
    const { regionName } = this.#options;
    return { tracks: this.#tracks, markers: this.#markers(), heading: [regionName, this.#rangeText()].filter(Boolean).join("  "), narrow: this.#frame.width < narrowBelow };
  }

  #fileName(kind) {
    const name = (this.#options.regionName || "tracks").replace(/[^\w.-]+/g, "_");
    const { start, end } = nearestBases(this.#view);
    return `${name}_${this.#describe(start).coordinate}-${this.#describe(end - 1).coordinate}.${kind}`;
  }

  #toggleTable() {
    this.#tableShown = !this.#tableShown;
    this.table.hidden = !this.#tableShown;
    this.#fillTable();
    this.#plan();
  }

  #fillTable() {
    if (!this.#tableShown) return;
    const bases = this.isRna ? ["A", "C", "G", "U"] : ["A", "C", "G", "T"];
    renderTable(this.table, this.#tracks, this.tableData(this.#view.start, this.#view.end), bases);
  }

  #tell(method, ...values) {
    // The page may be gone by the time the event arrives; there is nobody left to tell.
    this.#dotNet?.invokeMethodAsync(method, ...values).catch(() => {});
  }
}
