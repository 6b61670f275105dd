// The part of NumPy's binary interface that is the same from 1.21 to 2.x, so that no NumPy headers
// are needed: leading fields of three structs, and two functions of the capsule `_ARRAY_API`.
#pragma once

#include "CPython.h"
#include <stdint.h>

/// Leading fields of `PyArray_Descr`; what follows differs between NumPy 1 and 2.
struct numpy_descr {
  struct py_head head;
  void *scalar_type;
  char kind;
  char type;
  char byte_order;
  char former_flags;
  int type_number;
};

/// `PyArrayObject_fields`.
struct numpy_array {
  struct py_head head;
  char *data;
  int rank;
  intptr_t *shape;
  intptr_t *strides;
  PyObject *base;
  struct numpy_descr *descr;
  int flags;
};

/// An integer scalar: its value follows the head.
struct numpy_scalar {
  struct py_head head;
  char value[8];
};

enum {
  numpy_c_contiguous = 0x0001,
  numpy_aligned = 0x0100,
  numpy_writeable = 0x0400,
};

/// `&PyArray_Type`
static inline void *numpy_array_type(void *const *api) { return api[2]; }

/// `PyArray_NewFromDescr`; takes over the reference to `descr`.
static inline PyObject *numpy_new_array(
    void *const *api, PyObject *descr, int rank, const intptr_t *shape, const intptr_t *strides,
    void *data, int flags) {
  typedef PyObject *(*function)(
      void *, PyObject *, int, const intptr_t *, const intptr_t *, void *, int, PyObject *);
  return ((function)api[94])(api[2], descr, rank, shape, strides, data, flags, NULL);
}

/// `PyArray_SetBaseObject`; takes over the reference to `base`.
static inline int numpy_set_base(void *const *api, PyObject *array, PyObject *base) {
  return ((int (*)(PyObject *, PyObject *))api[282])(array, base);
}
