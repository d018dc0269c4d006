#include "ui/run_draft.h"

#include <QRegularExpression>
#include <algorithm>
#include <cmath>

#include "engine/base/error.h"
#include "ui/engine_errors.h"
#include "ui/engine_words.h"
#include "widgets/words.h"

namespace candlewright {

const QString model_path = QStringLiteral("run.model");

namespace {

const QString name_path = QStringLiteral("run.name");
const QString init_path = QStringLiteral("run.start_from");

/// A field's value as a person would type it.
QString text_of(const Json& value) {
  if (value.is_string()) return QString::fromStdString(value.get<std::string>());
  if (value.is_array()) {
    QStringList parts;
    for (const Json& part : value) parts.append(text_of(part));
    return parts.join(',');
  }
  return QString::fromStdString(value.dump());
}

FormField::Kind kind_of(const Field& field) {
  struct Kinds {
    const Field& field;
    FormField::Kind operator()(bool*) const { return FormField::boolean; }
    FormField::Kind operator()(std::int64_t*) const { return FormField::integer; }
    FormField::Kind operator()(double*) const { return FormField::real; }
    FormField::Kind operator()(std::string*) const { return field.rules.choices.empty() ? FormField::text : FormField::choice; }
    FormField::Kind operator()(std::vector<std::int64_t>*) const { return FormField::text; }
    FormField::Kind operator()(std::vector<double>*) const { return FormField::text; }
  };
  return std::visit(Kinds{field}, field.value);
}

bool is_one_number(const Field& field) {
  return std::holds_alternative<std::int64_t*>(field.value) || std::holds_alternative<double*>(field.value);
}

QStringList split_values(const QString& text) {
  QStringList values;
  for (const QString& part : text.split(',')) values.append(part.trimmed());
  return values;
}

QString shell_word(const QString& word) {
  static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_./:=,+@%-]+$"));
  return plain.match(word).hasMatch() ? word : '\'' + QString(word).replace('\'', QStringLiteral("'\\''")) + '\'';
}

/// Values that end a contradiction which check() found at `path`.
std::vector<FormError::Mend> mends_of(const QString& path, const RunConfig& config) {
  const auto schedule = [](const char* name) {
    return FormError::Mend{tr("Schedule %1").arg(QString::fromLatin1(name)), QStringLiteral("training.schedule"), QString::fromLatin1(name)};
  };
  if (path == QLatin1String("training.warmup_steps"))
    return {{tr("No warm-up"), path, QStringLiteral("0")}, schedule("warmup_cosine")};
  if (path == QLatin1String("training.decay_steps"))
    return {{tr("No steps of decay"), path, QStringLiteral("0")}, schedule("warmup_stable_decay")};
  if (path == QLatin1String("training.min_learning_rate")) {
    const QString rate = text_of(config.training.min_learning_rate);
    return {{tr("End at 0"), path, QStringLiteral("0")},
            {tr("Learning rate %1").arg(rate), QStringLiteral("training.learning_rate"), rate}};
  }
  return {};
}

/// The nearest value that is allowed, and the preset's.
std::vector<FormError::Mend> mends_of(const Field& field, const QString& path, const QString& text) {
  std::vector<FormError::Mend> mends;
  bool is_number = false;
  const double value = text.toDouble(&is_number);
  const FieldRules& rules = field.rules;
  const bool whole = std::holds_alternative<std::int64_t*>(field.value);
  const auto set = [&](double to, const QString& label) {
    const QString as_text = whole ? QString::number(static_cast<qint64>(to)) : text_of(Json(to));
    mends.push_back({label.arg(as_text), path, as_text});
  };
  if (is_number && value < rules.min && !rules.above_min) set(rules.min, tr("Set %1 (least)"));
  if (is_number && value > rules.max) set(rules.max, tr("Set %1 (most)"));
  if (is_number && whole && value >= rules.min && value <= rules.max && value != std::round(value)) set(std::round(value), tr("Set %1"));
  const QString preset = text_of(field.get());
  if (mends.empty() || mends.front().value != preset) mends.push_back({tr("Set %1 (preset)").arg(preset.isEmpty() ? tr("empty") : preset), path, preset});
  return mends;
}

FormError as_form_error(const InputError& error) { return {error_words(error.message), error_words(error.hint), {}}; }

}  // namespace

