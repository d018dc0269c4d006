#pragma once
#include <QHash>
#include <QSize>
#include <QString>
#include <QStringList>

class QDockWidget;
class QMainWindow;

namespace candlewright {

/// The named layouts, in the order of Ctrl+1 ..: launch, compare, analyse.
const QStringList& layout_names();

/// Layouts that are built in beside them: datasets, the prices with what was found in them.
const QStringList& layout_variants();

/// Puts the docks of a layout in their places as docs/window.md says, for a window of this size, and hides the others.
/// `docks` by object name; those of `absent` (panels with nothing to show yet) are left out.
void arrange(QMainWindow& window, const QHash<QString, QDockWidget*>& docks, const QString& layout, const QSize& size,
             const QStringList& absent);

}  // namespace candlewright
