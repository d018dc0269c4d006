#include <QDirIterator>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QtTest>

#include "engine/models/family.h"
#include "ui/desk.h"
#include "ui/engine_errors.h"
#include "ui/engine_words.h"
#include "ui/hands.h"
#include "ui/lineage_panel.h"
#include "ui/run_draft.h"
#include "ui/run_table.h"
#include "ui/settings_diff_panel.h"
#include "widgets/figures.h"
#include "widgets/language.h"
#include "widgets/words.h"

using namespace candlewright;

/// The window in another language. Runs its checks in order: translators are the program's.
class TestLanguage : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  /// What the engine describes is in the list that lupdate reads.
  void the_engine_is_translated_too() {
    QFile ts(QStringLiteral(CANDLEWRIGHT_SOURCE "/resources/languages/candlewright_de.ts"));
    QVERIFY(ts.open(QIODevice::ReadOnly));
    const QString all = QString::fromUtf8(ts.readAll());
    const QString engine = all.section(QStringLiteral("<name>engine</name>"), 1, 1).section(QStringLiteral("</context>"), 0, 0);
    QStringList missing;
    const auto ask = [&](const std::string& text) {
      const QString source = QString::fromStdString(text).toHtmlEscaped().replace('\'', QStringLiteral("&apos;"));
      if (!text.empty() && !engine.contains("<source>" + source + "</source>")) missing << QString::fromStdString(text);
    };
    for (const ModelFamily& family : model_families()) {
      for (const Preset& preset : family.presets()) ask(preset.sentence);
      RunConfig config(family.name);
      for (const Field& field : fields_of(config)) {
        ask(field.group);
        ask(label_of(QString::fromStdString(field.path)).toStdString());
        ask(field.rules.unit);
        ask(field.rules.help);
      }
    }
    for (const char* state : {"running", "paused", "stopping", "stopped", "finished", "failed", "interrupted"}) ask(state);
    missing.removeDuplicates();
    QVERIFY2(missing.isEmpty(), qPrintable("ui/engine_words.cpp lacks\n" + missing.join('\n')));
  }

  /// What stands fast in each sentence of the list is in the engine's sources: one that is reworded there must be reworded here.
  void the_engines_errors_are_those_of_the_list() {
    QString sources;
    QDirIterator files(QStringLiteral(CANDLEWRIGHT_SOURCE "/engine"), {QStringLiteral("*.cpp")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
      QFile file(files.next());
      QVERIFY(file.open(QIODevice::ReadOnly));
      sources += QString::fromUtf8(file.readAll());
    }
    sources.replace(QRegularExpression(QStringLiteral("\"\\s*\n\\s*\"")), QString());  // a literal over two lines
    for (const char* sentence : known_errors()) {
      for (QString piece : QString::fromUtf8(sentence).split(QRegularExpression(QStringLiteral("%\\d|: |\\d ")))) {
        piece = piece.trimmed().replace('"', QStringLiteral("\\\""));
        QVERIFY2(piece.size() < 3 || sources.contains(piece), qPrintable(QString::fromUtf8(sentence)));
      }
    }
  }

  void english_has_its_singular() {
    use_language(*qApp, QStringLiteral("en"));
    QCOMPARE(QCoreApplication::translate("candlewright::RunsPanel", "%Ln runs", nullptr, 1), QStringLiteral("1 run"));
    QCOMPARE(QCoreApplication::translate("candlewright::RunsPanel", "%Ln runs", nullptr, 1200), QStringLiteral("1,200 runs"));
    QCOMPARE(QCoreApplication::translate("candlewright::SymbolPanel", "%Ln gaps", nullptr, 1), QStringLiteral("1 gap"));
    QCOMPARE(error_words(std::string("the file is empty")), QStringLiteral("the file is empty"));
  }

  void the_choice_is_kept_for_the_next_start() {
    Desk desk;
    for (QAction* action : desk.window->findChildren<QAction*>()) {
      if (action->text() == QStringLiteral("Deutsch")) action->trigger();
    }
    QTRY_COMPARE(desk.bench->feed.kept(language_key()), Json("de"));
    QVERIFY(desk.bench->notices.all().back().text.startsWith(QStringLiteral("Deutsch: from the next start on")));
  }

  void settings_are_called_the_same_in_form_and_tables() {
    use_language(*qApp, QStringLiteral("de"));
    RunRow one, other;
    one.settings = {{"training", {{"learning_rate", 1e-4}}}};
    other.settings = {{"training", {{"learning_rate", 3e-4}}}};
    other.device = "cuda";
    QStringList names;
    for (const TableRow& row : settings_diff_rows({one, other})) names << row.cells[0].text;
    QCOMPARE(names, (QStringList{QStringLiteral("Lernrate"), QStringLiteral("Gerät")}));
    RunTableScope scope;
    scope.settings = {"training.learning_rate"};
    const auto columns = run_columns(scope);
    QVERIFY(std::any_of(columns.begin(), columns.end(), [](const TableColumn& c) { return c.name == QStringLiteral("Lernrate"); }));
    QCOMPARE(differences_from_parent(one, other), QStringLiteral("Lernrate 1e-4 statt 3e-4, Gerät – statt cuda"));
  }

  /// Each way by which a text reaches the screen.
  void the_window_speaks_german() {
    use_language(*qApp, QStringLiteral("de"));
    Desk desk;
    desk.open_market();
    QCOMPARE(desk.window->findChild<QPushButton*>(QStringLiteral("new_run"))->text(), QStringLiteral("Neuer Lauf"));
    QCOMPARE(desk.window->docks()[QStringLiteral("curves")]->windowTitle(), QStringLiteral("Kurven"));
    QCOMPARE(engine_words("finished"), QStringLiteral("beendet"));
    QCOMPARE(engine_words("Bars to forecast after the context."), QStringLiteral("Balken, die nach dem Kontext vorhergesagt werden."));
    QCOMPARE(RunDraft::tr("Start from"), QStringLiteral("Beginnen bei"));
    QCOMPARE(candlewright::tr("persistence"), QStringLiteral("Persistenz"));
    QCOMPARE(figures::verdict_word(Verdict::better), QStringLiteral("besser"));
    QCOMPARE(figures::number(1234.5, 1), QStringLiteral("1.234,5"));
    QCOMPARE(QCoreApplication::translate("candlewright::RunsPanel", "%Ln runs", nullptr, 1), QStringLiteral("1 Lauf"));
  }

  void errors_of_the_engine_are_german_with_their_names_and_figures() {
    use_language(*qApp, QStringLiteral("de"));
    const InputError gone("/prices", "there is no such file or folder", "Check the path.");
    QCOMPARE(error_sentence(gone), QStringLiteral("/prices: es gibt keine solche Datei und keinen solchen Ordner. Prüfen Sie den Pfad."));
    QCOMPARE(error_words(std::string("7 of 10 closes are missing, more than half")),
             QStringLiteral("7 von 10 Schlusskursen fehlen, mehr als die Hälfte"));
    QCOMPARE(error_words(std::string("no symbol is usable; the file is empty")), QStringLiteral("kein Symbol ist brauchbar; die Datei ist leer"));
    QCOMPARE(error_words(std::string("the column %2 of %1 appears twice")), QStringLiteral("die Spalte %2 of %1 kommt zweimal vor"));
    QCOMPARE(error_words(std::string("something new")), QStringLiteral("something new"));
    const JobError failed{QStringLiteral("input"), QStringLiteral("/prices"), QStringLiteral("the file is empty"), QStringLiteral("Mend it.")};
    QCOMPARE(failed.sentence(), QStringLiteral("/prices: die Datei ist leer. Mend it."));
    QCOMPARE(failed.in_english(), QStringLiteral("/prices: the file is empty. Mend it."));
    QVERIFY((JobError{{}, {}, QStringLiteral("something new"), {}}.in_english().isEmpty()));
  }
};

QTEST_MAIN(TestLanguage)
#include "tst_language.moc"
