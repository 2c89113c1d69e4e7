/** @file
 * A map as its author asks for it: what a map file, an events file or the command line says,
 * checked but not yet drawn. A NULL string or an unset flag means "not said".
 */
#ifndef BM_MAP_MAP_H
#define BM_MAP_MAP_H

#include "base/warnings.h"
#include "document/node.h"
#include "event/event.h"
#include "event/event_filter.h"
#include "event/period.h"
#include "feature/feature.h"
#include "view/policy.h"

/** The limits of a side in pixels, of the scale and of the resolution. */
#define BM_MAP_MINIMUM_SIDE 64.0
#define BM_MAP_MAXIMUM_SIDE 32767.0
#define BM_MAP_MINIMUM_SCALE 0.01
#define BM_MAP_MAXIMUM_SCALE 100.0
#define BM_MAP_MINIMUM_DPI 1.0
#define BM_MAP_MAXIMUM_DPI 10000.0

typedef enum { BM_FRAME_AUTO, BM_FRAME_BOX, BM_FRAME_AROUND } BmFrameKind;

/** A position: coordinates in degrees, or a toponym to geocode. */
typedef struct {
    gboolean has_point;
    BmPoint point;
    char *place;
} BmWhere;

/** How a layer is drawn, where that is not left to the style. */
typedef struct {
    gboolean has_fill, has_line, has_width, has_dash, has_radius, has_label_size;
    guint32 fill, line; /**< 0xRRGGBBAA */
    double width;       /**< pixels at scale 1, as `dash`, `radius` and `label_size` */
    double dash[6];
    guint dash_count; /**< 0: solid */
    double radius;    /**< of points */
    double label_size;
    double opacity; /**< of the whole layer, 0 to 1; 1 unless said */
    double shade;   /**< of an elevation model: how strong its shading is, 0 to 1; -1: not said */
    double exaggeration; /**< heights are multiplied so before shading; 0: chosen by the scale */
    gboolean tint;       /**< an elevation model is colored by height */
    gboolean everywhere; /**< an elevation model is drawn on water too, not on land alone */
} BmLayerStyle;

/** One of the map's own layers changed, or a layer of the author's. */
typedef struct {
    char *id;
    char *source; /**< path of a source of geodata; NULL for a layer that the program has */
    char *layer;  /**< of a source with several: which */
    char *filter; /**< "pop > 50000 and a3 = 'AFG'" */
    gboolean hidden;
    char *label; /**< of a source: the field to label by; of the border: what the key says of it */
    char *above, *below;    /**< the layer that it is drawn right over, or under; NULL: not said */
    char *credit, *licence; /**< printed with the credits */
    char *key;              /**< of a source: what the map's key says of it; NULL: nothing */
    double step;            /**< degrees between the lines of the graticule; 0: not said */
    BmLayerStyle style;
    const BmNode *node; /**< for messages; borrowed */
} BmMapLayer;

typedef enum { BM_HELD_ASSESSED, BM_HELD_ADVANCE, BM_HELD_CLAIMED, BM_HELD_REPORTED } BmHeldStatus;

/** Ground held or claimed. */
typedef struct {
    char *source;
    char **names; /**< toponyms of areas */
    BmHeldStatus status;
    char *by, *as_of, *label;
    const BmNode *node;
} BmHeldArea;

typedef enum {
    BM_ANNOTATION_TEXT,
    BM_ANNOTATION_ARROW,
    BM_ANNOTATION_LINE,
    BM_ANNOTATION_CIRCLE,
    BM_ANNOTATION_AREA
} BmAnnotationKind;

typedef struct {
    BmAnnotationKind kind;
    BmWhere at, to;
    GArray *points; /**< of BmPoint, degrees: the course of a line, the ring of an area */
    double radius_km;
    char *label, *source;
    const BmNode *node;
} BmAnnotation;

