package org.hwautomation.fleet.bios.compliance;

import java.util.List;

/// How one server stands with one rule, before waivers.
public sealed interface Verdict {

  record Met() implements Verdict {}

  record Broken(List<Breach> breaches) implements Verdict {
    public Broken {
      breaches = List.copyOf(breaches);
    }
  }

  /// Never counts as met.
  record Unknown(String why) implements Verdict {}
}
