package org.hwautomation.fleet.server;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.Nearest;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.credential.Login;

/// What names, tags and the rest of a server may look like; finds all faults at once.
final class ServerRules {

  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._:-]{0,99}";
  private static final String LABEL = "[\\p{L}\\p{N}][\\p{L}\\p{N} ._:=/-]{0,63}";

  private final Supplier<Set<String>> deviceTypes;

  /// @param deviceTypes names of the device types that there are now
  ServerRules(Supplier<Set<String>> deviceTypes) {
    this.deviceTypes = deviceTypes;
  }

  List<Fault> faults(
      Optional<String> name,
      Optional<Login> login,
      Optional<String> site,
      List<String> tags,
      Optional<String> deviceType) {
    var faults = new java.util.ArrayList<Fault>();
    name.filter(text -> !text.matches(NAME))
        .ifPresent(text ->
            faults.add(
                Fault.of(
                    "name",
                    "name-invalid",
                    "\"%s\" is not a server name: 1–100 letters, digits, dots, dashes, underscores or colons"
                        .formatted(text))));
    login
        .filter(l -> l.userName().isBlank() || l.userName().length() > 128)
        .ifPresent(_ -> faults.add(Fault.of("user", "user-invalid", "a BMC user name is missing")));
    site.filter(text -> !text.matches(LABEL))
        .ifPresent(text ->
            faults.add(Fault.of("site", "site-invalid", "\"%s\" is not a site".formatted(text))));
    for (var tag : tags) {
      if (!tag.matches(LABEL)) {
        faults.add(Fault.of("tags", "tag-invalid", "\"%s\" is not a tag".formatted(tag)));
      }
    }
    deviceType
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> {
          var known = deviceTypes.get();
          if (!known.contains(text)) {
            faults.add(
                new Fault(
                    "deviceType",
                    "unknown-device-type",
                    "there is no device type \"%s\"".formatted(text),
                    Nearest.to(text, known)));
          }
        });
    return faults;
  }

  static void refuse(List<Fault> faults) {
    if (faults.isEmpty()) return;
    throw new Problem(
        Problem.Kind.INVALID,
        "server-invalid",
        faults.size() == 1 ? faults.getFirst().text() : faults.size() + " things are wrong.",
        "Correct what is listed.",
        faults);
  }

  static List<String> normal(List<String> tags) {
    return List.copyOf(new TreeSet<>(tags.stream().map(String::strip).toList()));
  }
}
