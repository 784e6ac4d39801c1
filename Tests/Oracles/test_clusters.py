"""`hark cluster` beside scikit-learn, on generated data and on data that scikit-learn brings along."""

import csv

import numpy as np
import pytest
from sklearn.cluster import KMeans
from sklearn.datasets import load_breast_cancer, load_digits, load_wine, make_blobs
from sklearn.metrics import adjusted_rand_score, silhouette_score
from sklearn.preprocessing import StandardScaler

import hark


def blobs(rows, columns, groups, deviation, seed):
    return make_blobs(rows, columns, centers=groups, cluster_std=deviation, random_state=seed)[0]


DATA = {
    "parted": (blobs(600, 4, 4, 1, 1), 4),
    "overlapping": (blobs(1000, 4, 8, 2.5, 1), 8),
    "many groups": (blobs(3000, 6, 12, 4, 2), 12),
    "different units": (blobs(500, 3, 5, 2, 3) * [1, 1000, 1e-3] + [0, 1e6, 5], 5),
    "uniform": (np.random.RandomState(0).rand(2000, 5), 10),
    "normal": (np.random.RandomState(1).randn(500, 6), 6),
    "repeated": (np.random.RandomState(2).randint(0, 4, (800, 3)).astype(float), 7),
    "a column that is constant": (np.column_stack([blobs(300, 2, 3, 1, 4), np.full(300, 7.25)]), 3),
    "breast cancer": (load_breast_cancer().data, 5),
    "wine": (load_wine().data, 3),
    "digits": (load_digits().data[:500], 10),
}


def table(folder, points):
    path = folder / "points.csv"
    with open(path, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([f"column {number}" for number in range(points.shape[1])])
        writer.writerows([[repr(float(value)) for value in row] for row in points])
    return path


def best_of_ten(points, groups):
    return KMeans(groups, n_init=10, random_state=0).fit(points).inertia_


@pytest.mark.parametrize("name", DATA)
@pytest.mark.parametrize("scale", ["standardised", "raw"])
def test_inertia_is_at_most_a_thousandth_above_the_best_of_ten(name, scale, tmp_path):
    points, groups = DATA[name]
    told = hark.answer("cluster", "--input", table(tmp_path, points), "--k", groups, "--seed", 1,
                       *(["--standardise"] if scale == "standardised" else []))
    scaled = StandardScaler().fit_transform(points) if scale == "standardised" else points

    assert told["scale"] == scale and told["k"] == groups
    assert told["inertia"] <= 1.001 * best_of_ten(scaled, groups)
    labels = np.array(told["labels"])
    means = np.array([scaled[labels == label].mean(axis=0) for label in range(groups)])
    assert told["inertia"] == pytest.approx(((scaled - means[labels]) ** 2).sum(), rel=1e-9)
    assert told["silhouette"] == pytest.approx(silhouette_score(scaled, labels), abs=1e-9)
    own = np.array([points[labels == label].mean(axis=0) for label in range(groups)])
    np.testing.assert_allclose(told["centres"], own, rtol=1e-7, atol=1e-7 * np.abs(points).max())
    distances = ((scaled[:, None, :] - means[None]) ** 2).sum(axis=2)
    assert np.all(distances[np.arange(len(labels)), labels] <= distances.min(axis=1) + 1e-9)


@pytest.mark.parametrize("groups", [2, 3, 4, 5, 6])
def test_auto_counts_parted_groups(groups, tmp_path):
    points, truth = make_blobs(400, 3, centers=groups, cluster_std=0.8, center_box=(-15, 15), random_state=groups)

    told = hark.answer("cluster", "--input", table(tmp_path, points), "--k", "auto", "--seed", 3, "--standardise")

    assert told["k"] == groups
    assert adjusted_rand_score(truth, told["labels"]) > 0.99


def test_the_same_seed_gives_the_same_answer(tmp_path):
    path = table(tmp_path, DATA["uniform"][0])
    words = ["cluster", "--input", path, "--k", 6, "--seed", 9, "--json"]

    assert hark.run(*words).stdout == hark.run(*words).stdout


def test_a_file_without_names_and_one_with_text(tmp_path):
    points = DATA["parted"][0]
    bare = tmp_path / "bare.csv"
    np.savetxt(bare, points, delimiter=",", fmt="%.17g")
    mixed = tmp_path / "mixed.csv"
    mixed.write_text("id,x\n" + "".join(f"c{row},{value[0]!r}\n" for row, value in enumerate(points.tolist())))

    assert len(hark.answer("cluster", "--input", bare, "--k", 4, "--seed", 1)["labels"]) == len(points)
    told = hark.answer("cluster", "--input", mixed, "--k", 2, "--seed", 1)
    assert told["columns"] == ["x"] and told["leftOut"] == ["id"]


@pytest.mark.parametrize("content, words, status, says", [
    ("a,b\n1,2\n3,x\n", [], 1, ["line 3", '"b"']),
    ("a,b\n1,2\n3\n", [], 1, ["line 3"]),
    ("a\n1\n1\n", ["--k", "2"], 1, ["2 groups", "there is 1"]),
    ("a\nx\ny\n", ["--k", "2"], 1, ["no column holds numbers"]),
    ("1,2\n3,nan\n", ["--k", "2"], 1, ["line 2"]),
    ("", [], 1, ["header"]),
    ("a\n1\n2\n", ["--k", "0"], 64, ["--k"]),
    ("a\n1\n2\n", ["--columns", "b"], 1, ['"b"']),
])
def test_bad_input_is_told(content, words, status, says, tmp_path):
    path = tmp_path / "bad.csv"
    path.write_text(content)

    done = hark.run("cluster", "--input", path, "--seed", 1, *words)

    assert done.returncode == status and done.stdout == ""
    assert all(word in done.stderr for word in says), done.stderr
