#!/usr/bin/env bash
# Makes the runs of the study; stopped, it goes on where it ended. From the project's root:
#   docs/studies/tf-binding/study.sh PEAKS MOTIFS OUT
# PEAKS: the folder that sequences.sh reads; MOTIFS: known motifs in MEME format; OUT: one folder a run, each with audit.tsv, report.html and arrays.
set -euo pipefail
peaks=${1:?the folder with the peaks} motifs=${2:?a file of known motifs} out=${3:?a folder for the results}
here=$(dirname "$0")
dotnet build src/Inference -c Release -v quiet --nologo
mkdir -p "$out"
"$here/sequences.sh" "$peaks" > "$out/sequences.tsv"

# The sequences of a factor, and some of each other one, which are what its class is held against.
table() { awk -F'\t' -v factor="$1" -v own="$2" -v other="$3" 'NR == 1 || (++seen[$3] <= ($3 == factor ? own : other))' "$out/sequences.tsv" > "$out/$4.tsv"; }
explain() {
  local name=$1 factor=$2; shift 2
  dotnet run --project src/Inference -c Release --no-build -- attribute -s "$out/$name.tsv" -m tf-binding-cnn -o "$out/$name" -t "$factor" --seed 1 --threads "${THREADS:-0}" "$@"
}

for factor in CTCF SPI1 FOXA1 REST GABPA MYC; do
  table "$factor" 500 20 "$factor"
  explain "$factor" "$factor" --method gradient-x-input --method tism --method ism --method deeplift-shap --method lrp \
    --discover modisco@deeplift-shap --known-motifs "$motifs" --scan --audit
done

# Every method that scores bases of a single output, on fewer sequences.
table CTCF 100 10 all-methods
explain all-methods CTCF --test faithfulness --test agreement $(printf -- '--method %s ' \
  saliency gradient-x-input corrected-gradient tism smoothgrad guided-backprop deconvolution grad-cam lrp deeplift deeplift-shap \
  integrated-gradients expected-gradients gradient-shap ism occlusion feature-permutation lime kernel-shap shapley-sampling)

# All replicas, for what depends on them.
table CTCF 100 10 replicas
explain replicas CTCF --replica all --test spread --method gradient-x-input --method tism --method ism --method deeplift-shap --method lrp
