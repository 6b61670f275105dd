// CPython's C API, resolved at run time from a libpython that is chosen at run time.
//
// `Functions.h` is the list. Here it becomes a table of pointers and one inline wrapper for each;
// `CPython.c` fills the table. Nothing links libpython, so one binary serves every version.
#pragma once

// Before <Python.h>, or `fd_set` would come from two modules at once.
#include <features.h>

#define Py_LIMITED_API 0x030a0000
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <pthread.h>
#include <stdbool.h>

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

// The types of the slots are those of the headers, so that a wrong line in the list does not
// compile; functions outside the limited API have their types from the list alone.
struct cpython_table {
#define CPYTHON_FUNCTION(wrapper, result, name, parameters, arguments) __typeof__(&name) name;
#define CPYTHON_NEWER_FUNCTION(wrapper, result, name, parameters, arguments) result(*name) parameters;
#define CPYTHON_OBJECT(wrapper, name) PyObject *wrapper;
#define CPYTHON_EXCEPTION(wrapper, name) PyObject **name;
#include "Functions.h"
#undef CPYTHON_FUNCTION
#undef CPYTHON_NEWER_FUNCTION
#undef CPYTHON_OBJECT
#undef CPYTHON_EXCEPTION
  pthread_t owner;
  bool has_owner;
};

#pragma clang diagnostic pop

extern struct cpython_table cpython;

#define CPYTHON_FUNCTION(wrapper, result, name, parameters, arguments) \
  static inline result wrapper parameters { return cpython.name arguments; }
#define CPYTHON_NEWER_FUNCTION CPYTHON_FUNCTION
#define CPYTHON_OBJECT(wrapper, name) \
  static inline PyObject *wrapper(void) { return cpython.wrapper; }
#define CPYTHON_EXCEPTION(wrapper, name) \
  static inline PyObject *wrapper(void) { return *cpython.name; }
#include "Functions.h"
#undef CPYTHON_FUNCTION
#undef CPYTHON_NEWER_FUNCTION
#undef CPYTHON_OBJECT
#undef CPYTHON_EXCEPTION

/// Loads the library at `path` and fills the table. On failure says why in `reason` (of `capacity`
/// bytes) and leaves the table as it was.
bool cpython_load(const char *path, char *reason, size_t capacity);

/// Whether the library exports `PyObject_Vectorcall` (3.11 and later do).
static inline bool py_has_vectorcall(void) { return cpython.PyObject_Vectorcall != NULL; }

/// Binds the interpreter to the calling thread.
static inline void py_bind_thread(void) {
  cpython.owner = pthread_self();
  cpython.has_owner = true;
}

/// Whether the calling thread is the one that started the interpreter.
static inline bool py_on_bound_thread(void) {
  return cpython.has_owner && pthread_equal(cpython.owner, pthread_self());
}

/// A number of arguments with `PY_VECTORCALL_ARGUMENTS_OFFSET`: the interpreter may overwrite the
/// slot before the first one.
static inline size_t py_vectorcall_count(size_t count) {
  return count | (size_t)1 << (8 * sizeof(size_t) - 1);
}

/// An object's head, in the layout of the library in use rather than of the headers.
struct py_head {
  Py_ssize_t references;
  void *type;
};

/// The address of the object's type.
static inline void *py_type(const void *object) { return ((const struct py_head *)object)->type; }

/// Flushes C's own streams; Swift cannot name `stdout`.
void cpython_flush(void);
