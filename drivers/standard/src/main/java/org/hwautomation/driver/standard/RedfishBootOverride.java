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
import tools.jackson.databind.node.JsonNodeFactory;

/// Boot override by `ComputerSystem.Boot`.
public record RedfishBootOverride(ServerResources resources, BootDialect dialect)
    implements BootOverride {

  private static final String TARGET = "BootSourceOverrideTarget";
  private static final String ALLOWED = TARGET + "@Redfish.AllowableValues";

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
  public Device current() {
    var boot = resources.system(Freshness.FRESH).at("Boot");
    var enabled = boot.path("BootSourceOverrideEnabled").asString("Disabled");
    if (enabled.equals("Disabled")) return Device.NONE;
    var target = boot.path(TARGET).asString("None");
    return dialect.names().entrySet().stream()
        .filter(entry -> entry.getValue().contains(target))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(Device.NONE);
  }

  @Override
  public void set(Device device, Duration duration) {
    var system = resources.system(Freshness.FRESH);
    var boot = JsonNodeFactory.instance.objectNode();
    if (device == Device.NONE) {
      boot.put("BootSourceOverrideEnabled", "Disabled").put(TARGET, "None");
    } else {
      boot.put("BootSourceOverrideEnabled", enabled(duration)).put(TARGET, spelled(system, device));
    }
    if (dialect.withMode()) {
      boot.put(
          "BootSourceOverrideMode", system.at("Boot", "BootSourceOverrideMode").asString("UEFI"));
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
