#include <algorithm>
#include <iostream>
#include <memory>

#include "app/cli/context.h"
#include "engine/base/error.h"
#include "engine/models/family.h"

namespace candlewright::cli {
namespace {

struct CreateOptions {
  std::string family, size = "small", out;
  std::uint64_t seed = 1337;
};

std::vector<std::string> family_names() {
  std::vector<std::string> names;
  for (const ModelFamily& family : model_families()) names.push_back(family.name);
  return names;
}

void print_model(const Json& document) {
  std::cout << document["kind"].get<std::string>() << ", " << document["parameters"] << " parameters\n";
  std::vector<std::vector<std::string>> rows;
  for (const Json& tensor : document["tensors"]) {
    rows.push_back({tensor["name"].get<std::string>(), dump(tensor["shape"]), tensor["dtype"].get<std::string>()});
  }
  print_table({"tensor", "shape", "type"}, rows);
  for (const char* list : {"missing", "unexpected"}) {
    for (const Json& name : document[list]) std::cout << list << ": " << name.get<std::string>() << '\n';
  }
  for (const Json& note : document["notes"]) std::cout << note.get<std::string>() << '\n';
}

void create(const CreateOptions& options, Context& context) {
  const ModelFamily& family = model_family(options.family);
  if (std::find(family.sizes.begin(), family.sizes.end(), options.size) == family.sizes.end()) {
    std::string sizes;
    for (const std::string& size : family.sizes) sizes += (sizes.empty() ? "" : ", ") + size;
    throw InputError(ErrorKind::usage, "--size", options.size + " is no size of " + family.name, "Use one of: " + sizes + ".");
  }
  family.create(options.size, options.seed, options.out);
  const Json made = family.inspect(options.out);
  const Json document{
      {"folder", options.out}, {"kind", made["kind"]}, {"size", options.size}, {"seed", options.seed}, {"parameters", made["parameters"]}};
  context.answer(document, [](const Json& d) {
    std::cout << "Wrote " << d["kind"].get<std::string>() << " of size " << d["size"].get<std::string>() << " with " << d["parameters"]
              << " parameters to " << d["folder"].get<std::string>() << '\n';
  });
}

}  // namespace

void add_model_commands(CLI::App& app, Context& context) {
  CLI::App* models = app.add_subcommand("models", "Make and inspect model folders");
  models->require_subcommand(1);
  auto options = std::make_shared<CreateOptions>();
  CLI::App* made =
      command(*models, context, "create", "Write a model with random weights",
              "candlewright-cli models create kronos --size tiny --seed 1 --out model", [options, &context] { create(*options, context); });
  made->add_option("family", options->family, "Family of the model")->required()->check(CLI::IsMember(family_names()));
  made->add_option("--size", options->size, "tiny, mini, small or base")->capture_default_str();
  made->add_option("--seed", options->seed, "Seed of the weights")->capture_default_str();
  made->add_option("--out", options->out, "Folder to write")->required();

  auto folder = std::make_shared<std::string>();
  CLI::App* inspect = command(*models, context, "inspect", "Show what a model folder holds", "candlewright-cli models inspect model",
                              [folder, &context] { context.answer(family_of_folder(*folder).inspect(*folder), print_model); });
  inspect->add_option("folder", *folder, "Folder of a model, or of a half of one")->required();
}

}  // namespace candlewright::cli
