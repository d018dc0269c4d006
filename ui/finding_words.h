#pragma once
#include <QString>

#include "engine/evaluation/findings.h"
#include "engine/evaluation/window_pairs.h"
#include "widgets/statement_list.h"

namespace candlewright {

// Findings as a person reads them: a bold sentence with its figures, what stands under it, the rule that made it, and as target the object
// name of the chart that shows it ("window_strip" and "window_chart" are the Window panel's). Pure: no widget.

/// `all` says of how many windows and of which error.
Statement words_of(const Finding& finding, const Findings& all);
/// Of two runs, by what they are called.
Statement words_of(const PairErrors& errors, const QString& a, const QString& b);
/// Heads of the figures of either.
QStringList finding_heads();
/// What stands in the place of findings where there are too few windows.
QString too_few_words(const Findings& all);
/// "Fixed rules on these 221 windows: a description, not a cause." and what could not be looked at.
QString findings_foot(const Findings& all);

}  // namespace candlewright
