import Dossiers
import Glibc

// A jailed reader is this program started again; it must not do anything else first.
if CommandLine.arguments.dropFirst().first == ReaderChild.argument { exit(ReaderChild.run()) }
Hoso.main()
