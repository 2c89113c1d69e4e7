/** @file
 * What the composers of one map share while they fill its scene. Private to this folder.
 *
 * Composers run in the order of compose.c; each adds its primitives to the scene, its
 * obstacles and labels to the placement, its entry to the key and its credit to the credits.
 */
#ifndef BM_COMPOSE_COMPOSITION_H
#define BM_COMPOSE_COMPOSITION_H

#include "compose/label_habits.h"
#include "compose/located_event.h"
#include "geometry/window.h"
#include "label/placement.h"
#include "map/map.h"
#include "scene/scene.h"
#include "source/catalogue.h"
#include "source/detail_level.h"
#include "source/source.h"
#include "style/style.h"
#include "view/viewpoints.h"

/** The panels, laid out. */
typedef struct BmPanelColumn BmPanelColumn;

/** Whose claims end in the frame. */
typedef struct BmClaimants BmClaimants;

/** What is read on another thread meanwhile. */
typedef struct BmReadAhead BmReadAhead;

/** Where the parts of the page stand, in pixels; a box of no height is not there. */
typedef struct {
    BmExtent header, map, panel,
        footer;   /**< west, south are left, top; east, north right, bottom */
    BmExtent key; /**< of a key off the map; a box of no height elsewhere */
} BmPage;

/** What is known of a page only once it is drawn. */
typedef struct {
    gboolean known; /**< FALSE: nothing yet */
    double footer;  /**< pixels that it takes */
    double key;     /**< pixels of the band that the key needs; 0: it stands on the map */
} BmPageNeeds;

/** A label that waits for its place. */
typedef struct {
    guint number; /**< in the placement */
    char *id;
    BmText *text;
    BmColor color, halo;
    double halo_width;
    double pad;        /**< pixels of its place that stay free at both ends of the text */
    BmGeometry course; /**< of a label along a line, its sides as parts; no points otherwise */
    gboolean has_dot;  /**< a town: its dot is drawn only with its name */
    BmPoint dot;       /**< pixels */
    double dot_radius;
    gboolean is_of_event;   /**< names an event's mark */
    gboolean is_callout;    /**< stands in a pale box, joined to `anchor` by a line */
    BmPoint anchor;         /**< pixels */
    double clearance;       /**< pixels around the anchor that the line leaves free */
    const BmGeometry *area; /**< of an event known to an area: the line ends in it. Borrowed */
    BmExtent mark;          /**< the area's tag, which the line leaves free */
} BmPendingLabel;

typedef enum {
    BM_KEY_HATCH,
    BM_KEY_SYMBOL,
    BM_KEY_LINE,
    BM_KEY_FILL,
    BM_KEY_RAMP,
    BM_KEY_RING,
    BM_KEY_POINT,
    BM_KEY_DISPUTED, /**< a disputed area's hatch */
    BM_KEY_CHANGE    /**< the mark of a BmChange, its variant */
} BmKeyKind;

/** One line of the key: how the mark looks, and what it means. */
typedef struct {
    BmKeyKind kind;
    char *style; /**< the section, or the symbol's name, that drew the mark */
    char *text;
    guint variant; /**< of a symbol: 1 hollow; of a hatch: its direction; of a ramp: its tints */
    const BmMapLayer *layer; /**< whose style wins over the section's; NULL: none. Borrowed */
    gboolean has_seen;
    BmExtent seen; /**< pixels: around all that it explains, where that is known */
} BmKeyEntry;

/** What the maps of a series have in common, so that they can be laid on one another. */
typedef struct {
    BmExtent extent; /**< degrees: what each of them shows */
    double extent_pad;
    BmExtent map_box;      /**< pixels: where each page has its map; empty: not known yet */
    char **focus;          /**< alpha-3 codes, borrowed; NULL: not known yet */
    GPtrArray *key;        /**< of BmKeyEntry, borrowed: the key of all of them; NULL: not known */
    GArray *points;        /**< of BmPoint, degrees, borrowed: the places of all events */
    BmLabelHabits *habits; /**< where labels stand, noted as maps are drawn; borrowed */
    gboolean keeps_habits; /**< labels stand where they stood before on most maps */
    guint most_places;     /**< in one of the maps */
    gboolean names_day;    /**< the heading says the day of all its events */
    gboolean is_on_page;   /**< several stand on one page, which has their key and scale */
} BmSeriesFrame;

/** The stages of composing, in order. */
typedef enum {
    BM_STAGE_EXTENT,
    BM_STAGE_PAGE,
    BM_STAGE_MAP,
    BM_STAGE_END,
    BM_STAGE_COUNT
} BmComposeStage;

