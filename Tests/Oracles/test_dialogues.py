"""`hark satisfaction train-dialogues` and `predict-dialogues` beside scikit-learn, on dialogues from a seeded generator.

The ratings are no ratings of people: trouble from events adds up and fades, and a rating is 3.1 less the trouble plus
noise. So the truth is known, and some of it lies before the last exchange, where TF-IDF over it can't see.
"""

import json
import random

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

import hark

OPENINGS = ["I want a table for two tonight.", "Can you find me a cheap hotel?", "Where is my order 4711?"]
EVENTS = [
    (-0.5, ["Your table has been booked.", "I found three places."], ["Great, thank you!", "Perfect.", "And the address?"]),
    (0.0, ["What time would you like?", "Which part of town?"], ["At seven please.", "The centre.", "After six."]),
    (0.0, ["I have noted that down."], ["And is there parking?", "Please go on.", "I also need breakfast."]),
    (0.7, ["I am sorry, there are no places that match.", "Unfortunately I cannot do that."],
     ["That is not what I asked for.", "Try again.", "What about another place?"]),
    (0.9, ["What day did you say?", "Tell me the day again?"], ["I already said Friday.", "Friday.", "No, Friday!"]),
]


def rated(value):
    return min(5, max(1, round(value)))


def dialogue(source):
    temper, trouble, troubles = source.gauss(0, 0.3), 0.0, []
    turns = [{"by": "customer", "text": source.choice(OPENINGS), "score": 3}]
    for _ in range(source.randint(3, 6)):
        weight, answers, reactions = source.choice(EVENTS)
        trouble = 0.5 * trouble + weight
        troubles.append(trouble)
        turns.append({"by": "agent", "text": source.choice(answers)})
        score = rated(3.1 - trouble + temper + source.gauss(0, 0.4))
        turns.append({"by": "customer", "text": source.choice(reactions), "score": score})
    whole = [rated(3.5 - sum(troubles) / len(troubles) + temper + source.gauss(0, 0.5)) for _ in range(3)]
    return {"turns": turns, "score": sum(whole) / 3}


def exchanges(dialogues):
    """The last agent turn with each customer turn, and whether that is rated badly."""
    texts, bad = [], []
    for each in dialogues:
        last = ""
        for turn in each["turns"]:
            if turn["by"] == "customer":
                texts.append(last + " " + turn["text"])
                bad.append(turn["score"] < 3)
            last = turn["text"]
    return texts, np.array(bad)


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    folder, source = tmp_path_factory.mktemp("dialogues"), random.Random(11)
    parts = {"train": [dialogue(source) for _ in range(250)], "test": [dialogue(source) for _ in range(250)]}
    for name, dialogues in parts.items():
        (folder / name).write_text("".join(json.dumps(each) + "\n" for each in dialogues))
    done = hark.run("satisfaction", "train-dialogues", "--input", folder / "train", "--out", folder / "model")
    assert done.returncode == 0, done.stderr
    done = hark.run("satisfaction", "predict-dialogues", "--model", folder / "model", "--input", folder / "test")
    assert done.returncode == 0, done.stderr
    return parts, [json.loads(line) for line in done.stdout.splitlines()]


def turns(outcome):
    parts, lines = outcome
    told = [estimate for line in lines for estimate in line["turns"]]
    scores = [turn["score"] for each in parts["test"] for turn in each["turns"] if turn["by"] == "customer"]
    return told, np.array(scores)


def test_bad_turns_are_told_better_than_by_tfidf_and_logistic_regression(outcome):
    texts, bad = exchanges(outcome[0]["train"])
    others, truths = exchanges(outcome[0]["test"])
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    peer = LogisticRegression(class_weight="balanced", max_iter=1000).fit(words.fit_transform(texts), bad)
    peer_area = roc_auc_score(truths, peer.predict_proba(words.transform(others))[:, 1])

    told, _ = turns(outcome)

    assert roc_auc_score(truths, [estimate["probabilityBad"] for estimate in told]) > peer_area


@pytest.mark.parametrize("level", ["turns", "overall"])
def test_chances_and_ranges_hold(outcome, level):
    told, scores = turns(outcome)
    if level == "overall":
        told = [line["overall"] for line in outcome[1]]
        scores = np.array([each["score"] for each in outcome[0]["test"]])
    chances = np.array([estimate["probabilityBad"] for estimate in told])
    bins = np.minimum((chances * 10).astype(int), 9)
    error = sum(abs((chances - (scores < 3))[bins == one].sum()) for one in range(10)) / len(chances)
    held = [estimate["low"] <= score <= estimate["high"] for estimate, score in zip(told, scores)]

    # A share of n has a deviation of up to √(0.25 / n); on 250 dialogues that is 0.03.
    assert error < (0.05 if level == "turns" else 0.08)
    assert abs(np.mean(held) - 0.9) < (0.03 if level == "turns" else 0.06)


def test_a_wrong_line_is_named_and_nothing_is_written(tmp_path):
    (tmp_path / "in").write_text(json.dumps(dialogue(random.Random(1))) + '\n{"turns":[{"by":"customer"}]}\n')

    done = hark.run("satisfaction", "train-dialogues", "--input", tmp_path / "in", "--out", tmp_path / "model")

    assert done.returncode == 1
    assert ":2: turns[0].text is missing" in done.stderr
    assert not (tmp_path / "model").exists()
    done = hark.run("satisfaction", "predict-dialogues", "--input", tmp_path / "in")
    assert done.returncode == 1 and done.stdout == ""
