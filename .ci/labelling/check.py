"""Reads with other people's code what Areogan wrote for labelling tools, and has them write what Areogan is to read."""
import importlib.util
import json
import os
import random
import shutil
import subprocess
import sys
import types
from pathlib import Path

import numpy as np
from PIL import Image

VALUES = {"background": 0, "soil": 1, "bedrock": 2, "sand": 3, "big-rock": 4, "no-label": 255}
out = Path(sys.argv[1])
expected = {file.stem: np.array(Image.open(file)) for file in sorted((out / "expected").glob("*.pgm"))}


def compare(tool, name, found):
    wrong = int((expected[name] != found).sum()) if expected[name].shape == found.shape else -1
    if wrong:
        sys.exit(f"{tool}, {name}: {wrong} pixels differ (-1: another size)")


def told(tool, note=""):
    pixels = sum(mask.size for mask in expected.values())
    print(f"{tool}: {len(expected)} frames, {pixels} pixels, all equal{note}")


def cvat():
    folder = out / "cvat"
    colours = {}
    for line in (folder / "labelmap.txt").read_text().splitlines():
        if not line.startswith("#"):
            label, rgb, parts, actions = line.split(":")
            colours[tuple(map(int, rgb.split(",")))] = VALUES[label]
    assert (folder / "ImageSets/Segmentation/default.txt").read_text().splitlines() == list(written())
    palette = Path(out / "cvat-palette")
    shutil.copytree(folder, palette, dirs_exist_ok=True)
    for name in expected:
        picture = Image.open(folder / "SegmentationClass" / (name + ".png")).convert("RGB")
        rgb = np.array(picture)
        found = np.full(rgb.shape[:2], 77)
        for colour, value in colours.items():
            found[(rgb == colour).all(axis=2)] = value
        compare("CVAT", name, found)
        objects = np.array(Image.open(folder / "SegmentationObject" / (name + ".png")).convert("RGB")).astype(int)
        numbers = objects[..., 0] << 16 | objects[..., 1] << 8 | objects[..., 2]
        for number in np.unique(numbers):
            assert len(np.unique(found[numbers == number])) == 1, "an object has two classes"
            assert (number == 0) == (found[numbers == number][0] == 0), "black is what nothing is drawn on"
        # The same with a palette, as other tools for Pascal VOC write masks.
        indexed = Image.new("P", picture.size)
        keys = list(colours)
        indexed.putpalette([channel for key in keys for channel in key])
        indexed.putdata([keys.index(pixel) for pixel in picture.getdata()])
        indexed.save(palette / "SegmentationClass" / (name + ".png"))
    told("CVAT, read by Pillow and the label map")


def written():
    return sorted(expected, key=lambda name: int(name.split()[1]))


def shapes_to_label():
    """LabelMe's own function, without its windows."""
    file = next(Path(os.environ["LABELME"]).rglob("labelme/utils/shape.py"))
    package = types.ModuleType("labelme")
    package.__path__ = [str(file.parents[1])]
    sys.modules["labelme"] = package
    logger = types.ModuleType("labelme.logger")
    logger.logger = None
    sys.modules["labelme.logger"] = logger
    spec = importlib.util.spec_from_file_location("shape", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.shapes_to_label


def labelme():
    label = shapes_to_label()
    for name in expected:
        content = json.loads((out / "labelme" / (name + ".json")).read_text())
        size = (content["imageHeight"], content["imageWidth"], 3)
        found, _ = label(size, content["shapes"], VALUES)
        compare("LabelMe", name, found.astype(int) & 255)
    told("LabelMe, read by its own shapes_to_label")
    # What a person draws: polygons with corners anywhere, crossing themselves and the frame's border.
    drawn = out / "labelme-drawn"
    masks = out / "drawn"
    for folder in (drawn, masks):
        folder.mkdir(exist_ok=True)
    dice = random.Random(1)
    for number in range(60):
        height, width = dice.randint(3, 60), dice.randint(3, 80)
        shapes = []
        for _ in range(dice.randint(0, 6)):
            corners = dice.randint(3, 9)
            points = [[dice.uniform(0, width - 1), dice.uniform(0, height - 1)] for _ in range(corners)]
            shape = {"label": dice.choice(list(VALUES)), "points": points, "shape_type": "polygon", "group_id": None, "flags": {}}
            shapes.append(shape)
        name = f"drawn {number}"
        found, _ = label((height, width, 3), shapes, VALUES)
        Image.fromarray((found.astype(int) & 255).astype(np.uint8)).save(masks / (name + ".pgm"))
        Image.new("L", (width, height), 90).save(drawn / (name + ".png"))
        content = {"version": "5.1.1", "flags": {}, "shapes": shapes, "imagePath": name + ".png", "imageData": None}
        content.update(imageHeight=height, imageWidth=width)
        (drawn / (name + ".json")).write_text(json.dumps(content))


def label_studio():
    folder = out / "label-studio"
    copy = out / "label-studio-annotated"
    shutil.copytree(folder, copy, dirs_exist_ok=True)
    here = Path(__file__).parent
    tasks = folder / "tasks.json"
    subprocess.run(["node", str(here / "runs.mjs"), str(tasks), str(copy)], check=True, env={**os.environ})
    decoded = json.loads((copy / "decoded.json").read_text())
    (copy / "decoded.json").unlink()
    for name in expected:
        found = np.zeros(expected[name].shape, dtype=int)
        for label, pixels in decoded[name].items():
            found[np.array(pixels, dtype=bool).reshape(found.shape)] = VALUES[label]
        compare("Label Studio", name, found)
    told("Label Studio, read by its front end's library @thi.ng/rle-pack")


cvat()
labelme()
label_studio()
