#!/usr/bin/env bash
# Writes the sequences of the study as a table (id, sequence, label): of each factor 500 held-out peaks, drawn with a fixed seed.
#   ./sequences.sh FOLDER > sequences.tsv
# FOLDER holds encode-chip-101bp/<factor>_<cell>_test.tsv.gz (id, sequence, bound) and ctcf-pu1-101bp/{ctcf,pu1}.fa.gz, of which chromosomes 8 and 9 were held out.
set -euo pipefail
folder=${1:?the folder with the peaks}
each=500

# The same bytes for shuf on every machine.
random() { openssl enc -aes-256-ctr -pass pass:study -nosalt -pbkdf2 </dev/zero 2>/dev/null; }
draw() { sort | shuf -n "$each" --random-source=<(random); }
table() { zcat "$folder/encode-chip-101bp/$2_test.tsv.gz" | awk -F'\t' -v label="$1" '$3 == "1" { print label "_" $1 "\t" toupper($2) "\t" label }' | draw; }
fasta() {
  zcat "$folder/ctcf-pu1-101bp/$2.fa.gz" | awk -v label="$1" '
    /^>/ { name = substr($1, 2); next }
    name ~ /^chr[89]:/ { print name "\t" toupper($0) "\t" label }' | draw
}

printf 'id\tsequence\tlabel\n'
fasta CTCF ctcf
fasta SPI1 pu1
table FOXA1 FOXA1_HepG2
table REST REST_GM12878
table GABPA GABPA_GM12878
table MYC MYC_H1-hESC
