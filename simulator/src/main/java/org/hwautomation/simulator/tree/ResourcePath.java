package org.hwautomation.simulator.tree;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// How paths are compared: without query, fragment and trailing slash, and without regard to case
/// (fact book 1.1: BMCs mix all of these).
public final class ResourcePath {

  private ResourcePath() {}

  /// The path as it came, minus query, fragment and trailing slashes.
  public static String clean(String uri) {
    int end = uri.length();
    for (int i = 0; i < end; i++) {
      char c = uri.charAt(i);
      if (c == '?' || c == '#') {
        end = i;
        break;
      }
    }
    while (end > 1 && uri.charAt(end - 1) == '/') end--;
    return uri.substring(0, end);
  }

  /// The key under which a resource is found.
  public static String key(String uri) {
    return decoded(clean(uri)).toLowerCase(Locale.ROOT);
  }

  /// Percent-decoded except for `%23`, `%25`, `%2F` and `%3F`: those stay, as BMCs have them in the
  /// names of resources (`iDRAC.Embedded.1%23NIC.1`).
  public static String decoded(String path) {
    if (path.indexOf('%') < 0) return path;
    try {
      var kept = path.replace("+", "%2B").replaceAll("(?i)%(23|25|2F|3F)", "%25$1");
      return URLDecoder.decode(kept, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path; // No resource has such a name; 404 says so.
    }
  }

  public static String lastSegment(String uri) {
    var path = clean(uri);
    return path.substring(path.lastIndexOf('/') + 1);
  }

  public static String parent(String uri) {
    var path = clean(uri);
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }
}
