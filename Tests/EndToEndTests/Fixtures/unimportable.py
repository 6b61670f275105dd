"""A library whose import does what $IMPORT_DEED says."""
import os
import signal
import sys
import time

__version__ = "1.0"

match os.environ["IMPORT_DEED"]:
    case "raise":
        raise ImportError("libmissing.so.1: cannot open shared object file")
    case "quit":
        sys.exit(4)
    case "leave":
        os._exit(4)
    case "crash":
        print("about to crash", file=sys.stderr, flush=True)
        os.kill(os.getpid(), signal.SIGSEGV)
    case "hang":
        time.sleep(1000)


def function(a, **arguments):
    return 0
