package org.hwautomation.redfish.client;

import java.net.URI;

/// Paths as Redfish services write them: with and without trailing slash, sometimes as absolute
/// URLs whose host is wrong. Letter case is left alone: HPE tells `/systems` from `/Systems`.
public final class Paths {

  private Paths() {}

  /// Without scheme, host and trailing slash; query kept.
  public static String normalized(String pathOrUrl) {
    var text = pathOrUrl.strip();
    if (text.startsWith("http://") || text.startsWith("https://")) {
      var uri = URI.create(text.replace(" ", "%20"));
      text = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }
    int query = text.indexOf('?');
    var path = query < 0 ? text : text.substring(0, query);
    while (path.length() > 1 && path.endsWith("/")) path = path.substring(0, path.length() - 1);
    return query < 0 ? path : path + text.substring(query);
  }

  /// Same resource, whatever the trailing slash.
  public static boolean same(String one, String other) {
    return normalized(one).equals(normalized(other));
  }

  /// The last segment: usually the id.
  public static String last(String path) {
    var normalized = normalized(path);
    return normalized.substring(normalized.lastIndexOf('/') + 1);
  }
}
