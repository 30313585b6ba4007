#include "JailShim.h"

#include "Jail.h"

int jail_deny_sockets(int kill) {
  unsigned int refusal = kill ? SECCOMP_RET_KILL_PROCESS : SECCOMP_RET_ERRNO | (EPERM & SECCOMP_RET_DATA);
  struct sock_filter filter[] = {
      OWN_CALLS
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_socket, 0, 1),
      RETURN(refusal),
      /* A ring opens sockets without the call. */
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_io_uring_setup, 0, 1),
      RETURN(refusal),
      RETURN(SECCOMP_RET_ALLOW),
  };
  return filter_calls(filter, sizeof filter / sizeof filter[0], SECCOMP_FILTER_FLAG_TSYNC);
}
