/// The words about a stage: role, state of its build, size.
#pragma once

#include "app/graphview/graphcontent.h"

namespace stagewright::app {

/// "discarded after build · 6.1 s · 3 of 5 cached"; the error where it failed.
QString footerOf(const GraphStage &stage, const StageState *state);

/// Part of its steps that are done; -1 where it is not being built.
double progressOf(const StageState *state);

/// "based on golang:1.21, 7 instructions, 812 megabytes, discarded after build, built".
QString spokenOf(const GraphStage &stage);

/// The stages that keep most of what stays behind: "builder", "builder and 3 more".
QString keepersOf(const GraphContent &content);

} // namespace stagewright::app
