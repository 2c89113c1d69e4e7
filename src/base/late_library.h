/** @file
 * A shared library that is loaded while the program runs: a list of its functions becomes functions
 * of the same names here, each passed on to the library once it is there. A file that includes this
 * defines _GNU_SOURCE and both lists, then BM_LATE_LIBRARY(name, soname, needs).
 */
#ifndef BM_BASE_LATE_LIBRARY_H
#define BM_BASE_LATE_LIBRARY_H

#include <dlfcn.h>
#include <glib.h>
#include <pthread.h>

/* A library that finds its own symbols first is loaded in four fifths of the time: PROJ and GEOS
 * have thousands, and before them every library of the program would be asked for each. The
 * sanitizers must stand before all others. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define BM_LATE_SCOPE 0
#else
#define BM_LATE_SCOPE RTLD_DEEPBIND
#endif

#define BM_LATE_MODE (RTLD_LAZY | RTLD_LOCAL | BM_LATE_SCOPE)

/* The dynamic linker holds its lock while it loads a library with all that this one needs, and a
 * thread waits for the lock to begin another: `needs`, sonames parted by a space, come one by one.
 * One that is not there is not needed. */
static inline void *bm_late_open(const char *soname, const char *needs)
{
    char **sonames = g_strsplit(needs, " ", -1);
    for (guint i = 0; sonames[i]; i++)
        dlopen(sonames[i], BM_LATE_MODE);
    g_strfreev(sonames);
    return dlopen(soname, BM_LATE_MODE);
}

#define BM_LATE_POINTER(type, name, parameters, arguments) type(*name) parameters;
#define BM_LATE_POINTER_OF_NONE(name, parameters, arguments) void(*name) parameters;
#define BM_LATE_FIND(type, name, parameters, arguments)                                            \
    *(void **)&loaded.name = find_in_library(library, #name);
#define BM_LATE_FIND_PROCEDURE(name, parameters, arguments)                                        \
    BM_LATE_FIND(void, name, parameters, arguments)
#define BM_LATE_PASS_ON(type, name, parameters, arguments)                                         \
    type name parameters                                                                           \
    {                                                                                              \
        pthread_once(&once, load_library);                                                         \
        return loaded.name arguments;                                                              \
    }
#define BM_LATE_PASS_ON_PROCEDURE(name, parameters, arguments)                                     \
    void name parameters                                                                           \
    {                                                                                              \
        pthread_once(&once, load_library);                                                         \
        loaded.name arguments;                                                                     \
    }

/** What FUNCTIONS lists returns something, what PROCEDURES lists does not; each entry is the type
 *  (of a function only), the name, the parameters, and how they are passed on. `load` becomes a
 *  function that loads the library, or waits until another thread has. */
#define BM_LATE_LIBRARY(load, soname, needs)                                                       \
    static struct {                                                                                \
        FUNCTIONS(BM_LATE_POINTER)                                                                 \
        PROCEDURES(BM_LATE_POINTER_OF_NONE)                                                        \
    } loaded;                                                                                      \
    static pthread_once_t once = PTHREAD_ONCE_INIT;                                                \
    static void *find_in_library(void *library, const char *name)                                  \
    {                                                                                              \
        void *function = library ? dlsym(library, name) : NULL;                                    \
        if (!function) /* as the dynamic linker ends a program that lacks a library */             \
            g_error("%s cannot be loaded: %s", soname, dlerror());                                 \
        return function;                                                                           \
    }                                                                                              \
    static void load_library(void)                                                                 \
    {                                                                                              \
        void *library = bm_late_open(soname, needs);                                               \
        FUNCTIONS(BM_LATE_FIND)                                                                    \
        PROCEDURES(BM_LATE_FIND_PROCEDURE)                                                         \
    }                                                                                              \
    FUNCTIONS(BM_LATE_PASS_ON)                                                                     \
    PROCEDURES(BM_LATE_PASS_ON_PROCEDURE)                                                          \
    void load(void)                                                                                \
    {                                                                                              \
        pthread_once(&once, load_library);                                                         \
    }

#endif
