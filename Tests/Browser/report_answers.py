"""Answers of the server for the reports, as long histories would give them: what a fresh demo can't have."""

import datetime
import json
import math
from urllib.parse import parse_qsl, urlsplit

MEASURES = [
    ("chats", "count", None), ("firstResponse", "milliseconds", "less"), ("wait", "milliseconds", "less"),
    ("abandonment", "share", "less"), ("containment", "share", "more"), ("csat", "score", "more"), ("nps", "score", "more"),
]
GROUPS = {
    "queue": [("q1", "Orders"), ("q2", "Billing and refunds")],
    "agent": [("a1", "Maya Chen"), ("a2", "李伟"), ("a3", "Zoë Müller-Lüdenscheidt"), ("-", "")],
    "intent": [("return", "return"), ("where_is_parcel", "where_is_parcel")], "language": [("en", "en"), ("zh", "zh")],
    "label": [("=1+1", "=1+1")], "segment": [("-", "")], "site": [("s1", "demo")],
}
MOMENT = "2026-11-{:02}T{:02}:00:00.000Z"


def value(unit, count, place):
    """What a measure of so many chats came to."""
    if unit == "count":
        return {"value": count, "n": count}
    if unit == "milliseconds":
        return {"value": 60_000 + 9_000 * place, "n": count, "p50": 40_000, "p90": 150_000}
    middle, half = (4.4 - 0.2 * place, 0.3) if unit == "score" else (0.4 + 0.05 * place, 0.08)
    return {"value": middle, "n": count, "low": middle - half, "high": middle + half}


def row(key, name, count, place, compares):
    values = {name: value(unit, count, place) for name, unit, _ in MEASURES}
    before = {name: value(unit, count + 3, place + 1) for name, unit, _ in MEASURES}
    return {"key": key, "name": name, "chats": count, "values": values, **({"before": before, "chatsBefore": count + 3} if compares else {})}


def report(query):
    first, end = (datetime.date.fromisoformat(query[name]) for name in ("from", "to"))
    days = [str(first + datetime.timedelta(at)) for at in range((end - first).days)]
    groups = GROUPS.get(query["by"]) or ([(str(at), "") for at in range(24)] if query["by"] == "hour" else [(day, day) for day in days])
    rows = [row(key, name, 40 - at, at % 3, "compare" in query) for at, (key, name) in enumerate(groups)]
    return {"from": query["from"], "to": query["to"], "zone": "Europe/Madrid", "by": query["by"], "filters": {},
            "total": row("", "", sum(one["chats"] for one in rows), 0, "compare" in query), "rows": rows}


def conversations(query):
    second = "after" in query
    page = [{"id": f"c{at:012}", "startedAt": MOMENT.format(28, at % 24), "queue": {"key": "q1", "name": "Orders"}, "agent": {"key": "a1", "name": "Maya Chen"},
             "language": "en", "intent": "return", "score": 2, "probabilityBad": 0.7, "wait": 45_000, "firstResponse": 80_000, "resolution": 900_000}
            for at in (range(50, 60) if second else range(50))]
    return {"conversations": page, **({} if second else {"next": "more"})}


def forecast(query):
    minutes = {"halfHour": 30, "hour": 60, "day": 1440, "week": 10080}[query["step"]]
    start = datetime.datetime(2026, 11, 29)
    at = lambda step: (start + datetime.timedelta(minutes=minutes * step)).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    level = lambda step: 30 + 15 * math.sin(step)
    past = [{"at": at(step), "count": round(level(step))} for step in range(-120, 0)]
    ahead = [{"at": at(step), "mean": level(step), "low80": level(step) - 6, "high80": level(step) + 6, "low95": level(step) - 10, "high95": level(step) + 10}
             for step in range(int(query["horizon"]))]
    staffing = {"target": {"share": 0.8, "withinSeconds": 60}, "concurrency": 3, "handlingSeconds": 480, "patienceSeconds": 180,
                "heads": [{"at": one["at"], "heads": 2 + at % 4, "expectedShare": 0.83} for at, one in enumerate(ahead)]}
    outcome, record = kept(query["step"], at, level)
    return {"step": query["step"], "zone": "Europe/Madrid", "history": past, "forecast": ahead, "model": "mean of 60 % theta, 40 % exponential smoothing [7]", "backtest": {"mase": 0.7, "coverage80": 0.79, "naiveMase": 0.9},
            "others": [{"model": "seasonal naive [7]", "mase": 0.9}], "anomalies": [] if query["step"] == "week" else [{"at": at(place), "count": count, "expected": 30, "low": 20, "high": 41} for place, count in ((-9, 61), (-1, 80))],
            "staffing": staffing if query["step"] == "halfHour" else None, "outcome": outcome, "record": record}


