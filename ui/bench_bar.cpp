#include "ui/bench_bar.h"

#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QResizeEvent>
#include <QToolButton>

#include "widgets/controls.h"
#include "widgets/figures.h"
#include "widgets/icons.h"
#include "widgets/plot_chrome.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {

QIcon line_icon(int slot, const QWidget* on) {
  const qreal ratio = on->devicePixelRatioF();
  QPixmap picture(QSize(28, 16) * ratio);
  picture.setDevicePixelRatio(ratio);
  picture.fill(Qt::transparent);
  QPainter painter(&picture);
  painter.setRenderHint(QPainter::Antialiasing);
  paint_line_sample(painter, QRectF(0, 0, 28, 16), series_look(slot));
  return QIcon(picture);
}

QLabel* name_of(const QString& text, TextStyle style = TextStyle::body, bool dim = true) {
  QLabel* label = make_label(text, static_cast<int>(style), dim);
  label->setContentsMargins(8, 0, 6, 0);
  return label;
}

QWidget* gap(QWidget* parent) {
  auto* space = new QWidget(parent);
  space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  return space;
}

}  // namespace

BenchBar::BenchBar(Bench& bench, QWidget* parent) : QToolBar(tr("Bench"), parent), bench_(bench) {
  setObjectName(QStringLiteral("bench_bar"));
  setMovable(false);
  setFloatable(false);
  setContextMenuPolicy(Qt::PreventContextMenu);
  toggleViewAction()->setVisible(false);
  setIconSize({16, 16});

  layouts_ = new Segmented(tr("Layout"), {tr("Launch"), tr("Compare"), tr("Analyse")});
  layouts_->setObjectName(QStringLiteral("bench_layouts"));
  layouts_->set_icon(0, QStringLiteral("layout-launch"));
  layouts_->set_icon(1, QStringLiteral("layout-compare"));
  layouts_->set_icon(2, QStringLiteral("layout-analyse"));
  layouts_->set_index(0);
  addWidget(layouts_);
  addSeparator();

  const auto step = [&](const char* picture, const QString& name, auto signal, int by) {
    QAction* action = addAction(icon(QString::fromLatin1(picture)), name);
    action->setToolTip(name);
    if (QWidget* button = widgetForAction(action)) button->setAccessibleName(name);
    connect(action, &QAction::triggered, this, [this, signal, by] { (this->*signal)(by); });
    steps_.append(action);
  };
  addWidget(name_of(tr("Symbol")));
  symbol_ = new QComboBox;
  symbol_->setObjectName(QStringLiteral("bench_symbol"));
  symbol_->setAccessibleName(tr("Symbol"));
  symbol_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  symbol_->setMinimumContentsLength(10);
  symbol_->setMaxVisibleItems(20);
  addWidget(symbol_);
  step("left", tr("Symbol before"), &BenchBar::symbol_step, -1);
  step("right", tr("Symbol after"), &BenchBar::symbol_step, 1);
  addSeparator();

  addWidget(name_of(tr("Runs")));
  runs_ = new QToolButton;
  runs_->setObjectName(QStringLiteral("bench_runs"));
  runs_->setAccessibleName(tr("Runs"));
  runs_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  runs_->setIconSize({28, 16});
  runs_->setPopupMode(QToolButton::InstantPopup);
  runs_menu_ = new QMenu(runs_);
  runs_->setMenu(runs_menu_);
  addWidget(runs_);
  addSeparator();

  addWidget(name_of(tr("Window")));
  window_ = name_of({}, TextStyle::strong, false);
  addWidget(window_);
  step("left", tr("Window before"), &BenchBar::window_step, -1);
  step("right", tr("Window after"), &BenchBar::window_step, 1);

  addWidget(gap(this));
  find_ = make_button(tr("Find  Ctrl+K"), QStringLiteral("search"));
  find_->setObjectName(QStringLiteral("bench_find"));
  find_->setToolTip(tr("Find a command, run, symbol or setting"));
  addWidget(find_);
  addWidget(name_of(QString()));
  new_run_ = make_primary_button(tr("New run"), QStringLiteral("plus"));
  new_run_->setObjectName(QStringLiteral("new_run"));
  addWidget(new_run_);

  connect(layouts_, &Segmented::chosen, this, &BenchBar::layout_chosen);
  connect(symbol_, &QComboBox::textActivated, this, [this](const QString& name) { bench_.selection.choose_symbol(name); });
  connect(runs_menu_, &QMenu::aboutToShow, this, &BenchBar::fill_runs_menu);
  connect(find_, &QPushButton::clicked, this, &BenchBar::find_wanted);
  connect(new_run_, &QPushButton::clicked, this, &BenchBar::new_run_wanted);
  connect(&bench_.prices, &DatasetReader::opened, this, &BenchBar::show_symbols);
  connect(&bench_.selection, &Selection::changed, this, &BenchBar::show_selection);
  connect(&bench_.feed, &RunFeed::runs_changed, this, &BenchBar::show_selection);
  show_symbols();
}

