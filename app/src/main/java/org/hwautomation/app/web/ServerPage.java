package org.hwautomation.app.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.driver.inventory.Inventory;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.bios.BiosKeeping;
import org.hwautomation.fleet.bios.compliance.ResultQuery;
import org.hwautomation.fleet.bios.drift.DriftQuery;
import org.hwautomation.fleet.inventory.InventorySnapshot;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.fleet.server.ServerState;
import org.hwautomation.fleet.server.Trust;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One server, a tab at a time. Showing it never calls its BMC; "Read again" does.
@Controller
final class ServerPage {

  private static final List<String> TABS =
      List.of("overview", "inventory", "firmware", "bios", "jobs", "calls");

  private static final int MOST_RULES = 100;
  private static final int MOST_DRIFT = 1_000;

  private final Fleet fleet;
  private final BiosKeeping keeping;
  private final JobRows jobs;
  private final Pages pages;

  ServerPage(Fleet fleet, BiosKeeping keeping, JobRows jobs, Pages pages) {
    this.fleet = fleet;
    this.keeping = keeping;
    this.jobs = jobs;
    this.pages = pages;
  }

  @GetMapping("/servers/{id}")
  ResponseEntity<byte[]> show(
      Actor actor,
      CsrfToken csrf,
      @PathVariable String id,
      @RequestParam(defaultValue = "overview") String tab) {
    actor.require(Permission.READ);
    var server = fleet.servers().byIdOrName(id);
    return pages.show(
        "server", view(actor, csrf, server, TABS.contains(tab) ? tab : "overview", null));
  }

  @PostMapping("/servers/{id}/refresh")
  ResponseEntity<byte[]> refresh(
      Actor actor,
      CsrfToken csrf,
      @PathVariable UUID id,
      @RequestParam(name = "tab", defaultValue = "overview") String wanted) {
    var tab = TABS.contains(wanted) ? wanted : "overview";
    try {
      fleet.inventories().refresh(actor, id);
      fleet.biosReadings().refresh(actor, id);
      return Pages.seeOther("/servers/" + id + "?tab=" + tab);
    } catch (Problem problem) {
      var server = fleet.servers().byId(id);
      return pages.show("server", view(actor, csrf, server, tab, Notices.of(problem)));
    }
  }

  private ServerView view(
      Actor actor, CsrfToken csrf, Server server, String tab, @Nullable Notice notice) {
    var inventory = fleet.inventories().latest(server.id());
    var active = jobs.active(server.id());
    return new ServerView(
        Pages.frame(server.name(), "servers", actor, csrf),
        server.id().toString(),
        server.name(),
        server.address(),
        Badges.of(server.state()),
        Badges.of(server.health()),
        server.state() == ServerState.UNREACHABLE && notice == null ? server.stateReason() : "",
        active.map(JobRow::id).orElse(""),
        active
            .map(job -> job.operation() + ": " + job.now() + " (" + job.percent() + " %)")
            .orElse(""),
        tab,
        tabs(server, tab),
        tab.equals("overview") ? facts(server) : List.of(),
        sections(server, tab, inventory.orElse(null)),
        tab.equals("jobs") ? jobs.of(server.id(), 50) : List.of(),
        tab.equals("bios") ? bios(actor, server) : null,
        actor.may(Permission.CHANGE_SERVERS),
        notice);
  }

  private BiosTab bios(Actor actor, Server server) {
    return BiosTabs.of(
        fleet.biosViews().of(server),
        keeping
            .compliance()
            .results(actor, ResultQuery.all(MOST_RULES).ofServer(server.id()))
            .items(),
        keeping
            .drifts()
            .list(actor, DriftQuery.open(MOST_DRIFT).ofServer(server.id()))
            .items()
            .size());
  }

  private static List<Chip> tabs(Server server, String open) {
    return TABS.stream()
        .map(tab ->
            new Chip(
                tab.equals("bios") ? "BIOS" : capitalised(tab),
                -1,
                tab.equals(open),
                "/servers/" + server.id() + "?tab=" + tab))
        .toList();
  }

