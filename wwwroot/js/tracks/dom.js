/** An element with attributes and children; text children go in as text, never as markup. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

const icons = {
  in: "M8 3v10M3 8h10",
  out: "M3 8h10",
  fit: "M2 3v10M14 3v10M4.5 8h7M6.5 6l-2 2 2 2M9.5 6l2 2-2 2",
  left: "M10 3.5 5.5 8l4.5 4.5",
  right: "m6 3.5 4.5 4.5L6 12.5",
  table: "M2 3h12v10H2zM2 6.5h12M2 9.8h12M6 3v10",
  download: "M8 2.5v8M5 7.8l3 2.7 3-2.7M2.5 11.5v2h11v-2",
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", "cl-icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", icons[name]);
  svg.append(path);
  return svg;
}
