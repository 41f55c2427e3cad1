package org.hwautomation.app.web;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.server.ServerFacet;
import org.hwautomation.fleet.server.ServerFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/// Which servers a dialog is for: by id, by a list of names, or all that a search finds. The first
/// of these that is given counts.
///
/// @param names names or ids, between them commas, blanks or line ends
/// @param text as in the list of servers
/// @param tag exactly; empty for any
/// @param deviceType as assigned; empty for any
public record BiosSelection(
    @BindParam("server") List<UUID> servers,
    String names,
    String text,
    String tag,
    String deviceType) {

  /// A slip in a search must not order the whole estate.
  static final int MOST = 10_000;

  public BiosSelection(
      @Nullable List<UUID> servers,
      @Nullable String names,
      @Nullable String text,
      @Nullable String tag,
      @Nullable String deviceType) {
    this.servers = servers == null ? List.of() : List.copyOf(servers);
    this.names = names == null ? "" : names.strip();
    this.text = text == null ? "" : text.strip();
    this.tag = tag == null ? "" : tag;
    this.deviceType = deviceType == null ? "" : deviceType;
  }

  static BiosSelection of(List<UUID> servers) {
    return new BiosSelection(servers, "", "", "", "");
  }

  public boolean isEmpty() {
    return servers.isEmpty()
        && names.isEmpty()
        && text.isEmpty()
        && tag.isEmpty()
        && deviceType.isEmpty();
  }

  /// @throws Problem when a name is unknown, nothing is found, or it is too many for a dialog
  List<UUID> ids(Fleet fleet) {
    var ids = find(fleet);
    if (ids.isEmpty()) {
      throw Problem.notFound(
          "no-server-matches", "No server matches this choice.", "Choose others.");
    }
    if (ids.size() > MOST) {
      throw Problem.invalid(
          "too-many-servers",
          "%,d servers match, and a dialog is for at most %,d.".formatted(ids.size(), MOST),
          "Choose fewer, or order it with 'hwa bios apply --query'.");
    }
    return ids;
  }

  private List<UUID> find(Fleet fleet) {
    if (!servers.isEmpty()) return servers;
    if (!names.isEmpty()) return named(fleet);
    if (isEmpty()) return List.of();
    Map<ServerFacet, Set<String>> chosen = new EnumMap<>(ServerFacet.class);
    if (!tag.isEmpty()) chosen.put(ServerFacet.TAG, Set.of(tag));
    if (!deviceType.isEmpty()) chosen.put(ServerFacet.DEVICE_TYPE, Set.of(deviceType));
    return fleet.servers().ids(new ServerFilter(text, chosen));
  }

  private List<UUID> named(Fleet fleet) {
    var ids = new LinkedHashSet<UUID>();
    var faults = new ArrayList<Fault>();
    for (var name : names.split("[\\s,]+")) {
      try {
        ids.add(fleet.servers().byIdOrName(name).id());
      } catch (Problem problem) {
        faults.add(Fault.of(name, problem.code(), "there is no such server"));
      }
    }
    if (faults.isEmpty()) return List.copyOf(ids);
    throw new Problem(
        Problem.Kind.INVALID,
        "server-unknown",
        faults.size() == 1
            ? "There is no server \"" + faults.getFirst().where() + "\"."
            : faults.size() + " of the names are of no server.",
        "Correct the list.",
        faults);
  }
}
