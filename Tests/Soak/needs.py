"""What a scenario needs of this machine: programs, root, and features of the kernel."""

import ctypes
import os
import shutil
import signal
import subprocess


class Skip(Exception):
    """This machine can't do what the scenario needs."""


def programs(*names):
    for name in names:
        if shutil.which(name) is None:
            raise Skip(f"there is no {name}; scripts/setup test installs it")


def root():
    if os.geteuid() != 0:
        raise Skip("only root can do this")


def run(*arguments, seconds=60, **options):
    """Runs a program that must succeed and returns what it printed."""
    done = subprocess.run(
        [str(part) for part in arguments], capture_output=True, text=True, timeout=seconds, **options
    )
    if done.returncode != 0:
        raise RuntimeError(f"{arguments} ended with {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout


def die_with_us():
    """For what is started: it ends when this run does, however that ends (prctl, PR_SET_PDEATHSIG)."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def refusal(*arguments):
    """Runs a program that must not succeed and returns what it said."""
    done = subprocess.run([str(part) for part in arguments], capture_output=True, text=True, timeout=60)
    if done.returncode == 0:
        raise RuntimeError(f"{arguments} succeeded: {done.stdout}")
    return done.stdout + done.stderr


def attempt(why, *arguments):
    """Runs a program that may need a feature of the kernel that is missing."""
    try:
        return run(*arguments)
    except RuntimeError as fault:
        raise Skip(f"{why}: {fault}") from None
