package org.hwautomation.redfish.client;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Paths as Redfish services write them: with and without trailing slash, sometimes as absolute
/// URLs whose host is wrong. Letter case is left alone: HPE tells `/systems` from `/Systems`.
public final class Paths {

  private static final String ALLOWED = "-._~!$&'()*+,;=:@/?%";

  private Paths() {}

  /// Without scheme, host and trailing slash; query kept.
  public static String normalized(String pathOrUrl) {
    var text = local(pathOrUrl);
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

  /// As it goes into the request line: no host, so that no link can lead a request and our token
  /// elsewhere; no fragment; nothing that HTTP does not allow there.
  static String onWire(String pathOrUrl) {
    var text = local(pathOrUrl);
    int fragment = text.indexOf('#');
    if (fragment >= 0) text = text.substring(0, fragment);
    int begin = 0;
    while (begin < text.length() && (text.charAt(begin) == '/' || text.charAt(begin) == '\\')) {
      begin++;
    }
    var wire = new StringBuilder(text.length() + 8).append('/');
    for (byte b : text.substring(begin).getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || ALLOWED.indexOf(c) >= 0)) wire.append(c);
      else wire.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
    }
    return wire.toString();
  }

  private static String local(String pathOrUrl) {
    var text = pathOrUrl.strip();
    if (!text.startsWith("http://") && !text.startsWith("https://")) return text;
    int path = text.indexOf('/', text.indexOf("//") + 2);
    return path < 0 ? "/" : text.substring(path);
  }
}
