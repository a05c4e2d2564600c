"""Finds the range of every tensor that build.py quantises, on scanned receipts, and writes calibration.json.

    venv/bin/pip install pillow==13.0.0
    venv/bin/python models/weights/ocr/calibrate.py wheels SROIE_TRAIN

SROIE_TRAIN holds `annotations.jsonl.gz` (id, image, lines with quad and text) and the images, all of them from the
training part of ICDAR 2019 SROIE; every eighth from the sixtieth on is used, and of its lines every fourth. Scans of the
test part, on which quality is measured, are not among them. Ranges are kept to five digits: the last bits differ
between processors.
"""

import gzip
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
from build import CALIBRATION, INTEGER_OPERATORS, float_networks
from onnxruntime.quantization import CalibrationDataReader
from onnxruntime.quantization.calibrate import create_calibrator
from PIL import Image

SIDE = 960
LINE_HEIGHT = 48
SCANS, LINES = slice(60, None, 8), slice(0, None, 4)
MEAN, STD = np.float32([0.485, 0.456, 0.406]), np.float32([0.229, 0.224, 0.225])


class Inputs(CalibrationDataReader):
    def __init__(self, inputs: Iterator[np.ndarray]) -> None:
        self.inputs = inputs

    def get_next(self) -> dict[str, np.ndarray] | None:
        value = next(self.inputs, None)
        return None if value is None else {"x": value}


def planes(image: Image.Image) -> np.ndarray:
    """Blue, green, red, 0..1."""
    return np.asarray(image, np.float32)[:, :, ::-1] / 255


def page(image: Image.Image) -> np.ndarray:
    scale = min(SIDE / max(image.size), 1)
    width, height = (max(1, round(side * scale)) for side in image.size)
    pixels = (planes(image.resize((width, height), Image.Resampling.BILINEAR)) - MEAN) / STD
    padded = np.zeros((1, 3, -(-height // 32) * 32, -(-width // 32) * 32), np.float32)
    padded[0, :, :height, :width] = pixels.transpose(2, 0, 1)
    return padded


def lines(image: Image.Image, record: dict) -> Iterator[np.ndarray]:
    for line in record["lines"][LINES]:
        xs, ys = line["quad"][::2], line["quad"][1::2]
        width, height = max(xs) - min(xs), max(ys) - min(ys)
        if min(width, height) < 4:
            continue
        scaled = -(-max(LINE_HEIGHT, round(width / height * LINE_HEIGHT)) // 8) * 8
        crop = image.crop((min(xs), min(ys), max(xs), max(ys)))
        pixels = planes(crop.resize((scaled, LINE_HEIGHT), Image.Resampling.BILINEAR)) * 2 - 1
        yield np.ascontiguousarray(pixels.transpose(2, 0, 1)[None])


def ranges(model: onnx.ModelProto, operators: list[str], inputs: Iterator[np.ndarray]) -> dict[str, list[float]]:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "network.onnx")
        onnx.save(model, source)
        calibrator = create_calibrator(source, operators, augmented_model_path=f"{folder}/augmented.onnx")
        calibrator.collect_data(Inputs(inputs))
        found = calibrator.compute_data()
        return {
            tensor: [float(f"{np.asarray(value).item():.5g}") for value in data.range_value]
            for tensor, data in sorted(found.items())
        }


def main(wheels: Path, scans: Path) -> None:
    with gzip.open(scans / "annotations.jsonl.gz", "rt") as file:
        records = [record for record in map(json.loads, file) if record["image"]]
    chosen = sorted(records, key=lambda record: record["id"])[SCANS]
    images = [Image.open(scans / record["image"]).convert("RGB") for record in chosen]
    models, _ = float_networks(wheels)
    inputs = {
        "detector": map(page, images),
        "recogniser": (line for image, record in zip(images, chosen) for line in lines(image, record)),
    }
    found = {name: ranges(models[name], INTEGER_OPERATORS[name], inputs[name]) for name in models}
    text = ",\n".join(
        f'  "{name}": {{\n'
        + ",\n".join(f"    {json.dumps(tensor)}: {json.dumps(pair)}" for tensor, pair in found[name].items())
        + "\n  }"
        for name in found
    )
    CALIBRATION.write_text(f"{{\n{text}\n}}\n")
    print(f"{len(images)} scans; wrote {CALIBRATION}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
