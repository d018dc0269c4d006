#include "engine/storage/figures_at_step.h"

#include <optional>

#include "engine/storage/database.h"

namespace candlewright {

std::map<std::string, CheckpointFigures> figures_up_to(const RunStore& store, std::int64_t step, const std::string& run) {
  std::map<std::string, CheckpointFigures> found;
  const std::filesystem::path file = store.workspace() / "candlewright.db";
  if (!std::filesystem::exists(file)) return found;
  const std::shared_ptr<Connection> connection = open_reader(file);
  guarded(file, [&] {
    SQLite::Statement query(
        connection->database,
        "SELECT runs.id, e.body, coalesce((SELECT name FROM checkpoints AS c WHERE c.run = e.run AND c.step = e.step AND "
        "c.stage = coalesce(json_extract(e.body, '$.stage'), '') ORDER BY saved DESC LIMIT 1), '') "
        "FROM events AS e JOIN runs ON number = e.run WHERE e.seq IN (SELECT max(seq) FROM events WHERE kind = 'validation' "
        "AND step <= ?1 AND (?2 = '' OR run = (SELECT number FROM runs WHERE id = ?2)) GROUP BY run)");
    query.bind(1, step);
    query.bind(2, run);
    while (query.executeStep()) {
      const std::string id = query.getColumn(0).getString();
      const Json body = parse_json(query.getColumn(1).getString(), file.string() + ", a validation of run " + id);
      const auto number = [&](const char* key) {
        const auto at = body.find(key);
        return at != body.end() && at->is_number() ? std::optional(at->get<double>()) : std::nullopt;
      };
      CheckpointFigures& figures = found[id];
      figures.checkpoint = query.getColumn(2).getString();
      figures.loss_kind = body.value("loss_kind", "");
      figures.step = body.value("step", std::int64_t{0});
      figures.epoch = body.value("epoch", 0);
      figures.loss = number("loss");
      figures.pct_mae = number("pct_mae");
      figures.persistence_pct_mae = number("persistence_pct_mae");
      figures.skill = number("skill");
      figures.skill_low = number("skill_low");
      figures.skill_high = number("skill_high");
    }
  });
  return found;
}

}  // namespace candlewright
