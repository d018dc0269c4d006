// Paints every widget in both themes. With CANDLEWRIGHT_GRABS naming a folder the pictures are written there for a person to look at.
#include <QtTest>
#include <QtWidgets>

#include "tests/widgets/samples.h"
#include "widgets/bar_strip.h"
#include "widgets/candle_chart.h"
#include "widgets/controls.h"
#include "widgets/curve_chart.h"
#include "widgets/dock_title.h"
#include "widgets/heat_map.h"
#include "widgets/icons.h"
#include "widgets/job_progress.h"
#include "widgets/overview_strip.h"
#include "widgets/settings_form.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

using namespace candlewright;

namespace {

CandleChart* candles(QWidget* parent) {
  auto* chart = new CandleChart(parent);
  const CandleBars bars = samples::walk(160);
  chart->set_title("NVDA", "stock, trained");
  chart->set_bars(bars);
  chart->set_marks({{20, CandleMark::repaired, "close was empty"},
                    {21, CandleMark::repaired_volume, "volume 3,160 (was empty)"},
                    {60, CandleMark::outlier, "range 7.2 σ, kept"}});
  chart->set_gaps({{40, 6, "6 bars are missing"}});
  chart->set_parts({{CandlePart::train, 0, 100, "train"}, {CandlePart::validation, 101, 129, "validation"}});
  chart->set_forecasts({samples::fan(bars, 129, 30, 1)});
  chart->set_show_samples(true);
  return chart;
}

CurveChart* losses(QWidget* parent) {
  auto* chart = new CurveChart(parent);
  chart->set_title("Loss", "cross entropy, nats");
  chart->set_x(CurveX::count, "step");
  CurveSeries train{
      .name = "train", .note = {}, .slot = 1, .x = samples::counting(14000), .y = samples::loss(14000), .low = {}, .high = {}, .raw = true};
  train.y[8500] = 3.21;
  CurveSeries val{.name = "val",
                  .note = {},
                  .slot = 2,
                  .x = {0, 2500, 5000, 7500, 10000, 12500},
                  .y = {2.6, 2.45, 2.42, 2.4, 2.393, 2.389},
                  .low = {},
                  .high = {}};
  val.markers = true;
  chart->set_smoothing({SmoothingKind::ema, 0.95});
  chart->set_series({train, val});
  chart->set_robust(true);
  chart->set_events({{2500, EventMark::checkpoint, "epoch 1"},
                     {5000, EventMark::checkpoint, "epoch 2"},
                     {7500, EventMark::notice, "clipped"},
                     {10000, EventMark::pause, ""},
                     {12500, EventMark::best, "best"}});
  return chart;
}

CurveChart* overlaid(QWidget* parent) {
  auto* chart = new CurveChart(parent);
  chart->set_title("pct_MAE", "% of last close, validation");
  chart->set_x(CurveX::percent);
  chart->set_value_text([](double v) { return QString::number(v, 'f', 2); });
  std::vector<CurveSeries> all;
  for (int i = 0; i < 12; ++i) {
    CurveSeries s;
    s.name = QStringLiteral("#%1").arg(128 + i);
    s.note = QStringLiteral("lora r%1").arg(1 << (i % 5));
    s.slot = i + 1;
    for (int k = 0; k <= 10; ++k)
      s.x.push_back(k * 10.0), s.y.push_back(6.4 + 0.17 * i + 1.1 * std::exp(-k / 3.0) * (i % 3 == 2 ? -0.5 : 1));
    s.best_x = 10.0 * (6 + i % 5);
    s.failed = i == 5;
    all.push_back(s);
  }
  chart->set_series(all);
  chart->set_current(3);
  chart->set_references({{6.81, "persistence 6.81"}});
  return chart;
}

TableView* symbols(QWidget* parent, TableModel* model) {
  model->set_columns({{"symbol", "Symbol", "", "", ColumnKind::text, "", 90},
                      {"class", "Class", "", "", ColumnKind::text, "", 60},
                      {"windows", "Windows", "count", "", ColumnKind::figure, "", 66},
                      {"candle", "", "", "", ColumnKind::skill_candle, "", 110},
                      {"skill", "Skill", "%", "higher is better", ColumnKind::figure, "", 66},
                      {"verdict", "Than persistence", "", "", ColumnKind::verdict},
                      {"pct_mae", "pct_MAE", "%", "lower is better", ColumnKind::figure, "", 66},
                      {"line", "", "", "", ColumnKind::line_sample},
                      {"trend", "Trend", "pct_MAE", "", ColumnKind::sparkline}});
  std::vector<TableRow> rows;
  rows.push_back({"head0",
                  {{.text = "Held-out symbols: 4, never seen in training"}},
                  RowKind::head,
                  0,
                  "mean skill +2.4 %, 95 % interval −4.2 to +8.2 %: no difference shown"});
  const auto row = [&](const char* name, double skill, Verdict verdict, int group) {
    SkillMark mark{skill, std::pair{skill - 6, skill + 5}, {}, verdict};
    const auto spark = samples::loss(40, unsigned(std::abs(skill) * 10));
    rows.push_back({name,
                    {{.text = name},
                     {.text = "stock"},
                     {.text = "221", .value = 221},
                     {.text = {}, .value = skill, .mark = QVariant::fromValue(mark)},
                     {.text = figures::skill_number(skill), .value = skill, .strong = true},
                     {.text = figures::verdict_word(verdict)},
                     {.text = "6.54", .value = 6.54},
                     {.mark = 1 + int(rows.size())},
                     {.mark = QVariant::fromValue(QVector<double>(spark.begin(), spark.end()))}},
                    RowKind::plain,
                    group});
  };
  row("AVGO", -31.9, Verdict::worse, 0);
  row("ASML", -12.4, Verdict::not_shown, 0);
  row("BAC", 6.2, Verdict::better, 0);
  row("AXP", 20.4, Verdict::better, 0);
  rows.push_back({"head1", {{.text = "Trained symbols: 2"}}, RowKind::head, 1});
  row("CVX", -15.6, Verdict::too_few, 1);
  row("ZZZ", -75, Verdict::worse, 1);
  model->set_rows(rows);
  auto* table = new TableView("Symbols", parent);
  table->set_table(model);
  table->sort_by("skill", Qt::AscendingOrder);
  table->set_current_key("AVGO");
  return table;
}

SettingsForm* form(QWidget* parent) {
  auto* f = new SettingsForm(parent);
  FormField epochs{
      .path = "training.epochs", .group = "Training", .label = "Epochs", .kind = FormField::integer, .value = "2", .preset = "10"};
  FormField batch{.path = "training.batch",
                  .group = "Training",
                  .label = "Batch size",
                  .kind = FormField::integer,
                  .value = "16",
                  .preset = "16",
                  .unit = "windows",
                  .hint = "largest that fits: 96"};
  FormField warm{.path = "training.warmup",
                 .group = "Training",
                 .label = "Warm-up",
                 .kind = FormField::integer,
                 .value = "2000",
                 .preset = "410",
                 .unit = "steps"};
  FormField name{.path = "optimizer.name",
                 .group = "Optimizer",
                 .label = "Optimizer",
                 .kind = FormField::choice,
                 .value = "adamw",
                 .preset = "adamw",
                 .choices = {"adamw", "lion"}};
  FormField fused{
      .path = "optimizer.fused", .group = "Optimizer", .label = "Fused", .kind = FormField::boolean, .value = "true", .preset = "false"};
  FormField folder{
      .path = "data.folder", .group = "Data", .label = "Folder", .kind = FormField::folder, .value = "market", .preset = "market"};
  f->set_fields({epochs, batch, warm, name, fused, folder});
  f->set_errors({{"training.warmup",
                  {"Warm-up is longer than the run.",
                   "2,000 warm-up steps, but 2 epochs of 685 steps are 1,370.",
                   {{"Set 137 steps (10 %)", "training.warmup", "137"}}}}});
  return f;
}

}  // namespace

