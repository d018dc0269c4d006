#include "ui/curves_panel.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <map>

#include "engine/base/error.h"
#include "ui/curve_outline.h"
#include "ui/every_point.h"
#include "ui/panel_layout.h"
#include "widgets/controls.h"
#include "widgets/figures.h"
#include "widgets/smoothing_choice.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {
constexpr XAxis x_axes[] = {XAxis::step, XAxis::epoch, XAxis::windows, XAxis::hours, XAxis::share};

/// The history with more detail of a metric where one looks; the same one where it has all.
std::shared_ptr<const RunHistory> look_at(const std::shared_ptr<const RunHistory>& history, SeriesReader& reader, const std::string& metric,
                                          XAxis x, const ShownRange& shown) {
  const Curve* curve = history->curve(metric);
  if (!curve || curve->steps.empty()) return history;
  const RunX axis(*history, x);
  const auto from =
      std::partition_point(curve->steps.begin(), curve->steps.end(), [&](double step) { return axis.at(step) < shown.first; });
  const auto to = std::partition_point(from, curve->steps.end(), [&](double step) { return axis.at(step) <= shown.second; });
  if (from == curve->steps.end()) return history;
  const double first = from == curve->steps.begin() ? *from : *(from - 1), last = to == curve->steps.end() ? curve->steps.back() : *to;
  auto detailed = closer(*curve, reader, history->row.id, metric, first, last);
  if (!detailed) return history;
  auto out = std::make_shared<RunHistory>(*history);
  out->curves[metric] = std::move(detailed);
  return out;
}
}  // namespace

/// Keeps what it made, so that a point more in one run makes one line anew.
struct CurvesPanel::Maker {
  struct Made {
    std::vector<std::shared_ptr<const RunHistory>> of;  ///< the runs and, for differences, the base
    std::shared_ptr<const CurveLine> line;
  };

  explicit Maker(const std::filesystem::path& workspace) : reader(workspace) {}

  Lines make(Question asked) {
    if (asked.metric != metric || asked.x != x || asked.difference != difference || asked.gathering != gathering) made.clear();
    metric = asked.metric, x = asked.x, difference = asked.difference, gathering = asked.gathering;
    look_closer(asked);
    Lines out;
    std::vector<const RunRow*> rows;
    std::shared_ptr<const RunHistory> current;
    int current_slot = 1;
    for (const auto& [history, slot] : asked.runs) {
      rows.push_back(&history->row);
      if (QString::fromStdString(history->row.id) != asked.current) continue;
      current = history;
      current_slot = slot;
    }
    const std::shared_ptr<const RunHistory> base = asked.difference ? current : nullptr;
    if (base) base_series = curve_of(*base, metric, x, 1);
    std::map<QString, Made> kept;
    std::size_t gathered_runs = 0;
    const auto add = [&](const RunGroup& group, int slot) {
      std::vector<std::shared_ptr<const RunHistory>> of;
      QStringList ids;
      for (const std::size_t member : group.members) {
        of.push_back(asked.runs[member].first);
        ids.append(QString::fromStdString(of.back()->row.id));
      }
      if (group.members.size() > 1) ++gathered_runs;
      if (base) of.push_back(base);
      const QString key = group.name + QLatin1Char('/') + QString::number(slot) + QLatin1Char('/') + ids.join(' ');
      const auto known = made.find(key);
      std::shared_ptr<const CurveLine> line =
          known != made.end() && known->second.of == of ? known->second.line : make_line(series_of(group, asked, slot, base != nullptr));
      out.lines.push_back(line);
      out.runs.push_back(ids);
      kept.emplace(key, Made{std::move(of), std::move(line)});
    };
    const std::vector<RunGroup> groups = run_groups(rows, asked.gathering);
    for (const RunGroup& group : groups) {
      const int slot =
          asked.gathering == Gathering::runs ? asked.runs[group.members.front()].second : static_cast<int>(out.lines.size()) + 1;
      const bool has_current = current && std::any_of(group.members.begin(), group.members.end(),
                                                      [&](std::size_t member) { return asked.runs[member].first == current; });
      if (has_current && group.members.size() == 1) out.current = static_cast<int>(out.lines.size());
      add(group, slot);
    }
    if (current && out.current < 0) {  // always by itself too
      const auto at = std::find_if(asked.runs.begin(), asked.runs.end(), [&](const auto& run) { return run.first == current; });
      RunGroup alone = run_groups({&current->row}, Gathering::runs).front();
      alone.members = {static_cast<std::size_t>(at - asked.runs.begin())};
      out.current = static_cast<int>(out.lines.size());
      add(alone, std::max(current_slot, static_cast<int>(out.lines.size()) + 1));
    }
    made = std::move(kept);
    describe(asked, groups.size(), gathered_runs, current.get(), out);
    return out;
  }

