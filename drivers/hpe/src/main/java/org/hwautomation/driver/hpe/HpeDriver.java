package org.hwautomation.driver.hpe;

import java.util.ArrayList;
import java.util.EnumSet;
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
import org.hwautomation.driver.standard.BootDialect;
import org.hwautomation.driver.standard.RedfishBootOverride;
import org.hwautomation.driver.standard.RedfishIdentity;
import org.hwautomation.driver.standard.RedfishManagerReset;
import org.hwautomation.driver.standard.RedfishPower;
import org.hwautomation.driver.standard.ServerResources;
import org.hwautomation.driver.standard.StandardServer;
import org.hwautomation.driver.standard.bios.BiosResource;
import org.hwautomation.driver.standard.bios.RedfishBios;
import org.hwautomation.driver.standard.bios.RedfishBiosDefaults;
import org.hwautomation.driver.standard.bios.RedfishBiosPasswords;
import org.hwautomation.driver.standard.bios.RedfishBiosPasswords.Shown;
import org.hwautomation.driver.standard.bios.RedfishBiosWatch;
import org.hwautomation.driver.standard.boot.RedfishSecureBoot;
import org.hwautomation.driver.standard.boot.RedfishSecureBootKeys;
import org.hwautomation.driver.standard.firmware.FirmwareInventory;
import org.hwautomation.driver.standard.inventory.RedfishInventory;
import org.hwautomation.redfish.client.Bmc;
import org.hwautomation.redfish.client.IfMatch;
import org.hwautomation.redfish.client.Resource;
import org.hwautomation.redfish.client.ServiceRoot;

/// HPE ProLiant with iLO 5, 6 or 7.
public final class HpeDriver implements Driver {

  /// WorkloadProfile and what it grays out may travel in one PATCH: POST judges them together.
  static final BiosDialect BIOS =
      new BiosDialect(
          MapTermsDialect.FOLLOWING,
          ValueDialect.NAME,
          NameDialect.STABLE,
          BiosDialect.Unlock.SAME_RESET);

  private static final IntentMappings INTENTS = IntentMappings.beside(HpeDriver.class, "hpe");

  @Override
  public String id() {
    return "hpe";
  }

  /// By the iLO in `Oem.Hpe`, not by `Vendor`: HPE also sells machines without one (Cray).
  @Override
  public Match match(ServiceRoot root) {
    if (root.resource().at("Oem", "Hpe", "Manager").isMissingNode()) return Match.NONE;
    return Match.vendor("ServiceRoot has Oem.Hpe.Manager (" + ilo(root) + ")");
  }

  private static String ilo(ServiceRoot root) {
    return root.resource().at("Oem", "Hpe", "Manager").path(0).path("ManagerType").asString("iLO");
  }

  @Override
  public IntentMappings intents() {
    return INTENTS;
  }

  @Override
  public ConnectedServer open(Bmc bmc, ServerContext context) {
    var resources = new ServerResources(bmc);
    var plain = RedfishIdentity.of(resources);
    var identity =
        new RedfishIdentity(
            resources, "HPE", (_, manager) -> family(resources, manager), plain.serial());
    var firmware = new FirmwareInventory(resources, HpeFirmwareItems::read);
    var bios = new BiosResource(resources);
    var byRedfish = new RedfishBios(bios, BIOS, new HpeBiosStaging(bios), INTENTS);
    var capabilities = new ArrayList<Capability>();
    capabilities.add(new RedfishInventory(resources, identity, firmware));
    capabilities.add(new HpeReadiness(resources, bios));
    capabilities.add(new RedfishPower(resources));
    capabilities.add(new RedfishBiosWatch(resources));
    capabilities.add(new RedfishBootOverride(resources, BootDialect.STANDARD));
    capabilities.add(new RedfishManagerReset(resources));
    capabilities.add(byRedfish);
    capabilities.add(new RedfishBiosDefaults(bios, byRedfish));
    capabilities.add(
        new RedfishBiosPasswords(
            bios, byRedfish, Set.of("AdministratorPassword", "PowerOnPassword"), Shown.NOT_AT_ALL));
    capabilities.add(new HpeBootOrder(bios));
    capabilities.add(new RedfishSecureBoot(resources, IfMatch.LADDER));
    capabilities.add(new RedfishSecureBootKeys(resources));
    context
        .tools()
        .find("ilorest")
        .ifPresentOrElse(
            program ->
                capabilities.add(
                    new IlorestBios(byRedfish, bios, new Ilorest(program, bmc.endpoint()))),
            () ->
                capabilities.add(
                    MissingTool.notInstalled(
                        context.tools(), "HPE's RESTful interface tool", "ilorest")));
    capabilities.add(new HpeFirmwareUpdate(resources, firmware));
    capabilities.add(new HpeLicensing(resources));
    return new StandardServer(
        id(), resources, identity, capabilities, EnumSet.allOf(HpeQuirk.class));
  }

  private static String family(ServerResources resources, Resource manager) {
    var type = ilo(resources.root());
    return type.equals("iLO") ? manager.text("Model") : type;
  }
}