QString label_of(const QString& path) {
  QString label = path.section('.', -1).replace('_', ' ');
  if (!label.isEmpty()) label[0] = label[0].toUpper();
  return label;
}

QString setting_name(const QString& path) { return engine_words(label_of(path).toStdString()); }

RunDraft::RunDraft() { preset_ = presets().value(0); }

QStringList RunDraft::models() const {
  QStringList names;
  for (const ModelFamily& family : model_families()) {
    if (family.stages) names.append(QString::fromStdString(family.name));
  }
  return names;
}

void RunDraft::choose_model(const QString& name) {
  if (!models().contains(name) || name == model()) return;
  model_ = name.toStdString();
  choose_preset(presets().value(0));
}

QStringList RunDraft::presets() const {
  QStringList names;
  for (const Preset& preset : model_family(model_).presets()) names.append(QString::fromStdString(preset.name));
  for (const auto& [name, preset] : own_presets_.items()) {
    if (preset.value("model", "") == model_) names.append(QString::fromStdString(name));
  }
  return names;
}

void RunDraft::set_own_presets(const Json& presets) {
  own_presets_ = Json::object();
  if (!presets.is_object()) return;
  for (const auto& [name, preset] : presets.items()) {
    try {  // one of an older version may name settings that are no more
      run_config_from(preset.at("model"), preset.at("settings"), name);
      own_presets_[name] = preset;
    } catch (const InputError&) {
      continue;
    } catch (const Json::exception&) {
      continue;
    }
  }
}

bool RunDraft::is_own_preset(const QString& name) const { return own_presets_.contains(name.toStdString()); }

QString RunDraft::wrong_preset_name(const QString& name) const {
  if (name.trimmed().isEmpty()) return tr("A preset needs a name.");
  for (const ModelFamily& family : model_families()) {
    for (const Preset& preset : family.presets()) {
      if (preset.name == name.trimmed().toStdString()) return tr("%1 is a preset of ours.").arg(name.trimmed());
    }
  }
  return {};
}

void RunDraft::save_preset(const QString& name) {
  if (!wrong_preset_name(name).isEmpty()) return;
  RunConfig settings = single_drafts().front().config();
  own_presets_[name.trimmed().toStdString()] = {{"model", model_}, {"settings", candlewright::to_json(settings)}};
  const QString run_name = changed_.value(name_path), init = changed_.value(init_path);
  choose_preset(name.trimmed());
  if (!run_name.isEmpty()) changed_.insert(name_path, run_name);
  if (!init.isEmpty()) changed_.insert(init_path, init);
}

void RunDraft::rename_preset(const QString& name, const QString& new_name) {
  if (!is_own_preset(name) || !wrong_preset_name(new_name).isEmpty() || name == new_name.trimmed()) return;
  const Json preset = own_presets_[name.toStdString()];
  own_presets_.erase(name.toStdString());
  own_presets_[new_name.trimmed().toStdString()] = preset;
  if (preset_ == name) preset_ = new_name.trimmed();
}

void RunDraft::delete_preset(const QString& name) {
  if (!is_own_preset(name)) return;
  if (preset_ != name) {
    own_presets_.erase(name.toStdString());
    return;
  }
  const QHash<QString, QString> typed = changed_;
  RunConfig before = base();
  const Json settings = candlewright::to_json(before);
  own_presets_.erase(name.toStdString());
  preset_ = presets().value(0);
  take_settings(settings);
  for (auto it = typed.begin(); it != typed.end(); ++it) set(it.key(), it.value());
}

void RunDraft::take_settings(const Json& settings) {
  changed_.clear();
  RunConfig preset_values = base();
  RunConfig wanted = run_config_from(model_, settings, "settings");
  const std::vector<Field> ours = fields_of(preset_values), theirs = fields_of(wanted);
  for (std::size_t i = 0; i < ours.size(); ++i) {
    if (ours[i].get() != theirs[i].get()) changed_.insert(QString::fromStdString(theirs[i].path), text_of(theirs[i].get()));
  }
}