  /// Puts histories with more detail in the place of those that are zoomed into. A store that cannot be read leaves the outlines: the feed
  /// says what is wrong with it.
  void look_closer(Question& asked) {
    std::map<std::string, Close> kept;
    if (asked.shown && asked.gathering == Gathering::runs) {
      for (auto& [history, slot] : asked.runs) {
        const auto known = close.find(history->row.id);
        Close one{history, metric, x, *asked.shown, nullptr};
        if (known != close.end() && known->second.same(one)) {
          one.found = known->second.found;
        } else {
          try {
            one.found = look_at(history, reader, metric.toStdString(), x, *asked.shown);
          } catch (const InputError&) {
            one.found = history;
          }
        }
        const std::string id = history->row.id;
        history = one.found;
        kept.emplace(id, std::move(one));
      }
    }
    close = std::move(kept);
  }

  CurveSeries series_of(const RunGroup& group, const Question& asked, int slot, bool minus_base) const {
    std::vector<CurveSeries> members;
    for (const std::size_t member : group.members) {
      members.push_back(curve_of(*asked.runs[member].first, metric, x, slot));
      if (minus_base) members.back() = difference_to(std::move(members.back()), base_series);
    }
    std::vector<const CurveSeries*> all;
    for (const CurveSeries& member : members) {
      if (!member.x.empty()) all.push_back(&member);
    }
    CurveSeries out = members.size() == 1 || all.empty() ? std::move(members.front()) : gathered(all, asked.gathering);
    out.name = group.name;
    out.note = group.note;
    out.slot = slot;
    return out;
  }

  static void describe(const Question& asked, std::size_t groups, std::size_t gathered_runs, const RunHistory* current, Lines& out) {
    const CurveMetric words = metric_of(asked.metric);
    QStringList unit;
    if (!words.unit.isEmpty()) unit << words.unit;
    if (asked.difference && current) unit << tr("difference to #%1").arg(current->row.number);
    if (asked.gathering == Gathering::seeds && gathered_runs > 0) unit << tr("seeds as mean, lowest to highest");
    if (asked.gathering == Gathering::groups && gathered_runs > 0)
      unit << tr("%1 runs in %2 groups: median, 10 to 90 %").arg(figures::count(std::ssize(asked.runs)), figures::count(groups));
    out.title = words.name;
    out.unit = unit.join(QStringLiteral(" · "));
    double last = asked.x == XAxis::share ? 100 : asked.x == XAxis::hours ? 0 : 1;
    for (const auto& line : out.lines) last = std::max(last, last_x(*line).value_or(0));
    if (!out.lines.empty() && last > 0) out.ends = ShownRange{0, last};  // runs of one point start where the others do
    if (asked.difference) {
      if (current) out.references.push_back({0, QStringLiteral("#%1").arg(current->row.number), false});
      return;
    }
    if (asked.metric == "validation.skill") out.references.push_back({0, tr("tomorrow = today"), false});
    if (asked.metric != "validation.pct_mae") return;
    const auto persistence = [&](const RunHistory& run) {
      const ValidationDone* newest = run.newest_validation();
      if (!newest || !newest->persistence_pct_mae) return false;
      out.references = {{*newest->persistence_pct_mae, tr("persistence %1").arg(figures::number(*newest->persistence_pct_mae, 2)), false}};
      return true;
    };
    if (current && persistence(*current)) return;
    for (const auto& [history, slot] : asked.runs) {
      if (persistence(*history)) return;
    }
  }

