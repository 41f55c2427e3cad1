package org.hwautomation.simulator.tree;

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
    return clean(uri).toLowerCase(Locale.ROOT);
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
