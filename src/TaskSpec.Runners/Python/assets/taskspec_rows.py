"""Makes samples of the rows of a data set on Hugging Face, as TaskSpec declares them. Standard library only."""

import re

_PLACE = re.compile(r"\{\{|\}\}|\{([^{}]+)\}")
_WORD = re.compile(r"[^a-z0-9]+")
_MASK = (1 << 64) - 1


def samples(rows, spec, extract, prefix=""):
    """A sample for each row, in order."""
    return [sample(row, spec, prefix + str(index), extract) for index, row in enumerate(rows)]


def sample(row, spec, number, extract):
    """A row as a sample: its id, what is asked, what is right, the choices and which of them is, and the key of its results."""
    key = dict(spec["key"], sample="-".join(part for part in (spec.get("named"), number) if part), subtask=_task(row, spec))
    minutes = spec["minutes"].get(key["subtask"], spec.get("usual"))
    if minutes is not None:
        key["humanMinutes"] = minutes
    whole = None if spec["target"] not in row else row[spec["target"]]
    target = whole
    if isinstance(whole, str) and "pattern" in spec:
        target = extract(spec["pattern"], whole)
        if not target:
            raise ValueError(f"row {number}: the TargetPattern finds nothing in {spec['target']}: {whole!r}")
    choices, gold = [], -1
    if "choices" in spec:
        choices, gold = _shuffled(*_choices(row, spec, target, number), spec.get("seed"), key["sample"])
        letter = chr(ord("A") + gold)
        target = whole = letter if spec["letters"] else choices[gold]
    elif whole is None:
        raise ValueError(_absent(row, spec["target"], number))
    return {
        "id": key["sample"],
        "input": _input(row, spec, choices, number),
        "target": _text(target),
        "solution": _text(whole),
        "choices": choices,
        "gold": gold,
        "taskspec": key,
    }


def _task(row, spec):
    """The named task of a row, by its id: a data set may write it with other signs between the words."""
    if "named" in spec or "task" not in spec:
        return spec.get("named")
    name = _text(row[spec["task"]])
    plain = _WORD.sub("-", name.lower()).strip("-")
    return next((task for task in spec["minutes"] if task == name or _WORD.sub("-", task.lower()) == plain), name)


def _input(row, spec, choices, number):
    """What is asked: one field, or a text in which fields stand in braces; doubled braces stand for themselves."""
    fields = spec.get("choices", [])
    listed = "\n".join(f"{chr(ord('A') + at)}. {choice}" for at, choice in enumerate(choices))
    places = {fields[0], "choices"} if len(fields) == 1 else {"choices"} if fields else set()
    seen = []

    def fill(place):
        name = place.group(1)
        if name is None:
            return place.group()[0]
        if name in places:
            seen.append(name)
            return listed
        if name not in row:
            raise ValueError(_absent(row, name, number) + "; write {{ and }} for braces that stand for themselves")
        return _text(row[name])

    text = _text(row[spec["input"]]) if spec["input"] in row else _PLACE.sub(fill, spec["input"])
    if spec.get("letters") and not seen:
        text += "\n\n" + listed
    return text + ("\n\n" + spec["asks"] if "asks" in spec else "")


def _choices(row, spec, target, number):
    """The choices that there are, and which is right: by a position from 0, by a letter or label, or by its text."""
    fields, labels = spec["choices"], []
    absent = next((field for field in fields if field not in row), None)
    if absent is not None:
        raise ValueError(_absent(row, absent, number))
    values = [row[field] for field in fields] if len(fields) > 1 else row[fields[0]]
    if isinstance(values, dict) and "text" in values:
        values, labels = values["text"], values.get("label", [])
    if not isinstance(values, (list, tuple)):
        raise ValueError(f"row {number}: {fields[0]} is no list of choices")
    texts = [_text(value).strip() for value in values]
    if len(fields) > 1 and spec["target"] in fields:
        right = fields.index(spec["target"])
    else:
        right = _right(texts, labels, target, number)
    kept = [at for at, text in enumerate(texts) if text]
    if right not in kept:
        raise ValueError(f"row {number}: the right choice, {right}, is empty")
    return [texts[at] for at in kept], kept.index(right)


def _right(texts, labels, target, number):
    if isinstance(target, int):
        right = int(target)
    elif target in labels:
        right = labels.index(target)
    elif _text(target).strip() in texts:
        right = texts.index(_text(target).strip())
    elif isinstance(target, str) and len(target) == 1 and target.isascii() and target.isalpha():
        right = ord(target.upper()) - ord("A")
    elif isinstance(target, str) and target.isascii() and target.isdigit():
        right = int(target)
    else:
        right = -1
    if not 0 <= right < len(texts):
        raise ValueError(f"row {number}: the target {target!r} is neither the position, the letter nor the text of one of {len(texts)} choices")
    return right


def _shuffled(choices, gold, seed, name):
    """The choices in the order that the seed and the sample's id decide, as TaskSpec shuffles them."""
    if seed is None or len(choices) < 2:
        return choices, gold
    state = 14695981039346656037
    for unit in f"{seed}:{name}":
        state = ((state ^ ord(unit)) * 1099511628211) & _MASK
    order = list(range(len(choices)))
    for last in range(len(order) - 1, 0, -1):
        state = (state + 0x9E3779B97F4A7C15) & _MASK
        mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        other = (mixed ^ (mixed >> 31)) % (last + 1)
        order[last], order[other] = order[other], order[last]
    return [choices[at] for at in order], order.index(gold)


def _text(value):
    if isinstance(value, (list, tuple)):
        return "\n".join(_text(one) for one in value)
    return "" if value is None else value if isinstance(value, str) else str(value)


def _absent(row, name, number):
    return f"row {number} has no {name}; it has {', '.join(row)}"
