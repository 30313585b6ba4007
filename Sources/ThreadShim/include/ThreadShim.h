#pragma once

/// From now on what Swift's concurrency would give to its own threads is given to `take`, as a job that is to be run once.
///
/// It is the hook of the runtime (`swift_task_enqueueGlobal_hook`, Concurrency.h of the Swift project), named here where the
/// linker finds it: in a program that holds the runtime itself nobody finds it by its name when it runs.
void give_jobs_to(void (*take)(void *job));
