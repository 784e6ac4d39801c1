"""`hark rules` beside mlxtend's fpgrowth and association_rules, and scipy's Fisher test, on generated data."""

import itertools
import random

import pandas as pd
import pytest
from mlxtend.frequent_patterns import association_rules, fpgrowth
from mlxtend.preprocessing import TransactionEncoder
from scipy.stats import fisher_exact

import hark


def basket(seed, count, items, mean, together=0.5):
    """Transactions of which some share a whole pattern."""
    source = random.Random(seed)
    names = [f"item {number}" for number in range(items)]
    patterns = [source.sample(names, source.randint(2, 4)) for _ in range(6)]
    result = []
    for _ in range(count):
        chosen = set(source.sample(names, min(items, source.randint(0, 2 * mean))))
        if source.random() < together:
            chosen |= set(source.choice(patterns))
        result.append(sorted(chosen))
    return result


CASES = [
    (basket(1, 200, 12, 2), 0.05, 0.3),
    (basket(2, 500, 20, 3), 0.04, 0.5),
    (basket(3, 1000, 30, 4), 0.02, 0.2),
    (basket(4, 100, 6, 2), 0.07, 0.0),
    (basket(5, 100, 6, 2), 0.1, 1.0),
    (basket(6, 50, 5, 1, together=0), 0.02, 0.1),
    (basket(7, 3000, 60, 5), 0.01, 0.4),
    ([["a", "b", "c"]] * 9 + [[]], 0.9, 0.9),
]


def table(folder, transactions):
    path = folder / "transactions.csv"
    path.write_text("".join(",".join(items) + "\n" for items in transactions))
    return path


def theirs(transactions, support, confidence):
    encoder = TransactionEncoder()
    frame = pd.DataFrame(encoder.fit(transactions).transform(transactions), columns=encoder.columns_)
    sets = fpgrowth(frame, min_support=support, use_colnames=True)
    return association_rules(sets, metric="confidence", min_threshold=confidence)


def key(rule):
    return frozenset(rule["if"]), frozenset(rule["then"])


@pytest.mark.parametrize("transactions, support, confidence", CASES)
def test_rules_are_those_of_mlxtend(transactions, support, confidence, tmp_path):
    told = hark.answer("rules", "--input", table(tmp_path, transactions),
                       "--min-support", support, "--min-confidence", confidence)
    expected = {(row.antecedents, row.consequents): row
                for row in theirs(transactions, support, confidence).itertuples()}

    assert len(told) == len(expected) > 0
    assert {key(rule) for rule in told} == set(expected)
    for rule in told:
        row = expected[key(rule)]
        assert (rule["support"], rule["confidence"], rule["lift"]) == (row.support, row.confidence, row.lift)


@pytest.mark.parametrize("transactions, support, confidence", CASES[:3])
def test_chances_are_those_of_fishers_test_corrected_by_holm(transactions, support, confidence, tmp_path):
    told = hark.answer("rules", "--input", table(tmp_path, transactions),
                       "--min-support", support, "--min-confidence", confidence)
    sets = [set(items) for items in transactions]
    looked = len(theirs(transactions, support, 0))

    for rule in told:
        left, right = key(rule)
        counts = [[sum(left <= s and right <= s for s in sets), sum(left <= s and not right <= s for s in sets)],
                  [sum(not left <= s and right <= s for s in sets), sum(not left <= s and not right <= s for s in sets)]]
        assert rule["uncorrectedPValue"] == pytest.approx(fisher_exact(counts, "greater").pvalue, rel=1e-9, abs=1e-300)
    chances = sorted(rule["uncorrectedPValue"] for rule in told)
    corrected = itertools.accumulate((min(1, p * (looked - rank)) for rank, p in enumerate(chances)), max)
    assert sorted(rule["pValue"] for rule in told) == pytest.approx(list(corrected), rel=1e-12)


def test_the_order_of_lines_and_items_changes_nothing(tmp_path):
    transactions = CASES[1][0]
    words = ["--min-support", 0.04, "--min-confidence", 0.5]
    told = hark.answer("rules", "--input", table(tmp_path, transactions), *words)

    turned = [list(reversed(items)) + items[:1] for items in reversed(transactions)]

    assert hark.answer("rules", "--input", table(tmp_path, turned), *words) == told


@pytest.mark.parametrize("content, words, status, says", [
    ("a,b\n", ["--min-support", "0", "--min-confidence", "0.5"], 64, ["--min-support"]),
    ("a,b\n", ["--min-support", "0.5", "--min-confidence", "1.5"], 64, ["--min-confidence"]),
    ("", ["--min-support", "0.5", "--min-confidence", "0.5"], 1, ["no transaction"]),
    ('a,"b\n', ["--min-support", "0.5", "--min-confidence", "0.5"], 1, ["line 1", "never closed"]),
    (",".join(f"item {n}" for n in range(25)), ["--min-support", "1", "--min-confidence", "1"], 1, ["--min-support"]),
])
def test_bad_input_is_told(content, words, status, says, tmp_path):
    path = tmp_path / "bad.csv"
    path.write_text(content)

    done = hark.run("rules", "--input", path, *words)

    assert done.returncode == status and done.stdout == ""
    assert all(word in done.stderr for word in says), done.stderr
