/** @file
 * What `bordermap --version` says: the program, the libraries beneath it, the geodata.
 */
#ifndef BM_CLI_VERSION_H
#define BM_CLI_VERSION_H

/** Prints a line each to standard output; GDAL is named as built with, and not loaded. */
void bm_version_print(void);

#endif
