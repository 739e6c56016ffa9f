"""Runs a family of tasks that TaskSpec exported, in Inspect (inspect_ai 0.3).

    inspect eval-set taskspec_all.py --log-dir LOGS --model MODEL
    inspect eval --run-config NAME.run.json --model MODEL
    inspect eval taskspec_inspect.py@taskspec -T bundle=NAME.inspect.json --model MODEL
"""

from inspect_ai import Task, task
from inspect_ai.dataset import MemoryDataset, Sample, hf_dataset
from inspect_ai.model import ChatMessageAssistant, ChatMessageUser, GenerateConfig
from inspect_ai.scorer import Score, mean, scorer, stderr

from taskspec_metrics import extract
from taskspec_rows import sample
from taskspec_samples import HERE, read_json, read_lines, scores, shots


@scorer(metrics={"*": [mean(), stderr(cluster="cluster")]}, name="taskspec")
def taskspec_scores(metrics: list):
    """All metrics of the family that the answer's text decides."""

    async def score(state, target):
        output = state.output.completion
        return Score(value=scores(metrics, output, target.text), answer=output)

    return score


@task
def taskspec(bundle: str):
    """The family that a bundle describes. The prompt is the sample's input alone: no template touches it."""
    spec = read_json(bundle)
    records, solved, location = _records(spec["dataset"])
    samples = [Sample(**{**record, "input": _prompt(solved, record, spec["fewShot"])}) for record in records]
    sandbox = spec.get("sandbox")
    return Task(
        name=spec["name"],
        version=spec["version"],
        dataset=MemoryDataset(samples, name=spec["name"], location=location),
        scorer=taskspec_scores(metrics=spec["metrics"]) if spec["metrics"] else None,
        epochs=spec["epochs"],
        config=GenerateConfig(**spec["config"]),
        sandbox=(sandbox[0], str(HERE / sandbox[1])) if isinstance(sandbox, list) else sandbox,
        metadata=spec["metadata"],
        tags=["taskspec"],
        **spec["limits"],
    )


def _records(data):
    """The records of a data set, those that solved examples are taken from, and where it is."""
    if isinstance(data, str):
        records = read_lines(data)
        return records, records, str(HERE / data)
    records = _published(data, data["split"])
    solved = _published(data, data["fewShotSplit"], "solved-") if "fewShotSplit" in data else records
    return records, solved, data["path"]


def _published(data, split, prefix=""):
    """The records of a split on Hugging Face: Inspect loads the rows, and each is made a record by the declared fields."""
    found = []
    for part in data["sets"]:
        first = len(found)

        def record_to_sample(row):
            made = sample(row, part["rows"], f"{prefix}{len(found) - first}", extract)
            metadata = {"cluster": f"sample {made['id']}", "solution": made["solution"], "taskspec": made["taskspec"]}
            if "canary" in data:
                metadata["canary"] = data["canary"]
            record = {"id": made["id"], "input": made["input"], "target": made["target"], "metadata": metadata}
            found.append({**record, "choices": made["choices"]} if made["choices"] else record)
            return Sample(**found[-1])

        hf_dataset(data["path"], split, name=part.get("name"), revision=data.get("revision"), sample_fields=record_to_sample)
    return found


def _prompt(records, record, count):
    """The input, or a conversation in which earlier questions were answered."""
    if count == 0:
        return record["input"]
    messages = []
    for shot in shots(records, record, count):
        messages += [ChatMessageUser(content=shot["input"]), ChatMessageAssistant(content=_answer(shot))]
    return [*messages, ChatMessageUser(content=record["input"])]


def _answer(shot):
    """What a solved example shows: all of the answer, of which the target may be a part."""
    return shot["metadata"].get("solution", shot["target"])
