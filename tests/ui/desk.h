#pragma once
#include <QApplication>
#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <memory>

#include "engine/data/synthetic_market.h"
#include "ui/bench.h"
#include "ui/main_window.h"

namespace candlewright {

/// A workspace of its own with a window on it, as a person finds it.
struct Desk {
  QTemporaryDir folder;
  std::unique_ptr<Bench> bench;
  std::unique_ptr<MainWindow> window;

  Desk() { open(); }
  ~Desk() { close(); }

  std::filesystem::path workspace() const { return folder.filePath(QStringLiteral("workspace")).toStdString(); }
  void open(const QSize& size = {1600, 1000}) {
    Place place;
    place.workspace = workspace();
    place.device = "cpu";
    place.threads = 1;
    place.origin = "window";
    bench = std::make_unique<Bench>(place);
    window = std::make_unique<MainWindow>(*bench, size);
    window->show();
  }
  void close() {
    window.reset();
    bench.reset();
  }
  /// Writes a small made-up market and returns its folder.
  QString market(std::int64_t symbols = 3, std::int64_t rows = 160) const {
    const QString path = folder.filePath(QStringLiteral("market"));
    write_raw_folder(synthetic_market({.symbols = symbols, .rows = rows, .frequency = "1d", .seed = 3}), path.toStdString());
    return path;
  }
  void open_market(std::int64_t symbols = 3, std::int64_t rows = 160) {
    window->open({market(symbols, rows)});
    QTRY_VERIFY_WITH_TIMEOUT(bench->prices.dataset(), 20000);
    QTRY_VERIFY(!bench->prices.busy());
  }
};

}  // namespace candlewright
