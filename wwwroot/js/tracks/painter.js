import { CanvasPen } from "./canvas-pen.js";
import { drawOverview, drawRuler } from "./draw.js";
import { drawTrack, rulerHeight } from "./picture.js";
import { readTokens } from "./tokens.js";

const overviewHeight = 30;
const labelLane = 16;
const narrowBelow = 560;

/** Draws the whole viewer; keeps the frame of the last drawing, which says where everything stands. */
export class Painter {
  #element;
  #parts;
  frame;
  lastDraw = 0;

  constructor(element, parts) {
    [this.#element, this.#parts] = [element, parts];
    this.restyle();
  }

  get narrow() { return this.frame.width < narrowBelow; }

  restyle() { this.tokens = readTokens(this.#element); }

  /** False when there is nothing to draw on. */
  draw({ options, view, letters, hatched }, tracks) {
    if (!this.#element.isConnected || !this.#element.clientWidth) return false;
    const began = performance.now();
    const frame = this.frame = this.#makeFrame(options, view, letters, hatched);
    const { ruler, overview } = this.#parts;
    const lane = options.markers.some(marker => marker.label) ? labelLane : 0;
    this.#paint(ruler, rulerHeight + lane, pen => {
      pen.translate(0, lane);
      drawRuler(pen, frame, rulerHeight);
      pen.restore();
    });
    for (const track of tracks) {
      this.#paint(track.canvas, track.height(this.narrow), pen => drawTrack(pen, track, frame, track.height(this.narrow)));
      track.links?.place(track, frame);
    }
    const first = tracks.find(track => track.values && track.isScore);
    this.#paint(overview, overviewHeight, pen => drawOverview(pen, first, frame, overviewHeight));
    this.#placeWindow(frame);
    this.lastDraw = performance.now() - began;
    return true;
  }

  #makeFrame({ length, sequence, offset, strand, colorScheme }, view, letters, hatched) {
    const width = this.#element.clientWidth;
    const gutter = width < narrowBelow ? 40 : 52;
    const plot = width - gutter - 8;
    return {
      view, length, width, gutter, plot, perBase: plot / Math.max(view.end - view.start, 1e-9),
      sequence, ...letters, hatched, coordinates: { offset, strand }, tokens: this.tokens, scheme: colorScheme,
    };
  }

  #paint(canvas, height, draw) {
    const ratio = window.devicePixelRatio || 1;
    const width = this.frame.width;
    const pixels = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== pixels[0] || canvas.height !== pixels[1]) {
      [canvas.width, canvas.height] = pixels;
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    const context = canvas.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    draw(new CanvasPen(context, this.tokens));
  }

  #placeWindow({ gutter, plot, view, length }) {
    const element = this.#parts.window;
    element.toggleAttribute("data-full", view.end - view.start >= length);
    element.style.left = `${gutter + view.start / length * plot}px`;
    element.style.width = `${Math.max(3, (view.end - view.start) / length * plot)}px`;
  }
}
