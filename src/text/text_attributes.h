/** @file
 * What Pango is told of each part of a text: font, tracking, language.
 */
#ifndef BM_TEXT_TEXT_ATTRIBUTES_H
#define BM_TEXT_TEXT_ATTRIBUTES_H

#include "text/text.h"

#include <pango/pango.h>

/**
 * The attributes of spans set one after another, their lengths multiplied by `scale`, for
 * pango_attr_list_unref(). The foreground's
 * red channel carries the span's number, so that runs of two spans never merge.
 */
PangoAttrList *bm_text_attributes_new(const BmTextSpan *spans, guint span_count, double scale);

/** Whether a script's letters join or stack and so may not be set apart. */
gboolean bm_text_script_is_joined(GUnicodeScript script);

#endif
