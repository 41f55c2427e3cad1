package org.hwautomation.driver.standard;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hwautomation.driver.BootOverride;
import org.hwautomation.driver.Method;
import org.hwautomation.redfish.client.Freshness;
import org.hwautomation.redfish.client.Resource;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Boot override by `ComputerSystem.Boot`.
public record RedfishBootOverride(ServerResources resources, BootDialect dialect)
    implements BootOverride {

  private static final String TARGET = "BootSourceOverrideTarget";
  private static final String ENABLED = "BootSourceOverrideEnabled";
  private static final String MODE = "BootSourceOverrideMode";
  private static final String ALLOWABLE = "@Redfish.AllowableValues";
  private static final String ALLOWED = TARGET + ALLOWABLE;

  @Override
  public Method method() {
    return Method.REDFISH;
  }

  @Override
  public Set<Device> allowed() {
    var names = allowedNames();
    var allowed = EnumSet.of(Device.NONE);
    dialect
        .names()
        .forEach((device, spellings) -> {
          if (names.isEmpty() || spellings.stream().anyMatch(names::contains)) {
            allowed.add(device);
          }
        });
    return allowed;
  }

  private Set<String> allowedNames() {
    var names = new HashSet<String>();
    var system = resources.system();
    for (var value : system.at("Boot", ALLOWED)) names.add(value.asString(""));
    if (names.isEmpty() && dialect.inSettings()) {
      resources
          .bmc()
          .find(written(system))
          .ifPresent(settings -> {
            for (var value : settings.at("Boot", ALLOWED)) names.add(value.asString(""));
          });
    }
    return names;
  }

  @Override
  public Set<Duration> durations() {
    var named = texts(resources.system().at("Boot", ENABLED + ALLOWABLE));
    return named.isEmpty() || named.contains("Continuous")
        ? EnumSet.allOf(Duration.class)
        : EnumSet.of(Duration.ONCE);
  }

  /// A BMC that shows no mode lets none be chosen.
  @Override
  public Set<Mode> modes() {
    var boot = resources.system().at("Boot");
    if (!boot.path(MODE).isString()) return EnumSet.of(Mode.UNCHANGED);
    var named = texts(boot.path(MODE + ALLOWABLE));
    var modes = EnumSet.of(Mode.UNCHANGED);
    if (named.isEmpty() || named.contains("UEFI")) modes.add(Mode.UEFI);
    if (named.isEmpty() || named.contains("Legacy")) modes.add(Mode.LEGACY);
    return modes;
  }

  private static Set<String> texts(JsonNode array) {
    var texts = new HashSet<String>();
    for (var value : array) texts.add(value.asString(""));
    return texts;
  }

  @Override
  public State state() {
    var boot = resources.system(Freshness.FRESH).at("Boot");
    var duration =
        switch (boot.path(ENABLED).asString("Disabled")) {
          case "Once" -> Duration.ONCE;
          case "Continuous" -> Duration.CONTINUOUS;
          default -> null;
        };
    if (duration == null) return State.NOTHING;
    var target = boot.path(TARGET).asString("None");
    var device =
        dialect.names().entrySet().stream()
            .filter(entry -> entry.getValue().contains(target))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(Device.NONE);
    return device == Device.NONE
        ? State.NOTHING
        : new State(device, duration, mode(boot.path(MODE).asString("")));
  }

  private static Mode mode(String redfish) {
    return switch (redfish) {
      case "UEFI" -> Mode.UEFI;
      case "Legacy" -> Mode.LEGACY;
      default -> Mode.UNCHANGED;
    };
  }

  @Override
  public void set(Device device, Duration duration, Mode mode) {
    var system = resources.system(Freshness.FRESH);
    var boot = JsonNodeFactory.instance.objectNode();
    if (device == Device.NONE) {
      boot.put(ENABLED, "Disabled").put(TARGET, "None");
    } else {
      boot.put(ENABLED, enabled(duration)).put(TARGET, spelled(system, device));
    }
    switch (mode) {
      case UEFI -> boot.put(MODE, "UEFI");
      case LEGACY -> boot.put(MODE, "Legacy");
      case UNCHANGED -> {
        if (dialect.withMode()) boot.put(MODE, system.at("Boot", MODE).asString("UEFI"));
      }
    }
    var body = JsonNodeFactory.instance.objectNode().set("Boot", boot);
    resources.bmc().patch(written(system), body);
    resources.bmc().forget(system.path());
  }

  private static String enabled(Duration duration) {
    return switch (duration) {
      case ONCE -> "Once";
      case CONTINUOUS -> "Continuous";
    };
  }

  private String spelled(Resource system, Device device) {
    var allowed = allowedNames();
    return dialect.names().getOrDefault(device, List.of()).stream()
        .filter(name -> allowed.isEmpty() || allowed.contains(name))
        .findFirst()
        .orElseThrow(() ->
            new RedfishException(
                new Failure.NotSupported(
                    new Where(resources.name(), "PATCH Boot " + device, system.path()),
                    List.of())));
  }

  private String written(Resource system) {
    return dialect.inSettings()
        ? Resource.link(system.at("@Redfish.Settings", "SettingsObject")).orElse(system.path())
        : system.path();
  }
}
