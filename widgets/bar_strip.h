#pragma once
#include <QStringList>
#include <QWidget>
#include <vector>

namespace candlewright {

/// One bar a window, error minus another's, persistence's unless told otherwise: filled up in rust = worse, hollow down in petrol = better.
/// Click or arrows choose one.
class BarStrip : public QWidget {
  Q_OBJECT
 public:
  explicit BarStrip(QWidget* parent = nullptr);
  void set_title(const QString& title, const QString& note);
  void set_against(const QString& words) { against_ = words; }  ///< whose error is taken away: "epoch 3"; empty = persistence
  /// time_ns of each window's last known bar, ascending, beside its value in percent points.
  void set_values(std::vector<qint64> time_ns, std::vector<double> values);
  void set_current(int index);  ///< -1 = none; emits nothing
  int current() const { return current_; }
  /// What is shown as a table: heads first, numbers in C locale.
  std::vector<QStringList> rows() const;
  QSize sizeHint() const override { return {400, 96}; }
  QSize minimumSizeHint() const override { return {150, 72}; }

 Q_SIGNALS:
  void chosen(int index);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;

 private:
  QRectF plot() const;
  int index_at(double x) const;
  std::vector<qint64> time_ns_;
  std::vector<double> values_;
  QString title_, note_, against_;
  int current_ = -1;
};

}  // namespace candlewright
