/* What both jails are built of: the machine's system calls as a filter sees them, and bounds on resources. */
#ifndef JAIL_H
#define JAIL_H

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define JAIL_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define JAIL_ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "the jail knows the system calls of x86_64 and aarch64 only"
#endif

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define RETURN(action) BPF_STMT(BPF_RET | BPF_K, (action))
#if defined(__x86_64__)
/* The x32 interface has numbers of its own for every call. */
#define REFUSE_OTHER_NUMBERS BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1), RETURN(SECCOMP_RET_KILL_PROCESS),
#else
#define REFUSE_OTHER_NUMBERS
#endif
/* How every filter begins: only calls of this machine, whose number is looked at next. */
#define OWN_CALLS                                                      \
  LOAD(arch), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, JAIL_ARCHITECTURE, 1, 0), \
      RETURN(SECCOMP_RET_KILL_PROCESS), LOAD(nr), REFUSE_OTHER_NUMBERS
#define ALLOW(number)                                \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1), \
      RETURN(SECCOMP_RET_ALLOW)

/* 0, or errno. */
static inline int bound(int resource, unsigned long value) {
  struct rlimit bounds = {.rlim_cur = value, .rlim_max = value};
  return setrlimit(resource, &bounds) == 0 ? 0 : errno;
}

/* Puts a filter on the calling thread, or with SECCOMP_FILTER_FLAG_TSYNC on all; 0, or errno. */
static inline int filter_calls(struct sock_filter *filter, unsigned long length, unsigned long flags) {
  struct sock_fprog program = {.len = (unsigned short)length, .filter = filter};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
  return syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program) == 0 ? 0 : errno;
}

#endif