def kept(step, at, level):
    """Promises of the last stretches beside what came: nights bring nothing, some days surprise, and one is late."""
    if step not in ("day", "halfHour"):
        return [], None
    is_open = lambda place: step == "day" or 18 <= place % 48 < 38
    service = lambda place: {"heads": 2 + place % 3 if is_open(place) else 0, "target": 0.8, "withinSeconds": 60, "promised": 0.84 + 0.02 * (place % 4),
                             "kept": 0.65 + 0.07 * (place % 6) if is_open(place) else None, "n": 4 if is_open(place) else 0}
    outcome = []
    for place in range(-96 if step == "halfHour" else -60, 0):
        mean, came = (level(place), round(level(place) + 5 * math.sin(7 * place) + (20 if place == -20 else 0))) if is_open(place) else (0, 0)
        width = [6, 10] if is_open(place) else [0, 0]
        outcome.append({"at": at(place), "madeAt": at(place - 7), "mean": mean, "low80": mean - width[0], "high80": mean + width[0], "low95": mean - width[1], "high95": mean + width[1],
                        "came": came, "withinRange": abs(came - mean) <= width[0], "service": service(place) if step == "halfHour" else None})
    share = lambda value, n: {"value": value, "low": value - 0.06, "high": value + 0.05, "n": n}
    held = {"promised": 0.87, "kept": share(0.825, 160)} if step == "halfHour" else None
    return outcome, {"since": outcome[0]["at"], "n": len(outcome), "wape": 0.112, "naiveWape": 0.163, "bias": 0.01, "coverage80": share(0.83, len(outcome)), "service": held}


def satisfaction(_):
    agent = lambda at, name, told: {"id": f"a{at}", "name": name, "n": 60 - 20 * at, "raw": 4.5 - 0.2 * at, "value": 4.4 - 0.2 * at, "low": 4.1 - 0.2 * at, "high": 4.7 - 0.2 * at,
                                    "rankLow": 1, "rankHigh": 3, "told": told}
    driver = lambda name, effect: {"feature": name, "effect": effect, "low": effect - 0.15, "high": effect + 0.15, "n": 88}
    return {"asked": 400, "answered": 100, "responseRate": 0.25, "raw": {"value": 4.3, "n": 100, "low": 4.1, "high": 4.5}, "weighted": {"value": 4.1, "n": 100, "low": 3.8, "high": 4.4},
            "imputed": {"value": 4.0, "low": 3.8, "high": 4.2, "n": 400, "answered": 100, "predicted": 300}, "nps": {"value": 31.5, "n": 90, "low": 20, "high": 43},
            "agents": [agent(0, "Maya Chen", True), agent(1, "李伟", False), agent(2, "Zoë Müller-Lüdenscheidt", False)],
            "model": {"kind": "site", "version": "4", "trainedAt": MOMENT.format(28, 2), "dialogues": 5120, "ratings": 1180, "auc": 0.78, "ece": 0.03, "drift": {"status": "drifted", "psi": 0.3, "n": 410, "at": MOMENT.format(29, 2)}},
            "drivers": [driver("firstResponse", 0.4), driver("lastMood", -0.6), driver("transfers", 0.1)], "leadTime": {"median": 252_000, "n": 41, "caught": 41, "missed": 18, "falseAlarms": 12}}


def topics(_):
    topic = lambda terms, size, csat: {"terms": terms, "size": size, "share": size / 100, "csat": csat, "ratings": 9 if csat else 0, "conversations": ["c000000000001", "c000000000002"]}
    return {"complete": True, "at": MOMENT.format(28, 9), "counted": 100, "of": 240, "silhouette": 0.21,
            "topics": [topic(["refund", "lamp", "broken"], 60, 3.2), topic(["密码", "登录"], 30, None), topic(["parcel", "courier"], 10, 4.5)]}


def suggestions():
    """A list of its own for each test, since suggestions are decided."""
    base = {"kind": "article", "effort": "small", "at": MOMENT.format(27, 2), "gain": {"measure": "handoffs", "value": 12, "low": 8, "high": 17}}
    outcome = {"measure": "csat", "before": 3.6, "after": 4.0, "control": {"before": 4.2, "after": 4.24}, "effect": 0.37, "low": 0.11, "high": 0.63, "n": 148}
    return [
        {**base, "id": "s1", "title": "In English", "detail": "In English.", "facts": [{"name": "intent", "value": "change_address"}, {"name": "lost", "value": "43"}],
         "evidence": {"count": 43, "conversations": ["c1", "c2"]}, "status": "proposed"},
        {**base, "id": "s2", "kind": "staffing", "title": "One more person on Mondays", "detail": "Waits are long then.", "evidence": {"count": 12, "conversations": []}, "status": "proposed"},
        {**base, "id": "s3", "kind": "coaching", "title": "Coach on refunds", "detail": "Rated lower.", "evidence": {"count": 9, "conversations": ["c3"]}, "status": "accepted",
         "decidedAt": MOMENT.format(1, 9), "owner": {"id": "a9", "name": "Somebody who left"}, "outcome": outcome},
    ]


