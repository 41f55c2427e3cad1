package org.hwautomation.app.web;

import java.util.Optional;
import org.hwautomation.fleet.provisioning.FirmwarePolicy;
import org.hwautomation.fleet.provisioning.ProvisionRequest;
import org.jspecify.annotations.Nullable;

/// The provision dialog as it was filled in; what was not sent is as a fresh form has it.
///
/// @param role device type; empty for the one that is assigned, or that matches
/// @param apply when, as the dialog of settings has it, with `at`, `until`, `window` and `atOnce`
public record ProvisionForm(
    String role,
    FirmwarePolicy firmwarePolicy,
    Boolean configureBios,
    BiosWish.@Nullable When apply,
    @Nullable String at,
    @Nullable String until,
    @Nullable String window,
    @Nullable String atOnce) {

  static final ProvisionForm EMPTY =
      new ProvisionForm("", FirmwarePolicy.BASELINE, true, null, null, null, null, null);

  public ProvisionForm(
      @Nullable String role,
      @Nullable FirmwarePolicy firmwarePolicy,
      @Nullable Boolean configureBios,
      BiosWish.@Nullable When apply,
      @Nullable String at,
      @Nullable String until,
      @Nullable String window,
      @Nullable String atOnce) {
    this.role = role == null ? "" : role;
    this.firmwarePolicy = firmwarePolicy == null ? FirmwarePolicy.BASELINE : firmwarePolicy;
    this.configureBios = configureBios != null && configureBios;
    this.apply = apply;
    this.at = at;
    this.until = until;
    this.window = window;
    this.atOnce = atOnce;
  }

  /// The part that says when.
  public BiosWish when() {
    return new BiosWish("", "", "", apply, at, until, window, false, atOnce);
  }

  ProvisionRequest request() {
    return new ProvisionRequest(
        Optional.of(role).filter(name -> !name.isBlank()),
        firmwarePolicy,
        configureBios,
        false,
        ProvisionRequest.DEFAULT_GRACEFUL_LIMIT,
        false,
        when().applyTime());
  }
}
