package org.hwautomation.fleet.bios.change;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.MissingTool;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.fleet.bios.measure.FrozenChoices.Choice;
import org.hwautomation.fleet.bios.measure.MethodRanking;
import org.hwautomation.fleet.bios.measure.SettingHistory;
import org.hwautomation.fleet.devicetype.DeviceType;
import org.hwautomation.fleet.devicetype.MethodRule;
import org.hwautomation.fleet.devicetype.MethodUse;
import org.jspecify.annotations.Nullable;

/// Chooses how each setting is written: what the device type says first, then what was measured on
/// servers like this one, and only what this server offers. Pure: the same findings and the same
/// history always give the same choice.
///
/// @param offered in the usual order
/// @param missing why a way by a vendor's program is not offered
public record MethodChoice(
    Optional<DeviceType> deviceType,
    List<Method> offered,
    List<MissingTool> missing,
    Identity machine) {

  public static MethodChoice on(
      ConnectedServer server, Identity machine, Optional<DeviceType> deviceType) {
    var ways =
        server.ways(BiosConfiguration.class).stream()
            .map(BiosConfiguration::method)
            .collect(Collectors.toSet());
    return new MethodChoice(
        deviceType,
        Arrays.stream(Method.values()).filter(ways::contains).toList(),
        server.ways(MissingTool.class),
        machine);
  }

  /// @param offered whether this server has one of them
  public record Chosen(MethodUse use, String reason, boolean offered) {}

  Chosen of(String attribute, Map<String, SettingHistory> histories) {
    return rule(attribute)
        .map(this::byRule)
        .orElseGet(() -> measured(histories.getOrDefault(attribute, SettingHistory.NONE)));
  }

  /// As it was when the plan was shown.
  ///
  /// @param kept null where nothing had been learnt
  Chosen as(@Nullable Choice kept, String attribute) {
    return rule(attribute)
        .map(this::byRule)
        .orElseGet(() ->
            kept == null
                ? measured(SettingHistory.NONE)
                : new Chosen(
                    kept.use(),
                    kept.reason(),
                    kept.use().methods().stream().anyMatch(offered::contains)));
  }

  private Optional<MethodRule> rule(String attribute) {
    return deviceType
        .flatMap(type -> type.methodRule(attribute))
        .filter(found -> found.use() != MethodUse.UNKNOWN);
  }

  private Chosen byRule(MethodRule rule) {
    var why =
        "device type %s says so for %s"
            .formatted(deviceType.orElseThrow().name(), rule.setting().pattern());
    var possible = rule.use().methods().stream().filter(offered::contains).toList();
    return possible.isEmpty()
        ? new Chosen(rule.use(), why + "; " + notOffered(rule.use()), false)
        : new Chosen(rule.use(), why + "; offered here: " + possible, true);
  }

  private String notOffered(MethodUse use) {
    var tools =
        use.methods().contains(Method.VENDOR_TOOL)
            ? missing.stream()
                .map(tool -> tool.why() + ". " + tool.whatToDo())
                .collect(Collectors.joining(" "))
            : "";
    return tools.isEmpty()
        ? "this server offers %s and none of %s. Change the rule.".formatted(offered, use.methods())
        : tools + " Or change the rule.";
  }

  private Chosen measured(SettingHistory history) {
    var ranking = MethodRanking.of(offered, history, machine);
    boolean usual = ranking.order().equals(offered);
    return new Chosen(
        usual ? MethodUse.UNKNOWN : MethodUse.of(ranking.order()),
        "no rule names it; " + ranking.reason(),
        !offered.isEmpty());
  }
}
