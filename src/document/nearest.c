/** @file
 * The nearest word: Damerau's edit distance (insert, delete, change, swap of neighbours;
 * the restricted form, "optimal string alignment") over code points, without regard to case.
 */
#include "document/node.h"

#include <string.h>

/** Longer words are never near: a cap on the quadratic table. */
enum { LONGEST = 64 };

static guint distance_between(const gunichar *a, glong a_length, const gunichar *b, glong b_length)
{
    guint rows[3][LONGEST + 1];
    for (glong j = 0; j <= b_length; j++)
        rows[0][j] = (guint)j;
    for (glong i = 1; i <= a_length; i++) {
        guint *row = rows[i % 3], *above = rows[(i + 2) % 3], *second = rows[(i + 1) % 3];
        row[0] = (guint)i;
        for (glong j = 1; j <= b_length; j++) {
            guint best = above[j - 1] + (a[i - 1] != b[j - 1]);
            best = MIN(best, above[j] + 1);
            best = MIN(best, row[j - 1] + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                best = MIN(best, second[j - 2] + 1);
            row[j] = best;
        }
    }
    return rows[a_length % 3][b_length];
}

static gunichar *fold(const char *word, glong *length)
{
    if (strlen(word) > LONGEST * 4u || !g_utf8_validate(word, -1, NULL))
        return NULL;
    char *folded = g_utf8_casefold(word, -1);
    gunichar *points = g_utf8_to_ucs4_fast(folded, -1, length);
    g_free(folded);
    if (*length <= LONGEST)
        return points;
    g_free(points);
    return NULL;
}

const char *bm_nearest_word(const char *word, const char *const *words)
{
    glong length;
    gunichar *points = fold(word, &length);
    if (!points || length == 0) {
        g_free(points);
        return NULL;
    }
    const char *nearest = NULL;
    guint smallest = G_MAXUINT;
    for (guint i = 0; words[i]; i++) {
        glong other_length;
        gunichar *other = fold(words[i], &other_length);
        if (!other)
            continue;
        guint distance = distance_between(points, length, other, other_length);
        glong longest = MAX(length, other_length);
        /* A third of the letters may differ, and one more: "strike" is near "airstrike". */
        gboolean near = (glong)distance <= longest / 3 + 1 && (glong)distance < longest;
        if (near && distance < smallest) {
            smallest = distance;
            nearest = words[i];
        }
        g_free(other);
    }
    g_free(points);
    return nearest;
}
