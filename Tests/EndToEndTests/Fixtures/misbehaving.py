"""A library of one function in many versions, each of which answers as NumPy does but for one call, or one habit.

The one call is a vector of a single one, without arguments: it is made once in a run.
"""
import os
import signal
import sys
import threading
import time

import numpy

__version__ = "1.0"

# Where $IMPORTS_FILE is named, only the first $IMPORTS processes can import this.
if file := os.environ.get("IMPORTS_FILE"):
    with open(file, "a") as marks:
        marks.write("x")
    if os.path.getsize(file) > int(os.environ["IMPORTS"]):
        raise ImportError("too many imports")


def _is_the_one(a, arguments):
    return a.shape == (1,) and not arguments and a[0] == 1


def plain(a, **arguments):
    return numpy.argmax(a, **arguments)


def _at_the_one(deed):
    def function(a, **arguments):
        if _is_the_one(a, arguments):
            deed()
        return numpy.argmax(a, **arguments)

    return function


def _gorge():
    hoard = []
    while True:
        hoard.append(b"x" * (16 << 20))


def _spin():
    while True:
        pass


def _quit():
    raise SystemExit(5)


crashing = _at_the_one(lambda: os.kill(os.getpid(), signal.SIGSEGV))
aborting = _at_the_one(os.abort)
hanging = _at_the_one(lambda: time.sleep(1000))
spinning = _at_the_one(_spin)
gorging = _at_the_one(_gorge)
leaving = _at_the_one(lambda: os._exit(3))
leaving_well = _at_the_one(lambda: os._exit(0))
quitting = _at_the_one(_quit)
# 100 is where a worker keeps its way to the parent.
babbling = _at_the_one(lambda: os.write(100, b"\xff\x00 noise\n"))
flooding_once = _at_the_one(lambda: [os.write(1, b"flood " * 10_000) for _ in range(1000)])


def chatty(a, **arguments):
    print("a line on standard output", a.shape)
    print("a line on standard error", file=sys.stderr)
    os.write(1, bytes(range(256)))
    return numpy.argmax(a, **arguments)


def closing(a, **arguments):
    for descriptor in (1, 2):
        try:
            os.close(descriptor)
        except OSError:
            pass
    return numpy.argmax(a, **arguments)


def meddling(a, **arguments):
    if threading.active_count() < 3:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGPIPE, signal.SIGCHLD):
            signal.signal(number, signal.SIG_IGN)
        signal.signal(signal.SIGALRM, lambda *_: None)
        signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
        threading.Thread(target=_spin_slowly, daemon=True).start()
    return numpy.argmax(a, **arguments)


def _spin_slowly():
    while True:
        time.sleep(0.001)


def breeding(a, **arguments):
    """Leaves a child that holds the worker's descriptors open."""
    if _is_the_one(a, arguments) and os.fork() == 0:
        time.sleep(1000)
    return numpy.argmax(a, **arguments)


def slow(a, **arguments):
    time.sleep(0.002)
    return numpy.argmax(a, **arguments)


def wavering(a, **arguments):
    """Another answer in each process, for two zeros in contiguous memory."""
    if a.shape == (2,) and not arguments and not a.any() and a.flags.c_contiguous:
        return numpy.int64(os.getpid())
    return numpy.argmax(a, **arguments)


def fatal_row(a, **arguments):
    """Dies of any array that holds the row whose bytes $FATAL_ROW gives; without it, writes such a row down."""
    if a.ndim == 2 and a.shape[1] == 65 and arguments == {"axis": -1}:
        fatal = os.environ.get("FATAL_ROW")
        if fatal is None:
            with open(os.environ["ROW_FILE"], "w") as file:
                file.write(a[min(5, len(a) - 1)].tobytes().hex())
        elif any(row.tobytes() == bytes.fromhex(fatal) for row in a):
            os.kill(os.getpid(), signal.SIGSEGV)
    return numpy.argmax(a, **arguments)


def fatal_stack(a, **arguments):
    """Dies of no row alone, but of many rows of length 65 together."""
    if a.ndim == 2 and a.shape[1] == 65 and a.shape[0] > 1 and arguments == {"axis": -1}:
        os.kill(os.getpid(), signal.SIGSEGV)
    return numpy.argmax(a, **arguments)


def _at_a_question(deed):
    """At a vector of 100 whose first and last are the largest: a question of surveys, and no case of suites."""

    def function(a, **arguments):
        if a.shape == (100,) and not arguments and a.sum() == 2 and a[0] == a[99] == 1:
            deed()
        return numpy.argmax(a, **arguments)

    return function


crashing_in_surveys = _at_a_question(lambda: os.kill(os.getpid(), signal.SIGSEGV))
leaving_in_surveys = _at_a_question(lambda: os._exit(3))
hanging_in_surveys = _at_a_question(lambda: time.sleep(1000))
babbling_in_surveys = _at_a_question(lambda: os.write(100, b"\xff\x00 noise\n"))
