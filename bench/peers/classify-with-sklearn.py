"""Peer: scikit-learn's TF-IDF of character n-grams and logistic regression. One JSON request a line, one answer a line."""

import json
import sys
import time
import warnings

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

warnings.filterwarnings("ignore")

for line in sys.stdin:
    request = json.loads(line)
    settings = request["settings"]
    began = time.perf_counter()
    model = make_pipeline(
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True),
        LogisticRegression(C=settings["C"], max_iter=300),
    ).fit([text for text, _ in request["train"]], [label for _, label in request["train"]])
    seconds = time.perf_counter() - began
    print(json.dumps({"labels": list(model.predict(request["test"])), "fit_seconds": seconds}), flush=True)
