// Letters as outlines that fill a unit box exactly (x to the right, y down), so that a letter's height is its score.
// M and L take a point, C three points, Z none. Counters are cut by the even-odd rule.
const outlines = {
  A: "M0 1 L.37 0 L.63 0 L1 1 L.785 1 L.71 .77 L.29 .77 L.215 1 Z M.345 .6 L.655 .6 L.5 .14 Z",
  C: "M1 .33 C.95 .12 .76 0 .52 0 C.2 0 0 .2 0 .5 C0 .8 .2 1 .52 1 C.76 1 .95 .88 1 .67 L.77 .61 C.74 .75 .65 .82 .52 .82 C.34 .82 .235 .7 .235 .5 C.235 .3 .34 .18 .52 .18 C.65 .18 .74 .25 .77 .39 Z",
  G: "M.98 .3 C.93 .11 .76 0 .52 0 C.2 0 0 .2 0 .5 C0 .8 .2 1 .53 1 C.75 1 .91 .93 1 .84 L1 .46 L.53 .46 L.53 .63 L.77 .63 L.77 .755 C.72 .79 .64 .82 .54 .82 C.34 .82 .235 .7 .235 .5 C.235 .3 .34 .18 .52 .18 C.65 .18 .73 .24 .765 .355 Z",
  T: "M0 0 L1 0 L1 .185 L.612 .185 L.612 1 L.388 1 L.388 .185 L0 .185 Z",
  U: "M0 0 L.23 0 L.23 .62 C.23 .76 .34 .83 .5 .83 C.66 .83 .77 .76 .77 .62 L.77 0 L1 0 L1 .63 C1 .87 .78 1 .5 1 C.22 1 0 .87 0 .63 Z",
};

const commands = Object.fromEntries(Object.entries(outlines).map(([letter, outline]) => [letter, compile(outline)]));

function compile(outline) {
  return [...outline.matchAll(/([MLCZ])([^MLCZ]*)/g)].map(([, kind, numbers]) =>
    ({ kind, points: numbers.trim().split(/\s+/).filter(Boolean).map(Number) }));
}

/** Adds the letter to the path, filling x..x+width and y..y+height; a negative height turns it upside down. */
export function traceLetter(path, letter, x, y, width, height) {
  for (const { kind, points: p } of commands[letter]) {
    switch (kind) {
      case "M": path.moveTo(x + p[0] * width, y + p[1] * height); break;
      case "L": path.lineTo(x + p[0] * width, y + p[1] * height); break;
      case "C":
        path.bezierCurveTo(x + p[0] * width, y + p[1] * height, x + p[2] * width, y + p[3] * height, x + p[4] * width, y + p[5] * height);
        break;
      default: path.closePath();
    }
  }
}
