#!/usr/bin/env bash
# The published recipe in its two steps: the game on labelled frames, then the same game again with frames besides that the
# first step's generator has labelled where it is sure.
#
# usage: docs/recipes/pix2pix-original.sh TERRAIN FRAMES OUTPUT [OPTION...]
#   TERRAIN    frames with masks, laid out as README says
#   FRAMES     frames without masks: a folder of pictures, an .npy, or an .npz, of which the test_set is taken; none of
#              scenes that anything is scored on
#   OUTPUT     folder for both runs and the labelled frames
#   OPTION...  for both trainings, e.g. --engine torch or --set training.epochs=18
set -euo pipefail
[ $# -ge 3 ] || { sed -n '5,10s/^# //p' "$0" >&2; exit 2; }
terrain=$1 frames=$2 output=$3
shift 3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
areogan=$here/../../areogan

"$areogan" train "$terrain" -o "$output/first" --preset pix2pix-original "$@"
# CVAT's folder holds frames and masks, so that a person can correct some in between. What is less probable than 0.9 has no label.
"$areogan" segment "$frames" -o "$output/labelled" --model "$output/first/model.areogan" --format cvat --least-confidence 0.9
"$areogan" train "$terrain" -o "$output/second" --preset pix2pix-original --add "$output/labelled/cvat" "$@"
