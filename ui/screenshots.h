#pragma once
#include <QObject>
#include <QSize>
#include <QString>
#include <QStringList>
#include <functional>

namespace candlewright {

class MainWindow;
struct Bench;

/// Draws every layout and every panel of a window into PNG files without showing it, each named after what it shows:
/// layout-launch.png, panel-live.png. Ticks the newest runs where fewer than three are ticked and asks for the bars ahead, so that panels have
/// something to show. Waits (without a nested loop) until what the workspace holds has been read.
class Screenshots : public QObject {
  Q_OBJECT
 public:
  /// `folder` is made. `done` gets the files written, or an empty list and a sentence if one could not be written.
  Screenshots(Bench& bench, MainWindow& window, const QString& folder, std::function<void(QStringList files, QString wrong)> done,
              QObject* parent = nullptr);
  void start();

 private:
  void next();
  void prepare();
  bool settled() const;
  bool draw(QWidget* widget, const QString& name);

  Bench& bench_;
  MainWindow& window_;
  QString folder_;
  std::function<void(QStringList, QString)> done_;
  QStringList todo_, files_;
  int waited_ = 0;
  bool prepared_ = false, asked_ = false;  ///< asked_: for a forecast
};

}  // namespace candlewright