typedef struct {
    const BmMap *map;
    const BmSeriesFrame *frame; /**< of a map in a series; NULL: a map of its own. Borrowed */
    BmFonts *fonts;             /**< borrowed */
    BmWarnings *warnings;
    BmStyle *style;
    BmCatalogue *catalogue;
    BmScene *scene;
    double unit; /**< what a style's length is multiplied by: 1 on a page of 1600 × 1200 */
    BmPage page;
    BmPageNeeds asked;     /**< what an earlier drawing of the page has shown */
    BmPageNeeds found;     /**< what this one shows */
    BmPanelColumn *panels; /**< of the page's panel box */
    char *footer_words;    /**< the width and words that footer_height is of; NULL: none yet */
    double footer_height;  /**< pixels */
    BmExtent fitted;       /**< degrees: what the projection is fitted to */
    BmProjection *projection;
    BmReadAhead *ahead; /**< NULL: not begun */
    BmView view;
    BmExtent window;           /**< degrees: what the frame shows, and a margin; may pass ±180 */
    BmRegion region;           /**< the same for cutting before projecting */
    BmGeometry sheet;          /**< pixels: what of the frame is Earth; no points: all of it */
    BmExtent extent;           /**< degrees: what the map is asked to show */
    double extent_pad;         /**< share of it that is added on each side */
    BmViewpoints *viewpoints;  /**< who holds what */
    BmParty *party;            /**< whose view is drawn; NULL: nobody's */
    gboolean view_unverified;  /**< by classes that are not verified */
    GPtrArray *disputed;       /**< of BmSeenArea: the disputed areas of the window */
    GPtrArray *disputes;       /**< of const BmDispute: those that the frame shows */
    BmClaimants *claimants;    /**< NULL: no limit of a claim is shown */
    GStringChunk *renamed;     /**< texts with the house's names in them */
    GArray *levels;            /**< of BmDetailLevel */
    double border_accuracy_m;  /**< of the borders being drawn; 0: not known */
    double approximate_m;      /**< the coarsest accuracy that widened a border; 0: none */
    const BmDetailLevel *fine; /**< drawn over the world's sets, borrowed of `levels`; NULL: none */
    char **focus;              /**< alpha-3 codes of the countries that the events are in */
    BmLocatedEvents *events;
    BmGazetteer *gazetteer;      /**< where several places are sought; NULL: opened when needed */
    BmPlace *centre;             /**< the place that the map is drawn around; NULL: none named */
    BmFeatureSet *own_provinces; /**< NULL: the program's */
    BmPlacement *placement;
    GPtrArray *labels;  /**< of BmPendingLabel */
    GPtrArray *key;     /**< of BmKeyEntry */
    GPtrArray *credits; /**< of char: attributions, each once, in the order of drawing */
    GHashTable
        *outlines;     /**< of alpha-3 code to BmGeometry: the countries in the frame, in pixels */
    GPtrArray *shades; /**< of BmGeometry in pixels: areas already shaded for events */
} BmComposition;

/**
 * Opens what a map needs and locates its events, on a new scene of the map's size. Ended with
 * bm_composition_end(), also where this fails.
 */
gboolean bm_composition_begin(BmComposition *composition, const BmMap *map, BmFonts *fonts,
                              const BmSeriesFrame *frame, BmWarnings *warnings, GError **error);
/** Runs the composers of one stage. */
gboolean bm_composition_run(BmComposition *composition, BmComposeStage stage, GError **error);
/** Frees the composition and returns its scene; NULL where it is not `good`. */
BmScene *bm_composition_end(BmComposition *composition, gboolean good);
/** Locates the map's events, and finds the countries that it is about; may be called again. */
gboolean bm_composition_locate(BmComposition *composition, GError **error);
/** Frees what belongs to one map on the page, so that the next can be drawn beside it. */
void bm_composition_forget_map(BmComposition *composition);
/** FALSE where the map is one of a series whose heading names the day. */
gboolean bm_composition_tells_days(const BmComposition *composition);

/** A length of the style on this page, in pixels. */
double bm_composition_length(const BmComposition *composition, const char *key);

/**
 * Text in the style of a section ("title"), which has family, size, weight, italic, tracking. The
 * house's names stand for others in it, except in sections whose words are not the map's own.
 */
BmText *bm_composition_text(const BmComposition *composition, const char *section, const char *text,
                            double wrap, BmTextAlign align, GError **error);
