#include "ui/main_window.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QFileDialog>
#include <QJsonDocument>
#include <QMenu>
#include <QShortcut>
#include <algorithm>

#include "ui/bench_bar.h"
#include "ui/checkpoints_panel.h"
#include "ui/close_dialog.h"
#include "ui/correlation_panel.h"
#include "ui/curves_panel.h"
#include "ui/datasets_panel.h"
#include "ui/diagnostics_panel.h"
#include "ui/difference_panel.h"
#include "ui/drop_sign.h"
#include "ui/dropped.h"
#include "ui/evaluate_dialog.h"
#include "ui/evaluation_rows.h"
#include "ui/first_batch_panel.h"
#include "ui/forecast_panel.h"
#include "ui/job_bar.h"
#include "ui/layouts.h"
#include "ui/leaks_panel.h"
#include "ui/lineage_panel.h"
#include "ui/live_panel.h"
#include "ui/log_panel.h"
#include "ui/named_documents.h"
#include "ui/palette.h"
#include "ui/parallel_panel.h"
#include "ui/queue_panel.h"
#include "ui/returns_panel.h"
#include "ui/run_configuration_panel.h"
#include "ui/run_control.h"
#include "ui/run_notices.h"
#include "ui/runs_panel.h"
#include "ui/scatter_panel.h"
#include "ui/settings_diff_panel.h"
#include "ui/shortcuts_dialog.h"
#include "ui/split_panel.h"
#include "ui/start_page.h"
#include "ui/symbol_panel.h"
#include "ui/symbols_panel.h"
#include "ui/two_checkpoints_panel.h"
#include "ui/where_when_panel.h"
#include "ui/why_panel.h"
#include "ui/window_panel.h"
#include "widgets/desktop_theme.h"
#include "widgets/dock_title.h"
#include "widgets/exports.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {

const QString selection_key = QStringLiteral("window.selection");
const QString layout_key = QStringLiteral("window.layout");
const QString geometry_key = QStringLiteral("window.geometry");
const QString folder_key = QStringLiteral("window.folder");
const QString theme_key = QStringLiteral("window.theme");
const QString taste_key = QStringLiteral("window.taste");
const QString palette_key = QStringLiteral("window.palette");
const QString shortcuts_key = QStringLiteral("window.shortcuts");
const QString live_placed_key = QStringLiteral("window.live_placed");

std::string text_of(const QByteArray& bytes) { return bytes.toBase64().toStdString(); }

}  // namespace

MainWindow::MainWindow(Bench& bench, const QSize& size, QWidget* parent) : QMainWindow(parent), bench_(bench), first_size_(size) {
  setWindowTitle(tr("Candlewright"));
  setMinimumSize(1024, 640);
  resize(size);
  setAcceptDrops(true);
  setDockNestingEnabled(true);
  setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
  bench_bar_ = new BenchBar(bench_);
  addToolBar(Qt::TopToolBarArea, bench_bar_);
  job_bar_ = new JobBar(bench_);
  setStatusBar(job_bar_);
  start_page_ = new StartPage(bench_);
  setCentralWidget(start_page_);
  make_docks();
  pins_ = new NamedDocuments(bench_.feed, bench_.undo, QStringLiteral("window.pins"), this);
  palette_ = new Palette([this] { return palette_entries(); }, this);
  drop_sign_ = new DropSign(this);
  read_layouts();
  read_taste();
  make_menus();
  shortcut_keys_ = std::make_unique<ShortcutKeys>(*this);
  shortcut_keys_->from_json(bench_.feed.kept(shortcuts_key));
  connect_bench();

  if (const Json kept = bench_.feed.kept(selection_key); kept.is_object()) {
    bench_.selection.from_json(QJsonDocument::fromJson(QByteArray::fromStdString(kept.dump())).object());
  }
  for (QDockWidget* dock : docks_) dock->hide();
  live_placed_ = bench_.feed.kept(live_placed_key) == Json(true);
  desktop_ = new DesktopTheme(this);
  connect(desktop_, &DesktopTheme::changed, this, [this] {
    if (theme_ == "desktop") choose_theme(theme_, false);
  });
  const Json kept_theme = bench_.feed.kept(theme_key);
  choose_theme(kept_theme.is_string() ? QString::fromStdString(kept_theme.get<std::string>()) : QStringLiteral("desktop"), false);
  bench_bar_->set_layout(bar_place());
  if (const Json folder = bench_.feed.kept(folder_key); folder.is_string()) {
    const QString path = QString::fromStdString(folder.get<std::string>());
    if (QFileInfo::exists(path)) bench_.prices.open(path);
  }
}

