"""`hark forecast` beside statsmodels and pmdarima.

The log-likelihood is compared on the order that hark chose and the same series, in three ways. At hark's own coefficients
statsmodels must come to the same value: then both mean the same by it. From hark's coefficients on statsmodels must find
nothing better: then hark's search has come to a top. And hark's value must not be below what statsmodels finds by itself;
it may be above, for likelihoods have several tops and statsmodels starts from one place only (on two of these series it
stops 2 and 5 lower than where hark's coefficients are).

statsmodels reckons it two ways: by its defaults (an approximately diffuse start, so many values burnt as differencing
takes) and by simple differencing, which is what hark's docs say it matches. The defaults differ from the exact value where
shocks are not small beside their 10^6, so series are scaled to where they are.
"""

import warnings

import numpy as np
import pytest
from pmdarima.datasets import load_airpassengers, load_ausbeer, load_lynx, load_taylor, load_wineind, load_woolyrnq
from statsmodels.tsa.statespace.sarimax import SARIMAX

import hark

warnings.simplefilter("ignore")


def forecast(series, season, horizon, folder):
    path = folder / "series.csv"
    path.write_text("value\n" + "\n".join(repr(float(value)) for value in series) + "\n")
    words = ["--input", path, "--column", "value", "--season", season, "--horizon", horizon]
    return hark.answer("forecast", *words)


def model(series, result, **options):
    """statsmodels' model of the order that hark chose."""
    p, d, q, P, D, Q, m = result["order"]
    return SARIMAX(
        series,
        order=(p, d, q),
        seasonal_order=(P, D, Q, m if P + D + Q else 0),
        trend=result["arima"]["trend"],
        **options,
    )


def parameters(result):
    """hark's coefficients as statsmodels orders them; its intercept is the mean times what AR leaves of a level."""
    p, _, q, P, _, _, _ = result["order"]
    found = result["arima"]
    coefficients = np.array(found["coefficients"])
    left = (1 - coefficients[:p].sum()) * (1 - coefficients[p + q : p + q + P].sum())
    intercept = [found["constant"] * left] if found["trend"] == "c" else []
    return np.concatenate([intercept, coefficients, [found["variance"]]])


def simulated(seed, count=300):
    random = np.random.default_rng(seed)
    shocks = random.normal(size=count + 50)
    series = np.zeros(count + 50)
    for index in range(14, count + 50):
        series[index] = (
            0.5 * series[index - 1] + 0.6 * series[index - 12] - 0.3 * series[index - 13]
            + shocks[index] + 0.3 * shocks[index - 1]
        )
    return 20 + series[50:]


def walk(seed, count=250):
    random = np.random.default_rng(seed)
    return 100 + np.cumsum(random.normal(size=count) + 0.4 * np.roll(random.normal(size=count), 1))


SERIES = {
    "airline": (load_airpassengers(), 12),
    "airline in logarithms": (np.log(load_airpassengers()), 12),
    "beer": (load_ausbeer()[~np.isnan(load_ausbeer())], 4),
    "lynx in logarithms": (np.log10(load_lynx()), 1),
    "wool": (load_woolyrnq() / 100, 4),
    "wine": (load_wineind() / 1000, 12),
    "seasonal process": (simulated(1), 12),
    "another seasonal process": (simulated(2), 12),
    "walk": (walk(3), 1),
    "noise": (np.random.default_rng(4).normal(5, 2, 200), 1),
    "load by hours": (load_taylor().reshape(-1, 2).mean(1)[:500] / 1000, 24),
}


@pytest.mark.parametrize("name", SERIES)
@pytest.mark.parametrize("options", [{"simple_differencing": True}, {}], ids=["simple", "default"])
def test_log_likelihood_is_that_of_statsmodels(name, options, tmp_path):
    series, season = SERIES[name]

    result = forecast(series, season, 6, tmp_path)

    theirs, ours = model(series, result, **options), parameters(result)
    assert result["logLikelihood"] == pytest.approx(theirs.loglike(ours), abs=0.05)
    assert result["logLikelihood"] == pytest.approx(theirs.fit(ours, disp=0, maxiter=500).llf, abs=0.5)
    assert result["logLikelihood"] > theirs.fit(disp=0, maxiter=500).llf - 0.5


def test_criterion_is_akaikes_corrected(tmp_path):
    result = forecast(*SERIES["airline"], 6, tmp_path)

    count, parameters = result["arima"]["observations"], sum(result["order"][i] for i in (0, 2, 3, 5)) + 1
    wanted = -2 * result["logLikelihood"] + 2 * parameters * count / (count - parameters - 1)
    assert result["aicc"] == pytest.approx(wanted)


def test_forecasts_err_no_more_than_pmdarima(tmp_path):
    """Two seasons ahead, from the ends of four different seasons of four series: one end alone is luck."""
    import pmdarima

    ratios = []
    for name in ["airline", "beer", "wine", "wool"]:
        series, season = SERIES[name]
        for back in range(2, 6):
            known, came = np.split(series, [-back * season])
            came = came[: 2 * season]
            own = [point["mean"] for point in forecast(known, season, 2 * season, tmp_path)["forecast"]]
            theirs = pmdarima.auto_arima(known, m=season, suppress_warnings=True).predict(2 * season)
            ratios.append(np.abs(own - came).mean() / np.abs(theirs - came).mean())
    assert np.exp(np.log(ratios).mean()) < 1.05, np.round(ratios, 2)


def test_ranges_hold(tmp_path):
    """Of a hundred series, for the twelve ranges of one go together: twenty held 70 %."""
    within, total = 0, 0
    for seed in range(100):
        series = simulated(100 + seed, 160)
        for point, came in zip(forecast(series[:148], 12, 12, tmp_path)["forecast"], series[148:]):
            within += point["low80"] <= came <= point["high80"]
            total += 1
    assert 0.75 < within / total < 0.85
