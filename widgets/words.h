#pragma once
#include <QCoreApplication>

namespace candlewright {

/// Texts of functions that belong to no QObject, ready for translation. lupdate files them under the namespace, and so does this.
inline QString tr(const char* text, const char* meaning = nullptr, int n = -1) {
  return QCoreApplication::translate("candlewright", text, meaning, n);
}

}  // namespace candlewright