/** The same style for a span of mixed text. */
BmTextSpan bm_composition_span(const BmComposition *composition, const char *section,
                               const char *text);
/** "section.key" of the style as a color. */
BmColor bm_composition_color(const BmComposition *composition, const char *section,
                             const char *key);

/**
 * A line style section ("river": color, width, dash) as a stroke; what lies on the ground is
 * thinner on a map of continents.
 */
BmStroke bm_composition_stroke(const BmComposition *composition, const char *section);

/** Prints the attribution of a data set of the catalogue in the credits. */
void bm_composition_credit(BmComposition *composition, const char *set_id);
/** Prints words in the credits, once. */
void bm_composition_credit_words(BmComposition *composition, const char *words);
void bm_composition_add_key(BmComposition *composition, BmKeyKind kind, const char *style,
                            guint variant, const char *text);
/** The same for a layer of the author's, in its own style, where the map file says its `key`. */
void bm_composition_add_layer_key(BmComposition *composition, const BmMapLayer *layer,
                                  BmKeyKind kind, const char *style);

/** Reads a set of the catalogue inside the window and credits it. */
BmFeatureSet *bm_composition_read(BmComposition *composition, const char *set_id,
                                  const BmSourceQuery *query, GError **error);
/** Chooses the level of detail by the frame's scale, or as the map says. */
gboolean bm_composition_choose_level(BmComposition *composition, GError **error);
/** The same without the credit, for any thread. */
BmFeatureSet *bm_composition_read_set(const BmComposition *composition, const char *set_id,
                                      const BmSourceQuery *query, BmWarnings *warnings,
                                      GError **error);
/** Degrees to page pixels, clipped to the map's frame; cleared by the caller. */
void bm_composition_project(const BmComposition *composition, const BmGeometry *degrees,
                            BmGeometry *pixels);
/**
 * All features of a set at once, in the set's order, simplified together where the data are finer
 * than the page: neighbours stay neighbours. For bm_composition_free_set().
 */
BmGeometry *bm_composition_project_set(const BmComposition *composition, const BmFeatureSet *set);
void bm_composition_free_set(BmGeometry *pixels, guint count);
/** What is water or land in the frame, as a path: the frame, or on a world map its outline. */
BmPath *bm_composition_sheet_path(const BmComposition *composition);
/** The same of a feature, whose image may have been made ahead. */
void bm_composition_project_feature(const BmComposition *composition, const BmFeature *feature,
                                    BmGeometry *pixels);
BmPoint bm_composition_point(const BmComposition *composition, BmPoint degrees);
/**
 * The outline in pixels of a country in the frame, borrowed; NULL where it is not drawn or the code
 * names no single country.
 */
const BmGeometry *bm_composition_outline(const BmComposition *composition, const char *a3);
/** A country's outline as its land is drawn: without ponds too small to be seen. Cleared by the
 *  caller. */
void bm_land_rings(const BmComposition *composition, const BmGeometry *pixels, BmGeometry *out);
/** Cuts an area in pixels to the outline of a country, where there is one. */
void bm_composition_cut_to_country(const BmComposition *composition, const char *a3,
                                   BmGeometry *area);
/** TRUE where the alpha-3 code is one of the countries in focus. */
gboolean bm_composition_in_focus(const BmComposition *composition, const char *a3);
/** The position of a toponym; an error where it is not found. */
gboolean bm_composition_geocode(const BmComposition *composition, const char *name,
                                BmPoint *degrees, GError **error);
/** Where a label or callout is pinned by hand, in pixels; FALSE where it is not. */
gboolean bm_composition_pin(const BmComposition *composition, const char *id, BmPoint *pixels);
/** Adds a label whose centre is pinned by hand at `pin` to the placement; returns its number. */
guint bm_composition_place_pinned(BmComposition *composition, BmPoint pin, double width,
                                  double height);
/** Queues a label for drawing once the placement is solved; takes the text. */
BmPendingLabel *bm_composition_queue_label_take(BmComposition *composition, guint number,
                                                const char *id, BmText *text, const char *section);

/** The map's projection, fitted to the extent, for bm_projection_free(). */
BmProjection *bm_composition_projection_new(const BmComposition *composition, GError **error);
/** Degrees between the points of a river that can still be told apart. */
double bm_waters_step(const BmComposition *composition);

/** The set that has the lines between provinces ready, in place of the provinces; or NULL. */
const BmDataSet *bm_province_lines(const BmComposition *composition);

#endif
