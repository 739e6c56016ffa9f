"""What lm-evaluation-harness calls: loads the samples beside this file, and scores answers as TaskSpec does."""

import importlib.util
import json
import math
import pathlib

_HERE = pathlib.Path(__file__).resolve().parent


def _module(name):
    spec = importlib.util.spec_from_file_location(name, _HERE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_METRICS = _module("taskspec_metrics")

_KEY = ("catalog", "task", "version", "variant", "sample", "subtask", "cluster")


def load(file, **_):
    """The data set of a task whose samples lie beside this file."""
    with open(_HERE / file, encoding="utf-8") as lines:
        return {"test": _dataset([json.loads(line) for line in lines])}


def __getattr__(name):
    """The function rows_NAME makes samples of the rows of a split, as data/NAME.rows.json says; a slash stands for a dot."""
    if not name.startswith("rows_"):
        raise AttributeError(name)
    spec = json.loads((_HERE / "data" / f"{name[5:].replace('/', '.')}.rows.json").read_text("utf-8"))
    made = _module("taskspec_rows")

    def rows(split):
        return _dataset(made.samples(split, spec, _METRICS.extract))

    return rows


def _dataset(rows):
    """Rows as a data set. Its types are given, as guessing would make a date of a text that looks like one."""
    import datasets

    text = datasets.Value("string")
    features = {"id": text, "input": text, "target": text, "choices": [text], "gold": datasets.Value("int64")}
    if rows and "solution" in rows[0]:
        features["solution"] = text
    features["taskspec"] = {**{name: text for name in _KEY}, "humanMinutes": datasets.Value("float64")}
    for row in rows:
        row["taskspec"] = {name: row["taskspec"].get(name) for name in features["taskspec"]}
    return datasets.Dataset.from_list(rows, features=datasets.Features(features))


def texts(references, predictions, uses):
    """The scores of an answer; of several attempts at it a list each."""
    target, output = references[0], predictions[0]

    def score(use, one):
        extracted = _METRICS.extract(use["extract"], one) if "extract" in use else one
        return _METRICS.TEXT[use["metric"]](extracted, target)

    if isinstance(output, str):
        return {use["name"]: score(use, output) for use in uses}
    return {use["name"]: [score(use, one) for one in output] for use in uses}


def mean(items):
    """Over samples, after each sample's attempts."""
    return sum(sum(item) / len(item) for item in items) / len(items)


def choices(doc, results):
    """The scores of a question from the log-likelihoods of its choices."""
    values = [result[0] for result in results]
    return {name: metric(values, doc["target"], doc["choices"]) for name, metric in _METRICS.CHOICE.items()}


def continuation(doc):
    """The target as it goes on from the input: behind a space, unless the input ends with white space."""
    return doc["target"] if doc["input"][-1:].isspace() else " " + doc["target"]


def targets(doc, results):
    """The scores of a target from its log-likelihood. The bytes are the target's, without the space before it."""
    value = results[0][0]
    return {name: metric(value, doc["target"]) if doc["target"] else math.nan for name, metric in _METRICS.TARGET.items()}