  struct Close {
    std::shared_ptr<const RunHistory> of;
    QString metric;
    XAxis x;
    ShownRange shown;
    std::shared_ptr<const RunHistory> found;
    bool same(const Close& other) const { return of == other.of && metric == other.metric && x == other.x && shown == other.shown; }
  };

  SeriesReader reader;
  std::map<std::string, Close> close;
  QString metric;
  XAxis x = XAxis::step;
  Gathering gathering = Gathering::runs;
  bool difference = false;
  CurveSeries base_series;
  std::map<QString, Made> made;  ///< by group, slot and runs
};

CurvesPanel::CurvesPanel(Bench& bench, QWidget* parent)
    : QWidget(parent), bench_(bench), maker_(std::make_shared<Maker>(bench.place.workspace)) {
  auto* rows = panel_rows(this);
  auto* tools = tool_row(rows);
  metric_ = new QComboBox;
  metric_->setAccessibleName(tr("Metric"));
  for (const char* key : {"validation.pct_mae", "validation.skill", "validation.loss", "loss", "learning_rate", "grad_norm", "seconds"}) {
    metric_->addItem(metric_of(QString::fromLatin1(key)).name, QString::fromLatin1(key));
  }
  x_ = new Segmented(tr("x axis"), {tr("Step"), tr("Epoch"), tr("Windows"), tr("Time"), tr("Share of run")});
  x_->set_index(0);
  tools->addWidget(metric_);
  tools->addWidget(make_label(tr("x"), static_cast<int>(TextStyle::body), true));
  tools->addWidget(x_);
  tools->addStretch(1);
  tools = tool_row(rows);
  gathering_ = new QComboBox;
  gathering_->setObjectName(QStringLiteral("curves_lines"));
  gathering_->setAccessibleName(tr("Lines of the ticked runs"));
  gathering_->addItems({tr("Each run"), tr("Seeds as one"), tr("Groups")});
  gathering_->setItemData(0, tr("Every ticked run is a line"), Qt::ToolTipRole);
  gathering_->setItemData(1, tr("Runs that differ only by seed: their mean, with a band from the lowest to the highest"), Qt::ToolTipRole);
  gathering_->setItemData(2, tr("Runs with the same settings but the seed: their median, with a band from the 10th to the 90th percentile"),
                          Qt::ToolTipRole);
  difference_ = new QCheckBox(tr("Difference to current"));
  difference_->setToolTip(tr("Every line minus that of the current run at the same place of the x axis"));
  auto* smoothing = new SmoothingChoice(0);
  smoothing->setObjectName(QStringLiteral("curves_smoothing"));
  log_ = new QCheckBox(tr("Log y"));
  tools->addWidget(gathering_);
  tools->addWidget(difference_);
  tools->addWidget(smoothing);
  tools->addWidget(log_);
  tools->addStretch(1);
  writing_ = make_label({}, static_cast<int>(TextStyle::small), true);
  stop_writing_ = make_button(tr("Stop writing"), QStringLiteral("stopped"));
  tools->addWidget(writing_);
  tools->addWidget(stop_writing_);
  writing_->hide();
  stop_writing_->hide();
  chart_ = new CurveChart;
  chart_->setObjectName(QStringLiteral("curves_chart"));
  chart_->set_title(metric_->currentText(), {});
  chart_->set_empty_text(tr("No ticked run has this metric. Tick runs in Runs."));
  rows->addWidget(chart_, 1);

  soon_.setSingleShot(true);
  soon_.setInterval(50);  // 20 times a second at most
  connect(&soon_, &QTimer::timeout, this, &CurvesPanel::ask);
  connect(metric_, &QComboBox::currentIndexChanged, this, &CurvesPanel::ask_soon);
  connect(x_, &Segmented::chosen, this, &CurvesPanel::ask_soon);
  connect(gathering_, &QComboBox::activated, this, [this] {
    gathering_chosen_ = true;
    ask_soon();
  });
  connect(difference_, &QCheckBox::toggled, this, &CurvesPanel::ask_soon);
  connect(smoothing, &SmoothingChoice::changed, chart_, &CurveChart::set_smoothing);
  connect(log_, &QCheckBox::toggled, chart_, &CurveChart::set_log_y);
  connect(chart_, &CurveChart::options_changed, this, [this] { log_->setChecked(chart_->log_y()); });
  connect(chart_, &CurveChart::series_clicked, this, [this](int line, bool, const QPointF& at) { choose(line, at); });
  connect(chart_, &CurveChart::x_range_changed, this, &CurvesPanel::zoom);
  connect(chart_, &CurveChart::series_hovered, this, [this](int line) {
    const QStringList runs = line < 0 || line >= std::ssize(shown_) ? QStringList() : shown_[static_cast<std::size_t>(line)];
    Q_EMIT run_hovered(runs.size() == 1 ? runs.front() : QString());
  });
  auto* every_point = new QAction(tr("Save every point as CSV..."), chart_);
  every_point->setToolTip(tr("All that the store has of this metric and these runs, also where a long run is drawn as an outline"));
  chart_->addAction(every_point);
  connect(every_point, &QAction::triggered, this, &CurvesPanel::ask_where_to_write);
  connect(stop_writing_, &QPushButton::clicked, this, [this] { writer_.cancel(); });
  connect(&bench_.feed, &RunFeed::history_changed, this, &CurvesPanel::ask_soon);
  connect(&bench_.selection, &Selection::changed, this, [this](Selection::Changes what) {
    if (what & Selection::Runs) ask_soon();
  });
}

void CurvesPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  ask_soon();
}

void CurvesPanel::ask_soon() {
  if (isVisible() && !soon_.isActive()) soon_.start();  // nothing is drawn in hidden docks
}

void CurvesPanel::zoom(double low, double high) {
  // In quarters of the next power of two, so that a small pan asks for nothing.
  const double quarter = std::exp2(std::ceil(std::log2(high - low))) / 4;
  const ShownRange wide{std::floor(low / quarter) * quarter, std::ceil(high / quarter) * quarter};
  if (zoom_ == wide) return;
  zoom_ = wide;
  ask();
}

void CurvesPanel::leave_out(const QSet<QString>& runs) {
  left_out_ = runs;
  ask_soon();
}

CurvesPanel::Question CurvesPanel::question() const {
  Question out;
  out.metric = metric_->currentData().toString();
  out.x = x_axes[x_->index()];
  out.gathering = static_cast<Gathering>(gathering_->currentIndex());
  out.difference = difference_->isChecked();
  out.current = bench_.selection.current_run();
  out.shown = zoom_;
  for (const QString& run : bench_.selection.runs()) {
    if (const auto history = bench_.feed.history(run); history && !left_out_.contains(run))
      out.runs.emplace_back(history, bench_.selection.slot(run) + 1);
  }
  return out;
}

void CurvesPanel::ask() {
  if (asking_) {  // one question at a time; what changed meanwhile is asked next
    again_ = true;
    return;
  }
  if (!gathering_chosen_)
    gathering_->setCurrentIndex(static_cast<int>(bench_.selection.runs().size() > most_single_lines ? Gathering::groups : Gathering::runs));
  const Question asked = question();
  if (asked == shown_question_) return;
  asking_ = true;
  worker_.post([this, maker = maker_, asked](std::stop_token) {
    Lines lines = maker->make(asked);
    QMetaObject::invokeMethod(
        this,
        [this, asked, lines = std::move(lines)] {
          asking_ = false;
          show_lines(asked, lines);
          if (std::exchange(again_, false)) ask_soon();
        },
        Qt::QueuedConnection);
  });
}

