/** @file
 * The rows are dealt out to the threads, those of one group to one of them, and each thread has a
 * gazetteer of its own.
 */
#include "cli/geocode_table.h"

#include "base/error.h"
#include "cli/table_groups.h"
#include "document/table.h"

const char *const bm_geocode_kinds[] = { "city",    "district", "province", "crossing",
                                         "country", "region",   NULL };

/* More threads than this wait for the memory, and fewer rows are done before they have begun. */
#define MOST_THREADS 4u
#define LEAST_ROWS 500u
/* Rows without a group go to a thread in stretches: neighbours are often alike. */
#define STRETCH 64u

typedef struct {
    const BmGeocodeTable *asked;
    const BmGeocodeForm *form;
    const BmTable *table;
    int place, kind, country, group; /* columns; -1: none */
    int province, actor, target;
    guint threads;
    GPtrArray **answers; /* of each row, a listing; NULL: left out */
} Job;

/* What one thread does. */
typedef struct {
    const Job *job;
    guint number;
    BmGazetteer *gazetteer;
    GHashTable *known; /* of what was asked without a group to the first row that asked, and 1 */
    gboolean doubt;
    guint failed_at; /* row */
    GError *error;
} Worker;

static const char *cell(const BmTableRow *row, int column)
{
    return column >= 0 ? row->cells[column].text : "";
}

static guint thread_of(const Job *job, guint i, const BmTableRow *row)
{
    const char *group = cell(row, job->group);
    return (group[0] ? g_str_hash(group) : i / STRETCH) % job->threads;
}

/* Answers a row as an earlier one that asked the same; FALSE where none did. */
static gboolean repeat(Worker *worker, guint i, const BmTableRow *row)
{
    const Job *job = worker->job;
    char *asked =
        g_strdup_printf("%s\n%s\n%s\n%s\n%s\n%s", cell(row, job->country), cell(row, job->kind),
                        cell(row, job->province), cell(row, job->actor), cell(row, job->target),
                        cell(row, job->place));
    guint first = GPOINTER_TO_UINT(g_hash_table_lookup(worker->known, asked));
    if (first == 0) {
        g_hash_table_insert(worker->known, asked, GUINT_TO_POINTER(i + 1));
        return FALSE;
    }
    g_free(asked);
    job->answers[i] = bm_geocode_listing_copy(job->answers[first - 1]);
    return TRUE;
}

static gboolean answer_row(Worker *worker, guint i, const BmTableRow *row, BmTableGroups *groups,
                           GError **error)
{
    const Job *job = worker->job;
    const char *kind = cell(row, job->kind);
    const BmGeocodeGroup *group;
    if (!bm_table_groups_ask(groups, row, &group, error))
        return FALSE;
    if (!group && repeat(worker, i, row))
        return TRUE;
    char *country = g_ascii_strup(cell(row, job->country), -1);
    const char *province = cell(row, job->province), *actors[3] = { NULL };
    guint count = 0;
    if (cell(row, job->actor)[0])
        actors[count++] = cell(row, job->actor);
    if (cell(row, job->target)[0])
        actors[count++] = cell(row, job->target);
    const BmGeocodeHint hint = { .group = group,
                                 .province = province[0] ? province : NULL,
                                 .actors = actors,
                                 .kind = kind[0] ? kind : job->asked->kind,
                                 .country = country[0] ? country : job->asked->country };
    BmGeocode *result = bm_geocode(worker->gazetteer, cell(row, job->place), &hint, error);
    g_free(country);
    if (!result)
        return FALSE;
    worker->doubt = worker->doubt || !result->place;
    job->answers[i] = bm_geocode_listing_new();
    bm_geocode_listing_add(job->answers[i], result, job->form);
    bm_geocode_free(result);
    return TRUE;
}

static gpointer work(gpointer data)
{
    Worker *worker = data;
    const Job *job = worker->job;
    BmTableGroups *groups = bm_table_groups_new(job->table, worker->gazetteer);
    worker->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; !worker->error && i < bm_table_count(job->table); i++) {
        const BmTableRow *row = bm_table_row(job->table, i);
        /* an object a row, so that both can be read side by side */
        gboolean answered = job->form->json || cell(row, job->place)[0];
        worker->failed_at = i;
        if (answered && thread_of(job, i, row) == worker->number)
            answer_row(worker, i, row, groups, &worker->error);
    }
    g_hash_table_unref(worker->known);
    bm_table_groups_free(groups);
    return NULL;
}