bool MainWindow::stand_as_before() {
  const Json kept = bench_.feed.kept(geometry_key);
  if (!kept.is_string() || !restoreGeometry(QByteArray::fromBase64(QByteArray::fromStdString(kept.get<std::string>())))) return false;
  first_size_ = size();
  return true;
}

MainWindow::~MainWindow() {
  if (keep_.isActive()) keep_places();
  // Docks tell of their end when the members here are gone already.
  for (QDockWidget* dock : docks_) {
    dock->removeEventFilter(this);
    dock->disconnect(this);
  }
}

QDockWidget* MainWindow::add_dock(const QString& name, const QString& title, QWidget* panel) {
  auto* dock = new QDockWidget(title, this);
  dock->setObjectName(name);
  panel->setObjectName(name + QStringLiteral("_panel"));
  panel->setAccessibleName(title);
  dock->setWidget(panel);
  auto* row = new DockTitle(*dock);
  connect(row, &DockTitle::solo_requested, this, [this, dock] { solo(dock); });
  connect(row->menu().addAction(tr("Over the whole window")), &QAction::triggered, this, [this, dock] { solo(dock); });
  QMenu* give = row->menu().addMenu(tr("Copy and save"));
  connect(give, &QMenu::aboutToShow, this, [this, give, dock] { fill_export_menu(*give, *dock); });
  for (QWidget* widget : panel->findChildren<QWidget*>()) {
    if (can_be_exported(widget)) give_context_menu(widget, [this](const QString& text, bool wrong) { job_bar_->say(text, wrong); });
  }
  dock->installEventFilter(this);
  connect(dock->toggleViewAction(), &QAction::triggered, this, [this, dock](bool on) {
    if (on) place_if_homeless(dock);
  });
  connect(dock, &QDockWidget::visibilityChanged, this, &MainWindow::keep_later);
  connect(dock, &QDockWidget::dockLocationChanged, this, &MainWindow::keep_later);
  connect(dock, &QDockWidget::topLevelChanged, this, &MainWindow::keep_later);
  docks_.insert(name, dock);
  return dock;
}

void MainWindow::choose_theme(const QString& name, bool keep) {
  theme_ = name == "light" || name == "dark" ? name : QStringLiteral("desktop");
  const Theme theme = theme_ == "desktop" ? desktop_->theme() : theme_ == "dark" ? Theme::dark : Theme::light;
  if (theme != current_theme()) apply_theme(*qApp, theme);
  for (QAction* action : theme_actions_->actions()) action->setChecked(action->data().toString() == theme_);
  if (keep && keeps_) bench_.feed.keep(theme_key, theme_.toStdString());
}

void MainWindow::read_taste() {
  const Json kept = bench_.feed.kept(taste_key);
  if (!kept.is_object()) return;
  apply_taste({.roomy = kept.value("roomy", Json()) == true, .green_red = kept.value("green_red", Json()) == true});
}

void MainWindow::keep_taste() {
  if (keeps_) bench_.feed.keep(taste_key, {{"roomy", taste().roomy}, {"green_red", taste().green_red}});
}

