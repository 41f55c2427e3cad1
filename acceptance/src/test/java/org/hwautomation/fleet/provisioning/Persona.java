package org.hwautomation.fleet.provisioning;

import java.util.Map;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.server.SimulatedBmc;

/// A kind of simulated machine and the BIOS settings that a story wants of it.
public enum Persona {
  GENERIC("generic", Map.of("Sriov", "Enabled", "QuietBoot", false)),
  SUPERMICRO_X13(
      "supermicro-x13", Map.of("SR_IOVSupport", "Enabled", "Re_SizeBARSupport", "Enabled")),
  LENOVO_SR650V3("lenovo-sr650v3", Map.of("DevicesandIOPorts_SRIOV", "Enabled")),
  DELL_R750(
      "dell-r750", Map.of("SriovGlobalEnable", "Enabled", "ProcVirtualization", "Enabled"), ".EXE"),
  HPE_GEN11("hpe-dl380-gen11", Map.of("Sriov", "Enabled", "ProcVirtualization", "Enabled")),
  OPENBMC("openbmc", Map.of("HyperThreading", "Disabled"));

  private final String profile;
  private final String imageSuffix;
  private final Map<String, Object> settings;

  Persona(String profile, Map<String, Object> settings) {
    this(profile, settings, ".bin");
  }

  Persona(String profile, Map<String, Object> settings, String imageSuffix) {
    this.profile = profile;
    this.settings = settings;
    this.imageSuffix = imageSuffix;
  }

  public String profile() {
    return profile;
  }

  /// What its BMC wants the name of a firmware file to end in.
  String imageSuffix() {
    return imageSuffix;
  }

  public Map<String, Object> settings() {
    return settings;
  }

  /// Whether the machine itself, and not what it was told, has every setting.
  public boolean isConfigured(SimulatedBmc bmc) {
    return settings.entrySet().stream()
        .allMatch(wanted ->
            attribute(bmc.machine(), wanted.getKey()).equals(String.valueOf(wanted.getValue())));
  }

  /// Some boards number their attributes: `SR_IOVSupport_0073`.
  private static String attribute(Machine machine, String name) {
    var bios = machine.tree().link(machine.host().systems().getFirst(), "Bios").orElseThrow();
    return machine.tree().at(bios, "/Attributes").properties().stream()
        .filter(one -> one.getKey().equals(name) || one.getKey().matches(name + "_\\d+"))
        .map(one -> one.getValue().asString(""))
        .findFirst()
        .orElse("");
  }
}
