"""The metrics of TaskSpec that an answer's text, or the log-likelihoods of its choices, decide. Standard library only.

Each gives what TaskSpec's own Score gives. White space, letters and digits are those of .NET, so that nothing here may use
str.strip, str.split or str.lower as they are, nor this Python's tables of Unicode.
"""

import bisect
import functools
import math
import re
from collections import Counter

_SPACE = "\t\n\v\f\r \x85\xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000"
_SPACES = re.compile("[" + _SPACE + "]+")
_PUNCTUATION = str.maketrans("", "", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def _edges(ranges):
    """Where ranges of code points begin, and what follows their ends, in order."""
    return [int(code, 16) + i for pair in ranges.split() for i, code in enumerate(pair.split("-"))]


# Unicode @unicode@, and one small letter for each capital.
_LETTERS = _edges("@letter@")
_MARKS = _edges("@mark@")
_DIGITS = _edges("@digit@")
_WORDS = _edges("@word@")
_SMALL = str.maketrans("@capitals@", "@small@")


def _among(edges, c):
    return bisect.bisect(edges, ord(c)) % 2 == 1


def _joined(text):
    """Surrogates that make a pair become the character that they stand for."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _units(text):
    """A character for each UTF-16 code unit, which is what .NET's regular expressions go by."""
    return "".join(
        c if c <= "\uffff" else chr(0xD7C0 + (ord(c) >> 10)) + chr(0xDC00 + (ord(c) & 0x3FF)) for c in text
    )


def _split(text):
    return [word for word in _SPACES.split(text) if word]


def _set(edges):
    """The inside of a pattern's set of those characters that are one code unit."""
    pairs = zip(edges[::2], edges[1::2])
    return "".join("\\u%04x-\\u%04x" % (first, end - 1) for first, end in pairs if first < 0x10000)


@functools.lru_cache(None)
def _compiled(pattern):
    for place, edges in (("\ue000", _WORDS), ("\ue001", _DIGITS)):
        if place in pattern:
            pattern = pattern.replace(place, _set(edges))
    return re.compile(pattern)


def extract(pattern, text):
    """What a pattern finds first: its first group that took part, else all of it; empty where it finds nothing.

    The pattern is one that TaskSpec translated, in which a raw U+E000 stands for word characters and U+E001 for digits.
    """
    match = _compiled(pattern).search(_units(_joined(text)))
    if match is None:
        return ""
    return _joined(next((group for group in match.groups() if group is not None), match.group()))


# Tokens


_HEX = re.compile("[0-9a-fA-F]+")


def _scalar(c):
    return "\ufffd" if "\ud800" <= c <= "\udfff" else c


def _is_letter(c):
    return _among(_LETTERS, c) or _among(_MARKS, c)


def _is_ideographic(c):
    return (
        ("\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7a3" or "\uf900" <= c <= "\ufaff" or "\U00020000" <= c <= "\U0003ffff")
        and _among(_LETTERS, c)
    )


def _length(text, at):
    first = _scalar(text[at])
    if _among(_DIGITS, first) or first in _SPACE or _is_ideographic(first):
        return 1
    word = _is_letter(first)
    length = 1
    while at + length < len(text) and (not word or length < 4):
        c = _scalar(text[at + length])
        if (not _is_letter(c) or _is_ideographic(c)) if word else c != first:
            break
        length += 1
    return length


def tokens(text):
    """TaskSpec's own tokens of a text, in order."""
    text = _joined(text)
    found = []
    at = 0
    hex_end = 0
    while at < len(text):
        if at >= hex_end:
            run = _HEX.match(text, at)
            if run and run.end() - at >= 16:
                hex_end = run.end()
        length = 1 if at < hex_end else _length(text, at)
        if _scalar(text[at]) not in _SPACE:
            found.append(text[at : at + length])
        at += length
    return found


# Texts


def exact_match(output, target):
    return float(_joined(output).strip(_SPACE) == _joined(target).strip(_SPACE))


def _numbered(a, b):
    numbers = {}
    return [numbers.setdefault(item, len(numbers)) for item in a], [numbers.setdefault(item, len(numbers)) for item in b]


def _differing(a, b):
    """Both without what they begin and end with alike, and how long that is."""
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    return a[start : len(a) - end], b[start : len(b) - end], start + end


def _places(items):
    places = {}
    for i, item in enumerate(items):
        places[item] = places.get(item, 0) | 1 << i
    return places


def edit_distance(a, b):
    """Levenshtein's distance of two sequences, by the bits of one whole number (Myers 1999, Hyyro 2003)."""
    a, b, _ = _differing(*_numbered(a, b))
    if not a:
        return len(b)
    places = _places(a)
    every = (1 << len(a)) - 1
    last = 1 << len(a) - 1
    more, less, distance = every, 0, len(a)
    for item in b:
        equal = places.get(item, 0)
        vertical = equal | less
        diagonal = (((equal & more) + more) ^ more) | equal
        rises, falls = (less | ~(diagonal | more)) & every, more & diagonal
        distance += (rises & last > 0) - (falls & last > 0)
        rises = (rises << 1 | 1) & every
        more = ((falls << 1) | ~(vertical | rises)) & every
        less = rises & vertical
    return distance


def edit_similarity(output, target):
    a, b = tokens(output), tokens(target)
    longer = max(len(a), len(b))
    return 1 - edit_distance(a, b) / longer if longer else 1.0


def tolerant_match(output, target):
    return float(edit_distance(tokens(output), tokens(target)) <= 2)


def token_accuracy(output, target):
    a, b = tokens(output), tokens(target)
    return sum(x == y for x, y in zip(a, b)) / len(b) if b else float(not a)


def longest_prefix(output, target):
    a, b = tokens(output), tokens(target)
    if not b:
        return float(not a)
    right = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    return right / len(b)


def set_f1(output, target):
    def elements(text):
        return {part.strip(_SPACE) for part in re.split("[,\n\r]", _joined(text))} - {""}

    a, b = elements(output), elements(target)
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def f1(output, target):
    def words(text):
        return [word for word in _split(_joined(text).translate(_SMALL).translate(_PUNCTUATION)) if word not in ("a", "an", "the")]

    a, b = words(output), words(target)
    if not a or not b:
        return float(len(a) == len(b))
    return 2 * _common(a, b) / (len(a) + len(b))


def _common(a, b):
    return sum((Counter(a) & Counter(b)).values())


_NUMBER = re.compile("[\t-\r ]*([+-]?(?:[0-9][0-9,]*(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?)[\t-\r ]*\0*")


def _number(text):
    found = _NUMBER.fullmatch(text)
    number = float(found.group(1).replace(",", "")) if found else math.nan
    return number if math.isfinite(number) else None


def numeric_match(output, target):
    a, b = _number(output), _number(target)
    if a is None or b is None:
        return exact_match(output, target)
    return float(a == b or abs(a - b) <= 1e-6 * max(abs(a), abs(b)))


# Runs of tokens


def _ngrams(output, target, orders):
    """For each order how many n-grams the output has, the target has, and both have."""
    counts = []
    for order in range(1, orders + 1):
        a, b = ([tuple(items[i : i + order]) for i in range(len(items) - order + 1)] for items in (output, target))
        counts.append((len(a), len(b), _common(a, b)))
    return counts


def _rouge_words(text):
    return re.findall("[a-z0-9]+", _joined(text).translate(_SMALL))


def _rouge(output, target, order):
    a, b, common = _ngrams(_rouge_words(output), _rouge_words(target), order)[-1]
    return 2 * common / (a + b) if common else 0.0


def rouge1(output, target):
    return _rouge(output, target, 1)


def rouge2(output, target):
    return _rouge(output, target, 2)


def rouge_l(output, target):
    x, y = _rouge_words(output), _rouge_words(target)
    a, b, same = _differing(*_numbered(x, y))
    places = _places(a)
    every = (1 << len(a)) - 1
    row = every
    for item in b:
        equal = row & places.get(item, 0)
        row = ((row + equal) | (row - equal)) & every
    common = same + bin(every ^ row).count("1")
    return 2 * common / (len(x) + len(y)) if common else 0.0


def _words_13a(text):
    line = _joined(text).rstrip(_SPACE).replace("<skipped>", "").replace("-\n", "").replace("\n", " ")
    for entity, character in (("&quot;", '"'), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">")):
        line = line.replace(entity, character)
    line = re.sub(r"[ -&(-+/:-@\[-`{-~]", r" \g<0> ", " " + line + " ")
    line = re.sub("([^0-9])([.,])", r"\1 \2 ", line)
    line = re.sub("([.,])([^0-9])", r" \1 \2", line)
    line = re.sub("([0-9])-", r"\1 - ", line)
    return _split(line)


