package org.hwautomation.driver.dell;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hwautomation.driver.Capability;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.Match;
import org.hwautomation.driver.MissingTool;
import org.hwautomation.driver.ServerContext;
import org.hwautomation.driver.bios.BiosDialect;
import org.hwautomation.driver.bios.MapTermsDialect;
import org.hwautomation.driver.bios.NameDialect;
import org.hwautomation.driver.bios.ValueDialect;
import org.hwautomation.driver.intent.IntentMappings;
import org.hwautomation.driver.standard.RedfishIdentity;
import org.hwautomation.driver.standard.RedfishManagerReset;
import org.hwautomation.driver.standard.RedfishPower;
import org.hwautomation.driver.standard.ServerResources;
import org.hwautomation.driver.standard.StandardServer;
import org.hwautomation.driver.standard.bios.BiosResource;
import org.hwautomation.driver.standard.bios.RedfishBios;
import org.hwautomation.driver.standard.bios.RedfishBiosDefaults;
import org.hwautomation.driver.standard.bios.RedfishBiosPasswords;
import org.hwautomation.driver.standard.bios.RedfishBiosWatch;
import org.hwautomation.driver.standard.bios.SettingsObjectStaging.ApplyTime;
import org.hwautomation.driver.standard.boot.RedfishBootOrder;
import org.hwautomation.driver.standard.boot.RedfishSecureBoot;
import org.hwautomation.driver.standard.firmware.FirmwareInventory;
import org.hwautomation.driver.standard.inventory.RedfishInventory;
import org.hwautomation.driver.standard.ipmi.IpmiCapabilities;
import org.hwautomation.redfish.client.Bmc;
import org.hwautomation.redfish.client.IfMatch;
import org.hwautomation.redfish.client.ServiceRoot;

/// Dell PowerEdge with iDRAC8, 9 and 10.
public final class DellDriver implements Driver {

  /// Read-only by dependency is judged by the values in force, now and then even within one job
  /// (fact book 3.3): what unlocks goes first, with a reset of its own.
  static final BiosDialect BIOS =
      new BiosDialect(
          MapTermsDialect.ANY,
          ValueDialect.NAME,
          NameDialect.STABLE,
          BiosDialect.Unlock.NEXT_RESET);

  private static final IntentMappings INTENTS = IntentMappings.beside(DellDriver.class, "dell");

  @Override
  public String id() {
    return "dell";
  }

  @Override
  public Match match(ServiceRoot root) {
    if (root.vendor().equals("Dell")) return Match.vendor("ServiceRoot.Vendor is \"Dell\"");
    if (root.oemKey().filter("Dell"::equals).isPresent()) {
      return Match.vendor("ServiceRoot.Oem has \"Dell\"");
    }
    if (root.product().contains("Dell Remote Access Controller")) {
      return Match.vendor("ServiceRoot.Product is \"" + root.product() + "\"");
    }
    // iDRAC9 before 4.x names nobody, but its services live below the manager.
    return root.link("AccountService").filter(path -> path.contains("/iDRAC.Embedded.")).isPresent()
        ? Match.vendor("ServiceRoot.AccountService is below iDRAC.Embedded.1")
        : Match.NONE;
  }

  @Override
  public IntentMappings intents() {
    return INTENTS;
  }

  @Override
  public ConnectedServer open(Bmc bmc, ServerContext context) {
    var resources = new ServerResources(bmc);
    var jobs = new DellJobs(resources);
    var identity =
        new RedfishIdentity(
            resources,
            "Dell",
            (_, manager) -> DellGeneration.of(manager).bmcFamily(),
            // People know a PowerEdge by its service tag; SerialNumber is the board's.
            (system, _) ->
                system
                    .optionalText("SKU")
                    .filter(tag -> !tag.isBlank())
                    .orElse(system.text("SerialNumber")));
    var firmware = new FirmwareInventory(resources, DellFirmwareItems::items);
    var bios = new BiosResource(resources);
    var staging = new DellBiosStaging(bios, jobs);
    var settings = new RedfishBios(bios, BIOS, staging, INTENTS);
    var capabilities =
        new ArrayList<Capability>(
            List.of(
                new RedfishInventory(resources, identity, firmware),
                new DellReadiness(resources, jobs),
                new RedfishPower(resources),
                new RedfishBiosWatch(resources),
                new DellBootOverride(resources),
                new RedfishManagerReset(resources),
                settings,
                new DellBiosDefaults(new RedfishBiosDefaults(bios, settings), bios, jobs),
                new DellBiosPasswords(
                    new RedfishBiosPasswords(bios, settings, Set.of(), DellBiosPasswords::shown),
                    staging),
                new DellBootOrder(
                    new RedfishBootOrder(resources, ApplyTime.WHEN_ADVERTISED, IfMatch.NONE),
                    staging),
                new DellSecureBoot(new RedfishSecureBoot(resources, IfMatch.NONE), staging),
                DellFirmwareUpdate.of(resources, firmware, jobs)));
    context
        .tools()
        .find("racadm")
        .ifPresentOrElse(
            program ->
                capabilities.add(
                    new RacadmBios(settings, bios, new Racadm(program, bmc.endpoint()))),
            () ->
                capabilities.add(
                    MissingTool.notInstalled(context.tools(), "Dell's iDRAC tools", "racadm")));
    capabilities.addAll(IpmiCapabilities.of(resources.name(), context));
    return new StandardServer(
        id(), resources, identity, capabilities, EnumSet.allOf(DellQuirk.class));
  }
}
