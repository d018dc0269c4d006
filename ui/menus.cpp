#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDesktopServices>
#include <QDockWidget>
#include <QMenuBar>
#include <QUrl>

#include "ui/layouts.h"
#include "ui/main_window.h"
#include "ui/run_configuration_panel.h"
#include "ui/run_control.h"
#include "ui/runs_panel.h"
#include "ui/window_panel.h"

namespace candlewright {

// Every action is in a menu with its shortcut. A menu whose room has nothing yet is not there.
void MainWindow::make_menus() {
  const auto add = [this](QMenu* menu, const QString& text, const QKeySequence& keys, auto action) {
    QAction* made = menu->addAction(text);
    made->setShortcut(keys);
    connect(made, &QAction::triggered, this, action);
    return made;
  };
  QMenu* file = menuBar()->addMenu(tr("&File"));
  add(file, tr("Open a folder of prices..."), QKeySequence::Open, [this] { choose_folder(); });
  add(file, tr("Use the demo market"), {}, [this] { bench_.prices.open_demo(); });
  add(file, tr("Show the workspace's folder"), {},
      [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdString(bench_.place.workspace.string()))); });
  file->addSeparator();
  add(file, tr("Quit"), QKeySequence::Quit, [this] { close(); });

  QMenu* edit = menuBar()->addMenu(tr("&Edit"));
  QAction* back = add(edit, tr("Selection before"), QKeySequence(Qt::ALT | Qt::Key_Left), [this] { bench_.selection.go_back(); });
  QAction* forward = add(edit, tr("Selection after"), QKeySequence(Qt::ALT | Qt::Key_Right), [this] { bench_.selection.go_forward(); });
  connect(edit, &QMenu::aboutToShow, this, [this, back, forward] {
    back->setEnabled(bench_.selection.can_go_back());
    forward->setEnabled(bench_.selection.can_go_forward());
  });
  connect(edit, &QMenu::aboutToHide, this, [back, forward] {  // the keys work while the menu is closed
    back->setEnabled(true);
    forward->setEnabled(true);
  });

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

  QMenu* run = menuBar()->addMenu(tr("&Run"));
  add(run, tr("New run"), QKeySequence::New, [this] { new_run(); });
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
  connect(run, &QMenu::aboutToShow, this, [this, pause, stop, resume, evaluate] {
    const RunRow* row = bench_.feed.run(bench_.selection.current_run());
    pause->setEnabled(row && is_live(*row));
    stop->setEnabled(row && is_live(*row));
    resume->setEnabled(row && !is_live(*row) && row->status != "finished");
    evaluate->setEnabled(row && can_be_judged(*row));
  });
  connect(run, &QMenu::aboutToHide, this, [pause, stop, resume, evaluate] {
    for (QAction* action : {pause, stop, resume, evaluate}) action->setEnabled(true);
  });

  QMenu* window = menuBar()->addMenu(tr("&Window"));
  const QStringList titles{tr("Launch"), tr("Compare"), tr("Analyse")};
  for (int i = 0; i < titles.size(); ++i) {
    add(window, titles[i], QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)), [this, i] { show_layout(layout_names()[i]); });
  }
  add(window, tr("Reset this layout"), {}, [this] { reset_layout(); });
  add(window, tr("Panel over the whole window"), QKeySequence(Qt::Key_F11), [this] {
    QDockWidget* dock = nullptr;
    for (QWidget* widget = focusWidget(); widget && !dock; widget = widget->parentWidget()) dock = qobject_cast<QDockWidget*>(widget);
    solo(dock);
  });
  window->addSeparator();
  for (const char* name : {"run_configuration", "datasets", "queue", "live", "symbol", "log", "runs", "curves", "symbols", "window"}) {
    window->addAction(docks_[QString::fromLatin1(name)]->toggleViewAction());
  }
}

}  // namespace candlewright
