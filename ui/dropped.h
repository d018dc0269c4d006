#pragma once
#include <QHash>
#include <QString>
#include <QStringList>

#include "engine/base/describe.h"

namespace candlewright {

/// Something that a person holds over the window, and what letting it go would do.
struct DroppedThing {
  enum Kind { nothing, prices, model, settings, bundle } kind = nothing;
  QString path{};   ///< what is then opened
  QString words{};  ///< one sentence, said before it is let go
};
/// Looks at names, and into a small JSON file; a few milliseconds.
DroppedThing look_at(const QString& path);

/// Settings of a run as a file gives them.
struct SettingsFile {
  QHash<QString, QString> texts{};  ///< by path, as typed
  QStringList unknown{};            ///< "training.learning_rte (did you mean training.learning_rate?)"
};
/// Reads a settings file, or the config.json of a run. Throws InputError.
SettingsFile read_settings(const QString& path, const QStringList& known);

}  // namespace candlewright
