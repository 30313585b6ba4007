#pragma once

/// Blocks of up to `most` bytes come from memory that the process has, and up to `spare` bytes of what is free stay with it
/// (glibc's `mallopt`). Of an allocator that has no such choice nothing is asked.
void keep_memory(int most, int spare);
