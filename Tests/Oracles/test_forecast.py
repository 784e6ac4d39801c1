"""`hark forecast` beside statsmodels and pmdarima.

The log-likelihood is compared on the order that hark chose and the same series. statsmodels gets it two ways: by its
defaults (an approximately diffuse start, so many values burnt as differencing takes) and by simple differencing, which
is what hark's docs say it matches. The defaults differ from the exact value where shocks are not small beside their
10^6, so they are compared on series where they are.
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


def fit(series, result, **options):
    p, d, q, P, D, Q, m = result["order"]
    model = SARIMAX(
        series,
        order=(p, d, q),
        seasonal_order=(P, D, Q, m if P + D + Q else 0),
        trend=result["arima"]["trend"],
        **options,
    )
    best = model.fit(disp=0, maxiter=500)
    again = model.fit(disp=0, maxiter=500, method="nm", start_params=best.params)
    return max(best.llf, again.llf)


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
def test_log_likelihood_is_that_of_statsmodels(name, tmp_path):
    series, season = SERIES[name]

    result = forecast(series, season, 6, tmp_path)

    assert result["logLikelihood"] > fit(series, result, simple_differencing=True) - 0.5
    assert result["logLikelihood"] == pytest.approx(fit(series, result), abs=0.5)


def test_criterion_is_akaikes_corrected(tmp_path):
    result = forecast(*SERIES["airline"], 6, tmp_path)

    count, parameters = result["arima"]["observations"], sum(result["order"][i] for i in (0, 2, 3, 5)) + 1
    wanted = -2 * result["logLikelihood"] + 2 * parameters * count / (count - parameters - 1)
    assert result["aicc"] == pytest.approx(wanted)


@pytest.mark.parametrize("name", ["airline", "beer", "wine", "wool"])
def test_forecast_errs_no_more_than_pmdarima(name, tmp_path):
    import pmdarima

    series, season = SERIES[name]
    known, came = series[: -2 * season], series[-2 * season :]

    own = [point["mean"] for point in forecast(known, season, 2 * season, tmp_path)["forecast"]]

    theirs = pmdarima.auto_arima(known, m=season, suppress_warnings=True).predict(2 * season)
    assert np.abs(own - came).mean() < 1.1 * np.abs(theirs - came).mean()


def test_ranges_hold(tmp_path):
    within, total = 0, 0
    for seed in range(20):
        series = simulated(100 + seed, 160)
        for point, came in zip(forecast(series[:148], 12, 12, tmp_path)["forecast"], series[148:]):
            within += point["low80"] <= came <= point["high80"]
            total += 1
    assert 0.72 < within / total < 0.9
