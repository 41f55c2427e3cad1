package org.hwautomation.fleet.step;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Arguments: how the server stood when the plan was made. When it stands otherwise the plan is not
/// run. They are the result, too: from there a person goes back.
///
/// @param before one fact a line
/// @param inverse what brings it back to where it stood; null when nothing does
public record ConfirmAct(BiosAct act, List<String> before, @Nullable BiosAct inverse) {
  public static final String KIND = "bios.act.confirm";

  public ConfirmAct {
    before = List.copyOf(before);
  }
}