void CurvesPanel::show_lines(const Question& asked, const Lines& lines) {
  if (asked.x != shown_question_.x) zoom_.reset();  // the chart shows all of another axis
  shown_question_ = asked;
  shown_ = lines.runs;
  chart_->set_title(lines.title, lines.unit);
  chart_->set_x(kind_of(asked.x), name_of(asked.x));
  chart_->set_x_ends(lines.ends);
  chart_->set_lines(lines.lines);
  chart_->set_references(lines.references);
  chart_->set_current(lines.current);
}

void CurvesPanel::choose(int line, const QPointF& at) {
  if (line < 0 || line >= std::ssize(shown_)) return;
  QString nearest = shown_[static_cast<std::size_t>(line)].front();
  double least = std::numeric_limits<double>::infinity();
  const auto base = bench_.feed.history(shown_question_.current);
  for (const QString& run : shown_[static_cast<std::size_t>(line)]) {
    if (shown_[static_cast<std::size_t>(line)].size() == 1) break;
    const auto history = bench_.feed.history(run);
    if (!history) continue;
    auto y = y_at(curve_of(*history, shown_question_.metric, shown_question_.x, 1), at.x());
    if (y && shown_question_.difference && base) {
      const auto below = y_at(curve_of(*base, shown_question_.metric, shown_question_.x, 1), at.x());
      y = below ? std::optional(*y - *below) : std::nullopt;
    }
    if (!y || std::abs(*y - at.y()) >= least) continue;
    least = std::abs(*y - at.y());
    nearest = run;
  }
  bench_.selection.choose_run(nearest);
}

void CurvesPanel::ask_where_to_write() {
  auto* dialog = new QFileDialog(this, tr("Save every point of %1").arg(metric_->currentText()));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("csv"));
  dialog->setNameFilter(QStringLiteral("CSV (*.csv)"));
  dialog->selectFile(metric_->currentData().toString() + QStringLiteral(".csv"));
  connect(dialog, &QFileDialog::fileSelected, this, &CurvesPanel::write_every_point_to);
  dialog->open();
}

void CurvesPanel::write_every_point_to(const QString& path) {
  std::vector<RunRow> runs;
  for (const auto& [history, slot] : question().runs) runs.push_back(history->row);
  show_writing(0, 0);
  writer_.replace([this, path, runs = std::move(runs), metric = metric_->currentData().toString().toStdString(),
                   workspace = bench_.place.workspace](std::stop_token stop) {
    QElapsedTimer since;
    since.start();
    QString told;
    bool wrong = false;
    try {
      const std::int64_t points = write_every_point(workspace, runs, metric, path.toStdString(), stop, [&](double share) {
        QMetaObject::invokeMethod(
            this, [this, share, seconds = 0.001 * static_cast<double>(since.elapsed())] { show_writing(share, seconds); },
            Qt::QueuedConnection);
      });
      told = tr("%1 was written: %2 points.").arg(path, figures::count(points));
    } catch (const Stopped&) {
      told = tr("%1 was not written: stopped.").arg(path);
    } catch (const InputError& error) {
      told = QString::fromStdString(error.where + ": " + error.message + ". " + error.hint);
      wrong = true;
    }
    QMetaObject::invokeMethod(
        this,
        [this, told, wrong] {
          writing_->hide();
          stop_writing_->hide();
          bench_.notices.add(told, wrong);
        },
        Qt::QueuedConnection);
  });
}

void CurvesPanel::show_writing(double share, double seconds) {
  const QString left = share > 0 && seconds > 2 ? tr(", %1 left").arg(figures::about(seconds * (1 - share) / share)) : QString();
  writing_->setText(tr("Writing: %1 %%2").arg(figures::coverage(100 * share), left));
  writing_->show();
  stop_writing_->show();
}

}  // namespace candlewright
