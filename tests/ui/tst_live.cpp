#include <QComboBox>
#include <QLabel>
#include <QtTest>

#include "engine/storage/run_store.h"
#include "ui/desk.h"
#include "widgets/candle_chart.h"
#include "widgets/curve_chart.h"
#include "widgets/theme.h"

using namespace candlewright;

namespace {

/// The Launch layout over one run of the open market, written as a trainer would.
struct LiveDesk : Desk {
  QString run;

  LiveDesk(bool card, bool greedy) {
    open_market(8);
    RunStore store(workspace());
    RunRow row;
    row.name = "watched";
    row.model = "kronos";
    row.origin = "cli";
    row.settings = {{"data", {{"horizon", 4}}},
                    {"validation", {{"greedy", greedy}, {"samples", 4}, {"temperature", 1.0}, {"top_k", 0}, {"top_p", 0.9}, {"seed", 7}}}};
    const std::string id = store.create_run(row);
    std::vector<Event> events{{id, 1, RunStarted{"kronos", "watched", card ? "cuda:0" : "cpu", 1, "fp32", 40, 100, 8, false}}};
    for (int step = 1; step <= 20; ++step) {
      StepDone done;
      done.step = step;
      done.loss = 2 + 0.1 * (step % 3);
      done.seconds = 0.1;
      if (card && step % 5 == 0) done.utilisation = 90 + step % 3, done.temperature = 60 + step;
      events.push_back({id, step, done});
    }
    events.push_back({id, 21, validation(!greedy)});
    events.push_back({id, 22, RunFinished{"finished", 20, 1, 2}});
    store.append(events);
    run = QString::fromStdString(id);
    window->show_layout(QStringLiteral("launch"));
    QTRY_VERIFY_WITH_TIMEOUT(bench->feed.run(run), 20000);
    bench->selection.choose_run(run);
    QTRY_VERIFY_WITH_TIMEOUT(chart("live_loss")->line_count() == 2 && chart("live_loss")->series(0).y.size() == 20, 20000);
  }
  ValidationDone validation(bool bands) const {
    ValidationDone done;
    done.step = 20;
    done.epoch = 1;
    done.loss_kind = "causal";
    done.pct_mae = 2, done.persistence_pct_mae = 2.1, done.skill = 0.05;
    for (const DatasetSymbol& symbol : bench->prices.dataset()->symbols) {
      const PriceTable& table = *symbol.table;
      const std::size_t origin = table.close.size() - 10;
      const std::vector<double> closes(4, table.close[origin]);
      done.samples.push_back({symbol.name(), table.time[origin], closes, bands ? closes : std::vector<double>(),
                              bands ? closes : std::vector<double>(), closes});
    }
    return done;
  }
  CurveChart* chart(const char* name) const { return window->findChild<CurveChart*>(QString::fromLatin1(name)); }
  CandleChart* forecast(int place) const { return window->findChild<CandleChart*>(QStringLiteral("live_forecast_%1").arg(place)); }
  QStringList strip() const {
    QStringList symbols;
    for (int place = 1; place <= 4; ++place) symbols << forecast(place)->accessibleName().remove(QStringLiteral("Candles of "));
    return symbols;
  }
  QString name_of(std::size_t symbol) const { return QString::fromStdString(bench->prices.dataset()->symbols[symbol].name()); }
  QString made() const { return window->findChild<QLabel*>(QStringLiteral("live_forecasts_made"))->text(); }
};

}  // namespace

class TestLive : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void use_and_temperature_of_a_card_are_drawn() {
    LiveDesk desk(true, true);
    const CurveChart* card = desk.chart("live_card");
    QVERIFY(card->isVisible());
    QCOMPARE(card->line_count(), 2);
    QCOMPARE(card->series(0).x, (std::vector<double>{5, 10, 15, 20}));
    QCOMPARE(card->series(1).y, (std::vector<double>{65, 70, 75, 80}));
  }
  void without_a_card_there_is_no_chart_of_one() {
    LiveDesk desk(false, true);
    QVERIFY(!desk.chart("live_card")->isVisible());
  }
  void the_strip_begins_with_the_current_symbol_and_the_others_stay() {
    LiveDesk desk(false, true);
    desk.bench->selection.choose_symbol(desk.name_of(4));
    QTRY_COMPARE(desk.strip().front(), desk.name_of(4));
    const QStringList others = desk.strip().mid(1);
    desk.bench->selection.choose_symbol(desk.name_of(7));
    QTRY_COMPARE(desk.strip().front(), desk.name_of(7));
    QCOMPARE(desk.strip().mid(1), others);
    desk.bench->selection.choose_symbol(others.front());
    QTRY_COMPARE(desk.strip().front(), others.front());
    QStringList all = desk.strip();
    QCOMPARE(all.removeDuplicates(), 0);
    QVERIFY(desk.forecast(4)->isVisible());
    desk.bench->selection.choose_symbol(QStringLiteral("NONE"));  // it was not forecast: the others alone
    QTRY_COMPARE(desk.strip().mid(0, 3), others);
  }
  void the_forecasts_say_how_they_were_made() {
    const LiveDesk greedy(false, true);
    QTRY_COMPARE(greedy.made(), QStringLiteral("Made as this run validates: greedy, one path"));
    QVERIFY(!greedy.forecast(1)->rows().front().join(',').contains(QStringLiteral("90 %")));
    const LiveDesk drawn(false, false);
    QTRY_COMPARE(drawn.made(), QStringLiteral("Made as this run validates: 4 samples, temperature 1, top_p 0.9, seed 7"));
    QTRY_VERIFY(drawn.forecast(1)->rows().front().join(',').contains(QStringLiteral("90 %")));
  }
  void noise_is_smoothed_as_chosen() {
    LiveDesk desk(false, true);
    const CurveChart* loss = desk.chart("live_loss");
    const auto picture = [&] {
      QImage image(loss->size(), QImage::Format_RGB32);
      QPainter painter(&image);
      loss->render_chart(painter, loss->size());
      return image;
    };
    const QImage ema = picture();
    auto* kind = desk.window->findChild<QWidget*>(QStringLiteral("live_smoothing"))->findChild<QComboBox*>();
    kind->setFocus();
    QTest::keyClick(kind, Qt::Key_End);
    QCOMPARE(kind->currentIndex(), kind->count() - 1);
    QVERIFY(picture() != ema);
  }
};

QTEST_MAIN(TestLive)
#include "tst_live.moc"
