#pragma once
#include <QObject>
#include <QString>
#include <filesystem>
#include <memory>

#include "engine/data/dataset.h"
#include "ui/dataset_rows.h"
#include "ui/worker.h"

namespace candlewright {

/// Opens folders of prices on a thread of its own. One dataset is open at a time. GUI thread only; no call waits.
class DatasetReader : public QObject {
  Q_OBJECT
 public:
  /// `workspace` holds the cache of parsed data and the demo market.
  explicit DatasetReader(std::filesystem::path workspace, QObject* parent = nullptr);

  /// Reads a folder (or a file); what is being read is given up. Ends with `opened` or `failed`.
  void open(const QString& folder);
  /// Makes the demo market in the workspace if it is not there yet, then opens it.
  void open_demo();
  /// Gives up what is being read; the dataset that was open stays.
  void stop();

  /// Null before the first was opened.
  const std::shared_ptr<const Dataset>& dataset() const { return dataset_; }
  /// Its rows for the Datasets panel, made on the reading thread: 5,000 of them must not hold up the window.
  const std::shared_ptr<const std::vector<TableRow>>& rows() const { return rows_; }
  bool busy() const { return busy_; }
  double seconds() const { return seconds_; }  ///< that reading took

 Q_SIGNALS:
  void progressed(qint64 files_done, qint64 files);
  void opened();
  void failed(const QString& sentence);
  void busy_changed();

 private:
  void read(std::filesystem::path folder, bool make_demo);
  void set_busy(bool busy);

  std::filesystem::path workspace_;
  std::shared_ptr<const Dataset> dataset_;
  std::shared_ptr<const std::vector<TableRow>> rows_;
  bool busy_ = false;
  double seconds_ = 0;
  int question_ = 0;  ///< answers to older ones are dropped
  Worker worker_;
};

constexpr int demo_symbols = 24;
constexpr int demo_seed = 7;

}  // namespace candlewright