QHash<QString, QString> RunDraft::differences(const RunRow& run) const {
  QHash<QString, QString> out;
  RunConfig preset_values = base();
  RunConfig theirs = run_config_from(model_, run.settings, "settings of the run");
  const std::vector<Field> ours = fields_of(preset_values);
  const std::vector<Field> of_run = fields_of(theirs);
  for (std::size_t i = 0; i < ours.size(); ++i) {
    const QString path = QString::fromStdString(ours[i].path);
    const bool same_text = changed_.contains(path) ? changed_[path] == text_of(of_run[i].get()) : ours[i].get() == of_run[i].get();
    if (same_text) continue;
    if (changed_.contains(path) && !wrong(path, changed_[path]) && values_of(path).size() == 1) {
      ours[i].set_text(changed_[path].toStdString());  // "1e-4" is 0.0001
      if (ours[i].get() == of_run[i].get()) continue;
    }
    out.insert(path, text_of(of_run[i].get()));
  }
  return out;
}

QString RunDraft::preset_sentence(const QString& preset) const {
  for (const Preset& known : model_family(model_).presets()) {
    if (known.name == preset.toStdString()) return engine_words(known.sentence);
  }
  return is_own_preset(preset) ? tr("A preset of yours.") : QString();
}

void RunDraft::choose_preset(const QString& name) {
  if (!presets().contains(name)) {
    // Another family's, whose name nobody else has: the demo run is asked for whatever the form holds.
    RunDraft other;
    for (const QString& family : models()) {
      other.choose_model(family);
      other.set_own_presets(own_presets_);
      if (other.presets().contains(name)) return *this = other, choose_preset(name);
    }
    return;
  }
  preset_ = name;
  changed_.clear();
}

RunConfig RunDraft::base() const {
  RunConfig config(model_);
  if (is_own_preset(preset_)) {
    apply_json(fields_of(config), own_presets_.at(preset_.toStdString()).at("settings"), preset_.toStdString());
  } else if (!preset_.isEmpty()) {
    apply_json(fields_of(config), find_preset(model_, preset_.toStdString()).settings, preset_.toStdString());
  }
  return config;
}

QStringList RunDraft::values_of(const QString& path) const {
  const QString text = changed_.value(path);
  if (!text.contains(',') || path == name_path || path == init_path) return {text};
  RunConfig known = base();
  return is_one_number(find_field(fields_of(known), path.toStdString())) ? split_values(text) : QStringList{text};
}

std::int64_t RunDraft::runs() const {
  std::int64_t runs = 1;
  for (auto it = changed_.begin(); it != changed_.end() && runs <= most_runs; ++it) runs *= values_of(it.key()).size();
  return runs;
}

std::vector<RunDraft> RunDraft::single_drafts() const {
  std::vector<RunDraft> drafts{*this};
  QStringList paths = changed_.keys();
  paths.sort();
  for (const QString& path : paths) {
    const QStringList values = values_of(path);
    if (values.size() == 1) continue;
    std::vector<RunDraft> next;
    for (const RunDraft& draft : drafts) {
      for (const QString& value : values) {
        next.push_back(draft);
        next.back().set(path, value);
        const QString name = draft.changed_.value(name_path);
        if (!name.isEmpty()) next.back().set(name_path, name + QStringLiteral(", ") + label_of(path).toLower() + ' ' + value);
      }
    }
    drafts = std::move(next);
    if (static_cast<std::int64_t>(drafts.size()) > most_runs) break;  // refused anyway
  }
  return drafts;
}

RunConfig RunDraft::config() const {
  RunConfig config = base();
  const std::vector<Field> fields = fields_of(config);
  for (auto it = changed_.begin(); it != changed_.end(); ++it) {
    if (it.key() != name_path && it.key() != init_path)
      find_field(fields, it.key().toStdString()).set_text(values_of(it.key()).front().toStdString());
  }
  return config;
}