void MainWindow::make_docks() {
  configuration_ = new RunConfigurationPanel(bench_);
  auto* datasets = new DatasetsPanel(bench_);
  auto* live = new LivePanel(bench_);
  auto* runs = new RunsPanel(bench_);
  auto* checkpoints = new CheckpointsPanel(bench_);
  window_panel_ = new WindowPanel(bench_);
  add_dock(QStringLiteral("run_configuration"), tr("Run configuration"), configuration_);
  add_dock(QStringLiteral("datasets"), tr("Datasets"), datasets);
  add_dock(QStringLiteral("queue"), tr("Queue"), new QueuePanel(bench_));
  add_dock(QStringLiteral("live"), tr("Live"), live);
  add_dock(QStringLiteral("symbol"), tr("Symbol"), new SymbolPanel(bench_));
  auto* split = new SplitPanel(bench_);
  auto* correlation = new CorrelationPanel(bench_);
  auto* first_batch = new FirstBatchPanel(bench_);
  add_dock(QStringLiteral("split"), tr("Split"), split);
  add_dock(QStringLiteral("returns"), tr("Returns"), new ReturnsPanel(bench_));
  add_dock(QStringLiteral("correlation"), tr("Correlation"), correlation);
  add_dock(QStringLiteral("first_batch"), tr("First batch"), first_batch);
  add_dock(QStringLiteral("leaks"), tr("Leaks and checks"), new LeaksPanel(bench_));
  add_dock(QStringLiteral("log"), tr("Log"), new LogPanel(bench_));
  add_dock(QStringLiteral("runs"), tr("Runs"), runs);
  add_dock(QStringLiteral("checkpoints"), tr("Checkpoints"), checkpoints);
  auto* curves = new CurvesPanel(bench_);
  auto* parallel = new ParallelPanel(bench_);
  add_dock(QStringLiteral("curves"), tr("Curves"), curves);
  add_dock(QStringLiteral("parallel"), tr("Parallel"), parallel);
  connect(parallel, &ParallelPanel::left_out, curves, &CurvesPanel::leave_out);
  connect(curves, &CurvesPanel::run_hovered, runs->findChild<TableView*>(QStringLiteral("runs_table")), &TableView::set_hovered_key);
  connect(parallel, &ParallelPanel::left_out, runs, &RunsPanel::leave_out);
  add_dock(QStringLiteral("difference"), tr("Difference"), new DifferencePanel(bench_));
  add_dock(QStringLiteral("settings_diff"), tr("Settings diff"), new SettingsDiffPanel(bench_));
  add_dock(QStringLiteral("lineage"), tr("Lineage"), new LineagePanel(bench_));
  add_dock(QStringLiteral("scatter"), tr("Scatter"), new ScatterPanel(bench_));
  auto* symbols = new SymbolsPanel(bench_);
  auto* where_when = new WhereWhenPanel(bench_);
  add_dock(QStringLiteral("symbols"), tr("Symbols"), symbols);
  add_dock(QStringLiteral("where_when"), tr("Where and when"), where_when);
  add_dock(QStringLiteral("two_checkpoints"), tr("Two checkpoints"), new TwoCheckpointsPanel(bench_));
  auto* why = new WhyPanel(bench_);
  diagnostics_ = new DiagnosticsPanel(bench_);
  add_dock(QStringLiteral("window"), tr("Window"), window_panel_);
  forecast_panel_ = new ForecastPanel(bench_);
  add_dock(QStringLiteral("forecast"), tr("Forecast ahead"), forecast_panel_);
  add_dock(QStringLiteral("why"), tr("Why"), why);
  add_dock(QStringLiteral("diagnostics"), tr("Diagnostics"), diagnostics_);
  connect(why, &WhyPanel::chart_wanted, this, &MainWindow::show_chart);
  connect(symbols, &SymbolsPanel::order_changed, where_when, &WhereWhenPanel::set_order);
  connect(datasets, &DatasetsPanel::folder_wanted, this, &MainWindow::choose_folder);
  connect(datasets, &DatasetsPanel::shown_changed, correlation, &CorrelationPanel::set_symbols);
  connect(split, &SplitPanel::settings_wanted, configuration_, &RunConfigurationPanel::take_settings);
  const auto tell_draft = [this, split, first_batch] {
    const QString why_not = configuration_->why_not();
    const bool whole = why_not.isEmpty() && configuration_->draft().whole();
    const auto job = whole ? std::optional(configuration_->draft().job()) : std::nullopt;
    split->set_job(job, why_not);
    first_batch->set_job(job, why_not);
  };
  connect(configuration_, &RunConfigurationPanel::draft_changed, this, tell_draft);
  tell_draft();
  connect(datasets, &DatasetsPanel::report_wanted, this, [this] { bring(QStringLiteral("leaks"), QStringLiteral("datasets")); });
  connect(live, &LivePanel::new_run_wanted, this, &MainWindow::new_run);
  connect(live, &LivePanel::forecast_wanted, this, &MainWindow::forecast_ahead);
  connect(runs, &RunsPanel::again_wanted, this, [this](const QString& id) { draft_of(id); });
  connect(checkpoints, &CheckpointsPanel::forecast_wanted, this, &MainWindow::forecast_ahead);
  connect(checkpoints, &CheckpointsPanel::fork_wanted, this, &MainWindow::draft_of);
}

