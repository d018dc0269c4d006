#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>
#include <regex>
#include <set>

#include "house/sources.h"

using namespace candlewright::house;

namespace {

struct Text {
  QString context, source;
  QStringList translations;  ///< more than one: plural forms
  bool finished = true;
  QString where() const { return context + ": " + source; }
};

std::vector<Text> texts_of(const QString& file) {
  std::vector<Text> out;
  QFile ts(file);
  if (!ts.open(QIODevice::ReadOnly)) return out;
  QXmlStreamReader xml(&ts);
  QString context;
  while (!xml.atEnd()) {
    if (xml.readNext() != QXmlStreamReader::StartElement) continue;
    if (xml.name() == u"name") context = xml.readElementText();
    if (xml.name() == u"message") out.push_back({context, {}, {}, true});
    if (xml.name() == u"source") out.back().source = xml.readElementText();
    if (xml.name() != u"translation") continue;
    out.back().finished = !xml.attributes().hasAttribute(QStringLiteral("type"));
    QString plain;
    while (!(xml.readNext() == QXmlStreamReader::EndElement && xml.name() == u"translation") && !xml.atEnd()) {
      if (xml.isCharacters()) plain += xml.text();
      if (xml.isStartElement() && xml.name() == u"numerusform") out.back().translations << xml.readElementText();
    }
    if (out.back().translations.isEmpty()) out.back().translations << plain;
  }
  return out;
}

/// "%1 of %2" -> "%1%2": what is filled in, in any order.
QString places(const QString& text) {
  static const QRegularExpression place(QStringLiteral("%L?[0-9n]"));
  QStringList found;
  for (auto at = place.globalMatch(text); at.hasNext();) found << at.next().captured();
  found.sort();
  return found.join(QString());
}

}  // namespace

/// Texts on screen can be translated, and are: packaging/texts brings the files up to date.
class TestTexts : public QObject {
  Q_OBJECT
  const QString root_ = QStringLiteral(CANDLEWRIGHT_SOURCE);
  QString file(const char* language) const { return root_ + "/resources/languages/candlewright_" + language + ".ts"; }

 private Q_SLOTS:
  void every_text_is_translated() {
    for (const char* language : {"de", "en"}) {
      const auto texts = texts_of(file(language));
      QVERIFY2(!texts.empty(), language);
      for (const Text& text : texts) {
        for (const QString& translation : text.translations) {
          if (!text.finished || translation.isEmpty()) offend(text.where() + " has no finished translation");
        }
      }
    }
    verdict();
  }

  void translations_fill_in_what_the_text_fills_in() {
    for (const Text& text : texts_of(file("de"))) {
      for (const QString& translation : text.translations) {
        const bool plural = text.translations.size() > 1;
        if (plural ? places(translation).remove("%n").remove("%Ln") != places(text.source).remove("%n").remove("%Ln")
                   : places(translation) != places(text.source))
          offend(text.where() + " is filled in otherwise by " + translation);
        if (translation.startsWith(' ') != text.source.startsWith(' ') || translation.endsWith(' ') != text.source.endsWith(' '))
          offend(text.where() + " begins or ends with another blank");
        if (translation.endsWith("...") != text.source.endsWith("..."))
          offend(text.where() + " tells otherwise whether a question follows");
        if (translation.contains('&') != text.source.contains('&')) offend(text.where() + " loses its key, or wins one");
      }
    }
    verdict();
  }

  /// The files hold what the code says, no more and no less.
  void the_files_are_up_to_date() {
#ifndef LUPDATE
    QSKIP("lupdate is not installed");
#else
    QTemporaryDir folder;
    for (const char* language : {"de", "en"}) {
      const QString fresh = folder.filePath(language);
      QVERIFY(QFile::copy(file(language), fresh + ".ts"));
      QStringList words{"-silent", "-I", ".", "ui", "widgets", "app", "-locations", "none", "-no-obsolete", "-source-language", "en"};
      words << "-target-language" << language;
      if (QByteArray(language) == "en") words << "-pluralonly";
      QProcess lupdate;
      lupdate.setWorkingDirectory(root_);
      lupdate.start(QStringLiteral(LUPDATE), words << "-ts" << fresh + ".ts");
      QVERIFY(lupdate.waitForFinished(120000));
      QCOMPARE(lupdate.exitCode(), 0);
      std::set<QString> now, kept;
      for (const Text& text : texts_of(fresh + ".ts")) now.insert(text.where());
      for (const Text& text : texts_of(file(language))) kept.insert(text.where());
      for (const QString& text : now) {
        if (!kept.contains(text)) offend(text + " is new: packaging/texts adds it to " + language);
      }
      for (const QString& text : kept) {
        if (!now.contains(text)) offend(text + " is said by no code");
      }
    }
    verdict();
#endif
  }

  /// Where lupdate files a text is where the program looks for it: under its QObject, or under the namespace (widgets/words.h).
  void texts_are_filed_where_they_are_asked_for() {
    std::set<QString> known{"candlewright", "candlewright::figures", "engine", "QDialog"};
    const std::regex type("(?:class|struct) (\\w+)[^;{]*\\{[^}]*?(?:Q_OBJECT|Q_DECLARE_TR_FUNCTIONS\\(candlewright::\\w+\\))"),
        own("QString tr\\(const char\\* text[^)]*\\)[^\"]*translate\\(\"([^\"]+)\"");
    for (const Source& source : sources({"ui", "widgets", "app"}, {".h", ".cpp"})) {
      for (std::sregex_iterator at(source.text.begin(), source.text.end(), type), end; at != end; ++at)
        known.insert("candlewright::" + QString::fromStdString((*at)[1]));
      std::smatch at;
      if (std::regex_search(source.text, at, own) && at[1] != "candlewright" && at[1] != "candlewright::figures")
        offend(QString::fromStdString(source.path) + " asks under '" + QString::fromStdString(at[1]) +
               "', lupdate files elsewhere; use widgets/words.h");
    }
    for (const Text& text : texts_of(file("de"))) {
      if (!known.contains(text.context))
        offend(text.where() + " is filed under a class that is no QObject; Q_DECLARE_TR_FUNCTIONS makes it one");
    }
    verdict();
  }

 private:
  void offend(const QString& what) { offenders_ += "\n  " + what; }
  void verdict() {
    const QString found = std::exchange(offenders_, {});
    QVERIFY2(found.isEmpty(), qPrintable("offenders:" + found));
  }
  QString offenders_;
};

QTEST_APPLESS_MAIN(TestTexts)
#include "tst_texts.moc"
