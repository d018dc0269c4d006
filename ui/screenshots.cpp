#include "ui/screenshots.h"

#include <QDir>
#include <QDockWidget>
#include <QPixmap>
#include <QTimer>
#include <algorithm>
#include <utility>

#include "ui/bench.h"
#include "ui/forecast_panel.h"
#include "ui/layouts.h"
#include "ui/main_window.h"

namespace candlewright {

namespace {
constexpr int look_every_ms = 100;
constexpr qsizetype ticked_at_least = 3;
constexpr int looks_at_most = 600;  // a minute: a large folder that is read for the first time
}  // namespace

Screenshots::Screenshots(Bench& bench, MainWindow& window, const QString& folder, std::function<void(QStringList, QString)> done,
                         QObject* parent)
    : QObject(parent), bench_(bench), window_(window), folder_(folder), done_(std::move(done)) {}

void Screenshots::start() {
  if (!QDir().mkpath(folder_)) return done_({}, tr("%1 cannot be made. Name a folder that can be written.").arg(folder_));
  window_.keep_nothing();
  window_.setAttribute(Qt::WA_DontShowOnScreen);
  window_.show();
  for (const QString& layout : layout_names() + layout_variants()) todo_.append(QStringLiteral("layout-") + layout);
  QStringList panels = window_.docks().keys();
  panels.sort();
  for (const QString& panel : panels) todo_.append(QStringLiteral("panel-") + panel);
  QTimer::singleShot(look_every_ms, this, &Screenshots::next);
}

bool Screenshots::settled() const {
  if (bench_.prices.busy() || bench_.evaluations.reading() || (asked_ && bench_.engine.current())) return false;
  const QStringList& runs = bench_.selection.runs();
  return waited_ >= 8 &&
         std::all_of(runs.begin(), runs.end(), [&](const QString& run) { return bench_.feed.history(run) || !bench_.feed.run(run); });
}

void Screenshots::prepare() {
  prepared_ = true;
  waited_ = 0;
  const auto& runs = bench_.feed.runs();
  for (auto run = runs.rbegin(); run != runs.rend() && bench_.selection.runs().size() < ticked_at_least; ++run)
    bench_.selection.tick(QString::fromStdString(run->id), true);
  asked_ = bench_.prices.dataset() && !bench_.engine.current();
  if (asked_) window_.findChild<ForecastPanel*>()->forecast();
}

void Screenshots::next() {
  if (!settled() && waited_++ < looks_at_most) {
    QTimer::singleShot(look_every_ms, this, &Screenshots::next);
    return;
  }
  if (!prepared_) {
    prepare();
    return next();
  }
  // The widget of before has had a turn of the loop to lay itself out.
  if (todo_.isEmpty()) return done_(files_, {});
  const QString name = todo_.takeFirst();
  const bool is_layout = name.startsWith(QStringLiteral("layout-"));
  if (is_layout) {
    window_.show_layout(name.section('-', 1));
  } else if (QDockWidget* dock = window_.docks().value(name.section('-', 1)); dock) {
    window_.findChild<QWidget*>(QStringLiteral("start_page"))->hide();
    for (QDockWidget* other : window_.docks()) window_.removeDockWidget(other);
    window_.addDockWidget(Qt::LeftDockWidgetArea, dock);
    dock->show();
  }
  QTimer::singleShot(4 * look_every_ms, this, [this, name, is_layout] {
    QWidget* subject = is_layout ? static_cast<QWidget*>(&window_) : window_.docks().value(name.section('-', 1))->widget();
    if (!draw(subject, name))
      return done_({}, tr("%1 cannot be written. Name a folder that can be.").arg(folder_ + '/' + name + QStringLiteral(".png")));
    next();
  });
}

bool Screenshots::draw(QWidget* widget, const QString& name) {
  const QString file = QDir(folder_).filePath(name + QStringLiteral(".png"));
  if (!widget->grab().save(file)) return false;
  files_.append(file);
  return true;
}

}  // namespace candlewright
