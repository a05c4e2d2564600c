"""Peer: fastText with subwords, without a pre-trained vocabulary. One JSON request a line, one answer a line."""

import json
import os
import sys
import tempfile
import time

import fasttext

fasttext.FastText.eprint = lambda *_: None


def one_line(text):
    return " ".join(text.lower().split())


for line in sys.stdin:
    request = json.loads(line)
    labels = sorted({label for _, label in request["train"]})
    number = {label: index for index, label in enumerate(labels)}
    with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False) as file:
        for text, label in request["train"]:
            file.write(f"__label__{number[label]} {one_line(text)}\n")
    began = time.perf_counter()
    model = fasttext.train_supervised(
        file.name, minn=2, maxn=5, minCount=1, bucket=200_000, thread=1, verbose=0, seed=1, **request["settings"]
    )
    seconds = time.perf_counter() - began
    os.unlink(file.name)
    found = [model.predict(one_line(text) or " ")[0] for text in request["test"]]
    answer = [labels[int(own[0].removeprefix("__label__"))] if own else "" for own in found]
    print(json.dumps({"labels": answer, "fit_seconds": seconds}), flush=True)
