// The matrix viewer's entry: interaction maps and maps of which input drives which output. docs/look.md lists the options.
import { MatrixViewer } from "./viewer.js";

export function create(element, options) {
  const viewer = new MatrixViewer(element, options);
  return { setOptions: change => viewer.setOptions(change), destroy: () => viewer.destroy() };
}
