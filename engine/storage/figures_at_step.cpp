#include "engine/storage/figures_at_step.h"

#include <variant>

#include "engine/storage/database.h"

namespace candlewright {

CheckpointFigures figures_of(const ValidationDone& validation) {
  CheckpointFigures figures;
  figures.loss_kind = validation.loss_kind;
  figures.step = validation.step;
  figures.epoch = validation.epoch;
  figures.loss = validation.loss;
  figures.pct_mae = validation.pct_mae;
  figures.persistence_pct_mae = validation.persistence_pct_mae;
  figures.skill = validation.skill;
  figures.skill_low = validation.skill_low;
  figures.skill_high = validation.skill_high;
  return figures;
}

std::map<std::string, CheckpointFigures> figures_up_to(const RunStore& store, std::int64_t step, const std::string& run) {
  std::map<std::string, CheckpointFigures> found;
  const std::filesystem::path file = store.workspace() / "candlewright.db";
  if (!std::filesystem::exists(file)) return found;
  const std::shared_ptr<Connection> connection = open_reader(file);
  guarded(file, [&] {
    // Symbols and samples are most of an event and nothing of its figures.
    SQLite::Statement query(
        connection->database,
        "SELECT runs.id, json_set(e.body, '$.per_symbol', json_array(), '$.samples', json_array()), "
        "coalesce((SELECT name FROM checkpoints AS c WHERE c.run = e.run AND c.step = e.step AND "
        "c.stage = coalesce(json_extract(e.body, '$.stage'), '') ORDER BY saved DESC LIMIT 1), '') "
        "FROM events AS e JOIN runs ON number = e.run WHERE e.seq IN (SELECT max(seq) FROM events WHERE kind = 'validation' "
        "AND step <= ?1 AND run IN (SELECT number FROM runs WHERE ?2 = '' OR id = ?2) GROUP BY run)");
    query.bind(1, step);
    query.bind(2, run);
    while (query.executeStep()) {
      const std::string id = query.getColumn(0).getString(), where = file.string() + ", a validation of run " + id;
      CheckpointFigures& figures = found[id];
      figures = figures_of(std::get<ValidationDone>(event_from_json(parse_json(query.getColumn(1).getString(), where), where).what));
      figures.checkpoint = query.getColumn(2).getString();
    }
  });
  return found;
}

}  // namespace candlewright
