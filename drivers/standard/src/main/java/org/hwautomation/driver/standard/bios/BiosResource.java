package org.hwautomation.driver.standard.bios;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hwautomation.driver.bios.BiosSettings;
import org.hwautomation.driver.standard.ServerResources;
import org.hwautomation.redfish.client.Resource;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import org.hwautomation.redfish.message.Message;
import org.hwautomation.redfish.message.MessageReader;
import org.jspecify.annotations.Nullable;

/// The active `Bios` resource and its settings object, found by `@Redfish.Settings` (fact book
/// 1.5).
public record BiosResource(ServerResources resources) {

  /// Read now.
  public Resource active() {
    return resources.bios().orElseThrow(this::none);
  }

  /// As read moments ago, for what does not change while we look.
  Resource known() {
    return resources.knownBios().orElseThrow(this::none);
  }

  /// A BIOS behind a missing licence exists: whoever asks it is told which licence that is.
  public boolean exists() {
    try {
      return resources
          .knownBios()
          .filter(bios -> !bios.at("Attributes").isMissingNode())
          .isPresent();
    } catch (RedfishException e) {
      if (e.failure() instanceof Failure.LicenseRequired) return true;
      throw e;
    }
  }

  public BiosSettings current() {
    var bios = active();
    var attributes = BiosSettings.attributes(bios.at("Attributes"));
    return new BiosSettings(
        attributes,
        registryId(bios),
        resources.system().text("BiosVersion"),
        attributes.values().stream().anyMatch(Objects::nonNull));
  }

  String registryId() {
    return registryId(known());
  }

  /// NVIDIA's OpenBMC has a registry and does not say so in `Bios`.
  private static String registryId(Resource bios) {
    return bios.optionalText("AttributeRegistry").orElse("BiosAttributeRegistry");
  }

  /// Where changes are written; empty when the service has no settings object.
  public Optional<String> settingsPath() {
    return Resource.link(known().at("@Redfish.Settings", "SettingsObject"));
  }

  public String requiredSettingsPath() {
    return settingsPath().orElseThrow(this::none);
  }

  public List<String> applyTimes() {
    var times = new ArrayList<String>();
    for (var time : known().at("@Redfish.Settings", "SupportedApplyTimes")) {
      times.add(time.asString(""));
    }
    return times;
  }

  /// What the settings object holds that the active resource does not. Some keep only the changes
  /// there and others a full copy; the difference is the same.
  public Map<String, Object> pending() {
    var pending = new LinkedHashMap<String, Object>();
    settingsPath()
        .flatMap(resources::findFresh)
        .ifPresent(settings -> {
          var active = current().attributes();
          BiosSettings.attributes(settings.at("Attributes"))
              .forEach((name, value) -> {
                if (value != null && !sameText(active.get(name), value)) {
                  pending.put(name, value);
                }
              });
        });
    return pending;
  }

  /// `5` and 5 are the same on the wire of several BMCs.
  public static boolean sameText(@Nullable Object one, @Nullable Object other) {
    return Objects.equals(one, other)
        || (one != null && other != null && one.toString().equals(other.toString()));
  }

  /// What the BIOS said about the last change.
  public List<Message> messages() {
    return MessageReader.list(active().at("@Redfish.Settings", "Messages"));
  }

  private RedfishException none() {
    return new RedfishException(
        new Failure.NotSupported(
            new Where(resources.name(), "GET", resources.system().path() + "/Bios"), List.of()));
  }
}
