#include "ThreadShim.h"

#define SWIFT_CALL __attribute__((swiftcall))

typedef SWIFT_CALL void (*Enqueue)(void *job);

extern SWIFT_CALL void (*swift_task_enqueueGlobal_hook)(void *job, Enqueue original);

static void (*taker)(void *job);

static SWIFT_CALL void give(void *job, Enqueue original) {
  (void)original;
  taker(job);
}

void give_jobs_to(void (*take)(void *job)) {
  taker = take;
  __atomic_store_n(&swift_task_enqueueGlobal_hook, give, __ATOMIC_RELEASE);
}
