package org.hwautomation.fleet.bios.change;

import java.util.List;
import java.util.Optional;
import org.hwautomation.base.Sha256;

/// A plan that writes BIOS settings, each by methods of its own.
public interface PlannedSettings {

  /// Empty where there is nothing to run.
  Optional<Sha256> hash();

  List<SettingChange> changes();
}
