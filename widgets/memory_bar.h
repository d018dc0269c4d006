#pragma once
#include <QString>
#include <QWidget>
#include <optional>
#include <vector>

namespace candlewright {

struct MemoryPart {
  QString name{};  ///< "weights"
  double bytes = 0;
  bool operator==(const MemoryPart&) const = default;
};
/// What a run takes of a memory of `limit` bytes.
struct MemoryUse {
  std::vector<MemoryPart> parts{};
  double limit = 0;                ///< 0 = unknown
  double low = 0, high = 0;        ///< range of an estimate; equal = measured
  bool operator==(const MemoryUse&) const = default;
};

/// A bar of parts against the limit, with its range and a legend of the parts below.
class MemoryBar : public QWidget {
  Q_OBJECT
 public:
  explicit MemoryBar(QWidget* parent = nullptr);
  void set_use(std::optional<MemoryUse> use);  ///< empty = not known yet
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {150, sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString sentence() const;  ///< "4.4 GiB expected, 4.1 to 4.9"
  std::optional<MemoryUse> use_;
};

/// "51 MiB", from 1 GiB on as figures::memory.
QString memory_words(double bytes);

}  // namespace candlewright
