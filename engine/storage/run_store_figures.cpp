#include <algorithm>

#include "engine/storage/run_store_state.h"

// What a table of many runs needs, in one query each.

namespace candlewright {
namespace {

/// A point of the validation that judged checkpoint `c`.
std::string point_of(const char* metric) {
  return std::string("(SELECT value FROM points WHERE run = c.run AND metric = (SELECT id FROM words WHERE word = '") + metric +
         "') AND step = c.step AND stage = (SELECT id FROM words WHERE word = c.stage))";
}

}  // namespace

std::map<std::string, CheckpointFigures> RunStore::best_figures(const std::string& run) const {
  return state_->read(std::map<std::string, CheckpointFigures>{}, [&](SQLite::Database& database) {
    static const std::string text =
        "SELECT runs.id, c.name, c.step, c.epoch, " + point_of("validation.loss") + ", " + point_of("validation.pct_mae") + ", " +
        point_of("validation.persistence_pct_mae") + ", " + point_of("validation.skill") + ", " + point_of("validation.skill_low") + ", " +
        point_of("validation.skill_high") +
        ", coalesce((SELECT json_extract(body, '$.loss_kind') FROM events WHERE events.run = c.run AND kind = 'validation' AND "
        "events.step = c.step AND coalesce(json_extract(body, '$.stage'), '') = c.stage LIMIT 1), '') "
        "FROM runs JOIN checkpoints AS c ON c.run = runs.number AND c.name = runs.best_checkpoint WHERE (?1 = '' OR runs.id = ?1)";
    std::map<std::string, CheckpointFigures> found;
    SQLite::Statement query(database, text);
    query.bind(1, run);
    while (query.executeStep()) {
      CheckpointFigures& figures = found[query.getColumn(0).getString()];
      figures.checkpoint = query.getColumn(1).getString();
      figures.step = query.getColumn(2).getInt64();
      figures.epoch = query.getColumn(3).getInt();
      figures.loss = optional_double(query.getColumn(4));
      figures.pct_mae = optional_double(query.getColumn(5));
      figures.persistence_pct_mae = optional_double(query.getColumn(6));
      figures.skill = optional_double(query.getColumn(7));
      figures.skill_low = optional_double(query.getColumn(8));
      figures.skill_high = optional_double(query.getColumn(9));
      figures.loss_kind = query.getColumn(10).getString();
    }
    return found;
  });
}

std::map<std::string, std::int64_t> RunStore::checkpoints_kept() const {
  return state_->read(std::map<std::string, std::int64_t>{}, [](SQLite::Database& database) {
    std::map<std::string, std::int64_t> kept;
    SQLite::Statement query(database,
                            "SELECT id, count(*) FROM checkpoints JOIN runs ON number = run WHERE removed = 0 GROUP BY checkpoints.run");
    while (query.executeStep()) kept[query.getColumn(0).getString()] = query.getColumn(1).getInt64();
    return kept;
  });
}

std::vector<EvaluationSummary> RunStore::evaluation_summaries(std::int64_t after) const {
  return state_->read(std::vector<EvaluationSummary>{}, [&](SQLite::Database& database) {
    std::vector<EvaluationSummary> found;
    SQLite::Statement query(database,
                            "SELECT evaluations.id, runs.id, checkpoint, part, time, "
                            "json_extract(document, '$.protocol', '$.aggregate', '$.baselines.persistence.pct_mae'), "
                            "(SELECT json_group_array(json_extract(value, '$.skill')) FROM json_each(document, '$.per_symbol')) "
                            "FROM evaluations JOIN runs ON runs.number = evaluations.run WHERE evaluations.id > ? ORDER BY evaluations.id");
    query.bind(1, after);
    while (query.executeStep()) {
      EvaluationSummary summary;
      summary.id = query.getColumn(0).getInt64();
      summary.run = query.getColumn(1).getString();
      summary.checkpoint = query.getColumn(2).getString();
      summary.part = query.getColumn(3).getString();
      summary.time = query.getColumn(4).getInt64();
      const std::string where = state_->file.string() + ", evaluation " + std::to_string(summary.id);
      const Json parts = parse_json(query.getColumn(5).getString(), where);
      summary.protocol = parts.at(0);
      summary.aggregate = parts.at(1);
      if (parts.at(2).is_number()) summary.persistence_pct_mae = parts.at(2).get<double>();
      for (const Json& skill : parse_json(query.getColumn(6).getString(), where)) {
        if (skill.is_number()) summary.skills.push_back(skill);
      }
      std::sort(summary.skills.begin(), summary.skills.end());
      found.push_back(std::move(summary));
    }
    return found;
  });
}

}  // namespace candlewright
