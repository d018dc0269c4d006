// Layouts of the main window: built in and named ones, their places, and what is kept of them.
#include <QAction>
#include <QDockWidget>
#include <QInputDialog>
#include <QMenu>
#include <QPointer>
#include <algorithm>

#include "ui/bench_bar.h"
#include "ui/job_bar.h"
#include "ui/layouts.h"
#include "ui/main_window.h"
#include "ui/shortcut_keys.h"
#include "ui/start_page.h"
#include "ui/undoable.h"

namespace candlewright {

namespace {

const QString layout_key = QStringLiteral("window.layout");
const QString named_key = QStringLiteral("window.layouts");
const QString named_prefix = QStringLiteral("named/");
const QStringList& forms() {
  static const QStringList both{QString(), QStringLiteral(".small")};
  return both;
}

}  // namespace

void MainWindow::read_layouts() {
  if (const Json kept = bench_.feed.kept(named_key); kept.is_array()) {
    for (const Json& one : kept) {
      if (!one.is_object()) continue;
      const NamedLayout layout{QString::fromStdString(one.value("name", std::string())),
                               QString::fromStdString(one.value("base", std::string()))};
      if (!layout.name.isEmpty() && (layout_names() + layout_variants()).contains(layout.base)) named_layouts_.push_back(layout);
    }
  }
  QStringList all = layout_names() + layout_variants();
  for (const NamedLayout& layout : named_layouts_) all.append(named_prefix + layout.name);
  for (const QString& name : all) {
    for (const QString& form : forms()) {
      const QString key = layout_key + '.' + name + form;
      const Json kept = bench_.feed.kept(key);
      if (kept.is_string()) places_.insert(key, QByteArray::fromBase64(QByteArray::fromStdString(kept.get<std::string>())));
    }
  }
  const Json kept_layout = bench_.feed.kept(layout_key);
  layout_ = kept_layout.is_string() ? QString::fromStdString(kept_layout.get<std::string>()) : layout_names().first();
  if (!is_layout(layout_)) layout_ = layout_names().first();
}

const MainWindow::NamedLayout* MainWindow::named_layout(const QString& layout) const {
  const auto at =
      std::find_if(named_layouts_.begin(), named_layouts_.end(), [&](const NamedLayout& l) { return named_prefix + l.name == layout; });
  return at == named_layouts_.end() ? nullptr : &*at;
}

bool MainWindow::is_layout(const QString& name) const {
  return layout_names().contains(name) || layout_variants().contains(name) || named_layout(name);
}

QString MainWindow::base_of(const QString& layout) const {
  const NamedLayout* named = named_layout(layout);
  return named ? named->base : layout;
}

int MainWindow::bar_place() const {
  return static_cast<int>(layout_names().indexOf(base_of(layout_)));
}

void MainWindow::keep_named_layouts() {
  Json kept = Json::array();
  for (const NamedLayout& layout : named_layouts_)
    kept.push_back({{"name", layout.name.toStdString()}, {"base", layout.base.toStdString()}});
  if (keeps_) bench_.feed.keep(named_key, kept);
  QMetaObject::invokeMethod(this, &MainWindow::fill_layouts_menu, Qt::QueuedConnection);
}

void MainWindow::take_layouts(const std::vector<NamedLayout>& layouts, const QHash<QString, QByteArray>& places, const QString& shown) {
  named_layouts_ = layouts;
  places_ = places;
  keep_named_layouts();
  for (auto it = places_.begin(); it != places_.end(); ++it) {
    if (keeps_ && it.key().contains(named_prefix)) bench_.feed.keep(it.key(), it.value().toBase64().toStdString());
  }
  layout_.clear();  // what it was may be gone; nothing of it is kept
  show_layout(shown);
}

/// Another list of named layouts, as an edit that can be taken back.
void MainWindow::change_layouts(const QString& what, std::vector<NamedLayout> layouts, QHash<QString, QByteArray> places,
                                const QString& shown) {
  bench_.undo.push(new Undoable(
      what,
      [guard = QPointer<MainWindow>(this), layouts = std::move(layouts), places = std::move(places), shown] {
        if (guard) guard->take_layouts(layouts, places, shown);
      },
      [guard = QPointer<MainWindow>(this), layouts = named_layouts_, places = places_, shown = layout_] {
        if (guard) guard->take_layouts(layouts, places, shown);
      }));
}

bool MainWindow::can_be_named(const QString& name) {
  QStringList taken;
  for (QString built_in : layout_names() + layout_variants()) taken.append(built_in.toLower());
  for (const NamedLayout& layout : named_layouts_) taken.append(layout.name.toLower());
  if (name.trimmed().isEmpty()) return false;
  if (!taken.contains(name.trimmed().toLower())) return true;
  job_bar_->say(tr("There is a layout %1 already: choose another name.").arg(name.trimmed()), true);
  return false;
}

void MainWindow::ask_for_name(const QString& title, const QString& name, const std::function<void(const QString&)>& take) {
  auto* dialog = new QInputDialog(this);
  dialog->setObjectName(QStringLiteral("layout_name"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(title);
  dialog->setLabelText(tr("Name of the layout"));
  dialog->setTextValue(name);
  connect(dialog, &QInputDialog::textValueSelected, this, [this, take](const QString& text) {
    if (can_be_named(text)) take(text.trimmed());
  });
  dialog->open();
}

void MainWindow::save_layout_as() {
  ask_for_name(tr("Save this layout as"), {}, [this](const QString& name) {
    if (!open_) return;
    keep_places();
    auto layouts = named_layouts_;
    layouts.push_back({name, base_of(layout_)});
    auto places = places_;
    const QString mine = named_prefix + name;
    places.insert(layout_key + '.' + mine + places_form(), state_now());
    change_layouts(tr("Save the layout %1").arg(name), layouts, places, mine);
  });
}

void MainWindow::rename_layout() {
  const NamedLayout* now = named_layout(layout_);
  if (!now) return;
  ask_for_name(tr("Rename the layout %1").arg(now->name), now->name, [this, old = now->name](const QString& name) {
    keep_places();
    auto layouts = named_layouts_;
    for (NamedLayout& layout : layouts) {
      if (layout.name == old) layout.name = name;
    }
    auto places = places_;
    for (const QString& form : forms()) {
      const QString from = layout_key + '.' + named_prefix + old + form;
      if (places.contains(from)) places.insert(layout_key + '.' + named_prefix + name + form, places.take(from));
    }
    change_layouts(tr("Rename the layout %1").arg(old), layouts, places, named_prefix + name);
  });
}

void MainWindow::delete_layout() {
  const NamedLayout* now = named_layout(layout_);
  if (!now) return;
  const QString name = now->name, base = now->base;
  keep_places();
  auto layouts = named_layouts_;
  std::erase_if(layouts, [&](const NamedLayout& layout) { return layout.name == name; });
  change_layouts(tr("Delete the layout %1").arg(name), layouts, places_, base);
  job_bar_->say(tr("The layout %1 is gone. Edit > Undo brings it back.").arg(name));
}

void MainWindow::fill_layouts_menu() {
  layouts_menu_->clear();
  const auto add = [this](const QString& text, auto action) {
    QAction* made = layouts_menu_->addAction(text);
    connect(made, &QAction::triggered, this, action);
    return made;
  };
  QAction* datasets = add(tr("Datasets"), [this] { show_layout(QStringLiteral("datasets")); });
  datasets->setCheckable(true);
  datasets->setChecked(layout_ == "datasets");
  for (const NamedLayout& layout : named_layouts_) {
    QAction* own = add(layout.name, [this, name = named_prefix + layout.name] { show_layout(name); });
    own->setCheckable(true);
    own->setChecked(layout_ == named_prefix + layout.name);
  }
  layouts_menu_->addSeparator();
  add(tr("Save this layout as..."), [this] { save_layout_as(); });
  const bool named = named_layout(layout_) != nullptr;
  for (QAction* action :
       {add(tr("Rename this layout..."), [this] { rename_layout(); }), add(tr("Delete this layout"), [this] { delete_layout(); })}) {
    action->setEnabled(named);
    action->setToolTip(named ? action->text() : tr("The built-in layouts keep their names. Save one under a name of your own first."));
  }
  add(tr("Reset this layout"), [this] { reset_layout(); });
  // Its actions are new ones: what a person gave them as keys is given again.
  if (shortcut_keys_) shortcut_keys_->from_json(bench_.feed.kept(QStringLiteral("window.shortcuts")));
}

QString MainWindow::places_form() const {
  const QSize now = isVisible() ? size() : first_size_;
  return now.width() < 1500 || now.height() < 900 ? forms()[1] : forms()[0];
}

QString MainWindow::places_key() const { return layout_key + '.' + layout_ + places_form(); }

void MainWindow::place_live() {
  if (live_placed_ || !absent().isEmpty()) return;
  live_placed_ = true;
  if (keeps_) bench_.feed.keep(QStringLiteral("window.live_placed"), true);
  for (const QString& form : forms()) places_.remove(layout_key + QStringLiteral(".launch") + form);  // kept without Live
  if (open_ && layout_ == "launch") reset_layout();
}

void MainWindow::show_layout(const QString& name) {
  if (!is_layout(name)) return;
  leave_layout();
  layout_ = name;
  bench_bar_->set_layout(bar_place());
  QMetaObject::invokeMethod(this, &MainWindow::fill_layouts_menu, Qt::QueuedConnection);  // it may be one of its actions that asked
  if (!open_) return;
  arranging_ = true;
  start_page_->hide();
  const QByteArray kept = places_.value(places_key());
  for (QDockWidget* dock : docks_) removeDockWidget(dock);  // what the kept places do not name must not stay
  if (kept.isEmpty() || !restoreState(kept, state_version))
    arrange(*this, docks_, base_of(layout_), isVisible() ? size() : first_size_, absent());
  arranging_ = false;
  keep_later();
}

void MainWindow::leave_layout() {
  before_solo_.clear();
  if (open_ && keep_.isActive() && !layout_.isEmpty()) keep_places();
}

void MainWindow::reset_layout() {
  places_.remove(places_key());
  keep_.stop();
  before_solo_.clear();
  if (!open_) return;
  arranging_ = true;
  arrange(*this, docks_, base_of(layout_), isVisible() ? size() : first_size_, absent());
  arranging_ = false;
}

void MainWindow::solo(QDockWidget* dock) {
  if (!before_solo_.isEmpty()) {
    const QByteArray before = std::exchange(before_solo_, {});
    restoreState(before, state_version);
    return;
  }
  if (!dock) return;
  before_solo_ = saveState(state_version);
  for (QDockWidget* other : docks_) {
    if (other != dock && !other->isFloating()) other->hide();
  }
}

QByteArray MainWindow::state_now() const { return before_solo_.isEmpty() ? saveState(state_version) : before_solo_; }

void MainWindow::place_if_homeless(QDockWidget* dock) {
  if (dock->isFloating() || dockWidgetArea(dock) != Qt::NoDockWidgetArea) return;
  QDockWidget* largest = nullptr;
  for (QDockWidget* other : docks_) {
    if (other == dock || other->isHidden() || other->isFloating() || dockWidgetArea(other) == Qt::NoDockWidgetArea) continue;
    if (!largest || other->width() * other->height() > largest->width() * largest->height()) largest = other;
  }
  addDockWidget(largest ? dockWidgetArea(largest) : Qt::LeftDockWidgetArea, dock);
  if (largest) tabifyDockWidget(largest, dock);
  dock->show();
  dock->raise();
}

}  // namespace candlewright
