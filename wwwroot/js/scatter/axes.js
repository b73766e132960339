import { ticks, toData, toScreen } from "./view.js";

/** Room around the plot, in CSS pixels. */
export const margin = { left: 46, right: 8, top: 8, bottom: 40 };

/** Draws ticks and titles around a plot of width x height CSS pixels whose corner is at margin.left, margin.top. */
export function drawAxes(pen, view, width, height, titles, palette) {
  pen.strokeStyle = palette.border;
  pen.lineWidth = 1;
  pen.strokeRect(margin.left + 0.5, margin.top + 0.5, width - 1, height - 1);
  pen.fillStyle = palette.text2;
  pen.font = `11px ${palette.font}`;
  const [left, top] = toData(view, width, height, 0, 0), [right, bottom] = toData(view, width, height, width, height);
  if (titles.hasUnits) {
    pen.textAlign = "center";
    pen.textBaseline = "top";
    for (const { value, text } of ticks(left, right, width / 90)) {
      const x = margin.left + toScreen(view, width, height, value, 0)[0];
      line(pen, x, margin.top + height, x, margin.top + height + 4);
      pen.fillText(text, x, margin.top + height + 6);
    }
    pen.textAlign = "right";
    pen.textBaseline = "middle";
    for (const { value, text } of ticks(bottom, top, height / 60)) {
      const y = margin.top + toScreen(view, width, height, 0, value)[1];
      line(pen, margin.left - 4, y, margin.left, y);
      pen.fillText(text, margin.left - 6, y);
    }
  }
  pen.fillStyle = palette.text;
  pen.font = `12px ${palette.font}`;
  pen.textAlign = "center";
  pen.textBaseline = "bottom";
  pen.fillText(titles.x, margin.left + width / 2, margin.top + height + margin.bottom - 2);
  pen.save();
  pen.translate(12, margin.top + height / 2);
  pen.rotate(-Math.PI / 2);
  pen.textBaseline = "middle";
  pen.fillText(titles.y, 0, 0);
  pen.restore();
}

function line(pen, x, y, toX, toY) {
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(toX, toY);
  pen.stroke();
}
