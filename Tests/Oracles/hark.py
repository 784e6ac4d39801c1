"""Runs the built `hark`; HARK names another binary than the debug build."""

import json
import os
import pathlib
import subprocess

PROJECT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ.get("HARK", str(PROJECT / ".build/debug/hark"))


def run(*words):
    """Runs `hark` with words and returns what it did."""
    return subprocess.run([BINARY, *map(str, words)], capture_output=True, text=True, timeout=300)


def answer(*words):
    """Runs `hark` with words and `--json`, and reads its answer."""
    done = run(*words, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
