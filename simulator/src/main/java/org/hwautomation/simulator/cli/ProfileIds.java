package org.hwautomation.simulator.cli;

import java.util.Iterator;
import org.hwautomation.simulator.machine.Profile;
import org.hwautomation.simulator.server.Profiles;

/// What `--profile` takes, for the help text.
final class ProfileIds implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return Profiles.all().stream().map(Profile::id).sorted().iterator();
  }
}
