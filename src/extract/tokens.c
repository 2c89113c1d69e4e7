/** @file
 * Taking a text apart in one pass from left to right.
 */
#include "extract/tokens.h"

#include <string.h>

#include "extract/words.h"

/** A line shorter than this share of the longest one may be a heading. */
static const double SHORT_LINE = 0.7;

typedef struct {
    BmTokens *tokens;
    const char *at;   /**< the next byte */
    guint point;      /**< its code point */
    const char *line; /**< where the line began */
    gsize longest_line;
    gboolean quoted;
    gboolean broken; /**< the next token begins a sentence */
    gboolean parted; /**< and a paragraph */
    guint paragraph;
    const BmWordLists *lists; /**< borrowed */
} Scanner;

const BmToken *bm_token(const BmTokens *tokens, guint index)
{
    return &g_array_index(tokens->tokens, BmToken, index);
}

const BmSentence *bm_sentence(const BmTokens *tokens, guint index)
{
    return &g_array_index(tokens->sentences, BmSentence, index);
}

const char *bm_token_lower(const BmTokens *tokens, gint64 index)
{
    return index >= 0 && index < tokens->tokens->len ? bm_token(tokens, (guint)index)->lower : "";
}

static const char *lower_of(BmTokens *tokens, const char *start, gsize length)
{
    char *folded = g_utf8_strdown(start, (gssize)length);
    GString *plain = g_string_new(NULL);
    for (const char *at = folded; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        g_string_append_unichar(plain, bm_is_apostrophe(character) ? '\'' : character);
    }
    const char *kept = g_string_chunk_insert_const(tokens->words, plain->str);
    g_string_free(plain, TRUE);
    g_free(folded);
    return kept;
}

static gboolean all_capitals(const char *start, const char *end)
{
    guint letters = 0;
    for (const char *at = start; at < end; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        if (g_unichar_islower(character))
            return FALSE;
        letters += g_unichar_isupper(character);
    }
    return letters >= 2;
}

static void begin_sentence(Scanner *scanner)
{
    BmTokens *tokens = scanner->tokens;
    scanner->paragraph += scanner->parted && tokens->tokens->len > 0;
    BmSentence sentence = { tokens->tokens->len, tokens->tokens->len, scanner->paragraph };
    g_array_append_val(tokens->sentences, sentence);
    if (scanner->parted)
        scanner->quoted = FALSE;
    scanner->broken = scanner->parted = FALSE;
}

static void turn_quotation(Scanner *scanner, gunichar mark)
{
    if (mark == '"')
        scanner->quoted = !scanner->quoted;
    else if (mark == 0x201C || mark == 0xAB)
        scanner->quoted = TRUE;
    else if (mark == 0x201D || mark == 0xBB)
        scanner->quoted = FALSE;
}

static void add_token(Scanner *scanner, BmTokenKind kind, const char *end)
{
    BmTokens *tokens = scanner->tokens;
    gboolean full = tokens->sentences->len > 0 &&
                    tokens->tokens->len - bm_sentence(tokens, tokens->sentences->len - 1)->first >=
                        BM_SENTENCE_MAX_TOKENS;
    if (scanner->broken || full || tokens->sentences->len == 0)
        begin_sentence(scanner);
    const char *start = scanner->at;
    guint points = (guint)g_utf8_strlen(start, end - start);
    if (kind == BM_TOKEN_MARK)
        turn_quotation(scanner, bm_character_at(start));
    BmToken token = { .kind = kind,
                      .start = (gsize)(start - tokens->text),
                      .end = (gsize)(end - tokens->text),
                      .first = scanner->point,
                      .last = scanner->point + points,
                      .lower = lower_of(tokens, start, (gsize)(end - start)),
                      .is_capital = kind == BM_TOKEN_WORD && bm_is_capital(bm_character_at(start)),
                      .is_capitals = kind == BM_TOKEN_WORD && all_capitals(start, end),
                      .is_quoted = scanner->quoted,
                      .sentence = tokens->sentences->len - 1 };
    g_array_append_val(tokens->tokens, token);
    g_array_index(tokens->sentences, BmSentence, token.sentence).end = tokens->tokens->len;
    scanner->at = end;
    scanner->point += points;
}

static gboolean is_closing(gunichar character)
{
    return character == '"' || character == '\'' || character == 0x201D || character == 0x2019 ||
           character == ')' || character == ']' || character == 0xBB;
}

static gboolean ends_with_mark(const BmTokens *tokens)
{
    if (tokens->tokens->len == 0)
        return TRUE;
    const BmToken *last = bm_token(tokens, tokens->tokens->len - 1);
    return last->kind == BM_TOKEN_MARK && !is_closing(bm_character_at(tokens->text + last->start));
}

static gboolean is_bullet(gunichar character)
{
    static const gunichar bullets[] = { '>',    0x2022, 0x00B7, 0x25CF, 0x25AA, 0x25E6, 0x25CB,
                                        0x25A0, 0x25BA, 0x2023, 0x2192, 0x2013, 0x2014, 0x27A2 };
    for (guint i = 0; i < G_N_ELEMENTS(bullets); i++)
        if (character == bullets[i])
            return TRUE;
    return FALSE;
}

/** A heading, or an item of a list, ends with its line. */
static gboolean line_ends_sentence(const Scanner *scanner, const char *next)
{
    gsize length = (gsize)(scanner->at - scanner->line);
    if ((*next == '-' || *next == '*' || is_bullet(bm_character_at(next))) && next[1] != '-')
        return TRUE;
    gboolean opens =
        bm_is_capital(bm_character_at(next)) || g_unichar_isdigit(bm_character_at(next));
    return opens && !ends_with_mark(scanner->tokens) &&
           (double)length < SHORT_LINE * (double)scanner->longest_line;
}

