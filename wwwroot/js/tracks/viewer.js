import { positionAt, xOf } from "./draw.js";
import { listen } from "./gestures.js";
import { listenOverview } from "./overview.js";
import { Painter } from "./painter.js";
import { makeParts } from "./parts.js";
import { save, toPng, toSvg } from "./picture.js";
import { clampView, nearestBases, panView, uncovered, zoomView } from "./scales.js";
import { baseNames, readSequence } from "./sequence.js";
import { renderTable, tableData } from "./table.js";
import { given } from "./track.js";
import { TrackList } from "./track-list.js";
import { ViewWords } from "./words.js";

const quietTime = 200;
const defaults = {
  length: 0, sequence: null, offset: 1, strand: "+", regionName: "", receptive: null, markers: [], marker: null, tracks: [],
  view: null, explains: false, yScale: "own", colorScheme: "attribution",
};

/** Holds the state and the elements; draws at most once a frame. */
export class TrackViewer {
  #element;
  #dotNet;
  #parts;
  #painter;
  #tracks;
  #stop = new AbortController();
  #state = { options: { ...defaults }, view: { start: 0, end: 0 }, letters: readSequence(null), hatched: [] };
  #words = new ViewWords(() => this.#state);
  #planned = 0;
  #quiet = 0;
  #tableShown = false;
  #revealed = null;

