#pragma once

/// What a process may use of the machine once it has entered the jail.
struct jail_limits {
  unsigned long cpu_seconds;
  unsigned long address_space_bytes;
  /// Descriptors that may be open at once.
  unsigned long open_files;
  /// How long a file may become that a converter writes; every other jail writes none.
  unsigned long file_bytes;
};

/// Bounds the calling process, for good: CPU time, memory, open files, no core dump, no byte added to a file, and a
/// short list of system calls that it may make: those on what is already open, on memory, time and locks. Everything
/// else (opening a file, the network, another process, another program) fails with EPERM. Returns 0, or the errno of
/// the step that failed; then nothing foreign may be read.
int jail_enter(const struct jail_limits *limits);

/// Starts a foreign program in a jail a little wider than that of `jail_enter`, since a program that is loaded must open
/// its libraries: the same limits; it may open files for reading only, where the kernel has Landlock programs,
/// libraries and fonts only; no network, no other process, nothing written but the two pipes. It reads the caller's standard
/// input, and ends with the caller. With `opens_output` it may open its standard output by name, as a program must that
/// writes to a file only; a kernel without Landlock could not keep it from other files, so there it is not run. Returns the process id and stores the reading ends of its standard output and
/// standard error, or returns -errno.
int jail_run_tool(const char *path, char *const arguments[], char *const environment[],
                  const struct jail_limits *limits, int opens_output, int *output, int *errors);

/// Starts a foreign program that must write files, an office program that converts a paper, in a jail as tight as it can
/// work in: the same limits; a process group of its own; programs, libraries and fonts to read, the folder to write,
/// nothing else of the file system; no socket, no other process, nothing to do with other processes or with the kernel's
/// workings. It ends with the caller. A kernel without Landlock cannot close the file system; then nothing is run.
/// Returns the process id, which is the group's too, or -errno; a wall that cannot be raised ends it with status 126.
int jail_run_converter(const char *path, char *const arguments[], char *const environment[],
                       const struct jail_limits *limits, const char *folder);

/// Starts a program with the given descriptor as standard input, another as descriptor 3 where `more` is not -1, and a new
/// pipe as standard output, everything else closed; with `own_group` in a process group of its own, so that it can be ended
/// with all that it started. Returns the process id and stores the pipe's reading end, or returns -errno.
int jail_spawn(const char *path, char *const arguments[], char *const environment[], int input, int more,
               int own_group, int *output);

/// Forbids the calling process, all its threads and all that it starts to make a socket, for good: the call fails with EPERM,
/// or, with `kill`, ends the process. What is open stays open. Returns 0, or errno.
int jail_deny_sockets(int kill);

/// A memory file that holds the bytes, positioned at its start; -errno where there is none.
int jail_memory_file(const void *bytes, unsigned long count);
