#pragma once
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QStringList>
#include <QToolButton>
#include <QWidget>
#include <vector>

class QButtonGroup;

namespace candlewright {

/// Button with text, and an icon if `icon_name` is not empty.
QPushButton* make_button(const QString& text, const QString& icon_name = {}, QWidget* parent = nullptr);
/// The one button of a view that does what it is there for: drawn in accent.
QPushButton* make_primary_button(const QString& text, const QString& icon_name = {}, QWidget* parent = nullptr);
/// Icon only; `name` is its accessible name and tool tip.
QToolButton* make_icon_button(const QString& icon_name, const QString& name, QWidget* parent = nullptr);
/// Text that acts like a link ("Report...").
QPushButton* make_link(const QString& text, QWidget* parent = nullptr);
/// Label in a TextStyle and, if `dim`, in the second text colour; follows the theme.
QLabel* make_label(const QString& text, int text_style, bool dim = false, QWidget* parent = nullptr);

/// One of several, side by side: "Step | Epoch | Time". Arrow keys move.
class Segmented : public QWidget {
  Q_OBJECT
 public:
  Segmented(const QString& name, const QStringList& texts, QWidget* parent = nullptr);
  int index() const;
  void set_index(int index);                      ///< emits nothing; -1: none of them
  void set_text(int index, const QString& text);  ///< "Repaired 3"
  void set_icon(int index, const QString& icon_name);
  void set_shown(int index, bool shown);  ///< a choice that leads nowhere is not there

 Q_SIGNALS:
  void chosen(int index);  ///< by a person

 private:
  QButtonGroup* group_;
  std::vector<QToolButton*> buttons_;
};

/// Small word on a tint: a run's state, "3 changed", "214 volume cells repaired".
class Chip : public QWidget {
  Q_OBJECT
 public:
  enum class Tone { plain, accent, warn, error };
  explicit Chip(QWidget* parent = nullptr);
  void set_chip(const QString& text, Tone tone = Tone::plain, const QString& icon_name = {});
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString text_, icon_;
  Tone tone_ = Tone::plain;
};

/// What a panel shows when it has nothing to show: empty (icon, words, what to do), busy (what, progress, Stop) or wrong (what happened,
/// where, way out, buttons).
class StatePage : public QWidget {
  Q_OBJECT
 public:
  explicit StatePage(QWidget* parent = nullptr);
  void show_empty(const QString& icon_name, const QString& title, const QString& text);
  void show_error(const QString& title, const QString& text, const QString& way_out);
  /// share 0 to 1; below 0 = unknown.
  void show_busy(const QString& title, const QString& text, double share);
  /// Buttons under the text, the first one primary if `first_primary`; replaces those of before. button_clicked tells the index.
  void set_buttons(const QStringList& texts, bool first_primary = true);

 Q_SIGNALS:
  void button_clicked(int index);

 private:
  QLabel *icon_, *title_, *text_, *way_out_;
  QWidget *progress_, *buttons_;
};

}  // namespace candlewright
