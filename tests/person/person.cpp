#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QGenericPlugin>
#include <QTest>
#include <QTimer>
#include <QWidget>
#include <cstdio>

/// A person at the built program: Qt loads this plugin where QT_QPA_GENERIC_PLUGINS names it, so that the program itself knows nothing of
/// it. Follows the file $PERSON_SCRIPT line by line, each as soon as it can be done:
///   press KEYS           keys to the window, "Ctrl+2"
///   click NAME           the control with this object name; or ROOM:WORDS, the button with these words inside a control
///   type NAME TEXT       over what the field holds
///   say NAME             prints "say NAME: what it holds"
///   tell WORDS           prints them
///   again                from the line after the last "again" on, for ever
class Person : public QObject {
  Q_OBJECT
 public:
  explicit Person(QObject* parent) : QObject(parent) {
    QFile file(qEnvironmentVariable("PERSON_SCRIPT"));
    if (file.open(QIODevice::ReadOnly)) lines_ = QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts);
    connect(&turn_, &QTimer::timeout, this, &Person::next);
    turn_.start(20);
  }

 private:
  void next() {
    if (at_ >= lines_.size()) return turn_.stop();
    const QString verb = lines_[at_].section(' ', 0, 0), what = lines_[at_].section(' ', 1, 1), rest = lines_[at_].section(' ', 2);
    if (verb == "again") {
      if (from_ == 0) from_ = at_ + 1;
      at_ = from_;
      return;
    }
    if (!act(verb, what, rest)) return;
    ++at_;
  }

  bool act(const QString& verb, const QString& what, const QString& rest) {
    if (verb == "tell") return say((what + ' ' + rest).trimmed());
    QWidget* window = nullptr;
    for (QWidget* top : QApplication::topLevelWidgets()) {
      if (top->inherits("QMainWindow") && top->isVisible()) window = top;
    }
    if (!window) return false;
    if (verb == "press") {
      const int keys = QKeySequence(what)[0].toCombined();
      QTest::keyClick(window, Qt::Key(keys & ~Qt::KeyboardModifierMask), Qt::KeyboardModifiers(keys & Qt::KeyboardModifierMask));
      return true;
    }
    QWidget* widget = window->findChild<QWidget*>(what.section(':', 0, 0));
    if (widget && what.contains(':')) {
      QWidget* found = nullptr;
      for (auto* button : widget->findChildren<QAbstractButton*>()) {
        if (button->text() == what.section(':', 1)) found = button;
      }
      widget = found;
    }
    if (!widget || !widget->isEnabled()) return false;
    if (verb == "say") {
      const QVariant text = widget->property("text");
      return say("say " + what + ": " + (text.isValid() ? text : widget->property("currentText")).toString());
    }
    if (!widget->isVisible()) return false;
    if (verb == "click") {
      QTest::mouseClick(widget, Qt::LeftButton);
    } else if (verb == "type") {
      widget->setFocus(Qt::MouseFocusReason);
      QTest::keyClick(widget, Qt::Key_A, Qt::ControlModifier);
      QTest::keyClicks(widget, rest);
    }
    return true;
  }

  static bool say(const QString& words) {
    std::printf("%s\n", qPrintable(words));
    std::fflush(stdout);
    return true;
  }

  QStringList lines_;
  qsizetype at_ = 0, from_ = 0;
  QTimer turn_;
};

class PersonPlugin : public QGenericPlugin {
  Q_OBJECT
  Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "person.json")
 public:
  QObject* create(const QString&, const QString&) override { return new Person(this); }
};

#include "person.moc"
