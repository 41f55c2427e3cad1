package org.hwautomation.driver.intent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// All intents that there are. A driver maps those that its vendor can meet; see [IntentMappings].
public final class IntentCatalog {

  private static final List<Intent> ALL =
      List.of(
          onOff("virtualization", "Lets the processors run virtual machines (VT-x, AMD-V)."),
          onOff("iommu", "Lets devices be given to virtual machines (VT-d, AMD-Vi)."),
          onOff("sriov", "Lets one network adapter show itself as many."),
          onOff("hyperthreading", "Runs two threads on each core (SMT)."),
          onOff("turbo", "Lets cores run above their base frequency."),
          onOff("c-states", "Lets idle cores sleep deeply: less power, later to wake."),
          onOff("c1e", "Lowers the frequency of halted cores."),
          onOff("hw-prefetch", "Lets the processor fetch memory that it guesses is wanted next."),
          onOff("adjacent-prefetch", "Fetches cache lines in pairs."),
          onOff("x2apic", "Uses interrupt identifiers wide enough for more than 255 threads."),
          onOff(
              "above-4g", "Lets PCIe devices have memory windows above 4 GiB: large GPUs need it."),
          onOff("aspm", "Lets PCIe links save power when idle."),
          onOff("numa", "Shows each socket's memory as its own instead of interleaving all of it."),
          choice(
              "sub-numa",
              "Divides each socket into as many memory domains.",
              "off",
              "one domain for each socket",
              "on",
              "as many as the processor divides into, where the BIOS offers no number",
              "2",
              "two domains for each socket",
              "4",
              "four domains for each socket"),
          choice(
              "memory-mode",
              "What memory is kept back for when a module fails.",
              "optimizer",
              "all memory is used",
              "mirror",
              "everything is kept twice",
              "advanced-ecc",
              "two modules correct each other",
              "spare",
              "some ranks wait to stand in",
              "fault-resilient",
              "part of the memory is mirrored for the hypervisor"),
          choice(
              "power-profile",
              "How the server trades power for speed.",
              "performance",
              "always fast",
              "balanced",
              "as fast as the load wants",
              "powersave",
              "as little power as possible",
              "os-controlled",
              "the operating system decides",
              "custom",
              "the settings below the profile count one by one"),
          choice(
              "boot-mode",
              "Which firmware interface the operating system is started by.",
              "uefi",
              "UEFI",
              "legacy",
              "BIOS as of old"),
          onOff("secure-boot", "Starts only what is signed by a key that the firmware trusts."),
          new Intent(
              "boot-order",
              "In which order boot devices are tried, by the names that the server gives them,"
                  + " with commas between.",
              Map.of()),
          onOff("boot-retry", "Tries the boot order again and again until something starts."),
          onOff("pxe", "Offers to start from the network."),
          onOff("wake-on-lan", "Switches on when a magic packet arrives."),
          onOff("tpm", "Shows the operating system its trusted platform module."),
          onOff("txt", "Measures the start in hardware (Intel TXT)."),
          onOff("sgx", "Lets programs have enclaves (Intel SGX)."),
          choice(
              "usb-ports",
              "Which USB ports work.",
              "on",
              "all of them",
              "back-only",
              "only those behind",
              "off",
              "none that a person can reach"),
          onOff("usb-boot", "Offers to start from USB devices."),
          choice(
              "ac-recovery",
              "What the server does when mains power comes back.",
              "on",
              "switches on",
              "off",
              "stays off",
              "last",
              "does what it did before"),
          onOff("serial-redirection", "Shows the console on the serial port, and so over the BMC."),
          onOff("watchdog", "Lets a watchdog timer restart a server that hangs."),
          onOff("post-prompt", "Waits for a key when something is wrong in POST."));

  private static final Map<String, Intent> BY_NAME = byName();

  private IntentCatalog() {}

  /// In the order in which people look for them.
  public static List<Intent> all() {
    return ALL;
  }

  /// Case does not matter; `_` is as good as `-`.
  public static Optional<Intent> find(String name) {
    return Optional.ofNullable(BY_NAME.get(normal(name)));
  }

  /// A name or value as intents write it. YAML's `true` and `false` are `on` and `off`.
  public static String normal(String text) {
    var word = text.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    return switch (word) {
      case "true", "enabled" -> "on";
      case "false", "disabled" -> "off";
      default -> word;
    };
  }

  private static Map<String, Intent> byName() {
    var intents = new LinkedHashMap<String, Intent>();
    for (var intent : ALL) intents.put(intent.name(), intent);
    return intents;
  }

  private static Intent onOff(String name, String sentence) {
    return choice(name, sentence, "on", "wanted", "off", "not wanted");
  }

  private static Intent choice(String name, String sentence, String... valuesAndMeanings) {
    var values = new LinkedHashMap<String, String>();
    for (int i = 0; i < valuesAndMeanings.length; i += 2) {
      values.put(valuesAndMeanings[i], valuesAndMeanings[i + 1]);
    }
    return new Intent(name, sentence, values);
  }
}