def bleu(output, target):
    counts = [order for order in _ngrams(_words_13a(output), _words_13a(target), 4) if order[0] > 0]
    if all(common == 0 for _, _, common in counts):
        return 0.0
    logs, smoothed = 0.0, 1.0
    for length, _, common in counts:
        if not common:
            smoothed /= 2
        logs += math.log((common or smoothed) / length)
    return math.exp(min(0.0, 1 - counts[0][1] / counts[0][0]) + logs / len(counts))


def chrf(output, target):
    def characters(text):
        return [_scalar(c) for c in _joined(text) if c not in _SPACE]

    orders = [(a, b, common) for a, b, common in _ngrams(characters(output), characters(target), 6) if a and b]
    if not any(common for _, _, common in orders):
        return 0.0
    precision = sum(common / a for a, _, common in orders) / len(orders)
    recall = sum(common / b for _, b, common in orders) / len(orders)
    return 5 * precision * recall / (4 * precision + recall)


TEXT = {
    "bleu": bleu,
    "chrf": chrf,
    "edit_similarity": edit_similarity,
    "exact_match": exact_match,
    "f1": f1,
    "longest_prefix": longest_prefix,
    "macro_f1": exact_match,
    "numeric_match": numeric_match,
    "rouge1": rouge1,
    "rouge2": rouge2,
    "rouge_l": rouge_l,
    "set_f1": set_f1,
    "token_accuracy": token_accuracy,
    "tolerant_match": tolerant_match,
}
"""By a metric's id, what takes the output, after extraction, and the target."""


