// The one list of what is taken from a libpython at run time.
//
// CPYTHON_FUNCTION(wrapper, result, name, parameters, arguments)
//   a function: a slot of the table, and the inline `wrapper` that Swift calls.
// CPYTHON_NEWER_FUNCTION(wrapper, result, name, parameters, arguments)
//   the same for one that older versions lack, and that the limited API does not declare.
// CPYTHON_OBJECT(wrapper, name)
//   the address of a static object or type, which Swift cannot import since it is a mutable global.
// CPYTHON_EXCEPTION(wrapper, name)
//   the class that a global variable points to.

// Lifetime
CPYTHON_FUNCTION(py_set_program_name, void, Py_SetProgramName, (const wchar_t *name), (name))
CPYTHON_FUNCTION(py_decode_locale, wchar_t *, Py_DecodeLocale, (const char *text, size_t *size), (text, size))
CPYTHON_FUNCTION(py_initialize, void, Py_InitializeEx, (int signals), (signals))
CPYTHON_FUNCTION(py_retain, void, Py_IncRef, (PyObject *object), (object))
CPYTHON_FUNCTION(py_release, void, Py_DecRef, (PyObject *object), (object))

// Modules and capsules
CPYTHON_FUNCTION(py_import, PyObject *, PyImport_ImportModule, (const char *name), (name))
CPYTHON_FUNCTION(py_capsule, PyObject *, PyCapsule_New, (void *pointer, const char *name, PyCapsule_Destructor destructor), (pointer, name, destructor))
CPYTHON_FUNCTION(py_capsule_name, const char *, PyCapsule_GetName, (PyObject *capsule), (capsule))
CPYTHON_FUNCTION(py_capsule_pointer, void *, PyCapsule_GetPointer, (PyObject *capsule, const char *name), (capsule, name))

// Exceptions
CPYTHON_FUNCTION(py_error_occurred, PyObject *, PyErr_Occurred, (void), ())
CPYTHON_FUNCTION(py_error_clear, void, PyErr_Clear, (void), ())
CPYTHON_FUNCTION(py_error_set, void, PyErr_SetString, (PyObject *type, const char *message), (type, message))
CPYTHON_FUNCTION(py_error_fetch, void, PyErr_Fetch, (PyObject **type, PyObject **value, PyObject **trace), (type, value, trace))
CPYTHON_FUNCTION(py_error_normalize, void, PyErr_NormalizeException, (PyObject **type, PyObject **value, PyObject **trace), (type, value, trace))

// Objects
CPYTHON_FUNCTION(py_attribute, PyObject *, PyObject_GetAttr, (PyObject *object, PyObject *name), (object, name))
CPYTHON_FUNCTION(py_set_attribute, int, PyObject_SetAttrString, (PyObject *object, const char *name, PyObject *value), (object, name, value))
CPYTHON_FUNCTION(py_item, PyObject *, PyObject_GetItem, (PyObject *object, PyObject *key), (object, key))
CPYTHON_FUNCTION(py_set_item, int, PyObject_SetItem, (PyObject *object, PyObject *key, PyObject *value), (object, key, value))
CPYTHON_FUNCTION(py_sequence_item, PyObject *, PySequence_GetItem, (PyObject *object, Py_ssize_t index), (object, index))
CPYTHON_FUNCTION(py_instance_dict, PyObject *, PyObject_GenericGetDict, (PyObject *object, void *context), (object, context))
CPYTHON_FUNCTION(py_size, Py_ssize_t, PyObject_Size, (PyObject *object), (object))
CPYTHON_FUNCTION(py_iterator, PyObject *, PyObject_GetIter, (PyObject *object), (object))
CPYTHON_FUNCTION(py_next, PyObject *, PyIter_Next, (PyObject *iterator), (iterator))
CPYTHON_FUNCTION(py_str, PyObject *, PyObject_Str, (PyObject *object), (object))
CPYTHON_FUNCTION(py_repr, PyObject *, PyObject_Repr, (PyObject *object), (object))
CPYTHON_FUNCTION(py_truth, int, PyObject_IsTrue, (PyObject *object), (object))
CPYTHON_FUNCTION(py_compare, int, PyObject_RichCompareBool, (PyObject *left, PyObject *right, int operation), (left, right, operation))
CPYTHON_FUNCTION(py_is_instance, int, PyObject_IsInstance, (PyObject *object, PyObject *type), (object, type))

// Calls
CPYTHON_FUNCTION(py_call, PyObject *, PyObject_Call, (PyObject *callable, PyObject *tuple, PyObject *dict), (callable, tuple, dict))
CPYTHON_NEWER_FUNCTION(py_vectorcall, PyObject *, PyObject_Vectorcall, (PyObject *callable, PyObject *const *arguments, size_t count, PyObject *names), (callable, arguments, count, names))
CPYTHON_NEWER_FUNCTION(py_vectorcall_method, PyObject *, PyObject_VectorcallMethod, (PyObject *method, PyObject *const *arguments, size_t count, PyObject *names), (method, arguments, count, names))

