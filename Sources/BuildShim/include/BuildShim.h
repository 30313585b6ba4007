#pragma once

/// The build ID that the linker wrote into the running program (an ELF note of type NT_GNU_BUILD_ID): its length in
/// bytes, and where it lies as long as the program runs. 0 where the program has none.
unsigned long build_id(const unsigned char **bytes);