/** A label's or a callout's place fixed by hand: its centre, in degrees. */
typedef struct {
    char *id;
    BmPoint at;
} BmLabelPin;

/** A row of the panel of claims: which claims stand in it, and its heading. */
typedef struct {
    char *title;
    char **events; /**< ids; NULL: any */
    GArray *what;  /**< of BmClaimWhat; empty: any */
    char *side;    /**< whose losses; NULL: any */
    char *empty;   /**< what a cell without a claim says; NULL: "no figure given" */
} BmPanelRow;

typedef enum {
    BM_PANEL_CLAIMS,
    BM_PANEL_NOT_MAPPED,
    BM_PANEL_NOTES,
    BM_PANEL_CHANGES,
    BM_PANEL_KIND_COUNT
} BmPanelKind;

typedef struct {
    BmPanelKind kind;
    char *title, *note;
    char **columns;  /**< parties; NULL: those that claim, in alphabetical order */
    GPtrArray *rows; /**< of BmPanelRow; empty: one for each thing claimed */
    char **texts;    /**< of notes */
} BmPanel;

typedef struct {
    char *path;           /**< the map file, or what stands for it in messages */
    char *folder;         /**< paths are relative to it */
    BmDocument *document; /**< kept for the messages' places */
    char *title, *dek, *date, *as_of, *byline, *corrected;
    gboolean draft;
    BmEventList *events;
    char *since;          /**< path of the earlier report to compare with; NULL: none */
    char *since_words;    /**< when that was: "20 February 2026"; NULL: not said */
    BmBy by;              /**< a map for each period of the events' dates */
    BmEventFilter filter; /**< what of the events is wanted; options set it before reading */
    double width, height; /**< pixels at scale 1 */
    double scale, dpi;
    BmFrameKind frame;
    BmExtent extent; /**< degrees, of BM_FRAME_BOX */
    BmWhere around;  /**< of BM_FRAME_AROUND */
    double radius_km;
    char *projection, *data, *style, *language;
    char *worldview;     /**< alpha-2 code, or BM_VIEW_NOBODY; NULL: not said */
    BmPolicy *policy;    /**< the house's; NULL: none */
    char *claims_source; /**< a table of claims beside a table of events; set before reading */
    char *border_source, *province_source, *name_field;
    char *gazetteer;   /**< the author's own places, which win over ours */
    char *border_name; /**< how the author's own border is labelled */
    GPtrArray *layers, *areas, *annotations, *pins, *panels; /**< of the structs above */
    char **notes;
    GPtrArray *sources; /**< of BmReportSource */
    gboolean skip_unknown;
} BmMap;

/** An empty map: 1600 × 1200 pixels, scale 1, 96 dpi, style newsroom, everything automatic. */
BmMap *bm_map_new(void);
void bm_map_free(BmMap *map);

BmPanel *bm_panel_new(void);
void bm_panel_free(BmPanel *panel);
BmPanelRow *bm_panel_row_new(void);

/** The layers that the program has, NULL at the end. */
extern const char *const bm_map_layer_ids[];
/** Those of them in whose order others can be put, from the lowest to the highest. */
extern const char *const bm_map_drawn_ids[];
/** Sets whose view of the borders is drawn: an alpha-2 or alpha-3 code, or "none". */
gboolean bm_map_set_worldview(BmMap *map, const char *code, GError **error);

/** The languages that names of the geodata are in, NULL at the end. */
extern const char *const bm_map_languages[];

/**
 * Sets the extent from west, south, east, north in degrees. One that crosses the antimeridian has
 * its east beyond 180 or west of its west. FALSE where it is no extent.
 */
gboolean bm_map_set_extent(BmMap *map, const double *box);

/** A path as the map file means it, for g_free(). */
char *bm_map_resolve(const BmMap *map, const char *path);

/** Checks sizes, scale and dpi against the limits; BM_ERROR_USAGE names the limit. */
gboolean bm_map_check_size(const BmMap *map, GError **error);

#endif
