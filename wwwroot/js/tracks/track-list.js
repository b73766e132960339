import { load } from "./data.js";
import { wholeBases } from "./scales.js";
import { Track } from "./track.js";

/** The tracks on screen: fetches their scores and keeps their scales. `changed` is called when there is something new to draw. */
export class TrackList {
  #element;
  #describe;
  #changed;
  #stopped = false;
  #firstDrawn = false;
  all = [];

  constructor(element, describe, changed) {
    [this.#element, this.#describe, this.#changed] = [element, describe, changed];
  }

  set(specs, options) {
    // What is measured is the wait of the reader: from asking for tracks to seeing the first.
    performance.mark("tracks:asked");
    this.#firstDrawn = false;
    const asked = options.sequence && !specs.some(spec => spec.kind === "sequence") ? [{ id: "sequence", kind: "sequence" }, ...specs] : specs;
    this.all = asked.map(spec => new Track(spec));
    this.#element.replaceChildren(...this.all.map(track => track.element));
    for (const track of this.all) if (track.hasNumbers) this.#load(track, options.length);
  }

  stop() { this.#stopped = true; }

  async #load(track, length) {
    track.showLoading();
    try {
      const parts = await Promise.all(track.sources.map(({ url, rows }) => load(url, rows, length)));
      if (this.#stopped || !this.all.includes(track)) return;
      track.accept(parts, length, this.#describe);
    } catch (error) {
      if (this.#stopped) return;
      track.showError(error, () => this.#load(track, length));
    }
    this.#changed();
  }

  /** Own or shared y: scores of one unit share with scores, heat maps with heat maps. */
  rescale(shared) {
    const loaded = this.all.filter(track => track.values);
    const scores = loaded.filter(track => track.isScore && !track.isRelative);
    const common = { low: Math.min(...scores.map(t => t.own.low)), high: Math.max(...scores.map(t => t.own.high)) };
    const limit = Math.max(...loaded.filter(t => !t.isScore).map(t => t.ownLimit));
    for (const track of loaded) {
      track.range = shared && scores.includes(track) ? common : track.own;
      track.limit = shared ? limit : track.ownLimit;
      track.showLegend();
    }
  }

  /** How alike the two sides of a comparison are in the view; unknown bases have no score and are left out. */
  compare(view, length, channels) {
    const { start, end } = wholeBases(view, length);
    for (const track of this.all) track.showAgreement(start, end, index => channels.length === 0 || channels[index] >= 0);
  }

  /** "first" once a track is drawn, "all" when none is missing, null before. */
  readiness() {
    const wanted = this.all.filter(track => track.hasNumbers);
    if (wanted.length === 0) return "all";
    if (!this.#firstDrawn && wanted.some(track => track.values)) {
      this.#firstDrawn = true;
      performance.mark("tracks:first");
      performance.measure("tracks:first", "tracks:asked", "tracks:first");
    }
    if (!this.#firstDrawn) return null;
    return wanted.every(track => track.values || track.error) ? "all" : "first";
  }
}
