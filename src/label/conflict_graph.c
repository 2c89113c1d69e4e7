/** @file
 * Choosing candidates: a greedy start, ejections, then a last look for cheaper positions.
 */
#include "label/conflict_graph.h"

#include <string.h>

/** What a live conflict of a candidate counts in the greedy start, beside its cost. */
static const double CONFLICT_COST = 0.3;

/** A thrown-out candidate stays out for this many moves and up to SPREAD more. */
enum { BARRED_AT_LEAST = 7, BARRED_SPREAD = 10, POLISH_ROUNDS = 4 };

typedef struct {
    const BmConflictGraph *graph;
    guint candidate_count;
    guint *owner;        /**< the label of each candidate */
    guint *chosen;       /**< of each label */
    guint *live;         /**< of each candidate: conflicts that may still be chosen */
    guint8 *dead;        /**< of each candidate, in the greedy start */
    guint8 *stale;       /**< of each label: its best must be looked for again */
    guint *best;         /**< of each label: its best live candidate */
    guint64 *against;    /**< of each candidate: the weight of the chosen ones it conflicts with */
    guint *barred_until; /**< of each candidate: the move from which it may come back */
    guint64 missing;     /**< the weight of the labels without a candidate */
    guint32 random;
} Solver;

static guint next_random(Solver *solver)
{
    solver->random ^= solver->random << 13;
    solver->random ^= solver->random >> 17;
    solver->random ^= solver->random << 5;
    return solver->random;
}

static void solver_init(Solver *solver, const BmConflictGraph *graph)
{
    guint labels = graph->label_count, count = graph->label_starts[labels];
    *solver = (Solver){ .graph = graph, .candidate_count = count, .random = 2463534242u };
    solver->owner = g_new0(guint, count + 1);
    solver->live = g_new0(guint, count + 1);
    solver->dead = g_new0(guint8, count + 1);
    solver->against = g_new0(guint64, count + 1);
    solver->barred_until = g_new0(guint, count + 1);
    solver->stale = g_new0(guint8, labels + 1);
    solver->best = g_new0(guint, labels + 1);
    solver->chosen = g_new(guint, labels + 1);
    for (guint label = 0; label < labels; label++) {
        solver->chosen[label] = BM_NO_CANDIDATE;
        solver->stale[label] = TRUE;
        solver->missing += graph->weights[label];
        for (guint c = graph->label_starts[label]; c < graph->label_starts[label + 1]; c++)
            solver->owner[c] = label;
    }
    for (guint c = 0; c < count; c++)
        solver->live[c] = graph->conflict_starts[c + 1] - graph->conflict_starts[c];
}

static void solver_clear(Solver *solver)
{
    g_free(solver->owner);
    g_free(solver->live);
    g_free(solver->dead);
    g_free(solver->against);
    g_free(solver->barred_until);
    g_free(solver->stale);
    g_free(solver->best);
}

static void change_against(Solver *solver, guint candidate, gboolean add)
{
    const BmConflictGraph *graph = solver->graph;
    guint64 weight = graph->weights[solver->owner[candidate]];
    for (guint i = graph->conflict_starts[candidate]; i < graph->conflict_starts[candidate + 1];
         i++)
        solver->against[graph->conflicts[i]] += add ? weight : -weight;
}

static void choose(Solver *solver, guint candidate)
{
    guint label = solver->owner[candidate];
    solver->chosen[label] = candidate;
    solver->missing -= solver->graph->weights[label];
    change_against(solver, candidate, TRUE);
}

static void give_up(Solver *solver, guint label)
{
    change_against(solver, solver->chosen[label], FALSE);
    solver->chosen[label] = BM_NO_CANDIDATE;
    solver->missing += solver->graph->weights[label];
}

static void rule_out(Solver *solver, guint candidate)
{
    const BmConflictGraph *graph = solver->graph;
    if (solver->dead[candidate])
        return;
    solver->dead[candidate] = TRUE;
    solver->stale[solver->owner[candidate]] = TRUE;
    for (guint i = graph->conflict_starts[candidate]; i < graph->conflict_starts[candidate + 1];
         i++) {
        solver->live[graph->conflicts[i]]--;
        solver->stale[solver->owner[graph->conflicts[i]]] = TRUE;
    }
}

