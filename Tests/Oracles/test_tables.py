"""`hark satisfaction train` and `predict` beside scikit-learn and statsmodels, on data that scikit-learn brings along."""

import csv
import json

import numpy as np
import pytest
import statsmodels.api as sm
from sklearn.compose import TransformedTargetRegressor
from sklearn.datasets import load_breast_cancer, load_diabetes, load_wine
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import accuracy_score, f1_score, r2_score, roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC, SVR

import hark

LOADERS = {"breast cancer": load_breast_cancer, "wine": load_wine, "diabetes": load_diabetes}
CLASSIFIERS = {"logistic": LogisticRegression(C=1, tol=1e-9, max_iter=10_000), "knn": KNeighborsClassifier(5), "svm": SVC()}
REGRESSORS = {
    "linear": LinearRegression(),
    "knn": KNeighborsRegressor(10),
    "svm": TransformedTargetRegressor(SVR(), transformer=StandardScaler()),
}


def split(name, seed=0):
    data = LOADERS[name]()
    return train_test_split(data.data, data.target.astype(float), test_size=0.3, random_state=seed)


def write(path, points, labels):
    with open(path, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([f"column {number}" for number in range(points.shape[1])] + ["target"])
        writer.writerows([[repr(float(value)) for value in row] + [repr(float(label))]
                          for row, label in zip(points, labels)])
    return path


def trained(folder, points, labels, method, *words):
    model = folder / "model"
    report = hark.answer("satisfaction", "train", "--input", write(folder / "train.csv", points, labels), "--label",
                         "target", "--method", method, "--out", model, *words)
    return model, report


def predictions(folder, model, points, labels):
    done = hark.run("satisfaction", "predict", "--model", model, "--input", write(folder / "test.csv", points, labels))
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("method", CLASSIFIERS)
@pytest.mark.parametrize("name", ["breast cancer", "wine"])
def test_classes_are_told_as_by_scikit_learn(name, method, seed, tmp_path):
    points, others, labels, truths = split(name, seed)
    peer = make_pipeline(StandardScaler(), CLASSIFIERS[method]).fit(points, labels).predict(others)

    model, _ = trained(tmp_path, points, labels, method)
    told = np.array([line["prediction"] for line in predictions(tmp_path, model, others, truths)])

    # The solvers stop at their own tolerances, so that one row on the border may differ.
    assert (told != peer).sum() <= 1
    assert accuracy_score(truths, told) >= accuracy_score(truths, peer) - 0.01


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("method", REGRESSORS)
def test_numbers_are_told_as_by_scikit_learn(method, seed, tmp_path):
    points, others, labels, truths = split("diabetes", seed)
    peer = make_pipeline(StandardScaler(), REGRESSORS[method]).fit(points, labels).predict(others)

    model, _ = trained(tmp_path, points, labels, method)
    told = np.array([line["prediction"] for line in predictions(tmp_path, model, others, truths)])

    assert r2_score(truths, told) == pytest.approx(r2_score(truths, peer), abs=0.002)
    np.testing.assert_allclose(told, peer, atol=1.0 if method == "svm" else 1e-6)


def test_coefficients_and_tests_are_those_of_statsmodels(tmp_path):
    data = load_diabetes()
    fit = sm.OLS(data.target, sm.add_constant(data.data)).fit()

    _, report = trained(tmp_path, data.data, data.target, "linear")
    found = report["model"]["coefficients"]

    for key, wanted in [("estimate", fit.params), ("standardError", fit.bse), ("statistic", fit.tvalues),
                        ("pValue", fit.pvalues), ("low", fit.conf_int()[:, 0]), ("high", fit.conf_int()[:, 1])]:
        np.testing.assert_allclose([line[key] for line in found], wanted, rtol=1e-6, atol=1e-9)
    for key, wanted in [("rSquared", fit.rsquared), ("adjustedRSquared", fit.rsquared_adj),
                        ("fStatistic", fit.fvalue), ("residualDeviation", np.sqrt(fit.mse_resid))]:
        assert report["model"]["fit"][key] == pytest.approx(wanted, rel=1e-8)


def test_coefficients_of_logistic_regression_are_those_of_scikit_learn(tmp_path):
    data = load_wine()
    scaler = StandardScaler().fit(data.data)
    peer = LogisticRegression(C=1, tol=1e-10, max_iter=10_000).fit(scaler.transform(data.data), data.target)

    _, report = trained(tmp_path, data.data, data.target, "logistic")
    found = np.array([line["estimate"] for line in report["model"]["coefficients"]]).reshape(3, -1)

    np.testing.assert_allclose(found[:, 1:] * scaler.scale_, peer.coef_, atol=1e-5)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("method", ["logistic", "svm", "knn"])
def test_reported_scores_hold_on_rows_kept_aside(method, seed, tmp_path):
    points, others, labels, truths = split("breast cancer", seed)

    model, report = trained(tmp_path, points, labels, method)
    found = report["crossValidation"]
    told = predictions(tmp_path, model, others, truths)

    assert report["bad"] == "<=0"
    assert found["classes"]["accuracy"] == pytest.approx(
        accuracy_score(truths, [line["prediction"] for line in told]), abs=0.04)
    assert found["classes"]["macroF1"] == pytest.approx(
        f1_score(truths, [line["prediction"] for line in told], average="macro"), abs=0.05)
    assert found["calibrationError"] < 0.05
    assert roc_auc_score(truths == 0, [line["probabilityBad"] for line in told]) == pytest.approx(
        found["badAreaUnderCurve"], abs=0.03)
    assert np.mean([line["low"] <= truth <= line["high"] for line, truth in zip(told, truths)]) >= 0.87


@pytest.mark.parametrize("method", ["linear", "knn", "svm"])
def test_nine_in_ten_intervals_hold_the_truth(method, tmp_path):
    held = []
    for seed in range(4):
        points, others, labels, truths = split("diabetes", seed)
        model, _ = trained(tmp_path, points, labels, method)
        lines = predictions(tmp_path, model, others, truths)
        held += [line["low"] <= truth <= line["high"] for line, truth in zip(lines, truths)]

    assert np.mean(held) == pytest.approx(0.9, abs=0.03)


def test_the_same_seed_gives_the_same_file(tmp_path):
    points, _, labels, _ = split("wine")

    contents = {trained(tmp_path, points, labels, "svm")[0].read_bytes() for _ in range(3)}

    assert len(contents) == 1


@pytest.mark.parametrize("content, words, status, says", [
    ("a,target\n1,2\n3,x\n", [], 1, ["line 3", '"target"']),
    ("a,target\n1,2\n,3\n", [], 1, ["line 3", '"a"', "empty"]),
    ("a,target\n1,2\n3\n", [], 1, ["line 3"]),
    ("a,b\n1,2\n", [], 1, ['"target"']),
    ("a,target\n1,2\n3,4\n", [], 1, ["not enough evidence"]),
    ("a,target\n" + "1,2\n" * 30, [], 1, ["same in all rows"]),
    ("target\n" + "1\n2\n" * 30, [], 1, ["no column of numbers"]),
    ("a,target\n" + "1,0.5\n2,1\n" * 30, ["--method", "logistic"], 1, ["whole numbers"]),
    ("", [], 1, ["header"]),
    ("a,target\n1,2\n", ["--folds", "1"], 64, ["--folds"]),
    ("a,target\n1,2\n", ["--bad", "two"], 64, ["--bad"]),
    ("a,target\n1,2\n", ["--method", "magic"], 64, ["magic"]),
])
def test_bad_input_is_told_and_writes_nothing(content, words, status, says, tmp_path):
    path = tmp_path / "bad.csv"
    path.write_text(content)
    words = words if "--method" in words else ["--method", "linear", *words]

    done = hark.run("satisfaction", "train", "--input", path, "--label", "target", "--out", tmp_path / "m", *words)

    assert done.returncode == status and done.stdout == ""
    assert all(word in done.stderr for word in says), done.stderr
    assert not (tmp_path / "m").exists()


def test_predict_finds_columns_by_name_and_refuses_what_it_cannot_read(tmp_path):
    points, _, labels, _ = split("wine")
    model, _ = trained(tmp_path, points, labels, "knn")
    turned = tmp_path / "turned.csv"
    turned.write_text("note," + ",".join(f"column {number}" for number in reversed(range(13))) + "\n"
                      + "hello," + ",".join(repr(float(value)) for value in reversed(points[5])) + "\n")
    plain = predictions(tmp_path, model, points[5:6], labels[5:6])

    done = hark.run("satisfaction", "predict", "--model", model, "--input", turned)
    assert [json.loads(line) for line in done.stdout.splitlines()] == plain

    turned.write_text("column 1\n1\n")
    done = hark.run("satisfaction", "predict", "--model", model, "--input", turned)
    assert done.returncode == 1 and '"column 0"' in done.stderr
    for content in [model.read_bytes()[:-40], b"a,b\n1,2\n", b""]:
        model.write_bytes(content)
        done = hark.run("satisfaction", "predict", "--model", model, "--input", turned)
        assert done.returncode == 1 and "no model of satisfaction" in done.stderr and done.stdout == ""
