#include "engine/events/event.h"

#include <cmath>

namespace candlewright {
namespace {

Json number(const std::optional<double>& value) { return value && std::isfinite(*value) ? Json(*value) : Json(nullptr); }
Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

void put_stage(Json& out, const std::string& stage) {
  if (!stage.empty()) out["stage"] = stage;
}

struct Writer {
  Json& out;

  void operator()(const RunStarted& e) const {
    out["event"] = "run_started";
    out.update({{"model", e.model}, {"name", e.name}, {"device", e.device}, {"threads", e.threads}, {"precision", e.precision},
                {"total_steps", e.total_steps}, {"windows", e.windows}, {"symbols", e.symbols}, {"resumed", e.resumed}});
  }
  void operator()(const StepDone& e) const {
    out["event"] = "step";
    put_stage(out, e.stage);
    out.update({{"step", e.step}, {"epoch", e.epoch}, {"loss", number(e.loss)}, {"learning_rate", e.learning_rate},
                {"grad_norm", number(e.grad_norm)}, {"seconds", e.seconds}, {"windows", e.windows}});
    if (e.memory > 0) out["memory"] = e.memory;
    if (e.utilisation) out["utilisation"] = *e.utilisation;
    if (e.temperature) out["temperature"] = *e.temperature;
  }
  void operator()(const ValidationDone& e) const {
    out["event"] = "validation";
    put_stage(out, e.stage);
    out.update({{"step", e.step}, {"epoch", e.epoch}, {"loss", number(e.loss)}, {"loss_kind", e.loss_kind}, {"pct_mae", number(e.pct_mae)},
                {"price_mae", number(e.price_mae)}, {"skill", number(e.skill)},
                {"skill_interval", Json::array({number(e.skill_low), number(e.skill_high)})},
                {"persistence_pct_mae", number(e.persistence_pct_mae)}, {"windows", e.windows}, {"forecast_windows", e.forecast_windows}});
    out["per_symbol"] = Json::array();
    for (const auto& s : e.symbols) {
      out["per_symbol"].push_back({{"symbol", s.symbol}, {"pct_mae", number(s.pct_mae)}, {"price_mae", number(s.price_mae)},
                                   {"skill", number(s.skill)}, {"persistence_pct_mae", number(s.persistence_pct_mae)},
                                   {"persistence_price_mae", number(s.persistence_price_mae)}, {"windows", s.windows}});
    }
    out["samples"] = Json::array();
    for (const auto& s : e.samples) {
      out["samples"].push_back({{"symbol", s.symbol}, {"origin", to_iso(s.origin)}, {"median", s.median}, {"low", s.low}, {"high", s.high},
                                {"actual", s.actual}});
    }
  }
  void operator()(const CheckpointSaved& e) const {
    out["event"] = "checkpoint";
    put_stage(out, e.stage);
    out.update({{"step", e.step}, {"epoch", e.epoch}, {"path", e.path}, {"metric", e.metric}, {"value", number(e.value)}, {"best", e.best},
                {"bytes", e.bytes}, {"hash", e.hash}});
  }
  void operator()(const CheckpointRemoved& e) const {
    out["event"] = "checkpoint_removed";
    out["path"] = e.path;
  }
  void operator()(const Notice& e) const {
    out["event"] = "notice";
    out.update({{"level", e.level}, {"text", e.text}});
  }
  void operator()(const RunPaused& e) const {
    out["event"] = "run_paused";
    out["step"] = e.step;
  }
  void operator()(const RunContinued& e) const {
    out["event"] = "run_continued";
    out["step"] = e.step;
  }
  void operator()(const RunFinished& e) const {
    out["event"] = "run_finished";
    out.update({{"status", e.status}, {"steps", e.steps}, {"epochs", e.epochs}, {"seconds", e.seconds}});
  }
  void operator()(const RunFailed& e) const {
    out["event"] = "run_failed";
    out.update({{"kind", e.kind}, {"message", e.what}, {"where", e.where}, {"hint", e.hint}, {"step", e.step}});
  }
  void operator()(const Progress& e) const {
    out["event"] = "progress";
    out.update({{"doing", e.doing}, {"done", e.done}, {"total", e.total}, {"unit", e.unit}});
  }
};

}  // namespace

Json to_json(const Event& event) {
  Json out;
  out["event"] = nullptr;
  out["run"] = event.run;
  out["time"] = to_iso(event.time);
  std::visit(Writer{out}, event.what);
  return out;
}

}  // namespace candlewright
