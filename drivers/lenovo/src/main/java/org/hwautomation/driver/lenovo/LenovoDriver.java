package org.hwautomation.driver.lenovo;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;
import org.hwautomation.driver.Capability;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.Match;
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
import org.hwautomation.driver.standard.bios.SettingsObjectStaging;
import org.hwautomation.driver.standard.bios.SettingsObjectStaging.ApplyTime;
import org.hwautomation.driver.standard.boot.RedfishBootOrder;
import org.hwautomation.driver.standard.boot.RedfishSecureBoot;
import org.hwautomation.driver.standard.boot.RedfishSecureBootKeys;
import org.hwautomation.driver.standard.firmware.FirmwareInventory;
import org.hwautomation.driver.standard.inventory.RedfishInventory;
import org.hwautomation.redfish.client.Bmc;
import org.hwautomation.redfish.client.IfMatch;
import org.hwautomation.redfish.client.ServiceRoot;

/// Lenovo ThinkSystem with an XClarity Controller. The AMD models SR635 and SR655 say `AMI` and are
/// MegaRACs: the standard driver serves them.
public final class LenovoDriver implements Driver {

  /// XCC checks nothing against the values in force; everything pending applies at one reset.
  static final BiosDialect BIOS =
      new BiosDialect(
          MapTermsDialect.PRECEDING,
          ValueDialect.NAME,
          NameDialect.STABLE,
          BiosDialect.Unlock.SAME_RESET);

  private static final IntentMappings INTENTS = IntentMappings.beside(LenovoDriver.class, "lenovo");

  @Override
  public String id() {
    return "lenovo";
  }

  @Override
  public Match match(ServiceRoot root) {
    return root.vendor().equalsIgnoreCase("Lenovo")
        ? Match.vendor("ServiceRoot.Vendor is \"" + root.vendor() + "\"")
        : Match.NONE;
  }

  @Override
  public IntentMappings intents() {
    return INTENTS;
  }

  @Override
  public ConnectedServer open(Bmc bmc, ServerContext context) {
    var resources = new ServerResources(bmc);
    var plain = RedfishIdentity.of(resources);
    var identity = new RedfishIdentity(resources, "Lenovo", (_, _) -> "XCC", plain.serial());
    var firmware = new FirmwareInventory(resources, LenovoFirmwareItems::read);
    var bios = new BiosResource(resources);
    var staging = new SettingsObjectStaging(bios, ApplyTime.NEVER, IfMatch.ANY);
    var update = new LenovoFirmwareUpdate(resources, firmware);
    var capabilities = new ArrayList<Capability>();
    capabilities.add(new RedfishInventory(resources, identity, firmware));
    capabilities.add(new LenovoReadiness(resources, update));
    capabilities.add(new RedfishPower(resources));
    capabilities.add(new RedfishBiosWatch(resources));
    capabilities.add(new RedfishBootOverride(resources, BootDialect.STANDARD));
    capabilities.add(new RedfishManagerReset(resources));
    var settings = new RedfishBios(bios, BIOS, staging, INTENTS);
    capabilities.add(settings);
    capabilities.add(new RedfishBiosDefaults(bios, settings));
    capabilities.add(
        new RedfishBiosPasswords(
            bios, settings, Set.of("UefiAdminPassword", "UefiPowerOnPassword"), Shown.NOT_AT_ALL));
    capabilities.add(new RedfishBootOrder(resources, ApplyTime.NEVER, IfMatch.LADDER));
    capabilities.add(new RedfishSecureBoot(resources, IfMatch.LADDER));
    capabilities.add(new RedfishSecureBootKeys(resources));
    capabilities.add(update);
    return new StandardServer(
        id(), resources, identity, capabilities, EnumSet.allOf(LenovoQuirk.class));
  }
}
