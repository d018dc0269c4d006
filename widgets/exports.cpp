#include "widgets/exports.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QPointer>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QWidget>
#include <algorithm>

#include "widgets/bar_strip.h"
#include "widgets/candle_chart.h"
#include "widgets/correlation_map.h"
#include "widgets/curve_chart.h"
#include "widgets/heat_map.h"
#include "widgets/histogram_chart.h"
#include "widgets/parallel_chart.h"
#include "widgets/scatter_chart.h"
#include "widgets/skill_bars.h"
#include "widgets/slope_chart.h"
#include "widgets/statement_list.h"
#include "widgets/table_text.h"
#include "widgets/table_twin.h"
#include "widgets/table_view.h"
#include "widgets/words.h"

namespace candlewright {
namespace {

void draw(QWidget& widget, QPainter& painter) {
  if (const auto* curves = qobject_cast<const CurveChart*>(&widget)) return curves->render_chart(painter, widget.size());
  if (const auto* candles = qobject_cast<const CandleChart*>(&widget)) return candles->render_chart(painter, widget.size());
  if (const auto* pairs = qobject_cast<const CorrelationMap*>(&widget)) return pairs->render_chart(painter, widget.size());
  if (const auto* bins = qobject_cast<const HistogramChart*>(&widget)) return bins->render_chart(painter, widget.size());
  if (const auto* bars = qobject_cast<const SkillBars*>(&widget)) return bars->render_chart(painter, widget.size());
  if (const auto* slope = qobject_cast<const SlopeChart*>(&widget)) return slope->render_chart(painter, widget.size());
  if (const auto* parallel = qobject_cast<const ParallelChart*>(&widget)) return parallel->render_chart(painter, widget.size());
  widget.render(&painter, {}, {}, QWidget::DrawWindowBackground | QWidget::DrawChildren);
}

QByteArray picture(QWidget& widget, const QString& kind) {
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  const QSize size = widget.size();
  if (kind == "png") {
    QImage image(size * 2, QImage::Format_RGB32);
    image.setDevicePixelRatio(2);
    QPainter painter(&image);
    draw(widget, painter);
    painter.end();
    image.save(&buffer, "PNG");
  } else if (kind == "svg") {
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setSize(size);
    svg.setViewBox(QRect({}, size));
    svg.setResolution(96);
    svg.setTitle(widget.accessibleName());
    QPainter painter(&svg);
    draw(widget, painter);
  } else {
    QPdfWriter pdf(&buffer);
    pdf.setResolution(96);  // the px of the screen
    pdf.setPageSize(QPageSize(QSizeF(size) * 72 / 96, QPageSize::Point, {}, QPageSize::ExactMatch));
    pdf.setPageMargins({});
    pdf.setTitle(widget.accessibleName());
    QPainter painter(&pdf);
    draw(widget, painter);
  }
  return buffer.data();
}

QString file_name(const QWidget& widget) {
  QString name = widget.accessibleName().isEmpty() ? tr("chart") : widget.accessibleName();
  for (QChar& letter : name) {
    if (!letter.isLetterOrNumber() && !QStringLiteral("-_.").contains(letter)) letter = QLatin1Char('_');
  }
  return name;
}

}  // namespace

bool can_be_exported(const QWidget* widget) {
  return qobject_cast<const TableView*>(widget) || qobject_cast<const CurveChart*>(widget) || qobject_cast<const CandleChart*>(widget) ||
         qobject_cast<const BarStrip*>(widget) || qobject_cast<const HeatMap*>(widget) || qobject_cast<const HistogramChart*>(widget) ||
         qobject_cast<const SkillBars*>(widget) || qobject_cast<const ScatterChart*>(widget) || qobject_cast<const SlopeChart*>(widget) ||
         qobject_cast<const ParallelChart*>(widget) || qobject_cast<const CorrelationMap*>(widget) ||
         qobject_cast<const StatementList*>(widget);
}

QList<QWidget*> exportables_in(const QWidget* panel) {
  QList<QWidget*> found;
  for (QWidget* widget : panel->findChildren<QWidget*>()) {
    if (can_be_exported(widget) && widget->isVisibleTo(panel)) found.append(widget);
  }
  const auto place = [panel](const QWidget* widget) {
    const QPoint at = widget->mapTo(panel, QPoint(0, 0));
    return std::pair(at.y(), at.x());
  };
  std::stable_sort(found.begin(), found.end(), [&](const QWidget* a, const QWidget* b) { return place(a) < place(b); });
  return found;
}

std::vector<QStringList> exported_rows(const QWidget& chart) {
  if (const auto* curves = qobject_cast<const CurveChart*>(&chart)) return curves->rows();
  if (const auto* candles = qobject_cast<const CandleChart*>(&chart)) return candles->rows();
  if (const auto* strip = qobject_cast<const BarStrip*>(&chart)) return strip->rows();
  if (const auto* map = qobject_cast<const HeatMap*>(&chart)) return map->rows();
  if (const auto* pairs = qobject_cast<const CorrelationMap*>(&chart)) return pairs->rows();
  if (const auto* bins = qobject_cast<const HistogramChart*>(&chart)) return bins->rows();
  if (const auto* bars = qobject_cast<const SkillBars*>(&chart)) return bars->rows();
  if (const auto* scatter = qobject_cast<const ScatterChart*>(&chart)) return scatter->rows();
  if (const auto* slope = qobject_cast<const SlopeChart*>(&chart)) return slope->rows();
  if (const auto* parallel = qobject_cast<const ParallelChart*>(&chart)) return parallel->rows();
  if (const auto* statements = qobject_cast<const StatementList*>(&chart)) return statements->rows();
  return {};
}

QString tabbed_text(const QWidget& widget) {
  if (const auto* table = qobject_cast<const TableView*>(&widget)) return table->tsv(false);
  QStringList lines;
  for (const QStringList& row : exported_rows(widget)) lines << row.join(QLatin1Char('\t'));
  return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

QString csv_text(const QWidget& widget) {
  if (const auto* table = qobject_cast<const TableView*>(&widget)) return table->csv();
  QString out;
  for (const QStringList& row : exported_rows(widget)) {
    QStringList fields;
    for (const QString& cell : row) {
      bool number = false;
      cell.toDouble(&number);
      fields << csv_field(cell, number);
    }
    out += fields.join(QLatin1Char(',')) + QStringLiteral("\r\n");
  }
  return out;
}

QString save_export(QWidget& widget, const QString& path) {
  const QString kind = QFileInfo(path).suffix().toLower();
  if (!QStringList{"csv", "png", "svg", "pdf"}.contains(kind)) return tr("%1 has none of the endings csv, png, svg and pdf.").arg(path);
  const QByteArray bytes = kind == "csv" ? csv_text(widget).toUtf8() : picture(widget, kind);
  QSaveFile file(path);
  if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit()) return {};
  return tr("%1 could not be written: %2.").arg(path, file.errorString());
}

void add_export_actions(QMenu& menu, QWidget* widget, const TellExport& tell) {
  const QPointer<QWidget> subject(widget);
  QObject::connect(menu.addAction(tr("Copy as table")), &QAction::triggered, widget, [subject, tell] {
    QApplication::clipboard()->setText(tabbed_text(*subject));
    tell(tr("%1: copied as a table.").arg(subject->accessibleName()), false);
  });
  if (auto* table = qobject_cast<TableView*>(widget)) {
    QObject::connect(menu.addAction(tr("Copy with context")), &QAction::triggered, table, [table, tell] {
      table->copy_with_context();
      tell(tr("%1: copied with what its figures need beside them.").arg(table->accessibleName()), false);
    });
  }
  if (!qobject_cast<TableView*>(widget)) {
    QObject::connect(menu.addAction(tr("Show as table")), &QAction::triggered, widget,
                     [subject] { (new TableTwin(*subject, subject->window()))->show(); });
  }
  for (const char* kind : {"csv", "png", "svg", "pdf"}) {
    const QString suffix = QString::fromLatin1(kind);
    QObject::connect(menu.addAction(tr("Save as %1...").arg(suffix.toUpper())), &QAction::triggered, widget, [subject, suffix, tell] {
      auto* dialog = new QFileDialog(subject->window(), tr("Save %1").arg(subject->accessibleName()));
      dialog->setAttribute(Qt::WA_DeleteOnClose);
      dialog->setAcceptMode(QFileDialog::AcceptSave);
      dialog->setDefaultSuffix(suffix);
      dialog->setNameFilter(QStringLiteral("%1 (*.%2)").arg(suffix.toUpper(), suffix));
      dialog->selectFile(file_name(*subject) + '.' + suffix);
      QObject::connect(dialog, &QFileDialog::fileSelected, subject, [subject, tell](const QString& path) {
        const QString wrong = save_export(*subject, path);
        tell(wrong.isEmpty() ? tr("%1 was written.").arg(path) : wrong, !wrong.isEmpty());
      });
      dialog->open();
    });
  }
}

void give_context_menu(QWidget* widget, const TellExport& tell) {
  widget->setContextMenuPolicy(Qt::CustomContextMenu);
  QObject::connect(widget, &QWidget::customContextMenuRequested, widget, [widget, tell](const QPoint& at) {
    auto* menu = new QMenu(widget);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(widget->actions());
    if (!widget->actions().isEmpty()) menu->addSeparator();
    add_export_actions(*menu, widget, tell);
    menu->popup(widget->mapToGlobal(at));
  });
}

}  // namespace candlewright
