// The track viewer's entry. docs/look.md lists the options; all state is plain JSON.
import { TrackViewer } from "./viewer.js";

/**
 * Draws tracks into `element`. `dotNetRef`, when given, hears OnMarker(position), OnExplain(position, x, y), OnClose() and OnView(start, end):
 * positions are 0-based indices into the sequence, the end excluded.
 */
export function create(element, options, dotNetRef) {
  const viewer = new TrackViewer(element, options, dotNetRef);
  return {
    setView: (start, end) => viewer.setView(start, end),
    setOptions: change => viewer.setOptions(change),
    setTracks: tracks => viewer.setTracks(tracks),
    setMarkers: (markers, marker) => viewer.setMarkers(markers, marker),
    tableData: (start, end) => viewer.tableData(start, end),
    timing: () => viewer.timing(),
    focus: () => viewer.focus(),
    destroy: () => viewer.destroy(),
  };
}
