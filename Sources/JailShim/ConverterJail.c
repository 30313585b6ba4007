#define _GNU_SOURCE
#include "JailShim.h"

#include "Jail.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define REFUSE_WITH(number, error)                   \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1), \
      RETURN(SECCOMP_RET_ERRNO | ((error) & SECCOMP_RET_DATA))
#define REFUSE(number) REFUSE_WITH(number, EPERM)

/* An office program makes too many calls for a list of those that it may make: these it may not. */
static int filter_system_calls(void) {
  struct sock_filter filter[] = {
      OWN_CALLS
#if defined(__x86_64__)
      REFUSE(__NR_fork),
      REFUSE(__NR_vfork),
#endif
      /* No network, and no ring that could reach one. LibreOffice wants a local stream socket to hear others of its kind
         and gives up without one: it gets one, is told that it is bound, and nothing leads to it or from it. */
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_socket, 0, 7),
      LOAD(args[0]),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 0, 4),
      LOAD(args[1]),
      BPF_STMT(BPF_ALU | BPF_AND | BPF_K, 0xF),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SOCK_STREAM, 0, 1),
      RETURN(SECCOMP_RET_ALLOW),
      RETURN(SECCOMP_RET_ERRNO | (EPERM & SECCOMP_RET_DATA)),
      REFUSE_WITH(__NR_bind, 0),
      REFUSE_WITH(__NR_listen, 0),
      REFUSE(__NR_connect),
      REFUSE(__NR_socketpair),
      REFUSE(__NR_io_uring_setup),
      REFUSE(__NR_io_uring_enter),
      REFUSE(__NR_io_uring_register),
      /* Threads, yes; processes, no. What the flags are of clone3 cannot be seen: the C library asks by clone then. */
      REFUSE_WITH(__NR_clone3, ENOSYS),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_clone, 0, 4),
      LOAD(args[0]),
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0),
      RETURN(SECCOMP_RET_ERRNO | (EPERM & SECCOMP_RET_DATA)),
      RETURN(SECCOMP_RET_ALLOW),
      /* Other processes of this user, and the kernel itself. */
      REFUSE(__NR_kill),
      REFUSE(__NR_tkill),
      REFUSE(__NR_rt_sigqueueinfo),
      REFUSE(__NR_rt_tgsigqueueinfo),
      REFUSE(__NR_pidfd_open),
      REFUSE(__NR_pidfd_send_signal),
      REFUSE(__NR_pidfd_getfd),
      REFUSE(__NR_ptrace),
      REFUSE(__NR_process_vm_readv),
      REFUSE(__NR_process_vm_writev),
      REFUSE(__NR_kcmp),
      REFUSE(__NR_mount),
      REFUSE(__NR_umount2),
      REFUSE(__NR_pivot_root),
      REFUSE(__NR_chroot),
      REFUSE(__NR_unshare),
      REFUSE(__NR_setns),
      REFUSE(__NR_bpf),
      REFUSE(__NR_perf_event_open),
      REFUSE(__NR_userfaultfd),
      REFUSE(__NR_keyctl),
      REFUSE(__NR_add_key),
      REFUSE(__NR_request_key),
      REFUSE(__NR_open_by_handle_at),
      REFUSE(__NR_name_to_handle_at),
      REFUSE(__NR_msgget),
      REFUSE(__NR_semget),
      REFUSE(__NR_shmget),
      REFUSE(__NR_mq_open),
      REFUSE(__NR_setpgid),
      REFUSE(__NR_setsid),
      RETURN(SECCOMP_RET_ALLOW),
  };
  return filter_calls(filter, sizeof filter / sizeof filter[0], 0);
}

static int open_below(int rules, const char *path, unsigned long long rights) {
  int place = open(path, O_PATH | O_CLOEXEC);
  /* What a machine does not have needs no opening. */
  if (place < 0) return errno == ENOENT ? 0 : errno;
  struct stat what;
  const unsigned long long of_files = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_READ_FILE;
  if (fstat(place, &what) != 0 || !S_ISDIR(what.st_mode)) rights &= of_files;
  struct landlock_path_beneath_attr given = {.allowed_access = rights, .parent_fd = place};
  int failed = syscall(__NR_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &given, 0) != 0 ? errno : 0;
  close(place);
  return failed;
}

/* Programs, libraries and fonts for reading, the folder for everything, the rest of the file system not at all. A kernel
   without Landlock fails here: nothing else would keep the program from the user's files. */
static int close_the_file_system(const char *folder) {
  long version = syscall(__NR_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return ENOSYS;
  unsigned long long all = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
  /* Later versions know of moving between folders (2), of cutting files short (3) and of devices (5). */
  if (version >= 2) all |= 1ULL << 13;
  if (version >= 3) all |= 1ULL << 14;
  if (version >= 5) all |= 1ULL << 15;
  struct landlock_ruleset_attr taken = {.handled_access_fs = all};
  int rules = (int)syscall(__NR_landlock_create_ruleset, &taken, sizeof taken.handled_access_fs, 0);
  if (rules < 0) return errno;
  const unsigned long long reading =
      LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
  static const char *const places[] = {"/usr",           "/lib",         "/lib64",          "/var/cache/fontconfig",
                                       "/etc/fonts",     "/etc/libreoffice", "/etc/ld.so.cache", "/var/lib/libreoffice",
                                       "/dev/urandom",   "/dev/null"};
  int failed = 0;
  for (unsigned i = 0; !failed && i < sizeof places / sizeof places[0]; i++) {
    failed = open_below(rules, places[i], reading);
  }
  const unsigned long long devices = LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_BLOCK |
                                     LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_EXECUTE;
  if (!failed) failed = open_below(rules, folder, all & ~devices);
  if (!failed) failed = syscall(__NR_landlock_restrict_self, rules, 0) != 0 ? errno : 0;
  close(rules);
  return failed;
}

/* In the new process, up to the start of the program: only calls that are safe after a fork. */
static void become(const char *path, char *const arguments[], char *const environment[],
                   const struct jail_limits *limits, const char *folder, pid_t caller) {
  int nothing = open("/dev/null", O_RDWR);
  int failed = nothing < 0 || dup2(nothing, 0) < 0 || dup2(nothing, 1) < 0 || dup2(nothing, 2) < 0;
  if (!failed) failed = close_range(3, ~0U, 0) != 0 || chdir(folder) != 0 || setpgid(0, 0) != 0;
  if (!failed) failed = prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0 || getppid() != caller;
  if (!failed) failed = bound(RLIMIT_CORE, 0);
  if (!failed) failed = bound(RLIMIT_CPU, limits->cpu_seconds);
  if (!failed) failed = bound(RLIMIT_AS, limits->address_space_bytes);
  if (!failed) failed = bound(RLIMIT_NOFILE, limits->open_files);
  if (!failed) failed = bound(RLIMIT_FSIZE, limits->file_bytes);
  if (!failed) failed = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (!failed) failed = close_the_file_system(folder);
  if (!failed) failed = filter_system_calls();
  if (!failed) execve(path, arguments, environment);
  _exit(126);
}

int jail_run_converter(const char *path, char *const arguments[], char *const environment[],
                       const struct jail_limits *limits, const char *folder) {
  pid_t caller = getpid();
  pid_t child = fork();
  if (child == 0) become(path, arguments, environment, limits, folder, caller);
  if (child < 0) return -errno;
  /* Either side may come first. */
  setpgid(child, child);
  return child;
}
