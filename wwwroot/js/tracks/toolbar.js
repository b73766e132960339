import { icon, make } from "./dom.js";
import { schemes } from "./tokens.js";

/** The row of buttons above the tracks. `actions` are the viewer's methods; the answer has update(state). */
export function makeToolbar(actions) {
  const iconButton = (name, label, press, text) => {
    const button = make("button", { type: "button", class: `cl-button cl-button-small${text ? "" : " cl-button-icon"}`, "aria-label": text ? null : label, title: label }, icon(name), text);
    button.addEventListener("click", press);
    return button;
  };

  const range = make("span", { class: "cl-tracks-range" });
  const own = make("button", { type: "button", class: "cl-segment" }, "Own y");
  const shared = make("button", { type: "button", class: "cl-segment" }, "Shared y");
  own.addEventListener("click", () => actions.setOptions({ yScale: "own" }));
  shared.addEventListener("click", () => actions.setOptions({ yScale: "shared" }));

  const scheme = make("select", { class: "cl-input cl-tracks-scheme", "aria-label": "Colours of the bases" },
    ...Object.entries(schemes).map(([value, text]) => make("option", { value }, text)));
  scheme.addEventListener("change", () => actions.setOptions({ colorScheme: scheme.value }));

  const legend = make("span", { class: "cl-tracks-legend", role: "img" });
  const table = iconButton("table", "Table of the bases in view", actions.toggleTable, "Table");
  const element = make("div", { class: "cl-tracks-toolbar", role: "toolbar", "aria-label": "Track view" },
    make("div", { class: "cl-row cl-tracks-moves" },
      iconButton("left", "Move left", actions.left), iconButton("right", "Move right", actions.right),
      iconButton("in", "Zoom in", actions.zoomIn), iconButton("out", "Zoom out", actions.zoomOut), iconButton("fit", "Show the whole sequence", actions.fit)),
    range,
    make("div", { class: "cl-row cl-tracks-settings" },
      legend, scheme,
      make("div", { class: "cl-segments", role: "group", "aria-label": "Y scale" }, own, shared),
      table,
      iconButton("download", "Download this view as PNG", actions.downloadPng, "PNG"),
      iconButton("download", "Download this view as SVG", actions.downloadSvg, "SVG")));

  let legendShown = "";

  return {
    element,
    update({ text, yScale, colorScheme, isRna, tableShown, colors }) {
      range.textContent = text;
      own.setAttribute("aria-pressed", yScale === "own");
      shared.setAttribute("aria-pressed", yScale === "shared");
      table.setAttribute("aria-pressed", tableShown);
      scheme.value = colorScheme;
      const painted = colors.join() + isRna;
      if (painted === legendShown) return;
      legendShown = painted;
      legend.setAttribute("aria-label", `${schemes[colorScheme]} of the bases`);
      legend.replaceChildren(...["A", "C", "G", isRna ? "U" : "T"].map((base, i) => {
        const item = make("b", {}, base);
        item.style.color = colors[i];
        return item;
      }));
    },
  };
}
