/** @file
 * Places by label, and how often it stood at each.
 */
#include "compose/label_habits.h"

#include <math.h>

/* Pixels within which two places are one. */
#define SAME_PLACE 3.0

typedef struct {
    BmPoint at;
    guint count;
} Habit;

struct BmLabelHabits {
    GHashTable *places; /* of a label to a GArray of Habit */
};

static void places_free(gpointer places)
{
    g_array_unref(places);
}

BmLabelHabits *bm_label_habits_new(void)
{
    BmLabelHabits *habits = g_new0(BmLabelHabits, 1);
    habits->places = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, places_free);
    return habits;
}

void bm_label_habits_free(BmLabelHabits *habits)
{
    if (!habits)
        return;
    g_hash_table_destroy(habits->places);
    g_free(habits);
}

void bm_label_habits_note(BmLabelHabits *habits, const char *label, BmPoint at)
{
    GArray *places = g_hash_table_lookup(habits->places, label);
    if (!places) {
        places = g_array_new(FALSE, FALSE, sizeof(Habit));
        g_hash_table_insert(habits->places, g_strdup(label), places);
    }
    for (guint i = 0; i < places->len; i++) {
        Habit *habit = &g_array_index(places, Habit, i);
        if (hypot(habit->at.x - at.x, habit->at.y - at.y) < SAME_PLACE) {
            habit->count++;
            return;
        }
    }
    Habit first = { at, 1 };
    g_array_append_val(places, first);
}

gboolean bm_label_habits_find(const BmLabelHabits *habits, const char *label, BmPoint *at)
{
    const GArray *places = g_hash_table_lookup(habits->places, label);
    guint most = 0;
    for (guint i = 0; places && i < places->len; i++) {
        const Habit *habit = &g_array_index(places, Habit, i);
        if (habit->count > most) {
            most = habit->count;
            *at = habit->at;
        }
    }
    return most > 0;
}