static void skip_space(Scanner *scanner)
{
    const char *next = scanner->at;
    guint lines = 0, points = 0;
    while (g_unichar_isspace(bm_character_at(next)) || bm_character_at(next) == 0xFEFF) {
        lines += *next == '\n';
        points++;
        next = g_utf8_next_char(next);
    }
    if (lines >= 2)
        scanner->broken = scanner->parted = TRUE;
    else if (lines == 1 && line_ends_sentence(scanner, next))
        scanner->broken = TRUE;
    if (lines > 0)
        scanner->line = next;
    scanner->point += points;
    scanner->at = next;
}

static gboolean is_abbreviated(const Scanner *scanner)
{
    const BmTokens *tokens = scanner->tokens;
    if (tokens->tokens->len < 2)
        return FALSE;
    const BmToken *mark = bm_token(tokens, tokens->tokens->len - 1);
    const BmToken *word = mark - 1;
    if (word->end != mark->start || word->kind != BM_TOKEN_WORD)
        return FALSE;
    return (word->last - word->first == 1 && word->is_capital) ||
           scanner->lists->is_abbreviation(word->lower, scanner->lists->data);
}

/** After a mark: a sentence ends at . ! ? … with closing quotes, before a capital or a digit. */
static void end_sentence(Scanner *scanner)
{
    gunichar mark = bm_character_at(
        scanner->tokens->text + bm_token(scanner->tokens, scanner->tokens->tokens->len - 1)->start);
    if (mark != '.' && mark != '!' && mark != '?' && mark != 0x2026 && mark != 0x6D4 &&
        mark != 0x61F && mark != 0x3002)
        return;
    if (mark == '.' && is_abbreviated(scanner))
        return;
    while (is_closing(bm_character_at(scanner->at)))
        add_token(scanner, BM_TOKEN_MARK, g_utf8_next_char(scanner->at));
    const char *next = scanner->at;
    if (*next && !g_unichar_isspace(bm_character_at(next)))
        return;
    while (g_unichar_isspace(bm_character_at(next)))
        next = g_utf8_next_char(next);
    scanner->broken = !g_unichar_islower(bm_character_at(next));
}

/** "'s" with nothing of a word behind it. */
static gboolean is_possessive(const char *at)
{
    if (!bm_is_apostrophe(bm_character_at(at)))
        return FALSE;
    const char *next = g_utf8_next_char(at);
    return *next == 's' && !bm_is_word_character(bm_character_at(next + 1));
}

/** A word with what its hyphens join: "Forty-one", unlike "London" of "London-based". */
static const char *skip_joined_word(const Scanner *scanner, BmTokenKind *kind)
{
    const char *end = bm_skip_word(scanner->at, kind);
    if (*kind != BM_TOKEN_WORD || *end != '-' || !bm_is_word_character(bm_character_at(end + 1)))
        return end;
    const char *first = lower_of(scanner->tokens, scanner->at, (gsize)(end - scanner->at));
    BmTokenKind rest;
    return scanner->lists->is_prefix(first, scanner->lists->data) ? bm_skip_word(end + 1, &rest)
                                                                  : end;
}

static gsize longest_line(const char *text)
{
    gsize longest = 0;
    for (const char *at = text; *at;) {
        const char *end = strchr(at, '\n');
        gsize length = end ? (gsize)(end - at) : strlen(at);
        longest = MAX(longest, length);
        at = end ? end + 1 : at + length;
    }
    return longest;
}

BmTokens *bm_tokens_new(const char *text, const BmWordLists *lists)
{
    BmTokens *tokens = g_new0(BmTokens, 1);
    tokens->text = text;
    tokens->tokens = g_array_new(FALSE, FALSE, sizeof(BmToken));
    tokens->sentences = g_array_new(FALSE, FALSE, sizeof(BmSentence));
    tokens->words = g_string_chunk_new(4096);
    Scanner scanner = { .tokens = tokens,
                        .at = text,
                        .line = text,
                        .longest_line = longest_line(text),
                        .lists = lists };
    for (skip_space(&scanner); *scanner.at; skip_space(&scanner)) {
        BmTokenKind kind = BM_TOKEN_MARK;
        if (bm_is_word_character(bm_character_at(scanner.at))) {
            const char *end = skip_joined_word(&scanner, &kind);
            add_token(&scanner, kind, end);
        } else if (is_possessive(scanner.at)) {
            add_token(&scanner, kind, g_utf8_next_char(scanner.at) + 1);
        } else {
            add_token(&scanner, kind, g_utf8_next_char(scanner.at));
            end_sentence(&scanner);
        }
    }
    return tokens;
}

void bm_tokens_free(BmTokens *tokens)
{
    if (!tokens)
        return;
    g_array_unref(tokens->tokens);
    g_array_unref(tokens->sentences);
    g_string_chunk_free(tokens->words);
    g_free(tokens);
}

char *bm_tokens_text(const BmTokens *tokens, guint first, guint end)
{
    GString *text = g_string_new(NULL);
    if (first < end) {
        const char *at = tokens->text + bm_token(tokens, first)->start;
        const char *stop = tokens->text + bm_token(tokens, end - 1)->end;
        for (; at < stop; at = g_utf8_next_char(at)) {
            gunichar character = g_utf8_get_char(at);
            if (!g_unichar_isspace(character))
                g_string_append_unichar(text, character);
            else if (text->len > 0 && text->str[text->len - 1] != ' ')
                g_string_append_c(text, ' ');
        }
    }
    return g_string_free(text, FALSE);
}