/* The error of the earliest row, as one thread would have met it. */
static gboolean take_errors(Worker *workers, guint count, GError **error)
{
    Worker *first = NULL;
    for (guint i = 0; i < count; i++)
        if (workers[i].error && (!first || workers[i].failed_at < first->failed_at))
            first = &workers[i];
    if (first)
        g_propagate_error(error, g_steal_pointer(&first->error));
    for (guint i = 0; i < count; i++)
        g_clear_error(&workers[i].error);
    return !first;
}

/* The first thread is the caller's own, with the caller's gazetteer. */
static gboolean run(const Job *job, BmGazetteer *gazetteer, gboolean *doubt, GError **error)
{
    Worker workers[MOST_THREADS] = { { 0 } };
    GThread *threads[MOST_THREADS] = { NULL };
    gboolean good = TRUE;
    for (guint i = 0; i < job->threads; i++) {
        workers[i] = (Worker){ .job = job, .number = i };
        workers[i].gazetteer = i == 0 ? gazetteer : bm_gazetteer_open(good ? error : NULL);
        good = good && workers[i].gazetteer;
    }
    for (guint i = 1; good && i < job->threads; i++)
        threads[i] = g_thread_new("geocode", work, &workers[i]);
    if (good)
        work(&workers[0]);
    for (guint i = 1; i < job->threads; i++) {
        if (threads[i])
            g_thread_join(threads[i]);
        bm_gazetteer_free(workers[i].gazetteer);
    }
    for (guint i = 0; i < job->threads; i++)
        *doubt = *doubt || workers[i].doubt;
    return take_errors(workers, job->threads, error) && good;
}

static gboolean find_columns(Job *job, GError **error)
{
    const BmTable *table = job->table;
    job->place = bm_table_column(table, "place");
    job->kind = bm_table_column(table, "kind");
    job->country = bm_table_column(table, "country");
    job->province = bm_table_column(table, "province");
    job->actor = bm_table_column(table, "actor");
    job->target = bm_table_column(table, "target");
    job->group = bm_table_column(table, "group");
    if (job->place >= 0)
        return TRUE;
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                "%s:%u: no column is named 'place'; the columns are place, country, province, kind, "
                "actor, target, group",
                table->file, table->header_line);
    return FALSE;
}

static gboolean check_rows(const Job *job, BmWarnings *warnings, GError **error)
{
    for (guint i = 0; i < bm_table_count(job->table); i++) {
        const BmTableRow *row = bm_table_row(job->table, i);
        const char *kind = cell(row, job->kind);
        if (kind[0] && !g_strv_contains(bm_geocode_kinds, kind)) {
            g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                        "%s:%u: the kind '%s' is none of city, district, province, crossing, "
                        "country, region",
                        job->table->file, row->line, kind);
            return FALSE;
        }
        if (cell(row, job->place)[0] == '\0')
            bm_warnings_add(warnings, "%s:%u: the row names no place; it is left out",
                            job->table->file, row->line);
    }
    return TRUE;
}

static guint count_threads(const BmGeocodeTable *asked, guint rows)
{
    if (asked->own_gazetteer) /* it would be read for each of them */
        return 1;
    return CLAMP(MIN(g_get_num_processors(), rows / LEAST_ROWS), 1, MOST_THREADS);
}

gboolean bm_geocode_table_answer(const BmGeocodeTable *asked, BmGazetteer *gazetteer,
                                 const BmGeocodeForm *form, BmGeocodeAnswers *answers,
                                 BmWarnings *warnings, GError **error)
{
    BmTable *table = bm_table_read(asked->path, warnings, error);
    if (!table)
        return FALSE;
    guint count = bm_table_count(table);
    Job job = { .asked = asked, .form = form, .table = table };
    job.threads = count_threads(asked, count);
    job.answers = g_new0(GPtrArray *, count + 1);
    gboolean good = find_columns(&job, error) && check_rows(&job, warnings, error) &&
                    run(&job, gazetteer, &answers->doubt, error);
    for (guint i = 0; i < count; i++) {
        if (good && job.answers[i])
            bm_geocode_listing_take(answers->listing, job.answers[i]);
        else if (job.answers[i])
            g_ptr_array_unref(job.answers[i]);
    }
    g_free(job.answers);
    bm_table_free(table);
    return good;
}
