#pragma once
#include <QDialog>

namespace candlewright {

/// A chart as the table of its numbers, for those who cannot see the picture or want to read it: the rows of its CSV as they were when it
/// was opened, sorted, filtered and copied as any table. Deletes itself when closed.
class TableTwin : public QDialog {
 public:
  /// Of more rows than these the first ones are shown, and the foot says so.
  static constexpr int most_rows = 200'000;
  /// `chart` must be one that can_be_exported(), and no table.
  explicit TableTwin(const QWidget& chart, QWidget* parent);
};

}  // namespace candlewright
