package org.hwautomation.driver.supermicro;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.hwautomation.driver.BootOverride.Device;
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
import org.hwautomation.driver.standard.boot.RedfishSecureBoot;
import org.hwautomation.driver.standard.boot.RedfishSecureBootKeys;
import org.hwautomation.driver.standard.firmware.FirmwareInventory;
import org.hwautomation.driver.standard.inventory.RedfishInventory;
import org.hwautomation.redfish.client.Bmc;
import org.hwautomation.redfish.client.IfMatch;
import org.hwautomation.redfish.client.ServiceRoot;

/// Supermicro from X12 and H12 on. X10 and X11 name nobody in their service root; the standard
/// driver serves what little they offer.
public final class SupermicroDriver implements Driver {

  static final BiosDialect BIOS =
      new BiosDialect(
          MapTermsDialect.POSTFIX,
          ValueDialect.DISPLAY_NAME,
          NameDialect.HEX_SUFFIX,
          BiosDialect.Unlock.SAME_RESET);

  private static final IntentMappings INTENTS =
      IntentMappings.beside(SupermicroDriver.class, "supermicro");

  @Override
  public String id() {
    return "supermicro";
  }

  @Override
  public Match match(ServiceRoot root) {
    if (root.vendor().equalsIgnoreCase("Supermicro")) {
      return Match.vendor("ServiceRoot.Vendor is \"" + root.vendor() + "\"");
    }
    boolean byOem =
        root.vendor().isEmpty() && !root.resource().at("Oem", "Supermicro").isMissingNode();
    return byOem ? Match.vendor("ServiceRoot has Oem.Supermicro") : Match.NONE;
  }

  @Override
  public IntentMappings intents() {
    return INTENTS;
  }

  @Override
  public ConnectedServer open(Bmc bmc, ServerContext context) {
    var resources = new ServerResources(bmc);
    var plain = RedfishIdentity.of(resources);
    var identity = new RedfishIdentity(resources, "Supermicro", plain.bmcFamily(), plain.serial());
    var firmware = new FirmwareInventory(resources, SupermicroFirmwareItems::read);
    var bios = new BiosResource(resources);
    var capabilities = new ArrayList<Capability>();
    capabilities.add(new RedfishInventory(resources, identity, firmware));
    capabilities.add(new SupermicroReadiness(resources));
    capabilities.add(new RedfishPower(resources));
    capabilities.add(new RedfishBiosWatch(resources));
    capabilities.add(new RedfishBootOverride(resources, boot()));
    capabilities.add(new RedfishManagerReset(resources));
    var settings = new RedfishBios(bios, BIOS, new SupermicroBiosStaging(bios), INTENTS);
    capabilities.add(settings);
    var defaults = new RedfishBiosDefaults(bios, settings);
    capabilities.add(defaults);
    capabilities.add(
        new RedfishBiosPasswords(
            bios, settings, Set.of("AdministratorPassword", "UserPassword"), Shown.NOT_AT_ALL));
    capabilities.add(new SupermicroBootOrder(resources));
    capabilities.add(new RedfishSecureBoot(resources, IfMatch.LADDER));
    capabilities.add(new RedfishSecureBootKeys(resources));
    SumTool.find(bmc.endpoint(), context.tools())
        .ifPresentOrElse(
            sum -> {
              capabilities.add(new SumBios(settings, bios, sum));
              capabilities.add(new SumDefaults(defaults, bios, sum));
            },
            () -> capabilities.add(SumTool.missing(bmc.endpoint(), context.tools())));
    capabilities.add(new SupermicroFirmwareUpdate(resources, firmware));
    capabilities.add(new SupermicroLicensing(resources));
    return new StandardServer(
        id(), resources, identity, capabilities, EnumSet.allOf(SupermicroQuirk.class));
  }

  /// A virtual CD is a USB CD on most boards.
  private static BootDialect boot() {
    var names = new HashMap<>(BootDialect.STANDARD_NAMES);
    names.put(Device.CD, List.of("UsbCd", "Cd"));
    return new BootDialect(names, true, false);
  }
}