void BenchBar::set_layout(int index) { layouts_->set_index(index); }

void BenchBar::show_symbols() {
  symbol_->clear();
  if (const auto& dataset = bench_.prices.dataset()) {
    QStringList names;
    names.reserve(std::ssize(dataset->symbols));
    for (const DatasetSymbol& symbol : dataset->symbols) names.append(QString::fromStdString(symbol.name()));
    symbol_->addItems(names);
  }
  symbol_->setEnabled(symbol_->count() > 0);
  if (symbol_->count() == 0) symbol_->addItem(tr("none"));
  show_selection();
}

void BenchBar::show_selection() {
  if (symbol_->isEnabled()) symbol_->setCurrentIndex(symbol_->findText(bench_.selection.symbol(), Qt::MatchExactly));
  const QString current = bench_.selection.current_run();
  const RunRow* run = bench_.feed.run(current);
  const auto ticked = bench_.selection.runs().size();
  runs_->setEnabled(!bench_.feed.runs().empty());
  if (!run) {
    runs_->setText(tr("none"));
    runs_->setIcon({});
  } else {
    runs_->setIcon(line_icon(bench_.selection.slot(current) + 1, this));
    runs_->setText(ticked > 1      ? tr("#%1 and %2 more").arg(run->number).arg(ticked - 1)
                   : is_live(*run) ? tr("#%1 live").arg(run->number)
                                   : QStringLiteral("#%1").arg(run->number));
    runs_->setToolTip(title_of(*run));
  }
  const auto origin = bench_.selection.window();
  window_->setText(origin ? figures::date(*origin) : tr("newest"));
  for (int i = 2; i < steps_.size(); ++i) steps_[i]->setEnabled(run != nullptr);
  for (int i = 0; i < 2; ++i) steps_[i]->setEnabled(symbol_->isEnabled());
}

void BenchBar::fill_runs_menu() {
  constexpr int longest = 20;
  runs_menu_->clear();
  const auto& runs = bench_.feed.runs();
  int shown = 0;
  for (auto it = runs.rbegin(); it != runs.rend() && shown < longest; ++it, ++shown) {
    const QString id = QString::fromStdString(it->id);
    QAction* action = runs_menu_->addAction(title_of(*it));
    action->setCheckable(true);
    action->setChecked(bench_.selection.runs().contains(id));
    connect(action, &QAction::toggled, this, [this, id](bool on) {
      if (on) {
        bench_.selection.choose_run(id);
      } else {
        bench_.selection.tick(id, false);
      }
    });
  }
}

void BenchBar::resizeEvent(QResizeEvent* event) {
  QToolBar::resizeEvent(event);
  const bool roomy = event->size().width() >= 1100;  // the keys stay
  for (QAction* action : steps_) action->setVisible(roomy);
}

}  // namespace candlewright
