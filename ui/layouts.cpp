#include "ui/layouts.h"

#include <QDockWidget>
#include <QMainWindow>

namespace candlewright {

namespace {

/// A stack of docks; the first one is in front.
using Stack = QStringList;

struct Builder {
  QMainWindow& window;
  const QHash<QString, QDockWidget*>& docks;
  const QStringList& absent;

  /// The first dock of the stack that is there; null if none.
  QDockWidget* front(const Stack& stack) const {
    for (const QString& name : stack) {
      if (docks.contains(name) && !absent.contains(name)) return docks[name];
    }
    return nullptr;
  }
  QDockWidget* start(const Stack& stack) {
    QDockWidget* dock = front(stack);
    window.addDockWidget(Qt::LeftDockWidgetArea, dock);
    return dock;
  }
  QDockWidget* beside(QDockWidget* of, const Stack& stack, Qt::Orientation direction) {
    QDockWidget* dock = front(stack);
    if (dock) window.splitDockWidget(of, dock, direction);
    return dock;
  }
  /// Stacks the others behind the front one. After all splits: a split of a stack would split every dock of it.
  void stack(const Stack& names) {
    QDockWidget* first = front(names);
    if (!first) return;
    first->show();
    for (const QString& name : names) {
      if (absent.contains(name) || !docks.contains(name) || docks[name] == first) continue;
      window.tabifyDockWidget(first, docks[name]);
      docks[name]->show();
    }
    first->raise();
  }
  void share(const QList<QDockWidget*>& of, const QList<int>& sizes, Qt::Orientation direction) {
    QList<QDockWidget*> there;
    QList<int> their;
    for (int i = 0; i < of.size(); ++i) {
      if (!of[i]) continue;
      there.append(of[i]);
      their.append(sizes[i]);
    }
    window.resizeDocks(there, their, direction);
  }
};

}  // namespace

const QStringList& layout_names() {
  static const QStringList names{QStringLiteral("launch"), QStringLiteral("compare"), QStringLiteral("analyse")};
  return names;
}

const QStringList& layout_variants() {
  static const QStringList names{QStringLiteral("datasets")};
  return names;
}

void arrange(QMainWindow& window, const QHash<QString, QDockWidget*>& docks, const QString& layout, const QSize& size,
             const QStringList& absent) {
  const bool small = size.width() < 1500 || size.height() < 900;
  for (QDockWidget* dock : docks) {
    window.removeDockWidget(dock);
    dock->setFloating(false);
  }
  Builder b{window, docks, absent};
  const int height = size.height(), width = size.width();
  if (layout == "launch") {
    const Stack left = small ? Stack{"run_configuration", "datasets", "queue"} : Stack{"run_configuration", "datasets"};
    const Stack right = small ? Stack{"live", "symbol", "log", "forecast"} : Stack{"live", "symbol", "forecast"};
    QDockWidget* form = b.start(left);
    QDockWidget* live = b.beside(form, right, Qt::Horizontal);
    QDockWidget* queue = small ? nullptr : b.beside(form, {"queue"}, Qt::Vertical);
    QDockWidget* log = small ? nullptr : b.beside(live, {"log"}, Qt::Vertical);
    for (const Stack& stack : {left, right}) b.stack(stack);
    if (!small) {
      for (const Stack& stack : {Stack{"queue"}, Stack{"log"}}) b.stack(stack);
    }
    const int wide = small ? 384 : 408;
    b.share({form, live}, {wide, width - wide}, Qt::Horizontal);
    b.share({form, queue}, {70 * height / 100, 30 * height / 100}, Qt::Vertical);
    b.share({live, log}, {80 * height / 100, 20 * height / 100}, Qt::Vertical);
  } else if (layout == "datasets") {
    const Stack left{"datasets", "run_configuration", "queue"};
    const Stack below{"returns", "correlation", "split", "first_batch", "leaks"};
    QDockWidget* symbols = b.start(left);
    QDockWidget* symbol = b.beside(symbols, {"symbol"}, Qt::Horizontal);
    QDockWidget* study = b.beside(symbol, below, Qt::Vertical);
    for (const Stack& stack : {left, Stack{"symbol"}, below}) b.stack(stack);
    const int wide = small ? 430 : 760, above = small ? 52 : 55;
    b.share({symbols, symbol}, {wide, width - wide}, Qt::Horizontal);
    b.share({symbol, study}, {above * height / 100, (100 - above) * height / 100}, Qt::Vertical);
  } else if (layout == "compare") {
    const Stack top{"runs", "checkpoints"};
    const Stack left =
        small ? Stack{"difference", "settings_diff", "lineage", "two_checkpoints", "parallel", "scatter", "curves"} : Stack{"curves"};
    const Stack right = small ? Stack() : Stack{"difference", "settings_diff", "lineage", "two_checkpoints"};
    const Stack dots{"parallel", "scatter"};
    QDockWidget* runs = b.start(top);
    QDockWidget* curves = b.beside(runs, left, Qt::Vertical);
    QDockWidget* difference = b.beside(curves, right, Qt::Horizontal);
    QDockWidget* scatter = small ? nullptr : b.beside(difference, dots, Qt::Horizontal);
    for (const Stack& stack : {top, left, right}) b.stack(stack);
    if (scatter) b.stack(dots);
    const int above = small ? 50 : 49;
    b.share({runs, curves}, {above * height / 100, (100 - above) * height / 100}, Qt::Vertical);
    b.share({curves, difference, scatter}, {45 * width / 100, 27 * width / 100, 28 * width / 100}, Qt::Horizontal);
  } else {
    const Stack left = small ? Stack{"symbols", "where_when", "two_checkpoints"} : Stack{"symbols", "two_checkpoints"};
    const Stack front{"window", "forecast"};
    const Stack below = small ? Stack{"diagnostics", "why"} : Stack{"why"};
    QDockWidget* symbols = b.start(left);
    QDockWidget* picture = b.beside(symbols, front, Qt::Horizontal);
    QDockWidget* map = small ? nullptr : b.beside(symbols, {"where_when"}, Qt::Vertical);
    QDockWidget* why = b.beside(picture, below, Qt::Vertical);
    QDockWidget* charts = small ? nullptr : b.beside(why, {"diagnostics"}, Qt::Horizontal);
    for (const Stack& stack : {left, front, below}) b.stack(stack);
    if (!small) {
      for (const Stack& stack : {Stack{"where_when"}, Stack{"diagnostics"}}) b.stack(stack);
    }
    const int wide = small ? 430 : 46 * width / 100, rest = width - wide;
    b.share({symbols, picture}, {wide, rest}, Qt::Horizontal);
    b.share({symbols, map}, {68 * height / 100, 32 * height / 100}, Qt::Vertical);
    b.share({picture, why}, {53 * height / 100, 47 * height / 100}, Qt::Vertical);
    if (!small) b.share({why, charts}, {35 * rest / 100, 65 * rest / 100}, Qt::Horizontal);  // alone it would take from the left
  }
}

}  // namespace candlewright
