#include "ui/dropped.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/models/family.h"
#include "widgets/words.h"

namespace candlewright {

namespace {

constexpr qint64 most_json = 1 << 20;  // bytes: settings are small


bool holds_prices(const QDir& folder) {
  static const QStringList endings{QStringLiteral("*.csv"),    QStringLiteral("*.tsv"),     QStringLiteral("*.parquet"),
                                   QStringLiteral("*.csv.gz"), QStringLiteral("*.csv.zst"), QStringLiteral("*.txt")};
  if (!folder.entryList(endings, QDir::Files).isEmpty()) return true;
  const QStringList inside = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
  return std::any_of(inside.begin(), inside.end(), [&](const QString& name) {
    const QDir part(folder.filePath(name));
    return !part.entryList(endings, QDir::Files).isEmpty() || part.exists(QStringLiteral("test"));
  });
}

QString family_of(const QString& folder) {
  for (const ModelFamily& family : model_families()) {
    if (family.recognises(folder.toStdString())) return QString::fromStdString(family.name);
  }
  return {};
}

/// The settings in a document: itself, or of a run's record.
const Json* settings_of(const Json& document) {
  if (!document.is_object()) return nullptr;
  if (const auto job = document.find("job"); job != document.end() && job->is_object() && job->contains("settings"))
    return &(*job)["settings"];
  if (const auto own = document.find("settings"); own != document.end() && own->is_object()) return &*own;
  for (const char* group : {"data", "training", "validation", "checkpoints"}) {
    if (const auto found = document.find(group); found != document.end() && found->is_object()) return &document;
  }
  return nullptr;
}

QString text_of(const Json& value) {
  if (value.is_string()) return QString::fromStdString(value.get<std::string>());
  if (!value.is_array()) return QString::fromStdString(value.dump());
  QStringList parts;
  for (const Json& part : value) parts.append(text_of(part));
  return parts.join(',');
}

void flatten(const Json& document, const QString& path, QHash<QString, QString>& texts) {
  for (const auto& [name, value] : document.items()) {
    const QString inner = path.isEmpty() ? QString::fromStdString(name) : path + '.' + QString::fromStdString(name);
    if (value.is_object()) {
      flatten(value, inner, texts);
    } else {
      texts.insert(inner, text_of(value));
    }
  }
}

/// As the command line finds it: by the whole path, else by its last word alone.
QString meant(const QString& path, const QStringList& known) {
  const auto near = [&](const QString& word, const auto& of) {
    std::vector<std::string> words;
    for (const QString& one : known) words.push_back(of(one).toStdString());
    const auto found = std::find(words.begin(), words.end(), nearest(word.toStdString(), words));
    return found == words.end() ? QString() : known[found - words.begin()];
  };
  const QString whole = near(path, [](const QString& one) { return one; });
  if (!whole.isEmpty()) return whole;
  const auto last = [](const QString& one) { return one.section('.', -1); };
  return near(last(path), last);
}

}  // namespace

DroppedThing look_at(const QString& path) {
  const QFileInfo info(path);
  const QString name = info.fileName();
  if (!info.exists()) return {DroppedThing::nothing, path, tr("%1 is not there.").arg(name)};
  if (info.isDir()) {
    const QDir folder(path);
    if (folder.exists(QStringLiteral("manifest.json")) && folder.exists(QStringLiteral("files")))
      return {DroppedThing::bundle, path, tr("Add the run in %1 to Runs").arg(name)};
    if (const QString family = family_of(path); !family.isEmpty())
      return {DroppedThing::model, path, tr("Start the next run from the %1 model in %2").arg(family, name)};
    if (holds_prices(folder)) return {DroppedThing::prices, path, tr("Open the prices in %1").arg(name)};
    return {DroppedThing::nothing, path, tr("%1 holds neither prices nor a model nor a run.").arg(name)};
  }
  const QString ending = info.suffix().toLower();
  if (ending == QStringLiteral("json")) {
    try {
      if (info.size() <= most_json && settings_of(read_json(path.toStdString())))
        return {DroppedThing::settings, path, tr("Take the settings in %1 into the run configuration").arg(name)};
    } catch (const InputError&) {
      return {DroppedThing::nothing, path, tr("%1 is no readable JSON.").arg(name)};
    }
    return {DroppedThing::nothing, path, tr("%1 holds no settings of a run.").arg(name)};
  }
  if (ending == QStringLiteral("safetensors")) {
    const QString folder = info.absolutePath();
    if (const QString family = family_of(folder); !family.isEmpty())
      return {DroppedThing::model, folder, tr("Start the next run from the %1 model in %2").arg(family, QFileInfo(folder).fileName())};
    return {DroppedThing::nothing, path, tr("%1 lies in no model folder.").arg(name)};
  }
  static const QStringList prices{QStringLiteral("csv"),     QStringLiteral("tsv"), QStringLiteral("txt"),
                                  QStringLiteral("parquet"), QStringLiteral("gz"),  QStringLiteral("zst")};
  if (prices.contains(ending)) return {DroppedThing::prices, path, tr("Open the prices in %1").arg(name)};
  return {DroppedThing::nothing, path, tr("Nothing is known to do with %1.").arg(name)};
}

SettingsFile read_settings(const QString& path, const QStringList& known) {
  const Json document = read_json(path.toStdString());
  const Json* settings = settings_of(document);
  if (!settings)
    throw InputError(path.toStdString(), "the file holds no settings of a run", "Drop a settings file, or the config.json of a run.");
  SettingsFile out;
  flatten(*settings, {}, out.texts);
  for (const QString& name : out.texts.keys()) {
    if (known.contains(name)) continue;
    out.texts.remove(name);
    const QString near = meant(name, known);
    out.unknown.append(near.isEmpty() ? name : tr("%1 (did you mean %2?)").arg(name, near));
  }
  out.unknown.sort();
  return out;
}

}  // namespace candlewright
