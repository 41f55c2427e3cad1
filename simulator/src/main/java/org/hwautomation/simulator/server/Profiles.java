package org.hwautomation.simulator.server;

import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hwautomation.simulator.machine.Profile;
import org.hwautomation.simulator.profile.GenericProfile;

/// All kinds of machines that this simulator has.
public final class Profiles {

  private static final TreeMap<String, Profile> BY_ID = load();

  private Profiles() {}

  private static TreeMap<String, Profile> load() {
    var all = new TreeMap<String, Profile>();
    var generic = new GenericProfile();
    all.put(generic.id(), generic);
    for (var profile : ServiceLoader.load(Profile.class, Profiles.class.getClassLoader())) {
      all.put(profile.id(), profile);
    }
    return all;
  }

  public static Profile named(String id) {
    var profile = BY_ID.get(id);
    if (profile == null) {
      throw new IllegalArgumentException(
          "there is no profile '" + id + "'; there are: " + String.join(", ", BY_ID.keySet()));
    }
    return profile;
  }

  public static List<Profile> all() {
    return BY_ID.values().stream().collect(Collectors.toUnmodifiableList());
  }
}