// Numbers
CPYTHON_FUNCTION(py_int, PyObject *, PyLong_FromLongLong, (long long value), (value))
CPYTHON_FUNCTION(py_unsigned_int, PyObject *, PyLong_FromUnsignedLongLong, (unsigned long long value), (value))
CPYTHON_FUNCTION(py_index, PyObject *, PyNumber_Index, (PyObject *object), (object))
CPYTHON_FUNCTION(py_as_int, long long, PyLong_AsLongLong, (PyObject *object), (object))
CPYTHON_FUNCTION(py_as_int_or_overflow, long long, PyLong_AsLongLongAndOverflow, (PyObject *object, int *overflow), (object, overflow))
CPYTHON_FUNCTION(py_as_unsigned_int, unsigned long long, PyLong_AsUnsignedLongLong, (PyObject *object), (object))
CPYTHON_FUNCTION(py_float, PyObject *, PyFloat_FromDouble, (double value), (value))
CPYTHON_FUNCTION(py_as_double, double, PyFloat_AsDouble, (PyObject *object), (object))
CPYTHON_FUNCTION(py_complex, PyObject *, PyComplex_FromDoubles, (double real, double imaginary), (real, imaginary))
CPYTHON_FUNCTION(py_complex_real, double, PyComplex_RealAsDouble, (PyObject *object), (object))
CPYTHON_FUNCTION(py_complex_imaginary, double, PyComplex_ImagAsDouble, (PyObject *object), (object))

// Text and bytes
CPYTHON_FUNCTION(py_text, PyObject *, PyUnicode_FromStringAndSize, (const char *utf8, Py_ssize_t size), (utf8, size))
CPYTHON_FUNCTION(py_interned_text, PyObject *, PyUnicode_InternFromString, (const char *utf8), (utf8))
CPYTHON_FUNCTION(py_as_utf8, const char *, PyUnicode_AsUTF8AndSize, (PyObject *object, Py_ssize_t *size), (object, size))
CPYTHON_FUNCTION(py_encoded, PyObject *, PyUnicode_AsEncodedString, (PyObject *object, const char *encoding, const char *errors), (object, encoding, errors))
CPYTHON_FUNCTION(py_bytes, PyObject *, PyBytes_FromStringAndSize, (const char *bytes, Py_ssize_t size), (bytes, size))
CPYTHON_FUNCTION(py_as_bytes, int, PyBytes_AsStringAndSize, (PyObject *object, char **bytes, Py_ssize_t *size), (object, bytes, size))

// Containers
CPYTHON_FUNCTION(py_tuple, PyObject *, PyTuple_New, (Py_ssize_t count), (count))
CPYTHON_FUNCTION(py_tuple_set, int, PyTuple_SetItem, (PyObject *tuple, Py_ssize_t index, PyObject *stolen), (tuple, index, stolen))
CPYTHON_FUNCTION(py_list, PyObject *, PyList_New, (Py_ssize_t count), (count))
CPYTHON_FUNCTION(py_list_set, int, PyList_SetItem, (PyObject *list, Py_ssize_t index, PyObject *stolen), (list, index, stolen))
CPYTHON_FUNCTION(py_list_size, Py_ssize_t, PyList_Size, (PyObject *list), (list))
CPYTHON_FUNCTION(py_list_item, PyObject *, PyList_GetItem, (PyObject *list, Py_ssize_t index), (list, index))
CPYTHON_FUNCTION(py_dict, PyObject *, PyDict_New, (void), ())
CPYTHON_FUNCTION(py_dict_copy, PyObject *, PyDict_Copy, (PyObject *dict), (dict))
CPYTHON_FUNCTION(py_dict_set, int, PyDict_SetItem, (PyObject *dict, PyObject *key, PyObject *value), (dict, key, value))
CPYTHON_FUNCTION(py_dict_next, int, PyDict_Next, (PyObject *dict, Py_ssize_t *position, PyObject **key, PyObject **value), (dict, position, key, value))
CPYTHON_FUNCTION(py_slice, PyObject *, PySlice_New, (PyObject *start, PyObject *stop, PyObject *step), (start, stop, step))

CPYTHON_OBJECT(py_none, _Py_NoneStruct)
CPYTHON_OBJECT(py_true, _Py_TrueStruct)
CPYTHON_OBJECT(py_false, _Py_FalseStruct)
CPYTHON_OBJECT(py_ellipsis, _Py_EllipsisObject)
CPYTHON_OBJECT(py_int_type, PyLong_Type)
CPYTHON_OBJECT(py_float_type, PyFloat_Type)
CPYTHON_OBJECT(py_text_type, PyUnicode_Type)
CPYTHON_OBJECT(py_list_type, PyList_Type)
CPYTHON_EXCEPTION(py_type_error, PyExc_TypeError)
