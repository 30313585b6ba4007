import Glibc

/// A NULL-terminated array of C strings, alive during the body.
package func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  let array = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: strings.count + 1)
  defer { array.deallocate() }
  for (index, string) in strings.enumerated() { array[index] = strdup(string) }
  array[strings.count] = nil
  defer { strings.indices.forEach { free(array[$0]) } }
  return body(array)
}
