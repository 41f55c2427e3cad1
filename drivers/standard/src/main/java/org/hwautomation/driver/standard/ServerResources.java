package org.hwautomation.driver.standard;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hwautomation.redfish.client.Bmc;
import org.hwautomation.redfish.client.Freshness;
import org.hwautomation.redfish.client.Resource;
import org.hwautomation.redfish.client.ServiceRoot;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import org.jspecify.annotations.Nullable;

/// Finds one server's resources by following the collections; no id is assumed. Paths are found
/// once and kept, contents are read every time (the gateway caches).
public final class ServerResources {

  /// The members of the system's collections.
  private static final int SYSTEM_DEPTH = 2;

  private final Bmc bmc;
  private volatile @Nullable String systemPath;
  private volatile @Nullable String managerPath;
  private volatile @Nullable String biosPath;
  private volatile @Nullable String firmwareInventoryPath;

  public ServerResources(Bmc bmc) {
    this.bmc = bmc;
  }

  public Bmc bmc() {
    return bmc;
  }

  /// How the operator calls this server.
  public String name() {
    return bmc.endpoint().name();
  }

  public ServiceRoot root() {
    return bmc.root();
  }

  /// The host's `ComputerSystem`. Of several systems (an accelerator board beside the host) it is
  /// the one that can be reset and has a BIOS.
  public Resource system() {
    return system(Freshness.CACHED);
  }

  public Resource system(Freshness freshness) {
    var known = systemPath;
    if (known != null) return bmc.read(known, freshness);
    var system =
        members("Systems", freshness).stream()
            .max(Comparator.comparingInt(ServerResources::hostLikeness))
            .orElseThrow(() -> missing("Systems"));
    systemPath = system.path();
    return system;
  }

  private static int hostLikeness(Resource system) {
    return (system.action("ComputerSystem.Reset").isPresent() ? 4 : 0)
        + (system.link("Bios").isPresent() ? 2 : 0)
        + (system.text("SystemType").equals("Physical") ? 1 : 0);
  }

  /// The BMC itself: who manages the host, else the first manager.
  public Resource manager() {
    return manager(Freshness.CACHED);
  }

  public Resource manager(Freshness freshness) {
    var known = managerPath;
    if (known != null) return bmc.read(known, freshness);
    var managedBy =
        links(system(), "ManagedBy").stream().findFirst().flatMap(path -> find(path, freshness));
    var manager =
        managedBy
            .or(() -> members("Managers", freshness).stream().findFirst())
            .orElseThrow(() -> missing("Managers"));
    managerPath = manager.path();
    return manager;
  }

  public Optional<Resource> chassis() {
    return links(system(), "Chassis").stream().findFirst().flatMap(bmc::find);
  }

  /// The BIOS resource, read now; empty on services that do not have one.
  public Optional<Resource> bios() {
    return biosPath().flatMap(this::findFresh);
  }

  /// The BIOS resource as read moments ago.
  public Optional<Resource> knownBios() {
    return biosPath().flatMap(bmc::find);
  }

  private Optional<String> biosPath() {
    var known = biosPath;
    if (known != null) return Optional.of(known);
    var path = system().link("Bios");
    path.ifPresent(found -> biosPath = found);
    return path;
  }

  public Optional<Resource> updateService() {
    return root().link("UpdateService").flatMap(bmc::find);
  }

  /// The firmware inventory, read now: first at the URI that its schema gives, and where a service
  /// has it elsewhere, at the one that the UpdateService links to.
  public List<Resource> firmwareInventory() {
    var known = firmwareInventoryPath;
    if (known != null) return membersNow(known);
    var usual = root().link("UpdateService").map(service -> service + "/FirmwareInventory");
    if (usual.isEmpty()) return List.of();
    try {
      var members = membersNow(usual.get());
      firmwareInventoryPath = usual.get();
      return members;
    } catch (RedfishException e) {
      if (!(e.failure() instanceof Failure.NotFound)) throw e;
    }
    var linked = updateService().flatMap(service -> service.link("FirmwareInventory"));
    if (linked.isEmpty() || linked.equals(usual)) return List.of();
    firmwareInventoryPath = linked.get();
    return membersNow(linked.get());
  }

  private List<Resource> membersNow(String collection) {
    bmc.forget(collection);
    return bmc.members(collection);
  }

  /// The system with what is below it, where the service fills in so much; else as it is. Read now.
  public Resource systemInDepth() {
    if (root().expandLevels() < SYSTEM_DEPTH) return system(Freshness.FRESH);
    var known = systemPath;
    if (known == null) known = system(Freshness.FRESH).path();
    return bmc.readExpanded(known, SYSTEM_DEPTH);
  }

  /// Reads past the cache; empty on 404.
  public Optional<Resource> findFresh(String path) {
    return find(path, Freshness.FRESH);
  }

  private Optional<Resource> find(String path, Freshness freshness) {
    try {
      return Optional.of(bmc.read(path, freshness));
    } catch (RedfishException e) {
      if (e.failure() instanceof Failure.NotFound) return Optional.empty();
      throw e;
    }
  }

  private List<Resource> members(String collection, Freshness freshness) {
    var path = root().link(collection);
    return path.map(freshness == Freshness.FRESH ? this::membersNow : bmc::members)
        .orElse(List.of());
  }

  private static List<String> links(Resource resource, String name) {
    return new Resource(resource.path(), resource.at("Links"), "").links(name);
  }

  /// An empty `Systems` is what iDRAC shows for two minutes after its job queue was cleared by
  /// force (fact book 2.2).
  private RedfishException missing(String collection) {
    return new RedfishException(
        new Failure.Busy(
            new Where(name(), "GET", ServiceRoot.PATH + "/" + collection), null, List.of()));
  }
}