  constructor(element, options, dotNet) {
    this.#element = element;
    this.#dotNet = dotNet;
    this.#parts = makeParts(element, {
      zoomIn: () => this.#zoomMiddle(0.5), zoomOut: () => this.#zoomMiddle(2), fit: () => this.#fit(),
      left: () => this.#pan(-0.5 * this.#span), right: () => this.#pan(0.5 * this.#span),
      setOptions: change => this.setOptions(change), toggleTable: () => this.#toggleTable(),
      downloadPng: async () => this.#save(await toPng(this.#content(), this.#frame), "png"),
      downloadSvg: () => this.#save(toSvg(this.#content(), this.#frame), "svg"),
    });
    this.#painter = new Painter(element, this.#parts);
    this.#tracks = new TrackList(this.#parts.list, index => this.#words.describe(index), () => this.#changed());
    this.setOptions(options);
    this.#listen();
  }

  get #frame() { return this.#painter.frame; }

  get #length() { return this.#state.options.length; }

  #listen() {
    const { signal } = this.#stop;
    const { stage, strip, overlay } = this.#parts;
    const show = (start, end) => this.#show(clampView(start, end, this.#length));
    listen(stage, {
      view: () => this.#state.view, length: () => this.#length, perBase: () => this.#frame.perBase,
      positionAt: x => positionAt(x, this.#frame),
      zoom: (anchor, factor) => this.#show(zoomView(this.#state.view, anchor, factor, this.#length)),
      pan: bases => this.#pan(bases), show, fit: () => this.#fit(),
      hover: (x, y) => this.#hover(x, y), leave: () => overlay.leave(), place: (x, y) => this.#place(x, y), moveMarker: step => this.#moveMarker(step),
      explain: () => this.#explainMarker(), close: () => this.#close(),
      select: (from, to) => overlay.select(from, to, this.#frame),
      endSelect: range => this.#endSelect(range),
    }, signal);
    listenOverview(strip, { frame: () => this.#frame, length: () => this.#length, show }, signal);
    this.resizing = new ResizeObserver(() => this.#plan());
    this.resizing.observe(this.#element);
    const restyle = () => { this.#painter.restyle(); this.#plan(); };
    this.theming = new MutationObserver(restyle);
    this.theming.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", restyle, { signal });
    addEventListener("resize", () => this.#plan(), { signal });
  }

  // What the page calls

  setView(start, end) {
    this.#state.view = clampView(start, end, this.#length);
    this.#plan();
  }

  setOptions(change) {
    const before = this.#state.options;
    const options = this.#state.options = { ...before, ...given(change, defaults) };
    const { length, sequence, receptive, tracks } = options;
    this.#parts.hint.textContent = this.#words.hint();
    const isOther = sequence !== before.sequence || length !== before.length;
    if (sequence && sequence.length !== length) throw new Error(`The sequence has ${sequence.length} letters, the options say ${length}.`);
    if (isOther) {
      this.#state.letters = readSequence(sequence);
      this.#state.view = clampView(change.view?.start ?? 0, change.view?.end ?? length, length);
    }
    if (isOther || receptive !== before.receptive) this.#state.hatched = [...this.#state.letters.unknown, ...uncovered(receptive, length)];
    if (isOther || tracks !== before.tracks) this.setTracks(tracks);
    this.#changed();
  }

  setTracks(tracks) {
    delete this.#element.dataset.ready;
    this.#state.options.tracks = tracks;
    this.#tracks.set(tracks, this.#state.options);
    this.#plan();
  }

  setMarkers(markers, marker = this.#state.options.marker) {
    Object.assign(this.#state.options, { markers: markers ?? [], marker });
    this.#plan();
  }

  tableData(start, end) {
    return tableData(this.#tracks.all, start, end, this.#length, index => this.#words.describe(index));
  }

  /** Milliseconds: from asking for tracks to the first one drawn (null until then), and the last frame's drawing. */
  timing() {
    return { firstTrack: performance.getEntriesByName("tracks:first", "measure").at(-1)?.duration ?? null, lastDraw: this.#painter.lastDraw };
  }

  destroy() {
    this.#stop.abort();
    this.#tracks.stop();
    this.resizing.disconnect();
    this.theming.disconnect();
    cancelAnimationFrame(this.#planned);
    clearTimeout(this.#quiet);
    this.#element.replaceChildren();
    this.#element.classList.remove("cl-tracks");
  }

  // Drawing

  /** Scores came, or what decides their scales changed. */
  #changed() {
    this.#tracks.rescale(this.#state.options.yScale === "shared");
    this.#compare();
    this.#plan();
  }

  #compare() { this.#tracks.compare(this.#state.view, this.#length, this.#state.letters.channels); }

  #plan() {
    if (!this.#planned) this.#planned = requestAnimationFrame(() => this.#draw());
  }

  #draw() {
    this.#planned = 0;
    if (!this.#painter.draw(this.#state, this.#tracks.all)) return;
    const { yScale, colorScheme } = this.#state.options;
    const { isRna } = this.#state.letters;
    this.#parts.overlay.update(this.#frame, this.#markers());
    this.#parts.toolbar.update({ text: this.#words.range(), yScale, colorScheme, isRna, tableShown: this.#tableShown, colors: this.#painter.tokens.bases[colorScheme] });
    this.#parts.stage.setAttribute("aria-label", this.#words.stage());
    const ready = this.#tracks.readiness();
    if (ready) this.#element.dataset.ready = ready;
    if (ready === "all") this.#reveal();
  }

  /** The hit that the page was opened for is brought on screen, once. */
  #reveal() {
    const link = this.#parts.list.querySelector(".cl-track-hits [aria-current]");
    const label = link?.getAttribute("aria-label") ?? null;
    if (label !== this.#revealed) link?.scrollIntoView({ block: "center" });
    this.#revealed = label;
  }

  // Moving

  get #span() { return this.#state.view.end - this.#state.view.start; }

  #show(view) {
    if (view.start === this.#state.view.start && view.end === this.#state.view.end) return;
    this.#state.view = view;
    this.#parts.overlay.leave();
    this.#plan();
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => {
      const { start, end } = nearestBases(this.#state.view);
      this.#tell("OnView", start, end);
      this.#compare();
      this.#fillTable();
    }, quietTime);
  }

  #pan(bases) { this.#show(panView(this.#state.view, bases, this.#length)); }

  #fit() { this.#show({ start: 0, end: this.#length }); }

  #zoomMiddle(factor) {
    const { start, end } = this.#state.view;
    const { marker } = this.#state.options;
    const inside = marker !== null && marker >= start && marker < end;
    this.#show(zoomView(this.#state.view, inside ? marker + 0.5 : (start + end) / 2, factor, this.#length));
  }

  #endSelect(range) {
    this.#parts.overlay.endSelect();
    if (!range) return;
    const [from, to] = range.map(x => positionAt(x, this.#frame)).sort((a, b) => a - b);
    this.#show(clampView(from, to, this.#length));
  }

  // Pointing

  #indexAt(x) {
    const index = Math.floor(positionAt(x, this.#frame));
    return x >= this.#frame.gutter && x <= this.#frame.gutter + this.#frame.plot && index >= 0 && index < this.#length ? index : null;
  }

  #hover(x, y) {
    const { overlay, stage } = this.#parts;
    const index = this.#frame ? this.#indexAt(x) : null;
    if (index === null) {
      overlay.leave();
      return;
    }
    const { coordinate, base } = this.#words.describe(index);
    overlay.hover({ tracks: this.#tracks.all, length: this.#length, bases: baseNames(this.#state.letters), coordinate, base, note: this.#words.note(index) },
      index, { x, y, width: this.#frame.width, height: stage.clientHeight }, this.#frame);
  }

  #place(x, y) {
    const index = this.#indexAt(x);
    if (index === null) return;
    this.#setMarker(index);
    this.#parts.overlay.leave();
    this.#explain(index, x, y);
  }

  #moveMarker(step) {
    const { marker } = this.#state.options;
    const { start, end } = this.#state.view;
    const from = marker ?? Math.floor((start + end) / 2);
    const index = Math.min(Math.max(from + step, 0), this.#length - 1);
    this.#setMarker(index);
    if (index < start || index + 1 > end) this.#pan(index + 0.5 - (start + end) / 2);
  }

  #setMarker(index) {
    this.#state.options.marker = index;
    this.#plan();
    this.#tell("OnMarker", index);
  }

  #markers() {
    const { markers, marker } = this.#state.options;
    return marker === null ? markers : [{ position: marker, own: true }, ...markers];
  }

  // Explaining

  #explainMarker() {
    const { start, end } = this.#state.view;
    const index = this.#state.options.marker ?? Math.floor((start + end) / 2);
    if (this.#state.options.marker === null) this.#setMarker(index);
    this.#explain(index, xOf(index + 0.5, this.#frame), this.#parts.ruler.offsetHeight);
  }

  /** The page hears which base, and where it stands inside the viewer's element. */
  #explain(index, x, y) { this.#tell("OnExplain", index, Math.round(x), Math.round(this.#parts.stage.offsetTop + y)); }

  #close() {
    this.#parts.overlay.leave();
    this.#tell("OnClose");
  }

  focus() { this.#parts.stage.focus({ preventScroll: true }); }

  // Table and pictures

  #content() {
    return { tracks: this.#tracks.all, markers: this.#markers(), heading: this.#words.heading(), narrow: this.#painter.narrow };
  }

  #toggleTable() {
    this.#tableShown = !this.#tableShown;
    this.#parts.table.hidden = !this.#tableShown;
    this.#fillTable();
    this.#plan();
  }

  #fillTable() {
    if (!this.#tableShown) return;
    const { start, end } = this.#state.view;
    renderTable(this.#parts.table, this.#tracks.all, this.tableData(start, end), baseNames(this.#state.letters));
  }

  #save(picture, ending) {
    save(picture, this.#words.fileName(ending));
    this.#tell("OnSaved");
  }

  #tell(method, ...values) {
    // The page may be gone by the time the event arrives; there is nobody left to tell.
    this.#dotNet?.invokeMethodAsync(method, ...values).catch(() => {});
  }
}
