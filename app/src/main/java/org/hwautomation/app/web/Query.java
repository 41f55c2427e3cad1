package org.hwautomation.app.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The query of a page's URL, which holds the page's whole state; makes links that change one thing
/// and keep the rest.
record Query(String path, List<Parameter> parameters) {

  record Parameter(String name, String value) {}

  Query {
    parameters = List.copyOf(parameters);
  }

  Query with(String name, String value) {
    var more = new ArrayList<>(without(name).parameters);
    if (!value.isEmpty()) more.add(new Parameter(name, value));
    return new Query(path, more);
  }

  Query without(String name) {
    return new Query(path, parameters.stream().filter(p -> !p.name.equals(name)).toList());
  }

  /// Chooses a value that was not chosen, or the other way round; other values of the name stay.
  Query toggled(String name, String value) {
    var it = new Parameter(name, value);
    var more = new ArrayList<>(parameters);
    if (!more.remove(it)) more.add(it);
    return new Query(path, more);
  }

  String text() {
    return String.join("&", parameters.stream().map(p -> p.name + "=" + encode(p.value)).toList());
  }

  String href() {
    return parameters.isEmpty() ? path : path + "?" + text();
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
