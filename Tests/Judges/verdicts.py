"""Reads the reports of other programs and says whether they accept Hark."""

import json
import sys
from collections import Counter

# libwebsockets answers only the last of several pings in flight, which RFC 6455 (5.5.3) allows.
ONE_PONG_FOR_MANY = {"2.10", "2.11"}


def autobahn(path):
    with open(path) as file:
        cases = json.load(file)["hark"]
    counts = Counter(case["behavior"] for case in cases.values())
    good = {"OK", "NON-STRICT", "INFORMATIONAL"}
    # The suite says "failed by client" where it closed the connection itself before the server could.
    closes = good | {"FAILED BY CLIENT"}
    bad = {
        number: f"{case['behavior']}/{case['behaviorClose']}"
        for number, case in cases.items()
        if not (case["behavior"] in good and case["behaviorClose"] in closes)
    }
    accepted = sorted(number for number in bad if number in ONE_PONG_FOR_MANY)
    failed = {number: verdict for number, verdict in bad.items() if number not in ONE_PONG_FOR_MANY}
    summary = f"{len(cases)} cases, " + ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
    return failed, f"{summary}; accepted: {', '.join(accepted) or 'none'}", len(cases) > 200


def testssl(path):
    with open(path) as file:
        findings = json.load(file)
    harmless = {"OK", "INFO", "LOW", "DEBUG"}
    failed = {
        finding["id"]: f"{finding['severity']}: {finding['finding']}"
        for finding in findings
        # "engine_problem" is about the OpenSSL that testssl.sh itself uses.
        if finding["severity"] not in harmless and finding["id"] != "engine_problem"
    }
    counts = Counter(finding["severity"] for finding in findings)
    summary = "testssl.sh: " + ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
    return failed, summary, counts["OK"] > 10


def main():
    failed, summary, is_whole = {"autobahn": autobahn, "testssl": testssl}[sys.argv[1]](sys.argv[2])
    for name, verdict in sorted(failed.items()):
        print(f"  {name}: {verdict}")
    if not is_whole:
        print("  the report is not whole")
    print(summary + (f"; {len(failed)} not accepted" if failed else ""))
    sys.exit(1 if failed or not is_whole else 0)


main()
