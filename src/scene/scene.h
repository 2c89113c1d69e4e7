/** @file
 * The scene: a list of drawing primitives in page pixels (scale 1, y downwards), each in a
 * group with an id and a role. Composers add to it, painters read it; it knows neither
 * geography nor any graphics library.
 *
 * Coordinates are snapped to 1/256 pixel as they enter.
 */
#ifndef BM_SCENE_SCENE_H
#define BM_SCENE_SCENE_H

#include "feature/feature.h"
#include "text/text.h"

/** 0xRRGGBBAA. */
typedef guint32 BmColor;
#define BM_COLOR_NONE 0x00000000u

typedef enum { BM_CAP_BUTT, BM_CAP_ROUND, BM_CAP_SQUARE } BmCap;
typedef enum { BM_JOIN_MITER, BM_JOIN_ROUND, BM_JOIN_BEVEL } BmJoin;

typedef struct {
    BmColor color;
    double width; /**< pixels; 0: no stroke */
    double dash[6];
    guint dash_count; /**< 0: solid */
    BmCap cap;
    BmJoin join;
} BmStroke;

typedef enum { BM_PATH_MOVE, BM_PATH_LINE, BM_PATH_CURVE, BM_PATH_CLOSE } BmPathOp;

/** A path: MOVE and LINE take one point, CURVE three (cubic Bézier), CLOSE none. */
typedef struct {
    GByteArray *ops;
    GArray *points; /**< of BmPoint */
} BmPath;

typedef enum {
    BM_PRIMITIVE_GROUP_BEGIN,
    BM_PRIMITIVE_GROUP_END,
    BM_PRIMITIVE_PATH,
    BM_PRIMITIVE_TEXT,
    BM_PRIMITIVE_TEXT_ON_PATH,
    BM_PRIMITIVE_IMAGE,
} BmPrimitiveKind;

/** A picture's pixels: red, green, blue and alpha, not premultiplied, rows from the top. */
typedef struct {
    guint width, height;
    guint8 *pixels; /**< 4 * width * height bytes */
} BmImage;

/** Most pixels of a picture in a scene: 4096 × 4096. */
#define BM_IMAGE_MAX_PIXELS (16u << 20)

/** What a group is to a reader of the picture; decides the role in SVG and in a tagged PDF. */
typedef enum {
    BM_ROLE_LAYER,  /**< a named layer of the map */
    BM_ROLE_SYMBOL, /**< a thing on the map that has a title */
    BM_ROLE_LABEL,
    BM_ROLE_PANEL,      /**< furniture: legend, table, scale */
    BM_ROLE_DECORATION, /**< nothing a reader needs be told of */
} BmRole;

typedef struct {
    BmPrimitiveKind kind;
    /* group */
    BmRole role;
    char *id;    /**< unique in the scene, letters digits - only, stable across renders */
    char *title; /**< accessible name; may be NULL */
    gboolean has_clip;
    BmExtent clip;  /**< pixels; west north are left and bottom-less: x west..east, y south..north
                       with south < north */
    double opacity; /**< of the group as a whole, 0 to 1 */
    /* path; also the course of text on a path */
    BmPath *path;
    BmColor fill; /**< even-odd */
    BmStroke stroke;
    /* text */
    BmText *text;    /**< owned */
    double x, y;     /**< top left corner of the text block */
    double rotation; /**< degrees clockwise about (x, y) */
    BmColor color, halo;
    double halo_width;  /**< pixels beyond the glyph's edge; 0: none */
    double path_offset; /**< of text on a path: pixels along it at which the text starts */
    /* image */
    BmImage *image; /**< owned */
    BmExtent box;   /**< pixels that it fills, as `clip` */
} BmPrimitive;

typedef struct {
    double width, height; /**< pixels at scale 1 */
    BmColor background;
    char *title, *description; /**< plain text for assistive technology and metadata */
    char *language;            /**< BCP 47 */
    GPtrArray *records; /**< of char: a keyword and its text by turns, recorded with the picture */
    GPtrArray *primitives; /**< of BmPrimitive */
    GHashTable *ids;       /**< each id in use, to the number that its next copy gets */
    guint depth;           /**< groups open now */
} BmScene;

/** Records `text` under a keyword ("Worldview") in the picture's metadata. */
void bm_scene_add_record(BmScene *scene, const char *keyword, const char *text);

BmScene *bm_scene_new(double width, double height);
void bm_scene_free(BmScene *scene);

/** Opens a group; an id already used gets "-2", "-3" …; a character not allowed becomes "-". */
void bm_scene_begin(BmScene *scene, BmRole role, const char *id, const char *title);
/** The same with everything inside clipped to a box in pixels. */
void bm_scene_begin_clipped(BmScene *scene, BmRole role, const char *id, const char *title,
                            const BmExtent *clip);
/** Makes the group begun last, which is still empty, see-through as a whole: 0 to 1. */
void bm_scene_set_opacity(BmScene *scene, double opacity);
void bm_scene_end(BmScene *scene);

/** Adds a path, which the scene takes. */
void bm_scene_add_path_take(BmScene *scene, BmPath *path, BmColor fill, const BmStroke *stroke);
/** Adds a block of text, which the scene takes, its top left corner at x, y. */
void bm_scene_add_text_take(BmScene *scene, BmText *text, double x, double y, BmColor color,
                            BmColor halo, double halo_width);
/** Adds one line of text along a path; both are taken. */
void bm_scene_add_text_on_path_take(BmScene *scene, BmText *text, BmPath *course, double offset,
                                    BmColor color, BmColor halo, double halo_width);

/** Adds a picture, which the scene takes, stretched over a box in pixels. */
void bm_scene_add_image_take(BmScene *scene, BmImage *image, const BmExtent *box);

/** A transparent picture, for bm_image_free() or the scene. */
BmImage *bm_image_new(guint width, guint height);
void bm_image_free(BmImage *image);
/** TRUE where no pixel is transparent. */
gboolean bm_image_is_opaque(const BmImage *image);

BmPath *bm_path_new(void);
void bm_path_free(BmPath *path);
void bm_path_move(BmPath *path, double x, double y);
void bm_path_line(BmPath *path, double x, double y);
void bm_path_curve(BmPath *path, double x1, double y1, double x2, double y2, double x3, double y3);
void bm_path_close(BmPath *path);
void bm_path_rectangle(BmPath *path, double x, double y, double width, double height);
void bm_path_circle(BmPath *path, double x, double y, double radius);
/** All parts of a geometry in pixels: rings closed, lines open. */
void bm_path_geometry(BmPath *path, const BmGeometry *geometry);

#endif