void MainWindow::fill_export_menu(QMenu& menu, const QDockWidget& dock) {
  menu.clear();
  const auto tell = [this](const QString& text, bool wrong) { job_bar_->say(text, wrong); };
  const QList<QWidget*> found = exportables_in(dock.widget());
  for (QWidget* widget : found) add_export_actions(found.size() == 1 ? menu : *menu.addMenu(widget->accessibleName()), widget, tell);
  if (found.isEmpty()) menu.addAction(tr("This panel shows no chart and no table"))->setEnabled(false);
}

void MainWindow::connect_bench() {
  connect(bench_bar_, &BenchBar::find_wanted, palette_, [this] { palette_->toggle(); });
  connect(palette_, &Palette::acted, this, [this] {
    if (keeps_) bench_.feed.keep(palette_key, palette_->recent().join('\n').toStdString());
  });
  if (const Json kept = bench_.feed.kept(palette_key); kept.is_string())
    palette_->set_recent(QString::fromStdString(kept.get<std::string>()).split('\n', Qt::SkipEmptyParts));
  connect(job_bar_, &JobBar::run_wanted, this, [this](const QString& run) {
    bench_.selection.choose_run(run);
    raise_dock(QStringLiteral("live"));
  });
  connect(bench_bar_, &BenchBar::layout_chosen, this, [this](int index) { show_layout(layout_names().value(index)); });
  connect(bench_bar_, &BenchBar::symbol_step, this, &MainWindow::step_symbol);
  connect(bench_bar_, &BenchBar::window_step, window_panel_, &WindowPanel::step_in_time);
  connect(bench_bar_, &BenchBar::new_run_wanted, this, &MainWindow::new_run);
  connect(job_bar_, &JobBar::new_run_wanted, this, &MainWindow::new_run);
  connect(job_bar_, &JobBar::queue_wanted, this, [this] {
    show_layout(QStringLiteral("launch"));
    raise_dock(QStringLiteral("queue"));
  });
  connect(start_page_, &StartPage::demo_wanted, &bench_.prices, &DatasetReader::open_demo);
  connect(start_page_, &StartPage::folder_wanted, this, &MainWindow::choose_folder);
  connect(&bench_.prices, &DatasetReader::opened, this, &MainWindow::prices_opened);
  connect(&bench_.prices, &DatasetReader::failed, this, [this](const QString& sentence) { job_bar_->say(sentence, true); });
  connect(&bench_.evaluations, &EvaluationReader::failed, this, [this](const QString& sentence) { job_bar_->say(sentence, true); });
  connect(&bench_.engine, &EngineThread::new_rows, &bench_.feed, &RunFeed::look);
  connect(&bench_.engine, &EngineThread::run_began, this, [this](const QString& run) {
    bench_.selection.choose_run(run);  // its start was this person's choice
    raise_dock(QStringLiteral("live"));
  });
  connect(&bench_.engine, &EngineThread::state_changed, this, &MainWindow::place_live);
  connect(&bench_.engine, &EngineThread::finished, this, [this](qint64, const QByteArray& text) {
    const Json document = Json::parse(text.toStdString());
    if (const auto* evaluated = std::get_if<EvaluateJob>(&bench_.engine.last()->job))
      remember_evaluation_pace(bench_, *evaluated, document, bench_.engine.last_seconds());
    job_bar_->say(ending_words(bench_.engine.last()->title, document));
  });
  connect(&bench_.selection, &Selection::changed, this, [this](Selection::Changes what) {
    if (what & Selection::Runs) bench_.feed.follow(bench_.selection.runs());
    keep_later();
  });
  connect(&bench_.feed, &RunFeed::runs_changed, this, [this] {
    if (!bench_.feed.runs().empty()) bench_.selection.propose_run(QString::fromStdString(bench_.feed.runs().back().id));
    for (const QString& ticked : QStringList(bench_.selection.runs())) {  // deleted here or by another program
      if (!bench_.feed.run(ticked) && ticked != bench_.engine.run()) bench_.selection.tick(ticked, false);
    }
    place_live();
  });
  auto* notices = new RunNotices(bench_, *this);
  connect(notices, &RunNotices::show_wanted, this, [this](const QString& run) {
    setWindowState(windowState() & ~Qt::WindowMinimized);
    raise();
    activateWindow();
    if (run.isEmpty()) return;
    bench_.selection.choose_run(run);
    bring(QStringLiteral("live"), QStringLiteral("launch"));
  });
  auto* leave_solo = new QShortcut(QKeySequence(Qt::Key_Escape), this);
  connect(leave_solo, &QShortcut::activated, this, [this] {
    if (!before_solo_.isEmpty()) solo(nullptr);
  });
  connect(&keep_, &QTimer::timeout, this, &MainWindow::keep_places);
  bench_.feed.follow(bench_.selection.runs());
}

