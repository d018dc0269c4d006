#include "ui/start_page.h"

#include <sys/sysinfo.h>

#include <QCommandLinkButton>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>
#include <array>
#include <cmath>
#include <thread>

#include "engine/base/files.h"
#include "widgets/candle_chart.h"
#include "widgets/controls.h"
#include "widgets/figures.h"
#include "widgets/icons.h"
#include "widgets/skill_candle.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {

/// A made-up market for the picture: a slow wave with a fixed pattern of ups and downs.
CandleBars example_bars() {
  CandleBars bars;
  double close = 100;
  for (int i = 0; i < 48; ++i) {
    const double open = close;
    const double move = 1.1 * std::sin(i * 0.21) + 1.6 * std::sin(i * 2.3) + 0.7 * std::cos(i * 5.1);
    close = open + 0.8 * move + 0.12;
    bars.time_ns.push_back(1'672'531'200'000'000'000LL + i * 86'400'000'000'000LL);
    bars.open.push_back(open);
    bars.close.push_back(close);
    bars.high.push_back(std::max(open, close) + 0.5 + 0.4 * std::abs(std::sin(i * 1.7)));
    bars.low.push_back(std::min(open, close) - 0.5 - 0.4 * std::abs(std::cos(i * 1.3)));
  }
  return bars;
}

ForecastOverlay example_forecast(double last) {
  ForecastOverlay fan;
  fan.name = StartPage::tr("forecast");
  fan.origin = 47;
  const std::array<std::pair<double, double>, 3> widths{{{50, 0.67}, {80, 1.28}, {90, 1.64}}};
  for (const auto& [level, width] : widths) {
    ForecastOverlay::Band band{level, {}, {}};
    for (int step = 1; step <= 18; ++step) {
      const double middle = last + 1.3 * (1 - std::exp(-step / 6.0)), spread = width * 1.5 * std::sqrt(step);
      band.low.push_back(middle - spread);
      band.high.push_back(middle + spread);
    }
    fan.bands.push_back(std::move(band));
  }
  for (int step = 1; step <= 18; ++step) fan.median.push_back(last + 1.3 * (1 - std::exp(-step / 6.0)));
  return fan;
}

QHBoxLayout* checked_line(const QString& text) {
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  auto* mark = new QLabel;
  mark->setPixmap(icon(QStringLiteral("check"), IconColour::better).pixmap(14, 14));
  row->addWidget(mark);
  row->addWidget(make_label(text, static_cast<int>(TextStyle::body)), 1);
  return row;
}

}  // namespace

StartPage::StartPage(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench) {
  setObjectName(QStringLiteral("start_page"));
  auto* columns = new QHBoxLayout(this);
  columns->setContentsMargins(48, 40, 40, 40);
  columns->setSpacing(48);
  columns->addWidget(make_choices(), 1);
  columns->addWidget(make_picture(), 1);
}

QWidget* StartPage::make_choices() {
  auto* page = new QWidget;
  page->setMaximumWidth(620);
  auto* rows = new QVBoxLayout(page);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(10);
  rows->addWidget(make_label(tr("Start with prices"), static_cast<int>(TextStyle::title)));
  auto* subtitle =
      make_label(tr("Then train a small model on them: two clicks and about a minute."), static_cast<int>(TextStyle::body), true);
  rows->addWidget(subtitle);
  rows->addSpacing(8);
  const auto choice = [&](const char* picture, const QString& title, const QString& text, const QKeySequence& keys) {
    auto* button = new QCommandLinkButton(title, text);
    button->setIcon(icon(QString::fromLatin1(picture), IconColour::accent));
    button->setIconSize({22, 22});
    button->setShortcut(keys);
    button->setAccessibleDescription(text);
    button->setToolTip(keys.toString(QKeySequence::NativeText));
    auto* card = new QFrame;
    card->setFrameShape(QFrame::StyledPanel);
    card->setBackgroundRole(QPalette::Base);
    card->setAutoFillBackground(true);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(4, 4, 4, 4);
    inside->addWidget(button);
    rows->addWidget(card);
    return button;
  };
  auto* demo = choice("candle-up", tr("Use the demo market"),
                      tr("%1 symbols made here from seed %2. Nothing is downloaded.").arg(demo_symbols).arg(demo_seed),
                      QKeySequence(Qt::CTRL | Qt::Key_D));
  demo->setObjectName(QStringLiteral("start_demo"));
  auto* folder = choice("folder", tr("Open a folder of prices..."),
                        tr("CSV or Parquet, one file a symbol or one long file. Your files are only read."), {});
  folder->setObjectName(QStringLiteral("start_folder"));
  busy_ = make_label({}, static_cast<int>(TextStyle::body), true);
  busy_->setWordWrap(true);
  rows->addWidget(busy_);
  rows->addWidget(make_label(tr("or drop a folder or a CSV file anywhere on this window"), static_cast<int>(TextStyle::body), true));
  rows->addSpacing(16);
  rows->addWidget(make_label(tr("This computer"), static_cast<int>(TextStyle::strong)));
  struct sysinfo machine {};
  sysinfo(&machine);
  rows->addLayout(checked_line(tr("%n processor cores, %1 memory", nullptr, static_cast<int>(std::thread::hardware_concurrency()))
                                   .arg(figures::memory(static_cast<double>(machine.totalram) * machine.mem_unit))));
  rows->addLayout(checked_line(tr("%1 free in the workspace").arg(figures::disk(static_cast<double>(free_space(bench_.place.workspace))))));
  rows->addStretch(1);

  connect(demo, &QCommandLinkButton::clicked, this, &StartPage::demo_wanted);
  connect(folder, &QCommandLinkButton::clicked, this, &StartPage::folder_wanted);
  connect(&bench_.prices, &DatasetReader::busy_changed, this, [this, demo, folder] {
    const bool busy = bench_.prices.busy();
    demo->setEnabled(!busy);
    folder->setEnabled(!busy);
    if (busy) busy_->setText(tr("Reading prices..."));
  });
  connect(&bench_.prices, &DatasetReader::progressed, this, [this](qint64 done, qint64 files) {
    busy_->setText(tr("Reading prices: %1 of %2 files").arg(figures::count(done), figures::count(files)));
  });
  connect(&bench_.prices, &DatasetReader::failed, this, [this](const QString& sentence) { busy_->setText(sentence); });
  return page;
}

QWidget* StartPage::make_picture() {
  auto* page = new QWidget;
  auto* rows = new QVBoxLayout(page);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(10);
  auto* chart = new CandleChart;
  chart->set_title(tr("How to read a forecast"), tr("example · hollow: closed higher, filled: closed lower · bands 50, 80, 90 %"));
  CandleBars bars = example_bars();
  const double last = bars.close.back();
  chart->set_bars(std::move(bars));
  chart->set_forecasts({example_forecast(last)});
  chart->show_all();
  chart->setFocusPolicy(Qt::NoFocus);
  rows->addWidget(chart, 1);
  auto* mark = new SkillCandleView;
  SkillMark example;
  example.estimate = 4;
  example.interval = {1.5, 7};
  example.whisker = {-4, 10};
  example.verdict = Verdict::better;
  mark->set_mark(example, tr("Hollow: less error. Filled: more error. Hatched: no difference shown."));
  rows->addWidget(make_label(tr("Every model stands next to \u201ctomorrow = today\u201d"), static_cast<int>(TextStyle::strong)));
  rows->addWidget(mark);
  return page;
}

}  // namespace candlewright