# Log-likelihoods


def right_choice(target, choices):
    """The index of the choice that is the target, else of the one that its letter names."""
    if target in choices:
        return choices.index(target)
    index = ord(target) - ord("A") if len(target) == 1 else -1
    if 0 <= index < len(choices):
        return index
    raise ValueError("the target is neither the text nor the letter of a choice")


def _checked(values, choices):
    if len(values) != len(choices) or any(math.isnan(value) for value in values):
        raise ValueError("there is not one log-likelihood for each choice")
    return values


def acc(values, target, choices):
    values = _checked(values, choices)
    return float(right_choice(target, choices) == values.index(max(values)))


def acc_norm(values, target, choices):
    lengths = [len(choice.encode("utf-8", "surrogatepass")) for choice in choices]
    return acc([value / max(1, length) for value, length in zip(_checked(values, choices), lengths)], target, choices)


def brier_score(values, target, choices):
    highest = max(_checked(values, choices))
    weights = [1.0 if highest == -math.inf else math.exp(value - highest) for value in values]
    right, total = right_choice(target, choices), sum(weights)
    return sum(((i == right) - weight / total) ** 2 for i, weight in enumerate(weights))


def choice_log_likelihoods(values, target, choices):
    right = right_choice(target, _checked(values, choices) and choices)
    wrong = [value for i, value in enumerate(values) if i != right] or [values[right]]
    mean = sum(wrong) / len(wrong)
    return 0.0 if values[right] == mean else values[right] - mean


CHOICE = {
    "acc": acc,
    "acc_norm": acc_norm,
    "brier_score": brier_score,
    "choice_log_likelihoods": choice_log_likelihoods,
}
"""By a metric's id, what takes the log-likelihoods of the choices in nats, the target, and the choices."""


def log_likelihood(value, target):
    return value


def bits_per_byte(value, target):
    return -value / (math.log(2) * len(target.encode("utf-8", "surrogatepass")))


TARGET = {"bits_per_byte": bits_per_byte, "log_likelihood": log_likelihood}
"""By a metric's id, what takes the log-likelihood of the target in nats, and the target."""
