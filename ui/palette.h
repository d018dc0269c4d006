#pragma once
#include <QFrame>
#include <QPointer>
#include <QStringList>
#include <functional>
#include <optional>
#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;

namespace candlewright {

/// One thing that the palette finds.
struct PaletteEntry {
  enum Group { command, run, symbol, setting } group = command;
  QString key{};                        ///< tells entries apart, also tomorrow
  QString text{};                       ///< "Stop..."
  QString detail{};                     ///< at the right: shortcut, state of a run
  QString why_not{};                    ///< why it cannot be done now; empty = it can
  std::function<void(bool add)> act{};  ///< `add`: Ctrl+Enter, adds to the selection
};

/// How well `text` answers `words`, all of which must occur in it: 0 begins with them, larger is worse; empty = not at all.
std::optional<int> palette_rank(const QString& text, const QString& words);
/// Which of `entries` answer `query`, best first within their group. Prefixes > # @ : keep one group. At most `each` a group; with an empty
/// query those of `recent` come first.
std::vector<const PaletteEntry*> palette_find(const std::vector<PaletteEntry>& entries, const QString& query, const QStringList& recent,
                                              std::size_t each);

/// The palette: one field over all commands, runs, symbols and settings, laid over the window. Enter acts, Ctrl+Enter adds to the
/// selection, Tab goes to the next group, Esc closes. It asks for its entries each time it is opened.
class Palette : public QFrame {
  Q_OBJECT
 public:
  Palette(std::function<std::vector<PaletteEntry>()> entries, QWidget* window);
  /// Opens with `query` in the field; closes if it is open.
  void toggle(const QString& query = {});
  const QStringList& recent() const { return recent_; }  ///< keys of what was done last, newest first
  void set_recent(const QStringList& keys) { recent_ = keys; }

 Q_SIGNALS:
  void acted(const QString& key);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void find();
  void move(int by);
  void next_group();
  void act(bool add);
  void close_palette();

  std::function<std::vector<PaletteEntry>()> ask_;
  std::vector<PaletteEntry> entries_;
  std::vector<const PaletteEntry*> found_;  ///< by row; a head has the entry under it
  QStringList recent_;
  QLineEdit* field_;
  QListWidget* list_;
  QLabel* count_;
  QPointer<QWidget> focus_before_;
};

}  // namespace candlewright
