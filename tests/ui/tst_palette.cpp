#include <QLineEdit>
#include <QListWidget>
#include <QtTest>

#include "engine/storage/run_store.h"
#include "ui/desk.h"
#include "ui/palette.h"
#include "ui/run_configuration_panel.h"
#include "ui/run_edits.h"
#include "widgets/settings_form.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

using namespace candlewright;

namespace {

QStringList texts(const std::vector<const PaletteEntry*>& found) {
  QStringList out;
  for (const PaletteEntry* entry : found) out << entry->text;
  return out;
}

}  // namespace

class TestPalette : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void the_best_match_comes_first_and_what_cannot_be_done_last() {
    const std::vector<PaletteEntry> entries{{PaletteEntry::command, "a", "Show the run", {}, {}, {}},
                                            {PaletteEntry::command, "b", "Run again", {}, "no run", {}},
                                            {PaletteEntry::command, "c", "Run it", {}, {}, {}},
                                            {PaletteEntry::symbol, "d", "RUNE-USD", {}, {}, {}}};
    QCOMPARE(texts(palette_find(entries, "run", {}, 8)), (QStringList{"Run it", "Show the run", "Run again", "RUNE-USD"}));
    QCOMPARE(texts(palette_find(entries, "@run", {}, 8)), QStringList{"RUNE-USD"});
    QCOMPARE(texts(palette_find(entries, "it run", {}, 8)), QStringList{"Run it"});           // all words, in any order
    QCOMPARE(texts(palette_find(entries, ">", {"c"}, 8)).first(), QStringLiteral("Run it"));  // used last
    QCOMPARE(palette_find(entries, {}, {}, 1).size(), std::size_t{2});
  }

  void every_action_run_and_symbol_is_found_and_done() {
    Desk desk;
    desk.open_market();
    auto* palette = desk.window->findChild<Palette*>(QStringLiteral("palette"));
    palette->toggle();
    auto* field = palette->findChild<QLineEdit*>();
    QTest::keyClicks(field, "compare");
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(!palette->isVisible());
    QCOMPARE(desk.window->layout_name(), QStringLiteral("compare"));
    const QString second = QString::fromStdString(desk.bench->prices.dataset()->symbols[1].name());
    palette->toggle();
    QTest::keyClicks(field, "@" + second);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(desk.bench->selection.symbol(), second);
    palette->toggle(QStringLiteral(">undo"));
    QTest::keyClick(field, Qt::Key_Return);  // there is nothing to undo: it stays open and says so
    QVERIFY(palette->isVisible());
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!palette->isVisible());
  }

  void what_was_typed_into_the_form_can_be_taken_back() {
    Desk desk;
    desk.open_market();
    auto* form = desk.window->findChild<SettingsForm*>(QStringLiteral("run_form"));
    const QString before = form->value(QStringLiteral("training.epochs"));
    desk.bench->undo.clear();
    for (const char* text : {"1", "17"}) Q_EMIT form->changed(QStringLiteral("training.epochs"), QString::fromLatin1(text));
    QVERIFY(desk.window->run_configuration().draft().command_line().contains(QStringLiteral("training.epochs=17")));
    QCOMPARE(desk.bench->undo.count(), 1);  // one field, one edit
    desk.bench->undo.undo();
    QVERIFY(!desk.window->run_configuration().draft().command_line().contains(QStringLiteral("training.epochs")));
    QCOMPARE(form->value(QStringLiteral("training.epochs")), before);
    desk.bench->undo.redo();
    QCOMPARE(form->value(QStringLiteral("training.epochs")), QStringLiteral("17"));
  }

  void names_tags_and_deletions_can_be_taken_back() {
    Desk desk;
    RunStore store(desk.workspace());
    RunRow row;
    row.name = "first";
    row.model = "kronos";
    row.status = "finished";
    row.origin = "cli";
    const std::string id = store.create_run(row);
    QTRY_VERIFY(desk.bench->feed.run(QString::fromStdString(id)));
    const RunRow before = *desk.bench->feed.run(QString::fromStdString(id));
    // The second is made of the row of before the first: what it does not change stays.
    desk.bench->undo.push(new AnnotateRun(desk.bench->feed, before, {.name = QStringLiteral("second")}));
    desk.bench->undo.push(new AnnotateRun(desk.bench->feed, before, {.tags = tags_from(QStringLiteral("nov, keep,, nov"))}));
    QTRY_COMPARE(store.run(id)->tags, (std::vector<std::string>{"nov", "keep"}));
    QCOMPARE(store.run(id)->name, std::string("second"));
    desk.bench->undo.push(new TrashRun(desk.bench->feed, before));
    QTRY_VERIFY(store.run(id)->trashed != 0);
    desk.bench->undo.undo();
    QTRY_VERIFY(store.run(id)->trashed == 0);
    desk.bench->undo.undo();
    QTRY_VERIFY(store.run(id)->tags.empty());
    QCOMPARE(store.run(id)->name, std::string("second"));
    desk.bench->undo.undo();
    QTRY_COMPARE(store.run(id)->name, std::string("first"));
  }

  void runs_carry_their_skill_with_its_interval() {
    Desk desk;
    desk.open_market();
    RunStore store(desk.workspace());
    RunRow row;
    row.name = "judged";
    row.model = "kronos";
    row.origin = "cli";
    const std::string id = store.create_run(row);
    std::vector<Event> events;
    for (const auto& [step, skill] : {std::pair(10, 0.05), std::pair(20, -0.1)}) {
      ValidationDone validation;
      validation.step = step;
      validation.pct_mae = 5 - skill;
      validation.skill = skill;
      validation.skill_low = skill - 0.02;
      validation.skill_high = skill + 0.03;
      validation.persistence_pct_mae = 5;
      events.push_back({id, now(), validation});
      CheckpointSaved saved;
      saved.step = step;
      saved.path = "checkpoints/step_" + std::to_string(step);
      saved.metric = "pct_mae";
      saved.value = 5 - skill;
      saved.best = step == 10;
      events.push_back({id, now(), saved});
    }
    store.append(events);
    QTRY_VERIFY(desk.bench->feed.best(QString::fromStdString(id)));
    const CheckpointFigures best = *desk.bench->feed.best(QString::fromStdString(id));
    QCOMPARE(best.skill.value_or(0), 0.05);  // of the best checkpoint, not of the newest
    QCOMPARE(best.skill_low.value_or(0), 0.05 - 0.02);
    QCOMPARE(best.skill_high.value_or(0), 0.05 + 0.03);
    auto* table = desk.window->findChild<TableView*>(QStringLiteral("runs_table"));
    const auto verdict = [&] {
      const int place = table->table()->row_of(QString::fromStdString(id)),
                column = table->table()->column_of(QStringLiteral("val_verdict"));
      return place < 0 ? QString() : table->table()->index(place, column).data().toString();
    };
    QTRY_COMPARE(verdict(), QStringLiteral("better"));
  }

  void what_was_told_waits_behind_the_bell() {
    Notices notices;
    for (int i = 0; i < 250; ++i) notices.add(QString::number(i));
    QCOMPARE(notices.all().size(), std::size_t{200});
    QCOMPARE(notices.all().back().text, QStringLiteral("249"));
    QCOMPARE(notices.unread(), 200);
    notices.mark_read();
    QCOMPARE(notices.unread(), 0);
  }
};

QTEST_MAIN(TestPalette)
#include "tst_palette.moc"
