package org.hwautomation.fleet.bios.change;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Settings after whose change a server may no longer boot, or somebody may be locked out. Told
/// from the names that vendors give these attributes, in their registries and their display names.
public enum BiosRisk {
  BOOT_MODE(
      "Changes how the host boots (UEFI or legacy): an operating system installed the other way does not start.",
      "boot[ _]?mode|uefi[ _]?boot[ _]?mode|csm|legacy[ _]?support"),
  SECURE_BOOT(
      "Changes secure boot: unsigned boot loaders and drivers are refused, or accepted again.",
      "secure[ _]?boot"),
  PASSWORD("Changes a password of the BIOS: who does not know it is locked out.", "password"),
  TPM(
      "Changes the TPM: keys sealed by it (disk encryption) may be lost.",
      "tpm|trusted[ _]?(platform|computing)|txt\\b|trusted[ _]?execution"),
  BOOT_ORDER(
      "Changes what the host boots from.",
      "boot[ _]?(seq|order|option|source|device|priorit)|hdd[ _]?seq|one[ _]?time[ _]?boot"),
  STORAGE_MODE(
      "Changes how drives are attached: an installed operating system may not find them.",
      "(sata|raid|nvme|vmd|storage)\\w*[ _]?(mode|controller)|emb[ _]?sata|\\bvmd");

  private final String text;
  private final Pattern names;

  BiosRisk(String text, String names) {
    this.text = text;
    this.names = Pattern.compile(names, Pattern.CASE_INSENSITIVE);
  }

  /// What may happen, in a sentence.
  public String text() {
    return text;
  }

  /// The risks of changing an attribute, judged by its names.
  public static List<BiosRisk> of(String attribute, @Nullable String displayName) {
    return Arrays.stream(values())
        .filter(risk ->
            risk.names.matcher(attribute).find()
                || Optional.ofNullable(displayName)
                    .filter(name -> risk.names.matcher(name).find())
                    .isPresent())
        .toList();
  }
}
