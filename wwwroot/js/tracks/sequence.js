import { maskedRuns, rowOf, unknownRuns } from "./scales.js";

/** What the drawing needs of the letters: channels in A C G T order, unknown and soft-masked stretches, and whether it is RNA. */
export function readSequence(sequence) {
  return {
    channels: Int8Array.from(sequence ?? "", rowOf),
    unknown: sequence ? unknownRuns(sequence) : [],
    masked: sequence ? maskedRuns(sequence) : [],
    isRna: Boolean(sequence && /u/i.test(sequence) && !/t/i.test(sequence)),
  };
}

export const baseNames = ({ isRna }) => ["A", "C", "G", isRna ? "U" : "T"];

export const holds = (runs, index) => runs.some(run => index >= run.start && index < run.end);
