package org.hwautomation.driver.boot;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a boot entry boots from. The UEFI device path says it for certain (UEFI 2.10 clause 10.3:
/// `Uri(`, `MAC(`, `USB(`, `HD(`); where it says nothing, names do, and what they are called is as
/// BMCs of five vendors show them.
public enum BootKind {
  /// From the network by HTTP.
  HTTP("uri\\(", "http"),
  /// From the network by PXE.
  PXE(
      "mac\\([^)]*\\)|ipv[46]\\(",
      "pxe|\\bnic\\b|^nic\\.|network|\\blan\\b|ethernet|ipv[46]|net-|\\bflexlom\\b"),
  CD("cdrom\\(", "\\bcd\\b|cd[/_ ]?dvd|dvd|optical|^cd\\."),
  USB("usb(class)?\\(", "usb|floppy|^fd\\."),
  HDD(
      "hd\\(|nvme\\(|sata\\(|scsi\\(|sas(ex)?\\(|emmc\\(",
      "hard ?dis[ck]|hard ?drive|\\bhdd?\\b|^hd\\.|disk|nvme|\\bssd\\b|drive|raid|ubuntu|debian|red ?hat"
          + "|centos|rocky|suse|windows|boot manager|linux|esxi|vmware|photon|\\.efi"),
  /// Setup screens, shells and what else cannot be told.
  OTHER("fvfile\\(", "");

  private final Pattern path;
  private final Pattern name;

  BootKind(String path, String name) {
    this.path = Pattern.compile(path, Pattern.CASE_INSENSITIVE);
    this.name = Pattern.compile(name, Pattern.CASE_INSENSITIVE);
  }

  /// As an operator writes it: `pxe`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Empty when it is no word for a kind.
  public static Optional<BootKind> of(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind != OTHER && kind.word().equalsIgnoreCase(word))
        .findFirst();
  }

  /// @param devicePath UEFI device path; empty or null when the BMC shows none
  /// @param names the entry's id, display name, alias: whatever the BMC calls it
  public static BootKind of(@Nullable String devicePath, String... names) {
    if (devicePath != null) {
      for (var kind : values()) if (kind.path.matcher(devicePath).find()) return kind;
    }
    for (var kind : values()) {
      if (kind == OTHER) break;
      for (var text : names) if (kind.name.matcher(text).find()) return kind;
    }
    return OTHER;
  }
}
