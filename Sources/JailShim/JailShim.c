#define _GNU_SOURCE
#include "JailShim.h"

#include "Jail.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

static int filter_system_calls(void) {
  struct sock_filter filter[] = {
      OWN_CALLS
      /* What is already open: the file on standard input, the answer on standard output. Nothing more is opened. */
      ALLOW(__NR_read),
      ALLOW(__NR_write),
      ALLOW(__NR_close),
      ALLOW(__NR_fstat),
      ALLOW(__NR_lseek),
      /* What the tools say that were started before, and how they ended. */
#if defined(__NR_poll)
      ALLOW(__NR_poll),
#endif
      ALLOW(__NR_ppoll),
      ALLOW(__NR_wait4),
      /* Memory. */
      ALLOW(__NR_mmap),
      ALLOW(__NR_munmap),
      ALLOW(__NR_mremap),
      ALLOW(__NR_mprotect),
      ALLOW(__NR_madvise),
      ALLOW(__NR_brk),
      /* Time, chance, locks. */
      ALLOW(__NR_clock_gettime),
      ALLOW(__NR_clock_nanosleep),
      ALLOW(__NR_gettimeofday),
      ALLOW(__NR_getrandom),
      ALLOW(__NR_futex),
      ALLOW(__NR_sched_yield),
      /* A crash stays a crash, an end an end. */
      ALLOW(__NR_rt_sigaction),
      ALLOW(__NR_rt_sigprocmask),
      ALLOW(__NR_rt_sigreturn),
      ALLOW(__NR_sigaltstack),
      ALLOW(__NR_getpid),
      ALLOW(__NR_gettid),
      ALLOW(__NR_tgkill),
      ALLOW(__NR_exit),
      ALLOW(__NR_exit_group),
      /* Everything else is refused, not punished: a library that asks for more learns that it may not. */
      RETURN(SECCOMP_RET_ERRNO | (EPERM & SECCOMP_RET_DATA)),
  };
  return filter_calls(filter, sizeof filter / sizeof filter[0], 0);
}

int jail_enter(const struct jail_limits *limits) {
  int failed = bound(RLIMIT_CORE, 0);
  if (!failed) failed = bound(RLIMIT_CPU, limits->cpu_seconds);
  if (!failed) failed = bound(RLIMIT_AS, limits->address_space_bytes);
  if (!failed) failed = bound(RLIMIT_NOFILE, limits->open_files);
  /* No byte may be added to any file; a pipe is not one. */
  if (!failed) failed = bound(RLIMIT_FSIZE, 0);
  if (!failed) failed = filter_system_calls();
  return failed;
}

int jail_spawn(const char *path, char *const arguments[], char *const environment[], int input, int more,
               int own_group, int *output) {
  int pipes[2];
  if (pipe2(pipes, O_CLOEXEC) != 0) return -errno;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, 0);
  posix_spawn_file_actions_adddup2(&actions, pipes[1], 1);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  if (more >= 0) posix_spawn_file_actions_adddup2(&actions, more, 3);
  posix_spawn_file_actions_addclosefrom_np(&actions, more >= 0 ? 4 : 3);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  if (own_group) posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  pid_t child = 0;
  int failed = posix_spawn(&child, path, &actions, &attributes, arguments, environment);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  close(pipes[1]);
  if (failed) {
    close(pipes[0]);
    return -failed;
  }
  *output = pipes[0];
  return child;
}

int jail_memory_file(const void *bytes, unsigned long count) {
  int file = memfd_create("hoso", MFD_CLOEXEC);
  if (file < 0) return -errno;
  const char *next = bytes;
  while (count > 0) {
    ssize_t written = write(file, next, count);
    if (written < 0) {
      int failed = errno;
      if (failed == EINTR) continue;
      close(file);
      return -failed;
    }
    next += written;
    count -= (unsigned long)written;
  }
  lseek(file, 0, SEEK_SET);
  return file;
}
