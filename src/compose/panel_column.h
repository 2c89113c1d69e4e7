/** @file
 * The column of panels beside or below the map, and what its panels are laid out with. Private to
 * this folder.
 */
#ifndef BM_COMPOSE_PANEL_COLUMN_H
#define BM_COMPOSE_PANEL_COLUMN_H

#include "compose/composition.h"

/** What laying out a column needs at every step. */
typedef struct {
    const BmComposition *composition;
    BmPanelColumn *column;
    double width, shrink; /**< pixels; what the size of text is multiplied by */
    double y;             /**< pixels from the column's top: where the next piece goes */
} BmPanelCursor;

/**
 * The map's panels laid out in a column of `width` pixels; `shrink` multiplies the size of text.
 * NULL with an error where a text cannot be set.
 */
BmPanelColumn *bm_panel_column_new(const BmComposition *composition, double width, double shrink,
                                   GError **error);
void bm_panel_column_free(BmPanelColumn *column);
double bm_panel_column_height(const BmPanelColumn *column);

/** An empty column, for a cursor to fill. */
BmPanelColumn *bm_panel_column_begin(void);
/** Ends filling: the column is as high as the cursor has come. */
void bm_panel_column_end(BmPanelCursor *cursor);
/**
 * Leaves out the rows that reach below `available` pixels, and says below the others how many they
 * are (*left_out).
 */
gboolean bm_panel_column_cut(const BmComposition *composition, BmPanelColumn *column, double width,
                             double available, guint *left_out, GError **error);
/** A length of the style in pixels, shrunk as the text is. */
double bm_panel_length(const BmPanelCursor *cursor, const char *key);
/** Sets words in a section's style, wrapped at `width`; NULL with an error. */
BmText *bm_panel_set_text(const BmPanelCursor *cursor, const char *section, const char *words,
                          double width, GError **error);
/** Adds a text at `x`, without moving on. */
void bm_panel_add_text_take(BmPanelCursor *cursor, BmText *text, const char *section, double x);
/** Adds a text over the column's whole width and moves on; NULL and "" are ignored. */
gboolean bm_panel_add_text(BmPanelCursor *cursor, const char *section, const char *words,
                           GError **error);
/** Adds a rule across, with its gaps. */
void bm_panel_add_rule(BmPanelCursor *cursor, const char *section);
/** Takes back a rule that nothing came after; the cursor returns to `y`. */
void bm_panel_drop_rule(BmPanelCursor *cursor, double y);

/* The panels, each in the file of its name; FALSE with an error where a text cannot be set. */
gboolean bm_panel_add_claims(BmPanelCursor *cursor, const BmPanel *panel, GError **error);
gboolean bm_panel_add_unmapped(BmPanelCursor *cursor, const BmPanel *panel, GError **error);
gboolean bm_panel_add_changes(BmPanelCursor *cursor, const BmPanel *panel, GError **error);

#endif