std::vector<FormField> RunDraft::fields() const {
  std::vector<FormField> out;
  FormField name;
  name.path = name_path;
  name.group = tr("Run");
  name.label = tr("Name");
  name.value = changed_.value(name_path);
  name.hint = title();
  name.help = tr("Shown in all lists; empty = preset and what differs.");
  out.push_back(name);
  FormField model_choice;
  model_choice.path = model_path;
  model_choice.group = tr("Run");
  model_choice.label = tr("Model");
  model_choice.kind = FormField::choice;
  model_choice.choices = models();
  model_choice.value = model_choice.preset = model();
  model_choice.help = tr("The family of models; each has presets and settings of its own.");
  out.push_back(model_choice);
  FormField init;
  init.path = init_path;
  init.group = tr("Run");
  init.label = tr("Start from");
  init.kind = FormField::folder;
  init.value = changed_.value(init_path);
  init.hint = tr("random weights");
  init.help = tr("Model folder to start from, in the Hugging Face layout; empty = random weights.");
  out.push_back(init);
  RunConfig defaults = base();
  for (const Field& field : fields_of(defaults)) {
    FormField form;
    form.path = QString::fromStdString(field.path);
    form.group = engine_words(field.group);
    form.label = setting_name(form.path);
    form.kind = kind_of(field);
    form.preset = text_of(field.get());
    form.value = changed_.value(form.path, form.preset);
    form.min = field.rules.min;
    form.max = field.rules.max;
    form.log = field.rules.log;
    for (const std::string& choice : field.rules.choices) form.choices.append(QString::fromStdString(choice));
    form.unit = field.rules.unit.empty() ? QString() : engine_words(field.rules.unit);
    form.help = engine_words(field.rules.help);
    out.push_back(std::move(form));
  }
  return out;
}

void RunDraft::set(const QString& path, const QString& text) {
  if (path == model_path) return choose_model(text);
  QString preset;
  if (path != name_path && path != init_path) {
    RunConfig defaults = base();
    preset = text_of(find_field(fields_of(defaults), path.toStdString()).get());
  }
  if (text == preset) {
    changed_.remove(path);
  } else {
    changed_.insert(path, text);
  }
}

std::optional<FormError> RunDraft::wrong(const QString& path, const QString& text) const {
  if (path == name_path || path == init_path || path == model_path) return std::nullopt;
  RunConfig scratch = base();
  try {
    const std::vector<Field> fields = fields_of(scratch);
    const Field& field = find_field(fields, path.toStdString());
    for (const QString& value : is_one_number(field) ? split_values(text) : QStringList{text}) field.set_text(value.toStdString());
  } catch (const InputError& error) {
    FormError told = as_form_error(error);
    RunConfig preset = base();
    const std::vector<Field> fields = fields_of(preset);
    told.mends = mends_of(find_field(fields, path.toStdString()), path, text.trimmed());
    return told;
  }
  return std::nullopt;
}

QHash<QString, FormError> RunDraft::contradictions() const {
  QHash<QString, FormError> out;
  if (runs() > most_runs) {
    for (auto it = changed_.begin(); it != changed_.end(); ++it) {
      if (values_of(it.key()).size() == 1) continue;
      out.insert(it.key(), {tr("These values make more than %1 runs.").arg(most_runs), tr("Leave some of them out."), {}});
      return out;
    }
  }
  for (const RunDraft& draft : single_drafts()) {
    try {
      check(draft.config());
    } catch (const InputError& error) {
      // The place may say more than the path ("settings, training.warmup_steps").
      const QString path = QString::fromStdString(error.where).section(QStringLiteral(", "), -1);
      FormError told = as_form_error(error);
      if (!changed_.contains(path) || !wrong(path, changed_.value(path))) told.mends = mends_of(path, draft.config());
      out.insert(path, told);
      return out;
    }
  }
  return out;
}

bool RunDraft::whole() const { return contradictions().isEmpty(); }

TrainJob RunDraft::job() const { return single_drafts().front().job_of_one(); }

