package org.hwautomation.base;

import java.util.Locale;

/// A number of bytes, zero or more. Prints in binary units (`30 MiB`), as BMC vendors count their
/// limits.
public record ByteSize(long bytes) implements Comparable<ByteSize> {

  public ByteSize {
    if (bytes < 0) throw new IllegalArgumentException("a size cannot be negative: " + bytes);
  }

  public static ByteSize ofKiB(long n) {
    return new ByteSize(Math.multiplyExact(n, 1024L));
  }

  public static ByteSize ofMiB(long n) {
    return new ByteSize(Math.multiplyExact(n, 1024L * 1024));
  }

  @Override
  public int compareTo(ByteSize other) {
    return Long.compare(bytes, other.bytes);
  }

  @Override
  public String toString() {
    if (bytes < 1024) return bytes + " B";
    var units = new String[] {"KiB", "MiB", "GiB", "TiB"};
    double n = bytes / 1024.0;
    int i = 0;
    while (n >= 1024 && i < units.length - 1) {
      n /= 1024;
      i++;
    }
    return n == Math.rint(n)
        ? (long) n + " " + units[i]
        : String.format(Locale.ROOT, "%.1f %s", n, units[i]);
  }
}
