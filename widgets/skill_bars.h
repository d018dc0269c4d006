#pragma once
#include <QStringList>
#include <QWidget>
#include <optional>
#include <vector>

namespace candlewright {

/// One kind of window: its name, its skill in percent points (empty: none, "–"), and how many there are: "n 74". Neighbours of the same
/// name are of several runs and stand close below each other.
struct SkillBar {
  QString name{};
  std::optional<double> skill{};
  qint64 count = 0;
  QString run{};  ///< whose, where there are several: "#131"
  int slot = 1;   ///< the colour of that name, see series_look
};

/// Skill against persistence, a row each: hollow petrol to the right of zero for less error, filled rust to the left for more.
class SkillBars : public QWidget {
  Q_OBJECT
 public:
  explicit SkillBars(QWidget* parent = nullptr);
  void set_title(const QString& title, const QString& unit);
  void set_bars(std::vector<SkillBar> bars);
  void set_empty_text(const QString& text);
  /// What is shown as a table: heads first, numbers in C locale.
  std::vector<QStringList> rows() const;
  void render_chart(QPainter& painter, const QSizeF& size) const;
  QSize sizeHint() const override { return {360, 200}; }
  QSize minimumSizeHint() const override;  ///< higher for the bars of several runs

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString title_, unit_, empty_text_;
  std::vector<SkillBar> bars_;
};

}  // namespace candlewright
