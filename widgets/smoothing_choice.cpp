#include "widgets/smoothing_choice.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <cmath>

#include "widgets/controls.h"
#include "widgets/figures.h"
#include "widgets/theme.h"

namespace candlewright {

SmoothingChoice::SmoothingChoice(double strength, QWidget* parent) : QWidget(parent) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  strength_ = new QSlider(Qt::Horizontal);
  strength_->setRange(0, 99);
  strength_->setFixedWidth(90);
  strength_->setAccessibleName(tr("Smoothing"));
  strength_->setValue(int(std::lround(100 * strength)));
  number_ = make_label(figures::number(strength, 2), int(TextStyle::body));
  smoother_ = new QComboBox;
  smoother_->setAccessibleName(tr("Kind of smoothing"));
  smoother_->view()->setAccessibleName(tr("Kind of smoothing"));
  for (const Smoother& one : smoothers()) {
    smoother_->addItem(one.name);
    smoother_->setItemData(smoother_->count() - 1, one.tip, Qt::ToolTipRole);
  }
  row->addWidget(make_label(tr("Smoothing"), int(TextStyle::body), true));
  for (QWidget* part : {static_cast<QWidget*>(strength_), static_cast<QWidget*>(number_), static_cast<QWidget*>(smoother_)})
    row->addWidget(part);
  const auto tell = [this] {
    number_->setText(figures::number(smoothing().strength, 2));
    smoother_->setToolTip(smoothers()[std::size_t(smoother_->currentIndex())].tip);
    Q_EMIT changed(smoothing());
  };
  connect(strength_, &QSlider::valueChanged, this, tell);
  connect(smoother_, &QComboBox::currentIndexChanged, this, tell);
}

Smoothing SmoothingChoice::smoothing() const { return {SmoothingKind(smoother_->currentIndex()), strength_->value() / 100.0}; }

}  // namespace candlewright
