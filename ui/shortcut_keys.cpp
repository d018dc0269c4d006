#include "ui/shortcut_keys.h"
#include "widgets/words.h"

#include <QAbstractButton>
#include <QAction>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QShortcut>
#include <algorithm>

namespace candlewright {

namespace {

constexpr const char* usual_property = "usual_keys";

QString plain(QString text) { return text.remove(QLatin1Char('&')); }
QString native(const QKeySequence& keys) { return keys.toString(QKeySequence::NativeText); }

/// The keys that an action was built with; noted when it is first asked for.
QKeySequence usual_of(QAction& action) {
  const QVariant noted = action.property(usual_property);
  if (noted.isValid()) return QKeySequence::fromString(noted.toString(), QKeySequence::PortableText);
  action.setProperty(usual_property, action.shortcut().toString(QKeySequence::PortableText));
  return action.shortcut();
}

void add_menu(std::vector<ShortcutOwner>& owners, const QMenu& menu, const QString& path) {
  for (QAction* action : menu.actions()) {
    if (action->isSeparator()) continue;
    const QString name = path + plain(action->text());
    if (action->menu()) {
      add_menu(owners, *action->menu(), name + QStringLiteral(": "));
    } else {
      owners.push_back({name, usual_of(*action), action, {}, true});
    }
  }
}

/// A single letter, digit or sign without Ctrl, Alt or Meta.
bool is_typed(const QKeySequence& keys) {
  if (keys.isEmpty()) return false;
  const int first = keys[0].toCombined();
  const bool held = first & int(Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
  const int key = first & ~int(Qt::KeyboardModifierMask);
  return !held && key >= Qt::Key_Space && key <= Qt::Key_ydiaeresis;
}

}  // namespace

ShortcutKeys::ShortcutKeys(QMainWindow& window) : window_(window) { owners(); }

std::vector<ShortcutOwner> ShortcutKeys::owners() const {
  std::vector<ShortcutOwner> out;
  for (const QAction* action : window_.menuBar()->actions()) {
    if (action->menu()) add_menu(out, *action->menu(), plain(action->text()) + QStringLiteral(": "));
  }
  for (QAction* action : window_.findChildren<QAction*>()) {  // those of tables, which are in no menu
    if (action->shortcutContext() != Qt::WidgetShortcut) continue;
    const auto* owner = qobject_cast<const QWidget*>(action->parent());
    if (owner)
      out.push_back({owner->accessibleName() + QStringLiteral(": ") + plain(action->text()), usual_of(*action), action, {}, false});
  }
  for (const auto* button : window_.findChildren<QAbstractButton*>()) {
    if (!button->shortcut().isEmpty() && !button->text().contains(QLatin1Char('&')))
      out.push_back({button->accessibleName().isEmpty() ? plain(button->text()) : button->accessibleName(), button->shortcut(), nullptr,
                     button->shortcut(), true});
  }
  out.push_back({tr("Back from a panel over the whole window"), QKeySequence(Qt::Key_Escape), nullptr, QKeySequence(Qt::Key_Escape), true});
  return out;
}

QString ShortcutKeys::set(const QString& owner_name, const QKeySequence& keys) {
  const std::vector<ShortcutOwner> all = owners();
  const auto owner = std::find_if(all.begin(), all.end(), [&](const ShortcutOwner& o) { return o.name == owner_name; });
  if (owner == all.end()) return tr("%1 is no command.").arg(owner_name);
  if (!owner->action) return tr("%1 keeps its keys.").arg(owner_name);
  if (is_typed(keys) && owner->everywhere) return tr("%1 alone belongs to charts and to typing: add Ctrl or Alt.").arg(native(keys));
  for (const ShortcutOwner& other : all) {
    const QKeySequence held = other.action ? other.action->shortcut() : other.fixed;
    if (keys.isEmpty() || other.name == owner_name || held.isEmpty()) continue;
    const bool meet = other.everywhere || owner->everywhere || (other.action && other.action->parent() == owner->action->parent());
    const bool clash = held.matches(keys) != QKeySequence::NoMatch || keys.matches(held) != QKeySequence::NoMatch;
    if (meet && clash) return tr("%1 belongs to \"%2\": choose other keys, or take them away there first.").arg(native(keys), other.name);
  }
  write(*owner, keys);
  return {};
}

void ShortcutKeys::write(const ShortcutOwner& owner, const QKeySequence& keys) { owner.action->setShortcut(keys); }

void ShortcutKeys::reset(const QString& owner_name) {
  for (const ShortcutOwner& owner : owners()) {
    if (owner.name == owner_name && owner.action) write(owner, owner.usual);
  }
}

void ShortcutKeys::reset_all() {
  for (const ShortcutOwner& owner : owners()) {
    if (owner.action) write(owner, owner.usual);
  }
}

Json ShortcutKeys::to_json() const {
  Json changed = Json::object();
  for (const ShortcutOwner& owner : owners()) {
    if (owner.action && owner.action->shortcut() != owner.usual)
      changed[owner.name.toStdString()] = owner.action->shortcut().toString(QKeySequence::PortableText).toStdString();
  }
  return changed;
}

void ShortcutKeys::from_json(const Json& document) {
  if (!document.is_object()) return;
  // First all are taken away, so that two that were exchanged do not meet.
  for (const ShortcutOwner& owner : owners()) {
    if (owner.action && document.contains(owner.name.toStdString())) write(owner, {});
  }
  for (const auto& [name, keys] : document.items()) {
    if (!keys.is_string()) continue;
    const QString owner = QString::fromStdString(name);
    const auto wanted = QKeySequence::fromString(QString::fromStdString(keys.get<std::string>()), QKeySequence::PortableText);
    if (!set(owner, wanted).isEmpty()) reset(owner);
  }
}

}  // namespace candlewright
