// Empty on purpose: the target `CPython` includes <Python.h> itself, after its own settings.