class TestGrabs : public QObject {
  Q_OBJECT
 private:
  void save(QWidget& widget, const QString& name) {
    const QPixmap picture = widget.grab();
    QVERIFY(!picture.isNull());
    const QString folder = qEnvironmentVariable("CANDLEWRIGHT_GRABS");
    if (!folder.isEmpty()) QVERIFY(picture.save(QStringLiteral("%1/%2.png").arg(folder, name)));
  }

 private Q_SLOTS:
  void every_widget_paints_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
  }
  void every_widget_paints() {
    QFETCH(bool, dark);
    apply_theme(*qApp, dark ? Theme::dark : Theme::light);
    const QString suffix = dark ? "-dark" : "-light";

    QWidget charts;
    charts.resize(1200, 900);
    auto* grid = new QGridLayout(&charts);
    grid->addWidget(losses(&charts), 0, 0);
    grid->addWidget(overlaid(&charts), 0, 1);
    grid->addWidget(candles(&charts), 1, 0);
    auto* column = new QVBoxLayout;
    auto* overview = new OverviewStrip(&charts);
    const CandleBars bars = samples::walk(2000, 4);
    overview->set_bars(bars.time_ns, bars.close);
    overview->set_parts({{CandlePart::train, 0, 1700, "train"},
                         {CandlePart::validation, 1701, 1900, "validation"},
                         {CandlePart::test, 1901, 1999, "test"}});
    overview->set_shown(300, 520);
    auto* strip = new BarStrip(&charts);
    strip->set_title("All 221 windows", "error minus persistence, points of pct_MAE");
    std::vector<double> differences;
    for (int i = 0; i < 221; ++i) differences.push_back(8 * std::sin(i / 20.0) + (i % 7) - 3);
    strip->set_values({bars.time_ns.begin(), bars.time_ns.begin() + 221}, differences);
    strip->set_current(60);
    auto* many = new CandleChart(&charts);
    many->set_bars(bars);
    many->set_axis_right(false);
    column->addWidget(overview);
    column->addWidget(strip);
    column->addWidget(many, 1);
    grid->addLayout(column, 1, 1);
    save(charts, "charts" + suffix);

    QWidget wide;
    wide.resize(1300, 360);
    auto* half = new QHBoxLayout(&wide);
    half->addWidget(candles(&wide));
    CandleChart* hovered = candles(&wide);
    hovered->set_shown(90, 159);
    half->addWidget(hovered);
    wide.show();
    QCoreApplication::processEvents();
    QTest::mouseMove(hovered, QPoint(260, 120));
    QCoreApplication::processEvents();
    save(wide, "candles" + suffix);

    QWidget parts;
    parts.resize(1100, 760);
    auto* page = new QGridLayout(&parts);
    TableModel model;
    page->addWidget(symbols(&parts, &model), 0, 0);
    page->addWidget(form(&parts), 0, 1, 2, 1);
    auto* controls = new QWidget(&parts);
    auto* lines = new QVBoxLayout(controls);
    auto* row = new QHBoxLayout;
    row->addWidget(make_primary_button("New run", "plus"));
    row->addWidget(make_button("Pause", "paused"));
    auto* off = make_button("Disabled", "trash");
    off->setEnabled(false);
    row->addWidget(off);
    row->addWidget(make_link("Report..."));
    row->addWidget(new Segmented("x", {"Step", "Epoch", "Time"}));
    row->addStretch();
    lines->addLayout(row);
    auto* second = new QHBoxLayout;
    auto* on = new QCheckBox("On");
    on->setChecked(true);
    second->addWidget(on);
    second->addWidget(new QCheckBox("Off"));
    auto* radio = new QRadioButton("One");
    radio->setChecked(true);
    second->addWidget(radio);
    auto* combo = new QComboBox;
    combo->addItems({"AdamW", "Lion"});
    second->addWidget(combo);
    auto* field = new QLineEdit("4e-5");
    second->addWidget(field);
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setValue(60);
    second->addWidget(slider);
    for (const auto& [text, tone] :
         {std::pair{"3 changed", Chip::Tone::accent}, {"214 repaired", Chip::Tone::warn}, {"failed", Chip::Tone::error}}) {
      auto* chip = new Chip;
      chip->set_chip(text, tone, tone == Chip::Tone::accent ? "running" : QString());
      second->addWidget(chip);
    }
    lines->addLayout(second);
    auto* view = new SkillCandleView;
    view->set_mark({3.9, std::pair{2.6, 5.3}, std::pair{-5.0, 9.5}, Verdict::better},
                   "pct_MAE 6.54 %, persistence 6.81 % · validation after epoch 5: 1,232 windows, horizon 30 bars");
    lines->addWidget(view);
    auto* progress = new JobProgress;
    progress->set_progress(14902, 27290, 10);
    lines->addWidget(progress);
    auto* empty = new StatePage;
    empty->show_empty("list", "No runs yet", "Runs appear here as soon as one starts, from this window or from the CLI.");
    empty->set_buttons({"New run", "Other"});
    lines->addWidget(empty);
    page->addWidget(controls, 1, 0);
    page->setColumnStretch(0, 3);
    page->setColumnStretch(1, 2);
    parts.show();
    QCoreApplication::processEvents();
    save(parts, "parts" + suffix);

    HeatMap heat;
    heat.resize(600, 260);
    QStringList names, steps;
    std::vector<std::vector<double>> cells;
    for (int r = 0; r < 12; ++r) {
      names << QStringLiteral("SYM%1").arg(r);
      cells.emplace_back();
      for (int c = 1; c <= 30; ++c) cells.back().push_back(c == 7 && r == 3 ? std::nan("") : (r - 4) * 4.0 + c * (r - 5) * 0.2);
    }
    for (int c = 1; c <= 30; ++c) steps << QString::number(c);
    heat.set_cells(names, steps, cells, "bars ahead");
    QSignalSpy chosen(&heat, &HeatMap::chosen);
    QTest::keyClick(&heat, Qt::Key_Down);
    QTest::keyClick(&heat, Qt::Key_Right);
    QCOMPARE(chosen.last(), (QList<QVariant>{0, 1}));
    save(heat, "heat" + suffix);

    QMainWindow window;
    window.resize(800, 300);
    QList<QDockWidget*> docks;
    for (const char* name : {"Live", "Symbol", "Log"}) {
      auto* dock = new QDockWidget(name, &window);
      auto* title = new DockTitle(*dock);
      title->menu().addAction("Pin");
      dock->setWidget(new QTextEdit);
      window.addDockWidget(Qt::RightDockWidgetArea, dock);
      docks << dock;
    }
    window.tabifyDockWidget(docks[0], docks[1]);
    window.show();
    docks[0]->raise();
    QCoreApplication::processEvents();
    save(window, "docks" + suffix);
  }
};

QTEST_MAIN(TestGrabs)
#include "tst_grabs.moc"
