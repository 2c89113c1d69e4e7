/** @file
 * Words of kind beside a name: "Kandahar province", "city of Kabul", "ولایت پکتیا".
 */
#include "gazetteer/toponym.h"

#include <string.h>

#include "gazetteer/offset.h"

typedef struct {
    const char *words; /**< in lower case, each followed by (before a name) or after a space */
    const char *kind;
} KindWord;

/* Longer ones first, so that "border crossing" is not taken for "crossing". */
static const KindWord before[] = {
    { "the border crossing of ", "crossing" },
    { "the province of ", "province" },
    { "the district of ", "district" },
    { "the city of ", "city" },
    { "the town of ", "city" },
    { "border crossing of ", "crossing" },
    { "province of ", "province" },
    { "district of ", "district" },
    { "city of ", "city" },
    { "town of ", "city" },
    { "village of ", "city" },
    { "ولایت ", "province" },
    { "ولايت ", "province" },
    { "د ولایت ", "province" },
    { "صوبہ ", "province" },
    { "ولسوالی ", "district" },
    { "ولسوالي ", "district" },
    { "ضلع ", "district" },
    { "شهر ", "city" },
    { "شہر ", "city" },
    { "ښار ", "city" },
};

static const KindWord after[] = {
    { " border crossing point", "crossing" },
    { " border crossing", "crossing" },
    { " border gate", "crossing" },
    { " border post", "crossing" },
    { " crossing point", "crossing" },
    { " crossing", "crossing" },
    { " border", "crossing" },
    { " tribal district", "district" },
    { " district", "district" },
    { " tribal agency", "district" },
    { " agency", "district" },
    { " province", "province" },
    { " wilayat", "province" },
    { " state", "province" },
    { " governorate", "province" },
    { " governorates", "province" },
    { " oblast", "province" },
    { " prefecture", "province" },
    { " voivodeship", "province" },
    { " region", "province" },
    { " county", "district" },
    { " raion", "district" },
    { " tehsil", "district" },
    { " city", "city" },
    { " town", "city" },
    { " village", "city" },
    { " ولایت", "province" },
    { " ولايت", "province" },
    { " ولسوالۍ", "district" },
    { " ولسوالی", "district" },
    { " ولسوالي", "district" },
    { " ښار", "city" },
};

/** `lower` is `name` with its ASCII letters in lower case: the lengths are the same. */
static const char *strip_before(const char *name, const char *lower, const char **kind)
{
    for (guint i = 0; i < G_N_ELEMENTS(before); i++)
        if (g_str_has_prefix(lower, before[i].words) && lower[strlen(before[i].words)]) {
            *kind = before[i].kind;
            return name + strlen(before[i].words);
        }
    return NULL;
}

static gsize length_without_after(const char *lower, const char **kind)
{
    for (guint i = 0; i < G_N_ELEMENTS(after); i++)
        if (g_str_has_suffix(lower, after[i].words) && strlen(lower) > strlen(after[i].words)) {
            *kind = after[i].kind;
            return strlen(lower) - strlen(after[i].words);
        }
    return 0;
}

/** "the Kurram border area" is Kurram, and wide; "the" goes with it. */
static void cut_border_area(BmToponym *toponym)
{
    static const char *const words[] = { " border area", " border areas", " border region",
                                         " border regions", " border district" };
    char *lower = g_ascii_strdown(toponym->name, -1);
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        gsize length = strlen(lower), tail = strlen(words[i]);
        if (length <= tail || !g_str_has_suffix(lower, words[i]))
            continue;
        gsize head = g_str_has_prefix(lower, "the ") && length > tail + 4 ? 4 : 0;
        char *name = g_strndup(toponym->name + head, length - tail - head);
        g_free(toponym->name);
        toponym->name = name;
        toponym->near = TRUE;
        break;
    }
    g_free(lower);
}

static void find_kind(BmToponym *toponym)
{
    char *lower = g_ascii_strdown(toponym->name, -1);
    const char *rest = strip_before(toponym->name, lower, &toponym->kind);
    gsize length = rest ? 0 : length_without_after(lower, &toponym->kind);
    if (rest)
        toponym->bare = g_strdup(rest);
    else if (length > 0)
        toponym->bare = g_strndup(toponym->name, length);
    g_free(lower);
}

/** How many bytes the comma or bracket at `at` has; 0 for anything else. */
static gsize cut_length(const char *at)
{
    static const char *const cuts[] = { ",", "(", ")", "،", "（", "）" };
    for (guint i = 0; i < G_N_ELEMENTS(cuts); i++)
        if (g_str_has_prefix(at, cuts[i]))
            return strlen(cuts[i]);
    return 0;
}

/** The name up to the first comma or bracket; the rest, cut at each, is what stands behind it. */
static void cut_contexts(BmToponym *toponym, const char *words)
{
    GPtrArray *contexts = g_ptr_array_new();
    for (const char *first = words, *at = words;; at++) {
        gsize cut = cut_length(at);
        if (!cut && *at)
            continue;
        char *part = g_strstrip(g_strndup(first, (gsize)(at - first)));
        if (!toponym->name)
            toponym->name = part;
        else if (part[0])
            g_ptr_array_add(contexts, part);
        else
            g_free(part);
        if (!*at)
            break;
        at += cut - 1;
        first = at + 1;
    }
    g_ptr_array_add(contexts, NULL);
    toponym->contexts = (char **)g_ptr_array_free(contexts, FALSE);
}

BmToponym *bm_toponym_new(const char *words)
{
    BmToponym *toponym = g_new0(BmToponym, 1);
    while (g_ascii_isspace(*words))
        words++;
    cut_contexts(toponym, bm_offset_read(words, toponym));
    cut_border_area(toponym);
    find_kind(toponym);
    return toponym;
}

void bm_toponym_free(BmToponym *toponym)
{
    if (!toponym)
        return;
    g_free(toponym->name);
    g_free(toponym->bare);
    g_strfreev(toponym->contexts);
    g_free(toponym);
}
