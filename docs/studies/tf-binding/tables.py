#!/usr/bin/env python3
"""Prints the tables of the study from the runs that study.sh made:  tables.py OUT > tables.md   (needs NumPy)"""
import csv
import json
import sys
from pathlib import Path

import numpy as np

OUT = Path(sys.argv[1])
FACTORS = ["CTCF", "SPI1", "FOXA1", "REST", "GABPA", "MYC"]
SEVERITY = ["not run", "pass", "warn", "fail"]


def run(name):
    folder = OUT / name
    names = {method["id"]: method["name"] for method in json.loads((folder / "methods.json").read_text())}
    return folder, names


def summary(folder, name):
    return json.loads((folder / "work/audit/chunk-00000" / f"{name}.json").read_text())


def ranges(value, digits=2):
    return f"{value['value']:.{digits}f} ({value['low']:.{digits}f} to {value['high']:.{digits}f})"


def table(head, rows):
    print("| " + " | ".join(head) + " |")
    print("|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |")
    print()


def verdicts():
    print("## Verdicts\n")
    found, titles = {}, {}
    for factor in FACTORS:
        with open(run(factor)[0] / "audit.tsv") as lines:
            for line in csv.DictReader(lines, delimiter="\t"):
                titles[line["rule"]] = line["title"]
                found[factor, line["rule"]] = line["verdict"]
    table(["rule", ""] + FACTORS, [[rule, title] + [found.get((factor, rule), "") for factor in FACTORS] for rule, title in titles.items()])


def faithfulness(name):
    folder, names = run(name)
    result = summary(folder, "faithfulness")
    judged = result["targets"][0]["judged"]
    level = result["gapLevel"]
    lines = []
    for entry in judged["maps"]:
        at = entry["levels"][level]
        controls = {control["control"]: control["gap"] for control in at["controls"]}
        area = entry["area"]
        method = names[result["tracks"][entry["map"]]["method"]]
        lines.append((-area["value"], [
            method, ranges(area), ranges(controls["positions"]), ranges(controls["blocks"]), ranges(controls["shuffled"]),
            ranges(at["recovered"]), ranges(at["accuracy"]["value"])]))
    print(f"## Faithfulness, {name}: {judged['n']} sequences, 20 bases mutated or inserted\n")
    table(["method", "area between chance and the curve", "drop beyond random positions, logit", "beyond blocks", "beyond shuffled bases", "brought back", "still called members"], [line for _, line in sorted(lines)])
    print("Pairs whose areas differ (Benjamini-Hochberg q < 0.05):\n")
    for pair in judged["ranking"]:
        if pair["q"] < 0.05:
            first, second = (names[result["tracks"][pair[side]]["method"]] for side in ("first", "second"))
            print(f"- {first} above {second} by {ranges(pair['difference'])}, q = {pair['q']:.1e}")
    print()


def effects(folder, method):
    with np.load(next(folder.glob(f"attributions/{method}.0.*.matrix.npz"))) as file:
        return file[file.files[0]].astype(np.float64)


def correlations(name):
    folder, _ = run(name)
    with open(folder / "rows.tsv") as lines:
        own = np.array([line["label"] == name for line in csv.DictReader(lines, delimiter="\t")])
    with np.load(next(folder.glob("sequences.npz"))) as file:
        onehot = file[file.files[0]]
    tism, ism = effects(folder, "tism"), effects(folder, "ism")
    values = []
    for row in np.flatnonzero(own):
        mutants = (onehot[row] == 0) & (onehot[row].sum(0) > 0)
        values.append(np.corrcoef(tism[row][mutants], ism[row][mutants])[0, 1])
    values = np.array(values)
    random = np.random.default_rng(1)
    medians = np.median(random.choice(values, (2000, len(values))), axis=1)
    low, high = np.quantile(medians, [0.025, 0.975])
    return [name, len(values), f"{np.median(values):.3f} ({low:.3f} to {high:.3f})", f"{np.quantile(values, 0.05):.3f}", f"{np.quantile(values, 0.95):.3f}"]


verdicts()
for factor in FACTORS:
    faithfulness(factor)
print("## TISM against ISM: Pearson's correlation over the 3 L effects of a sequence\n")
table(["factor", "n", "median (95 % interval)", "5 % quantile", "95 % quantile"], [correlations(factor) for factor in FACTORS])
if (OUT / "all-methods").is_dir():
    faithfulness("all-methods")
