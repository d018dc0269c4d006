// What the palette finds: every action of the menus by construction, runs, symbols and settings.
#include <QAction>
#include <QMenu>
#include <QMenuBar>

#include "ui/engine_words.h"
#include "ui/main_window.h"
#include "ui/palette.h"
#include "ui/run_configuration_panel.h"
#include "ui/run_edits.h"
#include "widgets/figures.h"

namespace candlewright {

namespace {

QString plain(QString text) { return text.remove(QLatin1Char('&')); }

void add_actions(std::vector<PaletteEntry>& entries, QMenu& menu, const QString& path) {
  Q_EMIT menu.aboutToShow();  // menus decide then what can be done
  for (QAction* action : menu.actions()) {
    if (action->isSeparator() || !action->isVisible()) continue;
    const QString text = plain(action->text());
    if (action->menu()) {
      add_actions(entries, *action->menu(), path + text + QStringLiteral(": "));
      continue;
    }
    PaletteEntry entry;
    entry.group = PaletteEntry::command;
    entry.key = '>' + path + text;
    entry.text = action->isCheckable() && action->isChecked() ? MainWindow::tr("%1 (on)").arg(text) : text;
    entry.detail = action->shortcut().isEmpty() ? path.chopped(2) : action->shortcut().toString(QKeySequence::NativeText);
    if (!action->isEnabled())
      entry.why_not = action->toolTip() != text && !action->toolTip().isEmpty() && action->toolTip() != action->text()
                          ? action->toolTip()
                          : MainWindow::tr("not now");
    entry.act = [guard = QPointer<QAction>(action)](bool) {
      if (guard) guard->trigger();
    };
    entries.push_back(std::move(entry));
  }
  Q_EMIT menu.aboutToHide();
}

}  // namespace

std::vector<PaletteEntry> MainWindow::palette_entries() {
  std::vector<PaletteEntry> entries;
  for (QAction* action : menuBar()->actions()) {
    if (action->menu()) add_actions(entries, *action->menu(), plain(action->text()) + QStringLiteral(": "));
  }
  const auto& runs = bench_.feed.runs();
  for (auto it = runs.rbegin(); it != runs.rend(); ++it) {
    const QString id = QString::fromStdString(it->id);
    QString state = engine_words(it->status);
    if (it->best_skill) state = figures::skill(100 * *it->best_skill) + QStringLiteral(", ") + state;
    entries.push_back({PaletteEntry::run, '#' + id, title_of(*it), state, {}, [this, id](bool add) {
                         if (add) {
                           push_tick(bench_, id, true);
                         } else {
                           bench_.selection.choose_run(id);
                         }
                       }});
  }
  if (const auto& dataset = bench_.prices.dataset()) {
    for (const DatasetSymbol& symbol : dataset->symbols) {
      const QString name = QString::fromStdString(symbol.name());
      entries.push_back({PaletteEntry::symbol, '@' + name, name, symbol.held_out ? tr("held out") : tr("trained"), {}, [this, name](bool) {
                           bench_.selection.choose_symbol(name);
                         }});
    }
  }
  for (const FormField& field : configuration_->draft().fields()) {
    entries.push_back({PaletteEntry::setting,
                       ':' + field.path,
                       tr("%1  now %2").arg(field.label, field.value),
                       field.path,
                       {},
                       [this, path = field.path](bool) {
                         new_run();
                         if (open_) configuration_->show_setting(path);
                       }});
  }
  return entries;
}

}  // namespace candlewright
