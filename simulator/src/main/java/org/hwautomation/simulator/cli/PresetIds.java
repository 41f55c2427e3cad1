package org.hwautomation.simulator.cli;

import java.util.Arrays;
import java.util.Iterator;
import org.hwautomation.simulator.fault.FaultPreset;

/// What `--fault` takes, for the help text.
final class PresetIds implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(FaultPreset.values()).map(FaultPreset::id).sorted().iterator();
  }
}