def causes(query):
    cause = {"key": "ridge-tent", "value": "ridge-tent", "before": 12.0, "now": 160.0, "contribution": 148.0, "explains": 0.87, "surprise": 0.02, "pValue": 1e-9,
             "conversationCount": 160, "conversations": [f"c{at:012}" for at in range(50)]}
    hour = {**cause, "key": "9", "value": "9", "contribution": 120.0, "explains": 0.7, "pValue": 0.012}
    return {"complete": True, "at": MOMENT.format(28, 9), "from": query["from"], "to": query["to"], "beforeFrom": "2026-09-30", "measure": query["measure"], "counted": 4100, "of": 4100,
            "before": 1960.0, "now": 2130.0, "groups": [{"dimension": "label", "explains": 0.87, "surprise": 0.02, "causes": [cause]}, {"dimension": "hour", "explains": 0.7, "surprise": 0.01, "causes": [hour]}]}


def patterns(_):
    trait = lambda feature, direction, size, mean: {"feature": feature, "direction": direction, "size": size, "difference": 1.2, "mean": mean, "meanOfAll": 60.0}
    kinds = lambda count: {"counted": count, "silhouette": 0.31, "groups": [
        {"size": count - 90, "share": 1 - 90 / count, "csat": 4.31, "ratings": 204, "traits": [], "conversations": ["c000000000001"]},
        {"size": 90, "share": 90 / count, "csat": 3.02, "ratings": 31, "conversations": ["c000000000002", "c000000000003"],
         "traits": [trait("wait", "higher", "strongly", 420.0), trait("repeats", "higher", "clearly", 2.4), trait("meanMood", "lower", "slightly", -0.4)]}]}
    rule = {"if": ["intent:damaged", "label:ridge-tent"], "then": ["rated:bad"], "support": 0.031, "confidence": 0.44, "lift": 3.1, "pValue": 1e-7, "count": 66}
    driver = lambda feature, effect: {"feature": feature, "effect": effect, "low": effect - 0.2, "high": effect + 0.2, "pValue": 0.001, "badMean": 1.0, "otherMean": 0.2, "n": 400}
    column = lambda feature, value: {"feature": feature, "coefficient": value, "low": value - 0.2, "high": value + 0.2, "pValue": 0.01}
    reasons = [{"feature": "openQuestions", "contribution": 0.9}, {"feature": "wasSolved", "contribution": -0.2}]
    repeats = {"days": 7, "known": 1800, "repeated": 210, "model": {"learnt": 1800, "held": 1400, "auc": 0.72, "brier": 0.09, "brierOfShare": 0.102, "ece": 0.01,
                                                                    "columns": [column("openQuestions", 0.9), column("wasSolved", -0.6), column("wait", 0.05)]},
               "conversations": [{"id": f"c{at:012}", "chance": 0.6 - at / 100, "reasons": reasons} for at in range(20)]}
    return {"complete": True, "at": MOMENT.format(28, 9), "counted": 2000, "of": 2130, "clusters": kinds(2000), "customers": kinds(1500), "rules": [rule] * 3,
            "drivers": [driver("wait", 0.7), driver("wasSolved", -0.5)], "repeats": repeats}


class Answers:
    """Answers a page's requests for reports from this file, and keeps what was asked; a `refusal` takes their place."""

    def __init__(self, page):
        self.suggestions, self.refusal, self.asked, self.sent, self.sought = suggestions(), None, [], [], 0
        for path in ("reports/**", "forecast?*", "satisfaction?*"):
            page.route(f"**/api/v1/{path}", self.answer)

    def answer(self, route):
        address = urlsplit(route.request.url)
        path, query = address.path.removeprefix("/api/v1/"), dict(parse_qsl(address.query))
        self.asked.append((path, query))
        if self.refusal:
            return route.fulfill(status=self.refusal[0], json=self.refusal[1])
        if route.request.method == "POST":
            if path == "reports/suggestions":
                self.sought += 1
                return route.fulfill(json=self.content(path, query))
            return route.fulfill(json=self.decide(path.removeprefix("reports/suggestions/"), json.loads(route.request.post_data)))
        return route.fulfill(json=self.content(path, query))

    def content(self, path, query):
        if path == "reports/measures":
            return {"measures": [{"id": name, "name": name, "unit": unit, "better": better, "definition": ""} for name, unit, better in MEASURES]}
        if path == "reports/suggestions":
            return {"suggestions": self.suggestions, "searchedAt": MOMENT.format(28, 3), "conversations": 1200 + self.sought}
        return {"reports/chats": report, "reports/conversations": conversations, "reports/causes": causes, "reports/patterns": patterns, "reports/topics": topics, "forecast": forecast, "satisfaction": satisfaction}[path](query)

    def decide(self, name, change):
        self.sent.append((name, change))
        found = next(one for one in self.suggestions if one["id"] == name)
        found.update({"status": change["status"], "decidedAt": MOMENT.format(29, 9)} if "status" in change else {"owner": {"id": change["owner"], "name": ""}})
        return found
