#include <fuzzer/FuzzedDataProvider.h>

#include <cstdint>
#include <cstdlib>

#include "engine/events/event.h"

using namespace candlewright;

/// Whatever names and figures a run has, each event becomes one line that is one valid JSON object.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzedDataProvider given(data, size);
  const auto text = [&] { return given.ConsumeRandomLengthString(40); };
  const auto number = [&] { return given.ConsumeFloatingPoint<double>(); };
  Event event;
  event.run = text();
  event.time = given.ConsumeIntegral<std::int64_t>();
  switch (given.ConsumeIntegralInRange(0, 4)) {
    case 0: {
      StepDone step;
      step.stage = text();
      step.loss = number();
      step.grad_norm = number();
      step.step = given.ConsumeIntegral<std::int64_t>();
      event.what = step;
      break;
    }
    case 1: {
      ValidationDone validation;
      validation.loss = number();
      validation.skill = number();
      ValidationDone::SymbolFigures figures;
      figures.symbol = text();
      figures.pct_mae = number();
      validation.symbols.push_back(figures);
      event.what = validation;
      break;
    }
    case 2: {
      CheckpointSaved saved;
      saved.path = text();
      saved.value = number();
      event.what = saved;
      break;
    }
    case 3: {
      Notice notice;
      notice.text = text();
      event.what = notice;
      break;
    }
    default: {
      RunFailed failed;
      failed.what = text();
      failed.where = text();
      event.what = failed;
    }
  }
  const std::string line = dump(to_json(event));
  if (line.find('\n') != std::string::npos) std::abort();
  const Json read = parse_json(line, "line");
  if (!read.is_object() || !read.contains("event")) std::abort();
  return 0;
}