  private static List<ServerView.Fact> facts(Server server) {
    var identity = server.identity();
    var facts = new ArrayList<ServerView.Fact>();
    facts.add(new ServerView.Fact("Machine", (identity.vendor() + " " + identity.model()).strip()));
    facts.add(new ServerView.Fact("Serial", identity.serial()));
    facts.add(new ServerView.Fact("UUID", identity.uuid()));
    facts.add(
        new ServerView.Fact("BMC", (identity.bmcFamily() + " " + identity.bmcVersion()).strip()));
    facts.add(new ServerView.Fact("BIOS", identity.biosVersion()));
    facts.add(new ServerView.Fact("Power", server.power().name().toLowerCase(Locale.ROOT)));
    facts.add(new ServerView.Fact("Host name", identity.hostName()));
    facts.add(
        new ServerView.Fact("Device type", server.deviceType().orElse("found by match rules")));
    facts.add(new ServerView.Fact("Site", server.site()));
    facts.add(new ServerView.Fact("Tags", String.join(", ", server.tags())));
    facts.add(new ServerView.Fact("Driver", server.driver()));
    facts.add(new ServerView.Fact("Trust", trust(server.endpoint().trust())));
    facts.add(
        new ServerView.Fact(
            "Reachability",
            server.reachability().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    if (!server.stateReason().isEmpty())
      facts.add(new ServerView.Fact("Why", server.stateReason()));
    facts.add(
        new ServerView.Fact(
            "Last answer", server.lastSeen() == null ? "never" : Times.moment(server.lastSeen())));
    facts.add(
        new ServerView.Fact(
            "Inventory of",
            server.inventoryAt() == null ? "never read" : Times.moment(server.inventoryAt())));
    return facts.stream().filter(fact -> !fact.value().isEmpty()).toList();
  }

  private static String trust(Trust trust) {
    return switch (trust) {
      case Trust.Pinned(var fingerprint) -> "certificate pinned, SHA-256 " + fingerprint.hex();
      case Trust.CertificateAuthority _ -> "certificate authority";
      case Trust.OnFirstUse _ -> "will pin the certificate seen first";
    };
  }

  private List<ServerView.Section> sections(
      Server server, String tab, @Nullable InventorySnapshot snapshot) {
    return switch (tab) {
      case "inventory" -> snapshot == null ? notRead("Inventory") : hardware(snapshot.inventory());
      case "firmware" -> snapshot == null ? notRead("Firmware") : List.of(firmware(snapshot));
      case "calls" -> List.of(calls(server));
      default -> List.of();
    };
  }

  private static List<ServerView.Section> notRead(String what) {
    return List.of(
        new ServerView.Section(
            what, "", List.of(), List.of(), "Not read yet. Press \"Read again\".", false));
  }

  private static List<ServerView.Section> hardware(Inventory inventory) {
    var gaps = inventory.gaps().stream().map(gap -> gap.part() + ": " + gap.reason()).toList();
    return List.of(
        new ServerView.Section(
            "Processors",
            gaps.isEmpty() ? "" : "Could not be read: " + String.join("; ", gaps),
            List.of("Id", "Model", "Manufacturer", "Cores", "Threads"),
            inventory.processors().stream()
                .map(p ->
                    List.of(
                        p.id(),
                        p.model(),
                        p.manufacturer(),
                        number(p.cores()),
                        number(p.threads())))
                .toList(),
            "The BMC names no processor.",
            false),
        new ServerView.Section(
            "Memory",
            "",
            List.of("Id", "Type", "Capacity", "MHz", "Manufacturer", "Part number"),
            inventory.memory().stream()
                .map(m ->
                    List.of(
                        m.id(),
                        m.type(),
                        m.capacity().toString(),
                        number(m.speedMhz()),
                        m.manufacturer(),
                        m.partNumber()))
                .toList(),
            "The BMC names no memory.",
            inventory.memory().size() > 12),
        new ServerView.Section(
            "Drives",
            "",
            List.of("Id", "Model", "Serial", "Capacity", "Media", "Protocol", "Firmware"),
            inventory.drives().stream()
                .map(d ->
                    List.of(
                        d.id(),
                        d.model(),
                        d.serial(),
                        d.capacity() == null ? "" : d.capacity().toString(),
                        d.mediaType(),
                        d.protocol(),
                        d.firmwareVersion()))
                .toList(),
            "The BMC names no drive.",
            inventory.drives().size() > 12),
        new ServerView.Section(
            "Network ports",
            "",
            List.of("Id", "Name", "MAC address", "Mbit/s", "Link"),
            inventory.networkPorts().stream()
                .map(n ->
                    List.of(
                        n.id(), n.name(), n.macAddress(), number(n.speedMbps()), n.linkStatus()))
                .toList(),
            "The BMC names no network port.",
            false));
  }

  private static ServerView.Section firmware(InventorySnapshot snapshot) {
    return new ServerView.Section(
        "Firmware",
        "As read at " + Times.moment(snapshot.confirmedAt()),
        List.of("Component", "Kind", "Slot", "Name", "Version", "State", "Updateable"),
        snapshot.inventory().firmware().stream()
            .map(f ->
                List.of(
                    f.component(),
                    word(f.kind()),
                    f.slot(),
                    f.name(),
                    f.version(),
                    word(f.state()),
                    f.updateable() ? "yes" : "no"))
            .toList(),
        "The BMC has no firmware inventory.",
        true);
  }

  /// Abbreviations as they are, words as words.
  private static String word(ComponentKind kind) {
    return switch (kind) {
      case BMC, BIOS, CPLD, NIC, PSU -> kind.name();
      case STORAGE -> "storage";
      case DRIVE -> "drive";
      case OTHER -> "other";
    };
  }

  private static String word(FirmwareItem.State state) {
    return switch (state) {
      case ACTIVE -> "running";
      case STAGED -> "staged, waits for a reset";
      case BACKUP -> "backup";
    };
  }

  private ServerView.Section calls(Server server) {
    return new ServerView.Section(
        "Calls to the BMC",
        "The newest first, as this process made them; secrets are left out.",
        List.of("Time", "Request", "Status", "Took", "Outcome"),
        fleet.connections().recentCalls(server.id()).stream()
            .map(call ->
                List.of(
                    Times.clock(call.at()),
                    call.verb() + " " + call.path(),
                    call.status() == 0 ? "no answer" : String.valueOf(call.status()),
                    call.took().toMillis() + " ms",
                    call.outcome()))
            .toList(),
        "This process has not called the BMC yet.",
        true);
  }

  private static String number(int value) {
    return value == 0 ? "" : String.valueOf(value);
  }

  private static String capitalised(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
