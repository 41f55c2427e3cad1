package org.hwautomation.driver.bios;

import java.util.List;

/// One thing wrong with one wanted attribute, found before anything was sent.
///
/// @param code `unknown-attribute`, `wrong-type`, `out-of-bounds`, `step`, `not-allowed`,
///   `read-only`, `pattern`, `conflict`
/// @param message says what is wrong and what would be right
/// @param suggestions nearest names or allowed values
public record BiosFault(String attribute, String code, String message, List<String> suggestions) {}
