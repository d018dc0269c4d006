#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDesktopServices>
#include <QDockWidget>
#include <QMenuBar>
#include <QSplitter>
#include <QUrl>

#include "ui/evaluate_dialog.h"
#include "ui/job_bar.h"
#include "ui/layouts.h"
#include "ui/main_window.h"
#include "ui/palette.h"
#include "ui/run_configuration_panel.h"
#include "ui/run_control.h"
#include "ui/runs_panel.h"
#include "ui/stop_dialog.h"
#include "ui/window_panel.h"
#include "widgets/language.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {

constexpr int border_step = 24;  // px that a key moves a border

/// The part takes `px` from its neighbour; false if it has none that is shown.
bool move_border(QSplitter& split, const QWidget& part, int px) {
  QList<int> sizes = split.sizes();
  int at = -1, neighbour = -1;
  for (int i = 0; i < split.count(); ++i) {
    if (split.widget(i) == &part) {
      at = i;
    } else if (!split.widget(i)->isHidden() && (at < 0 || neighbour < at)) {
      neighbour = i;
    }
  }
  if (at < 0 || neighbour < 0) return false;
  sizes[at] += px;
  sizes[neighbour] -= px;
  split.setSizes(sizes);
  return true;
}

template <class Receiver, class Action>
QAction* add_action(Receiver* window, QMenu* menu, const QString& text, const QKeySequence& keys, Action action) {
  QAction* made = menu->addAction(text);
  made->setShortcut(keys);
  QObject::connect(made, &QAction::triggered, window, action);
  return made;
}

}  // namespace

QDockWidget* MainWindow::dock_with_focus() const {
  for (QWidget* widget = focusWidget(); widget; widget = widget->parentWidget()) {
    if (auto* dock = qobject_cast<QDockWidget*>(widget)) return dock;
  }
  return nullptr;
}

void MainWindow::resize_part(Qt::Orientation along, int px) {
  const QWidget* part = focusWidget();
  for (QWidget* outer = part ? part->parentWidget() : nullptr; outer; part = outer, outer = outer->parentWidget()) {
    if (auto* split = qobject_cast<QSplitter*>(outer); split && split->orientation() == along && move_border(*split, *part, px)) return;
    if (auto* dock = qobject_cast<QDockWidget*>(outer)) {
      resizeDocks({dock}, {(along == Qt::Horizontal ? dock->width() : dock->height()) + px}, along);
      return keep_later();
    }
  }
  job_bar_->say(tr("Click into a panel first: the keys then move its border."));
}

void MainWindow::make_edit_menu() {
  QMenu* edit = menuBar()->addMenu(tr("&Edit"));
  QAction* undo = bench_.undo.createUndoAction(this, tr("Undo"));
  undo->setShortcut(QKeySequence::Undo);
  QAction* redo = bench_.undo.createRedoAction(this, tr("Redo"));
  redo->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
  edit->addActions({undo, redo});
  edit->addSeparator();
  QAction* back =
      add_action(this, edit, tr("Selection before"), QKeySequence(Qt::ALT | Qt::Key_Left), [this] { bench_.selection.go_back(); });
  QAction* forward =
      add_action(this, edit, tr("Selection after"), QKeySequence(Qt::ALT | Qt::Key_Right), [this] { bench_.selection.go_forward(); });
  connect(edit, &QMenu::aboutToShow, this, [this, back, forward] {
    back->setEnabled(bench_.selection.can_go_back());
    forward->setEnabled(bench_.selection.can_go_forward());
  });
  connect(edit, &QMenu::aboutToHide, this, [back, forward] {  // the keys work while the menu is closed
    back->setEnabled(true);
    forward->setEnabled(true);
  });
  edit->addSeparator();
  add_action(this, edit, tr("Find a command, run, symbol or setting"), QKeySequence(Qt::CTRL | Qt::Key_K), [this] { palette_->toggle(); });
  add_action(this, edit, tr("All shortcuts..."), QKeySequence(Qt::CTRL | Qt::Key_Slash), [this] { show_shortcuts(); });
  add_action(this, edit, tr("Copy or save what the panel shows..."), QKeySequence(Qt::CTRL | Qt::Key_E), [this] {
    const QDockWidget* dock = dock_with_focus();
    if (!dock) return job_bar_->say(tr("Click into a panel first: its charts and tables are then offered."));
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fill_export_menu(*menu, *dock);
    menu->popup(dock->mapToGlobal(QPoint(8, 32)));
  });
}