static double greedy_score(const Solver *solver, guint candidate)
{
    return solver->graph->costs[candidate] + CONFLICT_COST * solver->live[candidate];
}

static guint best_live(Solver *solver, guint label)
{
    const BmConflictGraph *graph = solver->graph;
    if (!solver->stale[label])
        return solver->best[label];
    guint best = BM_NO_CANDIDATE;
    for (guint c = graph->label_starts[label]; c < graph->label_starts[label + 1]; c++)
        if (!solver->dead[c] &&
            (best == BM_NO_CANDIDATE || greedy_score(solver, c) < greedy_score(solver, best)))
            best = c;
    solver->stale[label] = FALSE;
    solver->best[label] = best;
    return best;
}

static void choose_and_rule_out(Solver *solver, guint candidate)
{
    const BmConflictGraph *graph = solver->graph;
    guint label = solver->owner[candidate];
    choose(solver, candidate);
    for (guint i = graph->conflict_starts[candidate]; i < graph->conflict_starts[candidate + 1];
         i++)
        rule_out(solver, graph->conflicts[i]);
    for (guint c = graph->label_starts[label]; c < graph->label_starts[label + 1]; c++)
        rule_out(solver, c);
}

/** Places the labels order[first..end), which weigh the same: the least entangled first. */
static void place_equals(Solver *solver, const guint *order, guint first, guint end)
{
    for (;;) {
        guint best = BM_NO_CANDIDATE;
        for (guint i = first; i < end; i++) {
            if (solver->chosen[order[i]] != BM_NO_CANDIDATE)
                continue;
            guint candidate = best_live(solver, order[i]);
            if (candidate != BM_NO_CANDIDATE &&
                (best == BM_NO_CANDIDATE ||
                 greedy_score(solver, candidate) < greedy_score(solver, best)))
                best = candidate;
        }
        if (best == BM_NO_CANDIDATE)
            return;
        choose_and_rule_out(solver, best);
    }
}

static gint compare_weights(gconstpointer a, gconstpointer b, gpointer weights)
{
    guint x = *(const guint *)a, y = *(const guint *)b;
    guint64 weight_x = ((guint64 *)weights)[x], weight_y = ((guint64 *)weights)[y];
    if (weight_x != weight_y)
        return weight_x < weight_y ? 1 : -1;
    return x > y ? 1 : -1;
}

static guint *order_by_weight(const BmConflictGraph *graph)
{
    guint *order = g_new(guint, graph->label_count + 1);
    for (guint i = 0; i < graph->label_count; i++)
        order[i] = i;
    g_qsort_with_data(order, (gint)graph->label_count, sizeof *order, compare_weights,
                      graph->weights);
    return order;
}

static void place_greedily(Solver *solver, const guint *order)
{
    const BmConflictGraph *graph = solver->graph;
    for (guint first = 0, end; first < graph->label_count; first = end) {
        for (end = first + 1; end < graph->label_count; end++)
            if (graph->weights[order[end]] != graph->weights[order[first]])
                break;
        place_equals(solver, order, first, end);
    }
}

/** The unplaced candidate whose entry loses least; ties fall by cost, then by lot. */
static guint best_entry(Solver *solver, guint move)
{
    const BmConflictGraph *graph = solver->graph;
    guint best = BM_NO_CANDIDATE, tied = 0;
    gint64 least = 0;
    for (guint label = 0; label < graph->label_count; label++) {
        if (solver->chosen[label] != BM_NO_CANDIDATE)
            continue;
        for (guint c = graph->label_starts[label]; c < graph->label_starts[label + 1]; c++) {
            gint64 loss = (gint64)solver->against[c] - (gint64)graph->weights[label];
            if (solver->barred_until[c] > move || (best != BM_NO_CANDIDATE && loss > least))
                continue;
            tied = best != BM_NO_CANDIDATE && loss == least ? tied + 1 : 1;
            least = loss;
            if (tied == 1 || next_random(solver) % tied == 0)
                best = c;
        }
    }
    return best;
}

