#pragma once
#include <QStringList>

class QCoreApplication;

namespace candlewright {

/// What can be chosen: "system" (as the desktop says), "en", "de".
const QStringList& language_names();
/// A language as its speakers write it; of "system" in the language of the window.
QString language_title(const QString& name);
/// Shows all texts, Qt's own and the way of writing numbers in this language. Before the first widget is made: what is on screen is not written anew.
/// Unknown names count as "system". Dates, units and what goes to files are the same in all languages.
void use_language(QCoreApplication& program, const QString& name);

}  // namespace candlewright
