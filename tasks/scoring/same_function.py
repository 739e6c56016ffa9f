"""Prints 1 if the function f of one file does what f of the other does, on lists that are the same every time; else 0.

usage: same_function.py ANSWER.py TARGET.py
"""

import random
import runpy
import sys


def main(answer: str, target: str) -> int:
    expected = runpy.run_path(target)["f"]
    dice = random.Random(0)
    lists = [[dice.randint(-20, 20) for _ in range(dice.randint(0, 15))] for _ in range(200)]
    try:
        actual = runpy.run_path(answer)["f"]
        return int(all(actual(list(xs)) == expected(list(xs)) for xs in lists))
    except Exception:
        return 0


if __name__ == "__main__":
    print(main(*sys.argv[1:]))
