#include "CPython.h"

#include <dlfcn.h>
#include <stddef.h>
#include <stdio.h>

struct cpython_table cpython;

/// One symbol, and the place of its slot in the table.
struct symbol {
  const char *name;
  size_t offset;
  bool optional;
};

static const struct symbol symbols[] = {
#define CPYTHON_FUNCTION(wrapper, result, name, parameters, arguments) \
  {#name, offsetof(struct cpython_table, name), false},
#define CPYTHON_NEWER_FUNCTION(wrapper, result, name, parameters, arguments) \
  {#name, offsetof(struct cpython_table, name), true},
#define CPYTHON_OBJECT(wrapper, name) {#name, offsetof(struct cpython_table, wrapper), false},
#define CPYTHON_EXCEPTION(wrapper, name) {#name, offsetof(struct cpython_table, name), false},
#include "Functions.h"
};

bool cpython_load(const char *path, char *reason, size_t capacity) {
  void *library = dlopen(path, RTLD_NOW | RTLD_GLOBAL);
  if (library == NULL) {
    snprintf(reason, capacity, "%s", dlerror());
    return false;
  }
  struct cpython_table table = {0};
  for (size_t i = 0; i < sizeof symbols / sizeof symbols[0]; i++) {
    void *address = dlsym(library, symbols[i].name);
    if (address == NULL && !symbols[i].optional) {
      snprintf(reason, capacity, "it has no symbol %s", symbols[i].name);
      dlclose(library);
      return false;
    }
    *(void **)((char *)&table + symbols[i].offset) = address;
  }
  cpython = table;
  return true;
}

void cpython_flush(void) { fflush(NULL); }
