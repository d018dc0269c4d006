#include "ui/split_panel.h"

#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <algorithm>
#include <utility>

#include "ui/dataset_rows.h"
#include "ui/panel_layout.h"
#include "widgets/controls.h"
#include "widgets/overview_strip.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

namespace candlewright {

SplitPanel::SplitPanel(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench) {
  auto* rows = panel_rows(this);
  auto* column = page_over_state(rows, pages_, state_);
  state_->show_empty(QStringLiteral("folder"), tr("No prices yet"), tr("Open a folder: how it is split for a run is then edited here."));
  auto* tools = tool_row(column);
  by_ = new Segmented(tr("Parts are given in"), {tr("Bars"), tr("Share"), tr("Day")});
  by_->setObjectName(QStringLiteral("split_by"));
  tools->addWidget(by_);
  const auto field = [&](const QString& name, const char* object_name, const QString& tip) {
    auto* edit = new QLineEdit;
    edit->setObjectName(QString::fromLatin1(object_name));
    edit->setAccessibleName(name);
    edit->setToolTip(tip);
    edit->setMaximumWidth(96);
    tools->addWidget(make_label(name, static_cast<int>(TextStyle::body), true));
    tools->addWidget(edit);
    return edit;
  };
  validation_ = field(tr("Validation"), "split_validation", tr("Of each symbol, where the folder lays out no val part"));
  test_ = field(tr("Test"), "split_test", tr("Of each symbol, where the folder lays out no test part"));
  unit_ = make_label({}, static_cast<int>(TextStyle::body), true);
  tools->addWidget(unit_);
  gap_ = field(tr("Gap"), "split_gap", tr("Bars left out between parts, so that no window of one reaches into the next"));
  tools->addStretch(1);
  strip_ = new OverviewStrip;
  strip_->setObjectName(QStringLiteral("split_strip"));
  strip_->setAccessibleName(tr("Parts of the current symbol"));
  strip_->setToolTip(tr("Drag a border: the parts of all symbols follow."));
  strip_->set_borders_movable(true);
  column->addWidget(strip_);
  auto* told = tool_row(column);
  wrong_ = new Chip;
  sentence_ = make_label({}, static_cast<int>(TextStyle::small), true);
  sentence_->setObjectName(QStringLiteral("split_sentence"));
  sentence_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  told->addWidget(wrong_);
  told->addWidget(sentence_, 1);
  table_ = new TableView(tr("Windows of each symbol"));
  table_->setObjectName(QStringLiteral("split_table"));
  model_ = new TableModel(this);
  model_->set_columns(split_columns());
  table_->set_table(model_);
  column->addWidget(table_, 1);

  connect(by_, &Segmented::chosen, this, &SplitPanel::switch_by);
  for (QLineEdit* edit : {validation_, test_, gap_}) connect(edit, &QLineEdit::editingFinished, this, &SplitPanel::write_parts);
  connect(strip_, &OverviewStrip::border_dropped, this, [this](int part, int bar) {
    const SymbolWindows* symbol = current();
    const DatasetSymbol* known = bench_.prices.dataset()->find(bench_.selection.symbol().toStdString());
    if (!symbol || !known) return;
    RowRange validation = symbol->parts[1], test = symbol->parts[2];
    const bool is_validation = !symbol->held_out && part == 1 && validation.size() > 0;  // of a held-out symbol no train part is drawn
    if (is_validation) {
      validation.begin = bar;
    } else {
      validation.end += bar - test.begin;
      test.begin = bar;
    }
    Q_EMIT settings_wanted(tr("Move the border of a part"),
                           part_settings(static_cast<PartsBy>(by_->index()), *known->table, validation, test));
  });
  connect(model_, &TableModel::ticked, this, [this](const QString& symbol, const QString&, bool on) { hold_out(symbol, on); });
  connect(table_, &TableView::current_changed, this, [this](const QString& key) {
    if (!key.isEmpty()) bench_.selection.choose_symbol(key);
  });
  connect(&bench_.prices, &DatasetReader::opened, this, [this] {
    stale_ = true;
    look();
  });
  connect(&bench_.selection, &Selection::changed, this, [this](Selection::Changes what) {
    if (what & Selection::Symbol) show_symbol();
  });
}

void SplitPanel::showEvent(QShowEvent*) { look(); }

void SplitPanel::set_job(std::optional<TrainJob> job, const QString& why_not) {
  why_not_ = why_not;
  if (job) {
    RunConfig config = run_config_from(job->model, job->settings, "settings");
    config_ = config.data;
    job_ = std::move(job);
  }
  stale_ = true;
  look();
}

void SplitPanel::look() {
  if (!bench_.prices.dataset()) return pages_->setCurrentIndex(0);
  pages_->setCurrentIndex(1);
  wrong_->setVisible(!why_not_.isEmpty());
  wrong_->set_chip(tr("the run cannot start"), Chip::Tone::warn);
  wrong_->setToolTip(why_not_);
  if (!isVisible() || !job_ || !why_not_.isEmpty() || !std::exchange(stale_, false)) return;  // what is wrong stays as it was typed
  const PartsBy by = parts_by(config_);
  by_->set_index(static_cast<int>(by));
  unit_->setText(by == PartsBy::bars ? tr("bars") : by == PartsBy::share ? tr("%") : QString());
  const auto [validation, test] = part_texts(by, config_);
  if (!validation_->hasFocus()) validation_->setText(validation);
  if (!test_->hasFocus()) test_->setText(test);
  if (!gap_->hasFocus()) gap_->setText(QString::number(config_.split_gap));
  question_.ask(
      this,
      [job = *job_, folder = bench_.prices.dataset()->folder, cache = bench_.place.workspace / "cache"](std::stop_token stop) {
        return preview_split(folder, run_config_from(job.model, job.settings, "settings"), cache, stop);
      },
      [this](std::shared_ptr<const SplitPreview> preview, const QString& wrong) {
        if (!preview) {
          sentence_->setText(wrong);
          sentence_->setToolTip(wrong);
          return;
        }
        preview_ = preview;
        show_preview();
      });
}

void SplitPanel::show_preview() {
  model_->set_rows(split_rows(*preview_));
  sentence_->setText(split_sentence(*preview_));
  QStringList tip{split_sentence(*preview_)};
  for (const std::string& notice : preview_->notices) tip.append(QString::fromStdString(notice));
  sentence_->setToolTip(tip.join('\n'));
  show_symbol();
}

const SymbolWindows* SplitPanel::current() const {
  if (!preview_) return nullptr;
  const std::string name = bench_.selection.symbol().toStdString();
  const auto at =
      std::find_if(preview_->symbols.begin(), preview_->symbols.end(), [&](const SymbolWindows& s) { return s.symbol == name; });
  return at == preview_->symbols.end() ? nullptr : &*at;
}

void SplitPanel::show_symbol() {
  const SymbolWindows* symbol = current();
  const DatasetSymbol* known = symbol && bench_.prices.dataset() ? bench_.prices.dataset()->find(symbol->symbol) : nullptr;
  strip_->setVisible(known != nullptr);
  if (!known) return;
  DatasetSymbol cut = *known;
  cut.held_out = symbol->held_out;
  cut.train = symbol->parts[0], cut.validation = symbol->parts[1], cut.test = symbol->parts[2];
  strip_->set_bars(std::vector<qint64>(cut.table->time.begin(), cut.table->time.end()), cut.table->close);
  strip_->set_parts(candle_parts(cut));
  if (model_->row_of(bench_.selection.symbol()) >= 0) table_->set_current_key(bench_.selection.symbol());
}

void SplitPanel::switch_by(int index) {
  const auto by = static_cast<PartsBy>(index);
  const SymbolWindows* symbol = current();
  const DatasetSymbol* known = symbol ? bench_.prices.dataset()->find(symbol->symbol) : nullptr;
  if (!known || by == parts_by(config_)) return;
  // What the current symbol has now, in the other unit.
  Q_EMIT settings_wanted(tr("Give parts in another unit"), part_settings(by, *known->table, symbol->parts[1], symbol->parts[2]));
}

void SplitPanel::write_parts() {
  const auto by = static_cast<PartsBy>(by_->index());
  const auto [validation, test] = part_texts(by, config_);
  if (why_not_.isEmpty() && validation_->text() == validation && test_->text() == test &&
      gap_->text() == QString::number(config_.split_gap))
    return;
  QHash<QString, QString> settings = typed_parts(by, validation_->text(), test_->text());
  settings.insert(QStringLiteral("data.split_gap"), gap_->text().trimmed());
  Q_EMIT settings_wanted(tr("Change the split"), settings);
}

void SplitPanel::hold_out(const QString& symbol, bool on) {
  QStringList names = QString::fromStdString(config_.held_out_symbols).split(',', Qt::SkipEmptyParts);
  for (QString& name : names) name = name.trimmed();
  names.removeAll(symbol);
  if (on) names.append(symbol);
  Q_EMIT settings_wanted(on ? tr("Hold out %1").arg(symbol) : tr("Train on %1").arg(symbol),
                         {{QStringLiteral("data.held_out_symbols"), names.join(',')}});
}

}  // namespace candlewright
