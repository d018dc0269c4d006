#pragma once
#include <QList>
#include <QString>
#include <QStringList>
#include <functional>
#include <vector>

class QMenu;
class QWidget;

namespace candlewright {

// What charts and tables give away: as a table for the clipboard and CSV, as a picture in PNG, SVG and PDF. Charts are drawn again for the
// file, without crosshair; tables as they are on screen.

/// True for TableView, CurveChart, CandleChart, BarStrip, HeatMap, CorrelationMap, HistogramChart, SkillBars, ScatterChart, SlopeChart,
/// ParallelChart and StatementList.
bool can_be_exported(const QWidget* widget);
/// Those inside `panel` that can be seen, in reading order.
QList<QWidget*> exportables_in(const QWidget* panel);
/// The numbers of a chart at their full resolution, heads first, in the C locale; none of a table.
std::vector<QStringList> exported_rows(const QWidget& chart);
/// What is shown as text: tab separated for the clipboard, else CSV as in table_text.h.
QString tabbed_text(const QWidget& widget);
QString csv_text(const QWidget& widget);
/// Writes by the path's suffix: csv, png (twice the size), svg or pdf, replacing the file in one step. Empty on success, else one sentence.
QString save_export(QWidget& widget, const QString& path);

/// Adds Copy as table, for charts Show as table, for tables Copy with context, Save as CSV, PNG, SVG, PDF for `widget` to `menu`. The file
/// is asked for without blocking; `tell` gets the sentence of what was written or went wrong.
using TellExport = std::function<void(const QString& sentence, bool wrong)>;
void add_export_actions(QMenu& menu, QWidget* widget, const TellExport& tell);
/// A context menu on `widget`: its own actions first, then those of add_export_actions.
void give_context_menu(QWidget* widget, const TellExport& tell);

}  // namespace candlewright