QStringList MainWindow::absent() const {
  const bool any = !bench_.feed.runs().empty() || bench_.engine.current();
  return any ? QStringList() : QStringList{QStringLiteral("live"), QStringLiteral("log")};
}

void MainWindow::forecast_ahead() {
  bring(QStringLiteral("forecast"), QStringLiteral("analyse"));
  forecast_panel_->forecast();
}

void MainWindow::bring(const QString& dock, const QString& layout) {
  if (docks_.value(dock)->isHidden()) show_layout(layout);
  raise_dock(dock);
}

void MainWindow::raise_dock(const QString& name) {
  QDockWidget* dock = docks_.value(name);
  if (!dock || !open_ || dock->isHidden()) return;
  dock->raise();
}

void MainWindow::show_chart(const QString& object_name) {
  const bool in_window = window_panel_->findChild<QWidget*>(object_name) != nullptr;
  QDockWidget* dock = docks_[in_window ? QStringLiteral("window") : QStringLiteral("diagnostics")];
  dock->show();  // a person may have closed it
  dock->raise();
  if (in_window) {
    window_panel_->findChild<QWidget*>(object_name)->setFocus(Qt::OtherFocusReason);
  } else {
    diagnostics_->show_chart(object_name);
  }
}

void MainWindow::prices_opened() {
  if (keeps_) bench_.feed.keep(folder_key, bench_.prices.dataset()->folder.string());
  const auto& symbols = bench_.prices.dataset()->symbols;
  const bool known = bench_.prices.dataset()->find(bench_.selection.symbol().toStdString()) != nullptr;
  if (!symbols.empty()) {
    const QString name = QString::fromStdString(symbols.front().name());
    if (known) {
      bench_.selection.propose_symbol(bench_.selection.symbol());
    } else {
      bench_.selection.choose_symbol(name);
    }
  }
  if (!std::exchange(open_, true)) show_layout(layout_);  // not before: places without a dock must not be kept
  if (std::exchange(run_demo_, false)) configuration_->launch();
}

void MainWindow::show_demo() {
  configuration_->choose_preset(QStringLiteral("demo"));
  run_demo_ = true;
  bench_.prices.open_demo();
}

