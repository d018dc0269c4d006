#include "widgets/language.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

#include "widgets/words.h"

namespace candlewright {

namespace {

const QString folder = QStringLiteral(":/candlewright/languages");

QLocale locale_of(const QString& name) {
  const QLocale desktop = QLocale::system();
  const QLocale wanted = name == "de" ? QLocale(QLocale::German) : name == "en" ? QLocale(QLocale::English) : desktop;
  return wanted.language() == desktop.language() ? desktop : wanted;  // an Austrian's German stays Austrian
}

}  // namespace

const QStringList& language_names() {
  static const QStringList names{QStringLiteral("system"), QStringLiteral("en"), QStringLiteral("de")};
  return names;
}

QString language_title(const QString& name) {
  if (name == "en") return QStringLiteral("English");
  if (name == "de") return QStringLiteral("Deutsch");
  return tr("As the desktop");
}

void use_language(QCoreApplication& program, const QString& name) {
  const QLocale locale = locale_of(name);
  QLocale::setDefault(locale);
  // English is first in the list of languages where it is wanted: it has a file too, for its plurals.
  const QStringList spoken = name == "en" || name == "de" ? QStringList{name} : locale.uiLanguages();
  for (const QString& language : spoken) {
    const QString code = language.section('-', 0, 0);
    auto* texts = new QTranslator(&program);
    if (!texts->load(QStringLiteral("candlewright_") + code, folder)) {
      delete texts;
      continue;
    }
    auto* dialogs = new QTranslator(&program);
    if (dialogs->load(QStringLiteral("qtbase_") + code, folder)) QCoreApplication::installTranslator(dialogs);
    QCoreApplication::installTranslator(texts);
    return;
  }
  if (name != "en") use_language(program, QStringLiteral("en"));  // a language that has no file
}

}  // namespace candlewright
