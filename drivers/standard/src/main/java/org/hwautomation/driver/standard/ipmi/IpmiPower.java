package org.hwautomation.driver.standard.ipmi;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.Power;
import org.hwautomation.driver.PowerState;
import org.hwautomation.driver.ResetType;
import org.hwautomation.driver.standard.ResetMapping;

/// Chassis control by IPMI.
public record IpmiPower(IpmiTool tool) implements Power {

  private static final Set<ResetType> ALLOWED =
      EnumSet.of(
          ResetType.ON,
          ResetType.FORCE_OFF,
          ResetType.GRACEFUL_SHUTDOWN,
          ResetType.FORCE_RESTART,
          ResetType.POWER_CYCLE,
          ResetType.NMI);

  @Override
  public Method method() {
    return Method.IPMI;
  }

  @Override
  public PowerState state() {
    var answer = tool.run("chassis", "power", "status").toLowerCase(Locale.ROOT);
    if (answer.contains("chassis power is on")) return PowerState.ON;
    return answer.contains("chassis power is off") ? PowerState.OFF : PowerState.UNKNOWN;
  }

  @Override
  public Set<ResetType> allowed() {
    return EnumSet.copyOf(ALLOWED);
  }

  @Override
  public ResetType reset(ResetType wanted) {
    var type = ResetMapping.nearest(wanted, ALLOWED).orElseThrow();
    var state = state();
    if (state == PowerState.OFF) {
      switch (type) {
        case FORCE_OFF, GRACEFUL_SHUTDOWN -> {
          return wanted;
        }
        // A cycle or reset of a host that is off is an error; switching on is what is meant.
        case FORCE_RESTART, GRACEFUL_RESTART, POWER_CYCLE -> type = ResetType.ON;
        case ON, FORCE_ON, PUSH_POWER_BUTTON, NMI -> {}
      }
    } else if (state == PowerState.ON && type == ResetType.ON) {
      return wanted;
    }
    tool.run("chassis", "power", word(type));
    return type;
  }

  private static String word(ResetType type) {
    return switch (type) {
      case ON, FORCE_ON, PUSH_POWER_BUTTON -> "on";
      case FORCE_OFF -> "off";
      case GRACEFUL_SHUTDOWN -> "soft";
      case FORCE_RESTART, GRACEFUL_RESTART -> "reset";
      case POWER_CYCLE -> "cycle";
      case NMI -> "diag";
    };
  }
}