void MainWindow::open(const QStringList& paths) {
  for (const QString& path : paths) {
    if (!QFileInfo::exists(path)) {
      job_bar_->say(tr("%1 is not there.").arg(path), true);
    } else {
      bench_.prices.open(path);  // one dataset is open at a time: the last one stays
    }
  }
}

void MainWindow::choose_folder() {
  auto* dialog = new QFileDialog(this, tr("Open a folder of prices"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) { open({path}); });
  dialog->open();
}

void MainWindow::new_run() {
  if (!open_) {
    job_bar_->say(tr("A run needs prices: open a folder first, or use the demo market."));
    return;
  }
  if (layout_ != "launch") show_layout(QStringLiteral("launch"));
  QDockWidget* dock = docks_[QStringLiteral("run_configuration")];
  dock->show();
  dock->raise();
  configuration_->setFocus();
}

void MainWindow::draft_of(const QString& id, const QString& start_from) {
  const RunRow* run = bench_.feed.run(id);
  if (!run) return;
  configuration_->take_run(*run, start_from);
  new_run();
}

void MainWindow::show_shortcuts() {
  if (auto* open = findChild<ShortcutsDialog*>()) return open->raise();
  auto* dialog = new ShortcutsDialog(*shortcut_keys_, this);
  connect(dialog, &ShortcutsDialog::changed, this, [this] {
    if (keeps_) bench_.feed.keep(shortcuts_key, shortcut_keys_->to_json());
  });
  dialog->open();
}

void MainWindow::step_symbol(int by) {
  const auto& dataset = bench_.prices.dataset();
  if (!dataset || dataset->symbols.empty()) return;
  const auto& symbols = dataset->symbols;
  const std::string now = bench_.selection.symbol().toStdString();
  const auto it = std::find_if(symbols.begin(), symbols.end(), [&](const DatasetSymbol& symbol) { return symbol.name() == now; });
  const std::ptrdiff_t count = std::ssize(symbols);
  const std::ptrdiff_t place = it == symbols.end() ? 0 : std::clamp<std::ptrdiff_t>(it - symbols.begin() + by, 0, count - 1);
  bench_.selection.choose_symbol(QString::fromStdString(symbols[static_cast<std::size_t>(place)].name()));
}

void MainWindow::keep_later() {
  if (keeps_ && open_ && !arranging_ && before_solo_.isEmpty()) keep_.ask();
}

void MainWindow::keep_places() {
  keep_.stop();
  bench_.feed.keep(layout_key, layout_.toStdString());
  bench_.feed.keep(selection_key, Json::parse(QJsonDocument(bench_.selection.to_json()).toJson(QJsonDocument::Compact).toStdString()));
  bench_.feed.keep(geometry_key, text_of(saveGeometry()));
  if (!open_ || !before_solo_.isEmpty()) return;
  const QByteArray state = saveState(state_version);
  if (places_.value(places_key()) == state) return;
  places_.insert(places_key(), state);
  bench_.feed.keep(places_key(), text_of(state));
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize && qobject_cast<QDockWidget*>(watched)) keep_later();  // splitters of docks tell nobody else
  return QMainWindow::eventFilter(watched, event);
}

void MainWindow::closeEvent(QCloseEvent* event) {
  const bool own_run = !closing_ && bench_.engine.current() && !bench_.engine.run().isEmpty();
  if (!own_run) {
    if (keep_.isActive()) keep_places();
    event->accept();
    return;
  }
  event->ignore();
  ask_before_closing(bench_, this, [this] {
    closing_ = true;
    bench_.engine.start_nothing_more();  // what waits is kept for the next time
    job_bar_->say(tr("Stopping: the step is finished and saved, then the window closes."));
    if (!bench_.engine.current()) {
      close();
      return;
    }
    connect(&bench_.engine, &EngineThread::finished, this, &MainWindow::close, Qt::QueuedConnection);
    connect(&bench_.engine, &EngineThread::failed, this, &MainWindow::close, Qt::QueuedConnection);
  });
}

}  // namespace candlewright
