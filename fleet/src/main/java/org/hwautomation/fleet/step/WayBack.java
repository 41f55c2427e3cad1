package org.hwautomation.fleet.step;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosFault;
import org.jspecify.annotations.Nullable;

/// Which attributes to set so that a server is again as it was: those that were changed, and those
/// that the BIOS may have changed after them. Not simply all that differ: some may not be written
/// while others are as they were, and follow those by themselves.
public final class WayBack {

  private WayBack() {}

  /// @param before the values to go back to
  /// @param touched the attributes that may have changed since
  /// @return in the BMC's spelling, without what it would refuse
  public static Map<String, Object> to(
      BiosConfiguration bios, Map<String, @Nullable Object> before, Collection<String> touched) {
    var wanted = new LinkedHashMap<String, Object>();
    var names = new LinkedHashSet<>(touched); // these first: of a conflict the later gives way
    names.addAll(bios.followers(touched));
    for (var name : names) {
      var value = before.get(name);
      if (value != null) wanted.put(name, value);
    }
    var refused =
        bios.compare(wanted, List.of()).faults().stream()
            .map(BiosFault::attribute)
            .collect(Collectors.toSet());
    wanted.keySet().removeAll(refused);
    return wanted;
  }
}
