#include "ui/two_checkpoints_panel.h"

#include <QBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <algorithm>

#include "engine/base/error.h"
#include "ui/checkpoint_changes.h"
#include "ui/engine_errors.h"
#include "ui/panel_layout.h"
#include "ui/run_judgement.h"
#include "ui/runs_panel.h"
#include "widgets/bar_strip.h"
#include "widgets/controls.h"
#include "widgets/figures.h"
#include "widgets/theme.h"

namespace candlewright {

/// Plain values for the worker, and what it adds to them.
struct TwoCheckpointsPanel::Comparison {
  std::string asked;
  std::shared_ptr<const EvaluationRow> before, after;
  RunDifference difference;
  std::vector<SymbolChange> changes;
  std::int64_t horizon = 0;
  QString wrong;
};

namespace {

using Known = std::map<std::int64_t, PairableErrors>;

/// On the worker's thread.
void compare(TwoCheckpointsPanel::Comparison& question, const std::filesystem::path& workspace, Known& known) {
  try {
    const RunStore store(workspace, true);
    std::erase_if(known, [&](const auto& kept) { return kept.first != question.before->id && kept.first != question.after->id; });
    for (const auto& evaluation : {question.before, question.after}) {
      if (!known.contains(evaluation->id)) known.emplace(evaluation->id, errors_of(store, *evaluation));
    }
    const PairableErrors &before = known.at(question.before->id), &after = known.at(question.after->id);
    question.difference = differences_from(before, {after}).front();
    question.changes = symbol_changes(before, after);
    question.horizon = after.horizon;
  } catch (const InputError& error) {
    question.wrong = error_sentence(error);
  }
}

}  // namespace

TwoCheckpointsPanel::TwoCheckpointsPanel(Bench& bench, QWidget* parent)
    : QWidget(parent), bench_(bench), known_(std::make_shared<Known>()) {
  auto* rows = panel_rows(this);
  auto* column = page_over_state(rows, pages_, state_);
  headline_ = make_label({}, static_cast<int>(TextStyle::strong));
  headline_->setObjectName(QStringLiteral("two_checkpoints_headline"));
  note_ = make_label({}, static_cast<int>(TextStyle::body));
  note_->setObjectName(QStringLiteral("two_checkpoints_note"));
  context_ = make_label({}, static_cast<int>(TextStyle::small), true);
  for (QLabel* label : {headline_, note_, context_}) {
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFocusPolicy(Qt::NoFocus);  // a sentence is read, not operated
    label->setContentsMargins(8, 2, 8, 2);
    column->addWidget(label);
  }
  slope_ = new SlopeChart;
  slope_->setObjectName(QStringLiteral("two_checkpoints_slope"));
  slope_->setAccessibleName(tr("Skill of every symbol at A and at B"));
  slope_->set_unit(tr("skill against persistence, %"));
  slope_->set_zero(tr("tomorrow = today"));
  charts_ = new QBoxLayout(QBoxLayout::TopToBottom);
  charts_->setSpacing(0);
  column->addLayout(charts_, 1);
  charts_->addWidget(slope_, 1);
  auto* smaller = new QVBoxLayout;
  smaller->setSpacing(0);
  charts_->addLayout(smaller, 0);
  histogram_ = new HistogramChart;
  histogram_->setObjectName(QStringLiteral("two_checkpoints_histogram"));
  histogram_->set_title(tr("All symbols by their change"), tr("symbols"));
  histogram_->set_x_name(tr("points of skill"));
  histogram_->setFixedHeight(124);
  smaller->addWidget(histogram_);
  strip_ = new BarStrip;
  strip_->setObjectName(QStringLiteral("two_checkpoints_strip"));
  strip_->setAccessibleName(tr("What changed, window by window"));
  strip_->setFixedHeight(96);
  smaller->addWidget(strip_);
  smaller->addStretch(1);

  connect(&soon_, &QTimer::timeout, this, &TwoCheckpointsPanel::ask);
  connect(slope_, &SlopeChart::chosen, this, [this](const QString& symbol) { bench_.selection.choose_symbol(symbol); });
  connect(strip_, &BarStrip::chosen, this, [this](int bar) {
    if (bar >= 0 && bar < std::ssize(origins_)) bench_.selection.choose_window(origins_[static_cast<std::size_t>(bar)]);
  });
  connect(state_, &StatePage::button_clicked, this, [this] {
    if (const RunRow* run = bench_.feed.run(bench_.selection.current_run())) queue_evaluation(bench_, *run, lacking_);
  });
  connect(&bench_.selection, &Selection::changed, this, [this](Selection::Changes what) {
    if (what & (Selection::Runs | Selection::Checkpoint)) soon_.ask();
    if (what & Selection::Symbol) ask_for_windows();
    if (what & Selection::Window) show_current_window();
  });
  connect(&bench_.feed, &RunFeed::runs_changed, &soon_, &Soon::ask);
  connect(&bench_.feed, &RunFeed::history_changed, this, [this](const QString& run) {
    if (run == bench_.selection.current_run()) soon_.ask();
  });
}

QSize TwoCheckpointsPanel::minimumSizeHint() const {
  return {QWidget::minimumSizeHint().width(), headline_->sizeHint().height() + note_->sizeHint().height() + context_->sizeHint().height() +
                                                  histogram_->height() + strip_->height()};
}

void TwoCheckpointsPanel::resizeEvent(QResizeEvent*) {
  const bool low = height() < 480 && width() > 800;
  charts_->setDirection(low ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
  charts_->setStretch(1, low ? 1 : 0);
}

void TwoCheckpointsPanel::showEvent(QShowEvent*) { ask(); }

void TwoCheckpointsPanel::show_state(const QString& icon, const QString& title, const QString& text, const QString& to_evaluate) {
  state_->show_empty(icon, title, text);
  lacking_ = to_evaluate;
  state_->set_buttons(to_evaluate.isEmpty() ? QStringList() : QStringList{tr("Evaluate")});
  pages_->setCurrentIndex(0);
  asked_.clear();
  before_.reset();
  after_.reset();
}

void TwoCheckpointsPanel::ask() {
  if (!isVisible()) return;  // what nobody sees is not compared
  const RunRow* run = bench_.feed.run(bench_.selection.current_run());
  const auto history = bench_.feed.history(bench_.selection.current_run());
  if (!run || !history) return show_state(QStringLiteral("list"), tr("No run is selected"), tr("Choose one in Runs."));
  const CheckpointPair pair = compared_checkpoints(bench_.feed, *history, bench_.selection);
  if (pair.a.empty() || pair.b.empty())
    return show_state(QStringLiteral("disk"), tr("%1 has no two checkpoints").arg(title_of(*run)),
                      tr("A run saves one at the end of each epoch. A and B are chosen in Checkpoints."));
  const std::string part = judged_part(bench_.feed, bench_.selection);
  words_a_ = checkpoint_words(*history, pair.a);
  words_b_ = checkpoint_words(*history, pair.b);
  const auto before = evaluation_of(*history, pair.a, part), after = evaluation_of(*history, pair.b, part);
  if (!before || !after) {
    const std::string& lacking = after ? pair.a : pair.b;
    const auto row = std::find_if(history->checkpoints.begin(), history->checkpoints.end(),
                                  [&](const CheckpointRow& checkpoint) { return checkpoint.name == lacking; });
    const bool possible = row != history->checkpoints.end() && !row->removed && row->metric == "pct_mae";
    return show_state(QStringLiteral("check"),
                      tr("%1, %2, has not been evaluated on the %3")
                          .arg(after ? QStringLiteral("A") : QStringLiteral("B"), after ? words_a_ : words_b_, part_name(part)),
                      possible ? tr("Two checkpoints are compared on the windows of their evaluations. Others are chosen in Checkpoints.")
                               : tr("It cannot be judged by its forecasts any more. Choose another one in Checkpoints."),
                      possible ? QString::fromStdString(lacking) : QString());
  }
  Comparison question;
  question.asked = std::to_string(before->id) + '|' + std::to_string(after->id);
  if (question.asked == asked_) return;
  asked_ = question.asked;
  asked_windows_.clear();
  before_ = question.before = before;
  after_ = question.after = after;
  worker_.replace([this, question = std::move(question), workspace = bench_.place.workspace, known = known_](std::stop_token stop) mutable {
    compare(question, workspace, *known);
    if (stop.stop_requested()) return;
    QMetaObject::invokeMethod(
        this,
        [this, answer = std::move(question)] {
          if (answer.asked == asked_) show_answer(answer);
        },
        Qt::QueuedConnection);
  });
  ask_for_windows();
}

void TwoCheckpointsPanel::show_answer(const Comparison& answer) {
  if (!answer.wrong.isEmpty() || !answer.difference.median) {
    state_->show_error(tr("%1 and %2 cannot be compared").arg(words_a_, words_b_),
                       answer.wrong.isEmpty() ? QString::fromStdString(answer.difference.reason) : answer.wrong, {});
    state_->set_buttons({});
    pages_->setCurrentIndex(0);
    return;
  }
  headline_->setText(change_headline(answer.difference, words_a_, words_b_));
  note_->setText(change_note(answer.difference, answer.changes));
  const auto persistence = number_at(answer.after->document, {"baselines", "persistence", "pct_mae"});
  const QString context =
      tr("%1, %2: %3, horizon %4 bars, persistence %5")
          .arg(symbol_count(answer.difference.symbols), window_count(answer.difference.windows), part_name(answer.after->part),
               figures::count(answer.horizon), persistence ? figures::percent(*persistence) : figures::none());
  const std::vector<SlopeLine> lines = slope_lines(answer.changes);
  const bool some = lines.size() < answer.changes.size();
  context_->setText(some ? context + QStringLiteral(" · ") + tr("drawn: the %1 largest changes each way").arg(slopes_each_way) : context);
  slope_->set_heads(QStringLiteral("A ") + words_a_, QStringLiteral("B ") + words_b_);
  slope_->set_lines(lines);
  slope_->set_current(bench_.selection.symbol());
  histogram_->set_bins(change_bins(answer.changes), 1);
  histogram_->setVisible(some);
  pages_->setCurrentIndex(1);
}

void TwoCheckpointsPanel::ask_for_windows() {
  slope_->set_current(bench_.selection.symbol());
  const QString symbol = bench_.selection.symbol();
  if (!before_ || !after_ || !isVisible()) return;
  const QString asked = QString::fromStdString(asked_) + '|' + symbol;
  if (asked == asked_windows_) return;
  asked_windows_ = asked;
  windows_worker_.replace([this, asked, symbol = symbol.toStdString(), workspace = bench_.place.workspace, before = before_->id,
                           after = after_->id](std::stop_token) {
    std::vector<WindowChange> windows;
    QString wrong;
    try {
      const RunStore store(workspace, true);
      windows = window_changes(store.forecasts(before, symbol), store.forecasts(after, symbol));
    } catch (const InputError& error) {
      wrong = error_sentence(error);
    }
    QMetaObject::invokeMethod(
        this,
        [this, asked, windows = std::move(windows), wrong] {
          if (asked != asked_windows_) return;
          if (!wrong.isEmpty()) bench_.notices.add(wrong, true);
          show_windows(windows);
        },
        Qt::QueuedConnection);
  });
}

void TwoCheckpointsPanel::show_windows(std::vector<WindowChange> windows) {
  std::vector<qint64> times;
  std::vector<double> values;
  for (const WindowChange& window : windows) {
    times.push_back(window.origin);
    values.push_back(window.after - window.before);
  }
  origins_.assign(times.begin(), times.end());
  const QString symbol = bench_.selection.symbol();
  strip_->set_title(windows.empty() ? tr("%1 is not in both evaluations").arg(symbol) : tr("%1, window by window").arg(symbol),
                    windows.empty() ? tr("choose a line")
                                    : tr("pct_MAE of %1 minus %2, points, %3 · filled up: worse, hollow down: better")
                                          .arg(words_b_, words_a_, window_count(std::ssize(windows))));
  strip_->set_against(words_a_);
  strip_->set_values(std::move(times), std::move(values));
  show_current_window();
}

void TwoCheckpointsPanel::show_current_window() {
  const auto origin = bench_.selection.window();
  const auto at = origin ? std::find(origins_.begin(), origins_.end(), *origin) : origins_.empty() ? origins_.end() : origins_.end() - 1;
  strip_->set_current(at == origins_.end() ? -1 : static_cast<int>(at - origins_.begin()));
}

}  // namespace candlewright
