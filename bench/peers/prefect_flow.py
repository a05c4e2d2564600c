"""Five trivial tasks in sequence on a local Prefect server; prints the median seconds of a flow run as JSON."""

import json
import statistics
import sys
import time

from prefect import flow, task


@task
def step(value: int) -> int:
    return value + 1


@flow
def five_steps() -> int:
    value = 0
    for _ in range(5):
        value = step(value)
    return value


def main() -> None:
    runs = int(sys.argv[1])
    five_steps()
    seconds = []
    for _ in range(runs):
        started = time.perf_counter()
        five_steps()
        seconds.append(time.perf_counter() - started)
    print(json.dumps({"median_s": statistics.median(seconds), "runs": runs}))


if __name__ == "__main__":
    main()
