"""Prints the weighted share of lines that are right: 1 for the rows, 2 for the values, 3 for the report.

usage: relay.py ANSWER.txt TARGET.txt
"""

import sys

WEIGHTS = {"rows": 1, "values": 2, "report": 3}


def lines(path: str) -> dict[str, str]:
    try:
        pairs = (line.split("=", 1) for line in open(path, encoding="utf-8") if "=" in line)
        return {key.strip(): value.strip() for key, value in pairs}
    except OSError:
        return {}


def main(answer: str, target: str) -> float:
    actual, expected = lines(answer), lines(target)
    return sum(weight for key, weight in WEIGHTS.items() if actual.get(key) == expected[key]) / sum(WEIGHTS.values())


if __name__ == "__main__":
    print(main(*sys.argv[1:]))
