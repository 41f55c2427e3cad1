package org.hwautomation.driver;

import java.util.Set;

/// Where the host boots from next.
public interface BootOverride extends Capability {

  enum Device {
    NONE,
    PXE,
    HDD,
    CD,
    USB,
    BIOS_SETUP,
    UEFI_HTTP
  }

  enum Duration {
    ONCE,
    CONTINUOUS
  }

  /// How the host boots meanwhile.
  enum Mode {
    /// As it boots otherwise.
    UNCHANGED,
    UEFI,
    LEGACY
  }

  Set<Device> allowed();

  Set<Duration> durations();

  /// [Mode#UNCHANGED] among them.
  Set<Mode> modes();

  /// What the BMC shows: nothing, when there is no override or it was used.
  State state();

  default Device current() {
    return state().device();
  }

  void set(Device device, Duration duration, Mode mode);

  default void set(Device device, Duration duration) {
    set(device, duration, Mode.UNCHANGED);
  }

  /// @param mode [Mode#UNCHANGED] where the BMC shows none
  record State(Device device, Duration duration, Mode mode) {

    public static final State NOTHING = new State(Device.NONE, Duration.ONCE, Mode.UNCHANGED);

    /// Whether this is what was set, as far as the BMC shows it.
    public boolean holds(Device wanted, Duration lasting, Mode in) {
      if (wanted == Device.NONE) return device == Device.NONE;
      return device == wanted
          && duration == lasting
          && (in == Mode.UNCHANGED || mode == Mode.UNCHANGED || mode == in);
    }
  }
}
