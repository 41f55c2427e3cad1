package org.hwautomation.driver.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hwautomation.driver.Capability;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.Match;
import org.hwautomation.driver.ServerContext;
import org.hwautomation.driver.bios.BiosDialect;
import org.hwautomation.driver.firmware.Activation;
import org.hwautomation.driver.intent.IntentMappings;
import org.hwautomation.driver.standard.bios.BiosResource;
import org.hwautomation.driver.standard.bios.RedfishBios;
import org.hwautomation.driver.standard.bios.RedfishBiosDefaults;
import org.hwautomation.driver.standard.bios.RedfishBiosPasswords;
import org.hwautomation.driver.standard.bios.RedfishBiosPasswords.Shown;
import org.hwautomation.driver.standard.bios.RedfishBiosWatch;
import org.hwautomation.driver.standard.bios.SettingsObjectStaging;
import org.hwautomation.driver.standard.boot.RedfishBootOrder;
import org.hwautomation.driver.standard.boot.RedfishSecureBoot;
import org.hwautomation.driver.standard.boot.RedfishSecureBootKeys;
import org.hwautomation.driver.standard.firmware.FirmwareInventory;
import org.hwautomation.driver.standard.firmware.HttpPush;
import org.hwautomation.driver.standard.firmware.InstallOrder;
import org.hwautomation.driver.standard.firmware.MultipartPush;
import org.hwautomation.driver.standard.firmware.RedfishFirmwareUpdate;
import org.hwautomation.driver.standard.inventory.RedfishInventory;
import org.hwautomation.driver.standard.ipmi.IpmiCapabilities;
import org.hwautomation.driver.standard.version.VersionSchemes;
import org.hwautomation.redfish.client.Bmc;
import org.hwautomation.redfish.client.IfMatch;
import org.hwautomation.redfish.client.ServiceRoot;

/// Serves everything that speaks Redfish and that nobody knows better: OpenBMC, AMI, new vendors.
/// Also the model for a vendor's driver: take these parts, replace the ones that differ.
public final class StandardDriver implements Driver {

  private static final IntentMappings INTENTS =
      IntentMappings.beside(StandardDriver.class, "standard");

  @Override
  public String id() {
    return "standard";
  }

  @Override
  public Match match(ServiceRoot root) {
    return Match.plain("speaks Redfish " + root.redfishVersion());
  }

  @Override
  public IntentMappings intents() {
    return INTENTS;
  }

  @Override
  public ConnectedServer open(Bmc bmc, ServerContext context) {
    var resources = new ServerResources(bmc);
    var identity = RedfishIdentity.of(resources);
    var firmware = FirmwareInventory.standard(resources);
    var bios = new BiosResource(resources);
    var capabilities = new ArrayList<Capability>();
    capabilities.add(new RedfishInventory(resources, identity, firmware));
    capabilities.add(new RedfishReadiness(resources));
    capabilities.add(new RedfishPower(resources));
    capabilities.add(new RedfishBiosWatch(resources));
    capabilities.add(new RedfishBootOverride(resources, BootDialect.STANDARD));
    capabilities.add(new RedfishManagerReset(resources));
    var settings =
        new RedfishBios(bios, BiosDialect.STANDARD, SettingsObjectStaging.of(bios), INTENTS);
    capabilities.add(settings);
    capabilities.add(new RedfishBiosDefaults(bios, settings));
    capabilities.add(new RedfishBiosPasswords(bios, settings, Set.of(), Shown.NOT_AT_ALL));
    capabilities.add(RedfishBootOrder.of(resources));
    capabilities.add(new RedfishSecureBoot(resources, IfMatch.LADDER));
    capabilities.add(new RedfishSecureBootKeys(resources));
    capabilities.add(
        new RedfishFirmwareUpdate(
            resources,
            firmware,
            VersionSchemes.STANDARD,
            new InstallOrder(Activation.BMC_RESTARTS_ITSELF),
            List.of(MultipartPush.standard(resources), new HttpPush(resources))));
    capabilities.addAll(IpmiCapabilities.of(resources.name(), context));
    return new StandardServer(id(), resources, identity, capabilities, Set.of());
  }
}