// Every action is in a menu with its shortcut. A menu whose room has nothing yet is not there.
void MainWindow::make_menus() {
  const auto add = [this](QMenu* menu, const QString& text, const QKeySequence& keys, auto action) {
    return add_action(this, menu, text, keys, action);
  };
  QMenu* file = menuBar()->addMenu(tr("&File"));
  add(file, tr("Open a folder of prices..."), QKeySequence::Open, [this] { choose_folder(); });
  add(file, tr("Use the demo market"), {}, [this] { bench_.prices.open_demo(); });
  add(file, tr("Show the workspace's folder"), {},
      [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdString(bench_.place.workspace.string()))); });
  file->addSeparator();
  add(file, tr("Quit"), QKeySequence::Quit, [this] { close(); });

  make_edit_menu();

  QMenu* view = menuBar()->addMenu(tr("&View"));
  add(view, tr("Symbol before"), QKeySequence(Qt::ALT | Qt::Key_Up), [this] { step_symbol(-1); });
  add(view, tr("Symbol after"), QKeySequence(Qt::ALT | Qt::Key_Down), [this] { step_symbol(1); });
  add(view, tr("Window before"), QKeySequence(Qt::ALT | Qt::Key_PageUp), [this] { window_panel_->step_in_time(-1); });
  add(view, tr("Window after"), QKeySequence(Qt::ALT | Qt::Key_PageDown), [this] { window_panel_->step_in_time(1); });
  view->addSeparator();
  QMenu* themes = view->addMenu(tr("Theme"));
  theme_actions_ = new QActionGroup(this);
  for (const auto& [key, text] :
       {std::pair("desktop", tr("As the desktop")), std::pair("light", tr("Light")), std::pair("dark", tr("Dark"))}) {
    QAction* action = themes->addAction(text);
    action->setCheckable(true);
    action->setData(QString::fromLatin1(key));
    theme_actions_->addAction(action);
  }
  connect(theme_actions_, &QActionGroup::triggered, this, [this](const QAction* action) { choose_theme(action->data().toString()); });
  const auto like = [this, view](const QString& text, bool Taste::*what) {
    QAction* action = view->addAction(text);
    action->setCheckable(true);
    action->setChecked(taste().*what);
    connect(action, &QAction::toggled, this, [this, what](bool on) {
      Taste liked = taste();
      liked.*what = on;
      apply_taste(liked);
      keep_taste();
    });
  };
  like(tr("Roomy tables"), &Taste::roomy);
  like(tr("Green and red candles"), &Taste::green_red);
  QMenu* languages = view->addMenu(tr("Language"));
  auto* language_actions = new QActionGroup(this);
  const Json kept_language = bench_.feed.kept(language_key());
  for (const QString& name : language_names()) {
    QAction* action = languages->addAction(language_title(name));
    action->setCheckable(true);
    action->setData(name);
    action->setChecked(kept_language.is_string() ? kept_language == name.toStdString() : name == language_names().front());
    language_actions->addAction(action);
  }
  connect(language_actions, &QActionGroup::triggered, this, [this](const QAction* action) {
    bench_.feed.keep(language_key(), action->data().toString().toStdString());
    job_bar_->say(tr("%1: from the next start on.").arg(action->text()));
  });

  QMenu* run = menuBar()->addMenu(tr("&Run"));
  add(run, tr("New run"), QKeySequence::New, [this] { new_run(); });
  QAction* again = add(run, tr("Launch again with changes..."), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N),
                       [this] { draft_of(bench_.selection.current_run()); });
  QAction* pause = add(run, tr("Pause or go on"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Period), [this] {
    if (const RunRow* row = bench_.feed.run(bench_.selection.current_run()); row && is_live(*row)) pause_or_continue(bench_, *row);
  });
  QAction* stop = add(run, tr("Stop..."), QKeySequence(Qt::CTRL | Qt::Key_Period), [this] {
    if (const RunRow* row = bench_.feed.run(bench_.selection.current_run()); row && is_live(*row))
      ask_to_stop(bench_, QString::fromStdString(row->id), this);
  });
  QAction* resume = add(run, tr("Continue"), {}, [this] {
    const RunRow* row = bench_.feed.run(bench_.selection.current_run());
    if (row && !is_live(*row) && row->status != "finished") bench_.engine.add(ResumeJob{row->id}, title_of(*row));
  });
  QAction* evaluate = add(run, tr("Evaluate"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), [this] {
    if (const RunRow* row = bench_.feed.run(bench_.selection.current_run()); row && can_be_judged(*row)) queue_evaluation(bench_, *row);
  });
  add(run, tr("Evaluate otherwise..."), {}, [this] { (new EvaluateDialog(bench_, this))->open(); });
  add(run, tr("Forecast ahead"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), [this] { forecast_ahead(); });
  connect(run, &QMenu::aboutToShow, this, [this, again, pause, stop, resume, evaluate] {
    again->setEnabled(bench_.feed.run(bench_.selection.current_run()));
    const RunRow* row = bench_.feed.run(bench_.selection.current_run());
    pause->setEnabled(row && is_live(*row));
    stop->setEnabled(row && is_live(*row));
    resume->setEnabled(row && !is_live(*row) && row->status != "finished");
    evaluate->setEnabled(row && can_be_judged(*row));
  });
  connect(run, &QMenu::aboutToHide, this, [again, pause, stop, resume, evaluate] {
    for (QAction* action : {again, pause, stop, resume, evaluate}) action->setEnabled(true);
  });

  make_compare_menu();

  QMenu* window = menuBar()->addMenu(tr("&Window"));
  const QStringList titles{tr("Launch"), tr("Compare"), tr("Analyse")};
  for (int i = 0; i < titles.size(); ++i) {
    add(window, titles[i], QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)), [this, i] { show_layout(layout_names()[i]); });
  }
  layouts_menu_ = window->addMenu(tr("Layouts"));
  fill_layouts_menu();
  add(window, tr("Panel over the whole window"), QKeySequence(Qt::Key_F11), [this] { solo(dock_with_focus()); });
  QMenu* borders = window->addMenu(tr("Size of the panel"));
  add(borders, tr("Wider"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Right), [this] { resize_part(Qt::Horizontal, border_step); });
  add(borders, tr("Narrower"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Left), [this] { resize_part(Qt::Horizontal, -border_step); });
  add(borders, tr("Taller"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Down), [this] { resize_part(Qt::Vertical, border_step); });
  add(borders, tr("Lower"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Up), [this] { resize_part(Qt::Vertical, -border_step); });
  window->addSeparator();
  for (const char* name : {"run_configuration", "datasets",      "queue",   "live",        "symbol",  "split",           "returns",
                           "correlation",       "first_batch",   "leaks",   "log",         "runs",    "checkpoints",     "curves",
                           "difference",        "settings_diff", "lineage", "parallel",    "scatter", "two_checkpoints", "symbols",
                           "where_when",        "window",        "why",     "diagnostics", "forecast"}) {
    window->addAction(docks_[QString::fromLatin1(name)]->toggleViewAction());
  }
}

}  // namespace candlewright
