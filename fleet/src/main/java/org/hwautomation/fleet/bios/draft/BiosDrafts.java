package org.hwautomation.fleet.bios.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hwautomation.driver.bios.BiosDialect;
import org.hwautomation.driver.bios.BiosPlanner;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.bios.registry.KnownRegistry;
import org.hwautomation.fleet.bios.snapshot.BiosSnapshot;
import org.hwautomation.fleet.bios.snapshot.BiosSnapshots;
import org.hwautomation.fleet.bios.view.BiosViews;
import org.hwautomation.fleet.devicetype.Catalog;
import org.hwautomation.fleet.devicetype.DeviceType;
import org.hwautomation.fleet.server.Server;

/// Judges drafts of BIOS changes from our database alone, quickly enough to do it while somebody
/// types. The plan asks the server itself and has the last word.
public final class BiosDrafts {

  private final BiosSnapshots snapshots;
  private final BiosViews views;
  private final Supplier<Catalog> catalog;

  public BiosDrafts(BiosSnapshots snapshots, BiosViews views, Supplier<Catalog> catalog) {
    this.snapshots = snapshots;
    this.views = views;
    this.catalog = catalog;
  }

  /// @param wanted attribute → value, either value name, with or without a name suffix
  /// @throws Problem when the server's BIOS was never read
  public DraftCheck check(Actor actor, Server server, Map<String, Object> wanted) {
    actor.require(Permission.READ);
    var snapshot =
        snapshots
            .latestKnown(server.id())
            .orElseThrow(() ->
                Problem.notFound(
                    "not-read-yet",
                    "No values of the BIOS of " + server.name() + " are known.",
                    "Read the server again; it has to be on and through POST."));
    var known = views.registry(server, snapshot);
    var dialect = known.map(KnownRegistry::dialect).orElse(BiosDialect.STANDARD);
    var planner = new BiosPlanner(dialect);
    var live = snapshot.settings();
    var outlook =
        planner.foresee(
            live,
            known.flatMap(KnownRegistry::registry).orElse(null),
            wanted,
            deviceType(server).map(DeviceType::preserve).orElse(List.of()));
    var names = new LinkedHashMap<String, String>();
    for (var name : wanted.keySet()) {
      names.put(name, planner.liveName(live, name).orElse(name));
    }
    return draft(snapshot, wanted, names, new DraftWords(known.orElse(null), live, outlook));
  }

  private static DraftCheck draft(
      BiosSnapshot snapshot,
      Map<String, Object> wanted,
      Map<String, String> names,
      DraftWords words) {
    var wishes = new ArrayList<DraftCheck.Wish>();
    wanted.forEach((name, value) -> wishes.add(words.wish(name, names.get(name), value)));
    var named = new HashSet<String>(names.keySet());
    named.addAll(names.values());
    return new DraftCheck(
        snapshot.id(),
        snapshot.confirmedAt(),
        wishes,
        words.besides(),
        words.effects(),
        words.outlook().comparison().passes(),
        words.outlook().comparison().faults().stream()
            .filter(fault -> !named.contains(fault.attribute()))
            .toList());
  }

  private Optional<DeviceType> deviceType(Server server) {
    var all = catalog.get();
    return server
        .deviceType()
        .flatMap(all::deviceType)
        .or(() -> all.deviceTypeFor(server.identity()));
  }
}
