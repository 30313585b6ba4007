/* What both jails are built of: the machine's system calls as a filter sees them, and bounds on resources. */
#ifndef JAIL_H
#define JAIL_H

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/resource.h>

#if defined(__x86_64__)
#define JAIL_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define JAIL_ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "the jail knows the system calls of x86_64 and aarch64 only"
#endif

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define RETURN(action) BPF_STMT(BPF_RET | BPF_K, (action))
#define ALLOW(number)                                \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1), \
      RETURN(SECCOMP_RET_ALLOW)

/* 0, or errno. */
static inline int bound(int resource, unsigned long value) {
  struct rlimit bounds = {.rlim_cur = value, .rlim_max = value};
  return setrlimit(resource, &bounds) == 0 ? 0 : errno;
}

#endif
