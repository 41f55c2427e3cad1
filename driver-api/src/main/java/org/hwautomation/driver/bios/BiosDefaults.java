package org.hwautomation.driver.bios;

import java.util.Map;

/// Takes the BIOS back to its factory settings at the next host reset (`Bios.ResetBios`). What is
/// wanted is what the plan foretold, attribute → default: [#verify] judges exactly these.
public interface BiosDefaults extends StagedChange<Map<String, Object>> {

  /// Which attributes will change and to what, as far as the registry says; empty where a registry
  /// carries no defaults (Dell, fact book 3.3). Passwords, what is read-only and what is unique to
  /// a server is left out: no reset is promised for those.
  Map<String, Object> foretold();
}
