"""A RapidOCR package behind the protocol of bench/ocr/reader-process.ts: read-with-rapidocr.py PACKAGE THREADS."""

import json
import logging
import sys

PACKAGE, THREADS = sys.argv[1], int(sys.argv[2])


def current():
    """rapidocr 3: PP-OCRv6 small by default."""
    from rapidocr import RapidOCR

    engine = RapidOCR(
        params={
            "EngineConfig.onnxruntime.intra_op_num_threads": THREADS,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Global.log_level": "error",
        }
    )

    def read(file):
        result = engine(file)
        return [] if result.boxes is None else list(zip(result.boxes.tolist(), result.txts))

    return read


def former():
    """rapidocr-onnxruntime: PP-OCRv4."""
    from rapidocr_onnxruntime import RapidOCR

    engine = RapidOCR(intra_op_num_threads=THREADS, inter_op_num_threads=1)

    def read(file):
        result, _ = engine(file)
        return [(box, text) for box, text, _ in result or []]

    return read


def line(quad, text):
    xs, ys = [x for x, _ in quad], [y for _, y in quad]
    box = {"x": min(xs), "y": min(ys), "width": max(xs) - min(xs), "height": max(ys) - min(ys)}
    return {"text": text, "box": box}


def main():
    answers = sys.stdout
    sys.stdout = sys.stderr  # whatever a package prints is not an answer
    logging.disable(logging.INFO)
    read = {"rapidocr": current, "rapidocr-onnxruntime": former}[PACKAGE]()
    print(json.dumps({}), file=answers, flush=True)
    for request in sys.stdin:
        readings = [{"lines": [line(quad, text) for quad, text in read(file)]} for file in json.loads(request)]
        print(json.dumps(readings), file=answers, flush=True)


main()