static void enter(Solver *solver, guint candidate, guint move)
{
    const BmConflictGraph *graph = solver->graph;
    for (guint i = graph->conflict_starts[candidate]; i < graph->conflict_starts[candidate + 1];
         i++) {
        guint other = graph->conflicts[i];
        if (solver->chosen[solver->owner[other]] != other)
            continue;
        give_up(solver, solver->owner[other]);
        solver->barred_until[other] = move + BARRED_AT_LEAST + next_random(solver) % BARRED_SPREAD;
    }
    choose(solver, candidate);
}

static void eject(Solver *solver, guint moves)
{
    gsize size = solver->graph->label_count * sizeof *solver->chosen;
    guint *kept = g_memdup2(solver->chosen, MAX(size, 1));
    guint64 least = solver->missing;
    for (guint move = 1; move <= moves && solver->missing > 0; move++) {
        guint candidate = best_entry(solver, move);
        if (candidate == BM_NO_CANDIDATE)
            continue;
        enter(solver, candidate, move);
        if (solver->missing < least) {
            least = solver->missing;
            memcpy(kept, solver->chosen, size);
        }
    }
    for (guint label = 0; label < solver->graph->label_count; label++)
        if (solver->chosen[label] != BM_NO_CANDIDATE)
            give_up(solver, label);
    for (guint label = 0; label < solver->graph->label_count; label++)
        if (kept[label] != BM_NO_CANDIDATE)
            choose(solver, kept[label]);
    g_free(kept);
}

/** Moves each label to the cheapest position that is free, the weightiest first. */
static void polish(Solver *solver, const guint *order)
{
    const BmConflictGraph *graph = solver->graph;
    gboolean changed = TRUE;
    for (guint round = 0; changed && round < POLISH_ROUNDS; round++) {
        changed = FALSE;
        for (guint i = 0; i < graph->label_count; i++) {
            guint label = order[i], best = solver->chosen[label];
            for (guint c = graph->label_starts[label]; c < graph->label_starts[label + 1]; c++)
                if (solver->against[c] == 0 &&
                    (best == BM_NO_CANDIDATE || graph->costs[c] < graph->costs[best]))
                    best = c;
            if (best == solver->chosen[label])
                continue;
            if (solver->chosen[label] != BM_NO_CANDIDATE)
                give_up(solver, label);
            choose(solver, best);
            changed = TRUE;
        }
    }
}

/** The cheapest candidate of a label below the dear ones that only lighter labels are in the way
 * of. */
static guint better_place(const Solver *solver, guint label)
{
    const BmConflictGraph *graph = solver->graph;
    guint best = BM_NO_CANDIDATE;
    for (guint c = graph->label_starts[label]; c < graph->label_starts[label + 1]; c++)
        if (graph->costs[c] < graph->dear && solver->against[c] < graph->weights[label] &&
            (best == BM_NO_CANDIDATE || graph->costs[c] < graph->costs[best]))
            best = c;
    return best;
}

/** A label that stands dear has no worse a place for the sake of lighter ones: they give way, and
 *  the polish looks for other places for them. */
static void push_out(Solver *solver, const guint *order)
{
    const BmConflictGraph *graph = solver->graph;
    for (guint i = 0; i < graph->label_count; i++) {
        guint label = order[i], chosen = solver->chosen[label];
        guint better = chosen != BM_NO_CANDIDATE && graph->costs[chosen] >= graph->dear
                           ? better_place(solver, label)
                           : BM_NO_CANDIDATE;
        if (better == BM_NO_CANDIDATE)
            continue;
        give_up(solver, label);
        enter(solver, better, 0);
    }
}

guint *bm_conflict_graph_solve(const BmConflictGraph *graph, guint moves)
{
    Solver solver;
    solver_init(&solver, graph);
    guint *order = order_by_weight(graph);
    place_greedily(&solver, order);
    eject(&solver, moves);
    polish(&solver, order);
    push_out(&solver, order);
    polish(&solver, order);
    g_free(order);
    solver_clear(&solver);
    return solver.chosen;
}
