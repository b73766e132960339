// The scatter's entry. docs/look.md lists the options; all state is plain JSON.
import { Scatter } from "./scatter.js";
import { sendTable } from "./transfer.js";

/** Draws a map into `element`. `dotNetRef`, when given, hears OnSelection(count). */
export function create(element, options, dotNetRef) {
  const scatter = new Scatter(element, options, dotNetRef);
  return {
    setOptions: change => scatter.setOptions(change),
    clear: () => scatter.select([]),
    save: (url, name) => scatter.save(url, name),
    downloadIds: () => scatter.downloadIds(),
    downloadFasta: url => scatter.downloadFasta(url),
    destroy: () => scatter.destroy(),
  };
}

export { sendTable };
