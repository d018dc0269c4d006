#include "ui/parallel_panel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <algorithm>
#include <utility>

#include "ui/panel_layout.h"
#include "ui/run_judgement.h"
#include "widgets/controls.h"
#include "widgets/figures.h"
#include "widgets/theme.h"

namespace candlewright {

ParallelPanel::ParallelPanel(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench) {
  auto* rows = panel_rows(this);
  auto* tools = tool_row(rows);
  only_ = new QCheckBox(tr("Only ticked"));
  only_->setObjectName(QStringLiteral("parallel_only"));
  only_->setToolTip(tr("Without the runs that are not ticked"));
  chips_ = new QWidget;
  chips_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // many chips must not widen the panel
  auto* row = new QHBoxLayout(chips_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(4);
  tools->addWidget(only_);
  tools->addWidget(chips_, 1);
  auto* column = page_over_state(rows, pages_, state_);
  chart_ = new ParallelChart;
  chart_->setObjectName(QStringLiteral("parallel_chart"));
  chart_->setAccessibleName(tr("Runs over settings and figures"));
  column->addWidget(chart_, 1);
  note_ = make_label({}, static_cast<int>(TextStyle::small), true);
  note_->setWordWrap(true);
  note_->setContentsMargins(8, 2, 8, 4);
  column->addWidget(note_);

  connect(&soon_, &QTimer::timeout, this, &ParallelPanel::show_lines);
  connect(only_, &QCheckBox::toggled, this, &ParallelPanel::show_lines);
  connect(chart_, &ParallelChart::chosen, this, [this](const QString& run) { bench_.selection.choose_run(run); });
  connect(chart_, &ParallelChart::brushed, this, &ParallelPanel::show_brushes);
  connect(&bench_.feed, &RunFeed::runs_changed, &soon_, &Soon::ask);
  connect(&bench_.selection, &Selection::changed, this, [this](Selection::Changes what) {
    if (what & (Selection::Runs | Selection::Checkpoint)) soon_.ask();
  });
  show_lines();
}

void ParallelPanel::showEvent(QShowEvent*) { show_lines(); }

void ParallelPanel::show_lines() {
  if (!isVisible() && chart_->brushes().isEmpty()) return;  // nothing is drawn in hidden docks; brushes go on meaning what they say
  std::vector<const RunRow*> runs;
  for (const RunRow& run : bench_.feed.runs()) {
    if (!only_->isChecked() || bench_.selection.slot(QString::fromStdString(run.id)) >= 0) runs.push_back(&run);
  }
  // A run's settings stay as they were launched, so that 10,000 runs are looked through once and not at every figure of a live one.
  if (const std::pair now(runs.size(), runs.empty() ? std::string() : runs.back()->id); std::exchange(looked_, now) != now)
    settings_ = settings_that_vary(runs);
  ParallelPicture picture = parallel_picture(runs, settings_, bench_.feed, bench_.selection, judged_part(bench_.feed, bench_.selection));
  if (runs.size() < 2 || picture.axes.size() < 2) {
    state_->show_empty(QStringLiteral("list"),
                       runs.size() < 2 ? tr("There are no two runs to be compared") : tr("Nothing differs between the runs"),
                       tr("Runs with other settings or figures become lines here, one a run."));
    pages_->setCurrentIndex(0);
  } else {
    pages_->setCurrentIndex(1);
  }
  axes_ = picture.axes;
  chart_->set_axes(std::move(picture.axes));
  chart_->set_lines(std::move(picture.lines));
  chart_->set_current(bench_.selection.current_run());
  note_->setText(picture.other_losses ? tr("Drag on an axis to keep a range. Losses of another kind have no place on the axis.")
                                      : tr("Drag on an axis to keep a range; by keys: left and right, Return, up and down."));
  show_brushes();
}

void ParallelPanel::show_brushes() {
  for (QWidget* chip : chips_->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
    chip->hide();
    chip->deleteLater();
  }
  auto* row = static_cast<QHBoxLayout*>(chips_->layout());
  while (QLayoutItem* item = row->takeAt(0)) delete item;
  const QStringList kept = chart_->kept();
  row->addStretch(1);
  for (const ParallelAxis& axis : axes_) {
    const auto brush = chart_->brushes().constFind(axis.key);
    if (brush == chart_->brushes().constEnd()) continue;
    auto* chip = make_button(brush_words(axis, *brush), QStringLiteral("close"));
    chip->setObjectName(QStringLiteral("brush_") + axis.key);
    chip->setAccessibleName(tr("Take away the brush: %1").arg(chip->text()));
    chip->setToolTip(tr("%1. A click takes the brush away.").arg(chip->text()));
    connect(chip, &QPushButton::clicked, this, [this, key = axis.key] {
      chart_->set_brush(key, std::nullopt);
      show_brushes();
    });
    row->addWidget(chip);
  }
  QSet<QString> out;
  if (!chart_->brushes().isEmpty()) {
    row->insertWidget(1, make_label(tr("runs inside: %1").arg(figures::count(kept.size())), static_cast<int>(TextStyle::small), true));
    for (const RunRow& run : bench_.feed.runs()) out.insert(QString::fromStdString(run.id));
    out.subtract(QSet<QString>(kept.begin(), kept.end()));
  }
  if (out != std::exchange(out_, out)) Q_EMIT left_out(out_);
}

}  // namespace candlewright
