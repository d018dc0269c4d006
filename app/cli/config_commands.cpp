#include <cstdio>
#include <iostream>
#include <memory>

#include "app/cli/context.h"
#include "engine/base/describe.h"
#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/training/run_config.h"

namespace candlewright::cli {
namespace {

// What the options of one command were given; shared with its callback.
struct Given {
  std::string model = "kronos";
  std::string preset, path, file, out, name;
};

void add_model(CLI::App* made, const std::shared_ptr<Given>& given) {
  made->add_option("--model", given->model, "Whose settings (default: kronos)");
}

Json explained(const Field& field) {
  Json one{{"path", field.path}, {"default", field.get()}, {"allowed", field.allowed()}, {"help", field.rules.help}};
  if (!field.rules.unit.empty()) one["unit"] = field.rules.unit;
  if (!field.rules.choices.empty()) one["choices"] = field.rules.choices;
  return one;
}

std::string text_of(const Json& value) { return value.is_string() ? value.get<std::string>() : dump(value); }

void print_settings(const Json& document) {
  const Json& settings = document.at("settings");
  if (settings.size() == 1) {
    const Json& one = settings.front();
    std::cout << text_of(one.at("path")) << "\n  " << text_of(one.at("help")) << "\n  default: " << text_of(one.at("default"))
              << "\n  allowed: " << text_of(one.at("allowed")) << "\n  set it:  --set " << text_of(one.at("path")) << '='
              << text_of(one.at("default")) << "\n";
    return;
  }
  std::vector<std::vector<std::string>> rows;
  for (const Json& one : settings) {
    rows.push_back({text_of(one.at("path")), text_of(one.at("default")), text_of(one.at("allowed")), text_of(one.at("help"))});
  }
  print_table({"setting", "default", "allowed", "what it is"}, rows);
}

void explain(const Context& context, const Given& given) {
  RunConfig config(given.model);
  const std::vector<Field> fields = fields_of(config);
  Json settings = Json::array();
  for (const Field& field : fields) {
    const bool asked = given.path.empty() || field.path == given.path || field.path.rfind(given.path + ".", 0) == 0;
    if (asked) settings.push_back(explained(field));
  }
  if (settings.empty()) find_field(fields, given.path);  // throws with the nearest name
  context.answer({{"model", given.model}, {"settings", settings}}, print_settings);
}

void schema(const Context& context, const Given& given) {
  RunConfig config(given.model);
  context.answer(json_schema(fields_of(config), "Settings of a " + given.model + " run"),
                 [](const Json& document) { std::cout << dump(document, 1) << "\n"; });
}

void defaults(const Context& context, const Given& given) {
  SettingsRequest request;
  request.model = given.model;
  request.preset = given.preset;
  RunConfig config = resolve(request);
  const Json settings = to_json(config);
  if (!given.out.empty()) write_file(given.out, dump(settings, 2) + "\n");
  context.answer(settings, [&](const Json& document) {
    if (given.out.empty()) {
      std::cout << dump(document, 2) << "\n";
    } else {
      std::cout << "Wrote " << given.out << "; change it and train with --config " << given.out << ".\n";
    }
  });
}

void validate(const Context& context, const Given& given) {
  SettingsRequest request;
  request.model = given.model;
  RunConfig plain = resolve(request);
  request.file = given.file;
  RunConfig config = resolve(request);
  Json changed = Json::object();
  const std::vector<Field> before = fields_of(plain);
  const std::vector<Field> after = fields_of(config);
  for (std::size_t i = 0; i < after.size(); ++i) {
    if (after[i].get() != before[i].get()) changed[after[i].path] = after[i].get();
  }
  context.answer({{"file", given.file}, {"model", given.model}, {"valid", true}, {"changed", changed}}, [](const Json& document) {
    std::cout << text_of(document.at("file")) << " is valid for " << text_of(document.at("model")) << ".\n";
    std::vector<std::vector<std::string>> rows;
    for (const auto& [path, value] : document.at("changed").items()) rows.push_back({path, text_of(value)});
    if (!rows.empty()) print_table({"differs from the default", "value"}, rows);
  });
}

void flatten(const Json& settings, const std::string& prefix, std::vector<std::vector<std::string>>& rows) {
  for (const auto& [name, value] : settings.items()) {
    if (value.is_object()) {
      flatten(value, prefix + name + ".", rows);
    } else {
      rows.push_back({prefix + name, text_of(value)});
    }
  }
}

void presets(const Context& context, const Given& given) {
  if (given.name.empty()) {
    Json list = Json::array();
    for (const Preset& preset : model_family(given.model).presets()) list.push_back({{"name", preset.name}, {"for", preset.sentence}});
    context.answer({{"model", given.model}, {"presets", list}}, [](const Json& document) {
      std::vector<std::vector<std::string>> rows;
      for (const Json& one : document.at("presets")) rows.push_back({text_of(one.at("name")), text_of(one.at("for"))});
      print_table({"preset", "for"}, rows);
    });
    return;
  }
  const Preset preset = find_preset(given.model, given.name);
  context.answer({{"model", given.model}, {"name", preset.name}, {"for", preset.sentence}, {"settings", preset.settings}},
                 [](const Json& document) {
                   std::cout << text_of(document.at("name")) << ": " << text_of(document.at("for")) << "\n";
                   std::vector<std::vector<std::string>> rows;
                   flatten(document.at("settings"), "", rows);
                   if (!rows.empty()) print_table({"setting", "value"}, rows);
                 });
}

}  // namespace

void add_config_commands(CLI::App& app, Context& context) {
  CLI::App* config = app.add_subcommand("config", "The settings of a run: what there is, what is allowed, files of them");
  config->require_subcommand(1);
  const auto add = [&](CLI::App& parent, const std::string& name, const std::string& help, const std::string& example,
                       void (*run)(const Context&, const Given&)) {
    auto given = std::make_shared<Given>();
    CLI::App* made = command(parent, context, name, help, example, [&context, given, run] { run(context, *given); });
    add_model(made, given);
    return std::pair(made, given);
  };
  {
    const auto [made, given] = add(*config, "explain", "What a setting, a group of them or every setting means and allows",
                                   "candlewright-cli config explain training.learning_rate", explain);
    made->add_option("path", given->path, "A setting or group, such as training; all if left out");
  }
  add(*config, "schema", "JSON Schema of the settings, for editors", "candlewright-cli config schema", schema);
  {
    const auto [made, given] = add(*config, "defaults", "All settings with their defaults, as a file to change",
                                   "candlewright-cli config defaults --out settings.json", defaults);
    made->add_option("--out", given->out, "Write them to this file");
    made->add_option("--preset", given->preset, "Lay this preset over the defaults");
  }
  {
    const auto [made, given] =
        add(*config, "validate", "Check a file of settings without training", "candlewright-cli config validate settings.json", validate);
    made->add_option("file", given->file, "JSON file of settings")->required();
  }
  {
    const auto [made, given] =
        add(app, "presets", "Named settings: the list, or what one of them sets", "candlewright-cli presets quick", presets);
    made->add_option("name", given->name, "Show this preset");
  }
}

}  // namespace candlewright::cli
