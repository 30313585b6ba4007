#define _GNU_SOURCE
#include "JailShim.h"

#include "Jail.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define TOOL_PIPE_BYTES (1 << 20)
#define REFUSE RETURN(SECCOMP_RET_ERRNO | (EPERM & SECCOMP_RET_DATA))
/* Opening is for reading: no flag that writes, makes or empties a file, or all those in `writing` together. */
#define ALLOW_OPENING(number, flags)                                                                        \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 6), LOAD(args[flags]),                                     \
      BPF_STMT(BPF_ALU | BPF_AND | BPF_K, O_ACCMODE | O_CREAT | O_TRUNC),                                   \
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 1, 0), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, writing, 0, 1),     \
      RETURN(SECCOMP_RET_ALLOW), REFUSE

static int filter_system_calls(int opens_output) {
  /* As fopen opens what it writes. */
  const unsigned writing = opens_output ? O_WRONLY | O_CREAT | O_TRUNC : 0;
  struct sock_filter filter[] = {
      OWN_CALLS
#if defined(__x86_64__)
      ALLOW_OPENING(__NR_open, 1),
      ALLOW(__NR_stat),
      ALLOW(__NR_lstat),
      ALLOW(__NR_access),
      ALLOW(__NR_readlink),
      ALLOW(__NR_arch_prctl),
#endif
      ALLOW_OPENING(__NR_openat, 2),
      /* The program itself, once; another would be in the same jail. */
      ALLOW(__NR_execve),
      ALLOW(__NR_newfstatat),
      ALLOW(__NR_statx),
      ALLOW(__NR_statfs),
      ALLOW(__NR_fstatfs),
      ALLOW(__NR_faccessat),
      ALLOW(__NR_faccessat2),
      ALLOW(__NR_readlinkat),
      ALLOW(__NR_getdents64),
      ALLOW(__NR_getcwd),
      ALLOW(__NR_fcntl),
      ALLOW(__NR_fadvise64),
      ALLOW(__NR_read),
      ALLOW(__NR_readv),
      ALLOW(__NR_pread64),
      ALLOW(__NR_write),
      ALLOW(__NR_writev),
      ALLOW(__NR_close),
      ALLOW(__NR_fstat),
      ALLOW(__NR_lseek),
      ALLOW(__NR_mmap),
      ALLOW(__NR_munmap),
      ALLOW(__NR_mremap),
      ALLOW(__NR_mprotect),
      ALLOW(__NR_madvise),
      ALLOW(__NR_brk),
      ALLOW(__NR_clock_gettime),
      ALLOW(__NR_gettimeofday),
      ALLOW(__NR_getrandom),
      ALLOW(__NR_futex),
      ALLOW(__NR_sched_yield),
      ALLOW(__NR_set_tid_address),
      ALLOW(__NR_set_robust_list),
      ALLOW(__NR_rseq),
      ALLOW(__NR_uname),
      ALLOW(__NR_sysinfo),
      ALLOW(__NR_getuid),
      ALLOW(__NR_geteuid),
      ALLOW(__NR_getgid),
      ALLOW(__NR_getegid),
      ALLOW(__NR_rt_sigaction),
      ALLOW(__NR_rt_sigprocmask),
      ALLOW(__NR_rt_sigreturn),
      ALLOW(__NR_getpid),
      ALLOW(__NR_gettid),
      ALLOW(__NR_tgkill),
      ALLOW(__NR_exit),
      ALLOW(__NR_exit_group),
      REFUSE,
  };
  return filter_calls(filter, sizeof filter / sizeof filter[0], 0);
}

/* Leaves for reading what a program is loaded from, and nothing for writing; a pipe lies in no folder and stays open to
   whoever can name it. Without Landlock the filter alone holds: not enough where it lets files be opened for writing. */
static int close_the_file_system(int opens_output) {
  if (syscall(__NR_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) < 1) {
    return opens_output ? ENOSYS : 0;
  }
  const unsigned long long reading =
      LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
  /* Every right of the first version of Landlock is taken; those for reading are given back below the folders. */
  struct landlock_ruleset_attr taken = {.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1};
  int rules = (int)syscall(__NR_landlock_create_ruleset, &taken, sizeof taken, 0);
  if (rules < 0) return errno;
  /* Programs, libraries, fonts and poppler's tables. */
  static const char *const places[] = {"/usr",       "/lib",      "/lib64", "/var/cache/fontconfig",
                                       "/etc/fonts", "/dev/null", "/etc/ld.so.cache"};
  for (unsigned i = 0; i < sizeof places / sizeof places[0]; i++) {
    int folder = open(places[i], O_PATH | O_CLOEXEC);
    if (folder < 0) continue;
    struct stat what;
    int is_folder = fstat(folder, &what) == 0 && S_ISDIR(what.st_mode);
    struct landlock_path_beneath_attr given = {
        .allowed_access = is_folder ? reading : reading & ~(unsigned long long)LANDLOCK_ACCESS_FS_READ_DIR,
        .parent_fd = folder};
    int failed = syscall(__NR_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &given, 0) != 0 ? errno : 0;
    close(folder);
    if (failed) return failed;
  }
  int failed = syscall(__NR_landlock_restrict_self, rules, 0) != 0 ? errno : 0;
  close(rules);
  return failed;
}

/* In the new process, up to the start of the program: only calls that are safe after a fork. */
static void become(const char *path, char *const arguments[], char *const environment[],
                   const struct jail_limits *limits, int opens_output, int output, int errors, pid_t caller) {
  int failed = dup2(output, 1) < 0 || dup2(errors, 2) < 0 || close_range(3, ~0U, 0) != 0;
  if (!failed) failed = prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0 || getppid() != caller;
  if (!failed) failed = bound(RLIMIT_CORE, 0);
  if (!failed) failed = bound(RLIMIT_CPU, limits->cpu_seconds);
  if (!failed) failed = bound(RLIMIT_AS, limits->address_space_bytes);
  if (!failed) failed = bound(RLIMIT_NOFILE, limits->open_files);
  if (!failed) failed = bound(RLIMIT_FSIZE, 0);
  if (!failed) failed = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (!failed) failed = close_the_file_system(opens_output);
  if (!failed) failed = filter_system_calls(opens_output);
  if (!failed) execve(path, arguments, environment);
  _exit(126);
}

int jail_run_tool(const char *path, char *const arguments[], char *const environment[],
                  const struct jail_limits *limits, int opens_output, int *output, int *errors) {
  int out[2], err[2];
  if (pipe2(out, O_CLOEXEC) != 0) return -errno;
  if (pipe2(err, O_CLOEXEC) != 0) {
    int failed = errno;
    close(out[0]);
    close(out[1]);
    return -failed;
  }
  /* What it says waits in the pipe while the reader is at work; where the machine grants no more, less waits. */
  fcntl(out[1], F_SETPIPE_SZ, TOOL_PIPE_BYTES);
  pid_t caller = getpid();
  pid_t child = fork();
  int failed = errno;
  if (child == 0) become(path, arguments, environment, limits, opens_output, out[1], err[1], caller);
  close(out[1]);
  close(err[1]);
  if (child < 0) {
    close(out[0]);
    close(err[0]);
    return -failed;
  }
  *output = out[0];
  *errors = err[0];
  return child;
}
