#!/usr/bin/env bash
# Makes models/curiosity.areogan again. On one processor of the kind that made it the scores are the same to the last digit.
#
# usage: docs/recipes/curiosity.sh TERRAIN.npz ROCKS.npz TEST.npz OUTPUT
#   TERRAIN.npz  tiles of Curiosity panoramas with masks (MarsScapes), laid out as README says
#   ROCKS.npz    close views of rocks (MarsData), mask 4 for rock and 1 for everything else
#   TEST.npz     tiles that no training saw
#   OUTPUT       folder for the run and the model
set -euo pipefail
[ $# -eq 4 ] || { sed -n '4,8s/^# //p' "$0" >&2; exit 2; }
terrain=$1 rocks=$2 test=$3 output=$4
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
areogan=$here/../../areogan

"$areogan" train "$terrain" -o "$output/run" --config "$here/curiosity.yaml" --exclude-suspects \
    --add "$rocks" --partial '1=soil|bedrock|sand' --engine torch --precision bfloat16 --threads 1
"$areogan" export "$output/run/model.areogan" -o "$output/curiosity.areogan" --favour background=1.0 --favour big-rock=0.4 --half
"$areogan" evaluate --model "$output/curiosity.areogan" "$test" --engine torch
