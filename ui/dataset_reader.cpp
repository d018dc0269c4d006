#include "ui/dataset_reader.h"

#include <QMetaObject>
#include <chrono>
#include <utility>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/data/synthetic_market.h"
#include "ui/engine_errors.h"

namespace candlewright {

namespace {

/// Daily bars of a made-up market; written beside and renamed, so that a half-made one is never opened.
void make_demo_market(const std::filesystem::path& folder) {
  const std::filesystem::path half_made = folder.string() + ".tmp";
  std::filesystem::remove_all(half_made);
  write_raw_folder(synthetic_market({.symbols = demo_symbols, .rows = 600, .frequency = "1d", .seed = demo_seed}), half_made);
  rename_durably(half_made, folder);
}

}  // namespace

DatasetReader::DatasetReader(std::filesystem::path workspace, QObject* parent) : QObject(parent), workspace_(std::move(workspace)) {}

void DatasetReader::open(const QString& folder) { read(folder.toStdString(), false); }

void DatasetReader::open_demo() { read(workspace_ / "demo-market", true); }

void DatasetReader::stop() {
  ++question_;
  worker_.cancel();
  set_busy(false);
}

void DatasetReader::set_busy(bool busy) {
  if (busy == busy_) return;
  busy_ = busy;
  Q_EMIT busy_changed();
}

void DatasetReader::read(std::filesystem::path folder, bool make_demo) {
  const int question = ++question_;
  set_busy(true);
  worker_.replace([this, question, folder = std::move(folder), make_demo](std::stop_token stop) {
    const auto answer = [&](auto action) {
      QMetaObject::invokeMethod(
          this,
          [this, question, action = std::move(action)] {
            if (question != question_) return;
            action();
          },
          Qt::QueuedConnection);
    };
    const auto fail = [&](const QString& sentence) {
      answer([this, sentence] {
        set_busy(false);
        Q_EMIT failed(sentence);
      });
    };
    try {
      const auto start = std::chrono::steady_clock::now();
      if (make_demo && !std::filesystem::exists(folder)) make_demo_market(folder);
      auto last_told = start;
      const auto progress = [&](std::int64_t done, std::int64_t total) {
        const auto now = std::chrono::steady_clock::now();
        if (done != total && now - last_told < std::chrono::milliseconds(100)) return;
        last_told = now;
        answer([this, done, total] { Q_EMIT progressed(done, total); });
      };
      auto data = std::make_shared<const Dataset>(open_dataset(folder, {}, workspace_ / "cache", progress, stop));
      auto rows = std::make_shared<const std::vector<TableRow>>(dataset_rows(*data));
      const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
      answer([this, data = std::move(data), rows = std::move(rows), seconds] {
        dataset_ = data;
        rows_ = rows;
        seconds_ = seconds;
        set_busy(false);
        Q_EMIT opened();
      });
    } catch (const InputError& error) {
      fail(error_sentence(error));
    } catch (const Stopped&) {  // another question came, or a person stopped it
    } catch (const std::exception& error) {
      fail(QString::fromStdString(folder.string() + ": " + error.what()));
    }
  });
}

}  // namespace candlewright
