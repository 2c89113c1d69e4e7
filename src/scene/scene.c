/** @file
 * The list of primitives: groups with unique ids, paths and texts in drawing order.
 */
#include "scene/scene.h"

#include "scene/snap.h"

static void primitive_free(BmPrimitive *primitive)
{
    g_free(primitive->id);
    g_free(primitive->title);
    if (primitive->path)
        bm_path_free(primitive->path);
    if (primitive->text)
        bm_text_free(primitive->text);
    bm_image_free(primitive->image);
    g_free(primitive);
}

BmScene *bm_scene_new(double width, double height)
{
    BmScene *scene = g_new0(BmScene, 1);
    scene->width = width;
    scene->height = height;
    scene->background = 0xFFFFFFFFu;
    scene->records = g_ptr_array_new_with_free_func(g_free);
    scene->primitives = g_ptr_array_new_with_free_func((GDestroyNotify)primitive_free);
    scene->ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return scene;
}

void bm_scene_free(BmScene *scene)
{
    if (!scene)
        return;
    g_free(scene->title);
    g_free(scene->description);
    g_free(scene->language);
    g_ptr_array_unref(scene->records);
    g_ptr_array_unref(scene->primitives);
    g_hash_table_unref(scene->ids);
    g_free(scene);
}

void bm_scene_add_record(BmScene *scene, const char *keyword, const char *text)
{
    g_ptr_array_add(scene->records, g_strdup(keyword));
    g_ptr_array_add(scene->records, g_strdup(text));
}

static BmPrimitive *append(BmScene *scene, BmPrimitiveKind kind)
{
    BmPrimitive *primitive = g_new0(BmPrimitive, 1);
    primitive->kind = kind;
    primitive->opacity = 1;
    g_ptr_array_add(scene->primitives, primitive);
    return primitive;
}

/* An XML name starts with a letter, so that CSS and links can use it unescaped. */
static char *sanitised(const char *id)
{
    if (!id || !*id)
        id = "group";
    GString *clean = g_string_new(g_ascii_isalpha(*id) ? "" : "id-");
    for (; *id; id++)
        g_string_append_c(clean, g_ascii_isalnum(*id) ? *id : '-');
    return g_string_free(clean, FALSE);
}

/* `id` itself, or with the first free number; counters keep many equal ids from being slow. */
static char *unique_id(BmScene *scene, const char *id)
{
    char *base = sanitised(id);
    guint next = GPOINTER_TO_UINT(g_hash_table_lookup(scene->ids, base));
    char *found = g_strdup(base);
    if (next) {
        do {
            g_free(found);
            found = g_strdup_printf("%s-%u", base, next++);
        } while (g_hash_table_contains(scene->ids, found));
        g_hash_table_insert(scene->ids, base, GUINT_TO_POINTER(next));
    } else {
        g_free(base);
    }
    g_hash_table_insert(scene->ids, g_strdup(found), GUINT_TO_POINTER(2));
    return found;
}

static BmPrimitive *begin(BmScene *scene, BmRole role, const char *id, const char *title)
{
    BmPrimitive *group = append(scene, BM_PRIMITIVE_GROUP_BEGIN);
    group->role = role;
    group->id = unique_id(scene, id);
    group->title = g_strdup(title);
    scene->depth++;
    return group;
}

void bm_scene_begin(BmScene *scene, BmRole role, const char *id, const char *title)
{
    begin(scene, role, id, title);
}

void bm_scene_begin_clipped(BmScene *scene, BmRole role, const char *id, const char *title,
                            const BmExtent *clip)
{
    BmPrimitive *group = begin(scene, role, id, title);
    group->has_clip = TRUE;
    group->clip = (BmExtent){ bm_snap(clip->west), bm_snap(clip->south), bm_snap(clip->east),
                              bm_snap(clip->north) };
}

void bm_scene_set_opacity(BmScene *scene, double opacity)
{
    BmPrimitive *last = g_ptr_array_index(scene->primitives, scene->primitives->len - 1);
    g_return_if_fail(last->kind == BM_PRIMITIVE_GROUP_BEGIN);
    last->opacity = opacity;
}

void bm_scene_end(BmScene *scene)
{
    g_return_if_fail(scene->depth > 0);
    append(scene, BM_PRIMITIVE_GROUP_END);
    scene->depth--;
}

void bm_scene_add_path_take(BmScene *scene, BmPath *path, BmColor fill, const BmStroke *stroke)
{
    BmPrimitive *primitive = append(scene, BM_PRIMITIVE_PATH);
    primitive->path = path;
    primitive->fill = fill;
    if (stroke)
        primitive->stroke = *stroke;
}

static BmPrimitive *add_text(BmScene *scene, BmPrimitiveKind kind, BmText *text, BmColor color,
                             BmColor halo, double halo_width)
{
    BmPrimitive *primitive = append(scene, kind);
    primitive->text = text;
    primitive->color = color;
    primitive->halo = halo;
    primitive->halo_width = halo_width;
    return primitive;
}

void bm_scene_add_text_take(BmScene *scene, BmText *text, double x, double y, BmColor color,
                            BmColor halo, double halo_width)
{
    BmPrimitive *primitive = add_text(scene, BM_PRIMITIVE_TEXT, text, color, halo, halo_width);
    primitive->x = bm_snap(x);
    primitive->y = bm_snap(y);
}

void bm_scene_add_text_on_path_take(BmScene *scene, BmText *text, BmPath *course, double offset,
                                    BmColor color, BmColor halo, double halo_width)
{
    BmPrimitive *primitive =
        add_text(scene, BM_PRIMITIVE_TEXT_ON_PATH, text, color, halo, halo_width);
    primitive->path = course;
    primitive->path_offset = bm_snap(offset);
}

void bm_scene_add_image_take(BmScene *scene, BmImage *image, const BmExtent *box)
{
    BmPrimitive *primitive = append(scene, BM_PRIMITIVE_IMAGE);
    primitive->image = image;
    primitive->box = (BmExtent){ bm_snap(box->west), bm_snap(box->south), bm_snap(box->east),
                                 bm_snap(box->north) };
}