TrainJob RunDraft::job_of_one() const {
  RunConfig settings = config();
  TrainJob job;
  job.model = model_;
  job.settings = candlewright::to_json(settings);
  job.data = data_.toStdString();
  job.init = changed_.value(init_path).toStdString();
  // Only as long as it begins from there.
  if (!fork_start_.isEmpty() && changed_.value(init_path) == fork_start_) job.parent = parent_.toStdString();
  const QString name = changed_.value(name_path);
  job.name = (name.isEmpty() ? title() : name).toStdString();
  return job;
}

QString RunDraft::title() const {
  QStringList parts{preset_};
  QStringList paths = changed_.keys();
  paths.sort();
  for (const QString& path : paths) {
    if (path != name_path && path != init_path) parts.append(label_of(path).toLower() + ' ' + changed_[path]);
  }
  return parts.join(QStringLiteral(", "));
}

QString RunDraft::command_line() const {
  if (runs() > most_runs) return line_of_one();
  QStringList lines;
  for (const RunDraft& draft : single_drafts()) lines.append(draft.line_of_one());
  return lines.join('\n');
}

QString RunDraft::line_of_one() const {
  QStringList words{QStringLiteral("candlewright-cli"), QStringLiteral("train"),
                    QStringLiteral("--model"),          QString::fromStdString(model_),
                    QStringLiteral("--data"),           shell_word(data_.isEmpty() ? QStringLiteral("FOLDER") : data_)};
  if (is_own_preset(preset_)) {  // which no other program knows: all that differs from the defaults
    RunConfig defaults(model_), ours = base();
    const std::vector<Field> before = fields_of(defaults), after = fields_of(ours);
    for (std::size_t i = 0; i < before.size(); ++i) {
      const QString path = QString::fromStdString(after[i].path);
      if (before[i].get() != after[i].get() && !changed_.contains(path))
        words << QStringLiteral("--set") << shell_word(path + '=' + text_of(after[i].get()));
    }
  } else if (!preset_.isEmpty()) {
    words << QStringLiteral("--preset") << shell_word(preset_);
  }
  QStringList paths = changed_.keys();
  paths.sort();
  for (const QString& path : paths) {
    if (path == name_path) {
      words << QStringLiteral("--name") << shell_word(changed_[path]);
    } else if (path == init_path) {
      words << QStringLiteral("--init") << shell_word(changed_[path]);
    } else {
      words << QStringLiteral("--set") << shell_word(path + '=' + changed_[path]);
    }
  }
  return words.join(' ');
}

Json RunDraft::to_json() const {
  Json changed = Json::object();
  for (auto it = changed_.begin(); it != changed_.end(); ++it) changed[it.key().toStdString()] = it.value().toStdString();
  return {{"model", model_},
          {"preset", preset_.toStdString()},
          {"changed", changed},
          {"parent", parent_.toStdString()},
          {"fork_start", fork_start_.toStdString()}};
}

void RunDraft::from_json(const Json& document) {
  if (!document.is_object()) return;
  choose_model(QString::fromStdString(document.value("model", model_)));
  choose_preset(QString::fromStdString(document.value("preset", std::string())));
  parent_ = QString::fromStdString(document.value("parent", std::string()));
  fork_start_ = QString::fromStdString(document.value("fork_start", std::string()));
  RunConfig known = base();
  const std::vector<Field> fields = fields_of(known);
  const auto changed = document.find("changed");
  if (changed == document.end() || !changed->is_object()) return;
  for (const auto& [path, text] : changed->items()) {
    const QString key = QString::fromStdString(path);
    const bool is_field = std::any_of(fields.begin(), fields.end(), [&](const Field& field) { return field.path == path; });
    if ((is_field || key == name_path || key == init_path) && text.is_string())
      changed_.insert(key, QString::fromStdString(text.get<std::string>()));
  }
}

void RunDraft::take_run(const RunRow& run, const QString& data_folder, const QString& start_from) {
  choose_model(QString::fromStdString(run.model));
  take_settings(run.settings);
  if (!start_from.isEmpty()) changed_.insert(init_path, start_from);
  parent_ = start_from.isEmpty() ? QString() : QString::fromStdString(run.id);
  fork_start_ = start_from;
  data_ = data_folder;
}

}  // namespace candlewright
