#pragma once
#include <QString>

#include "engine/evaluation/findings.h"

namespace candlewright {

/// A finding as a person reads it: a bold sentence with its figures, what stands under it, the rule that made it, and the chart that shows
/// it.
struct FindingWords {
  QString icon, sentence, detail, rule;
  QString chart;  ///< object name of the chart; "window_strip" is the Window panel's
  QString link;   ///< its title
};

/// Pure: no widget. `all` says of how many windows and of which error.
FindingWords words_of(const Finding& finding, const Findings& all);
/// What stands in the place of findings where there are too few windows.
QString too_few_words(const Findings& all);
/// "Fixed rules on these 221 windows: a description, not a cause." and what could not be looked at.
QString findings_foot(const Findings& all);

}  // namespace candlewright
