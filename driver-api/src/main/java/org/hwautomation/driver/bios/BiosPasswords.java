package org.hwautomation.driver.bios;

import java.util.List;
import org.hwautomation.base.Secret;
import org.jspecify.annotations.Nullable;

/// The passwords that the BIOS asks for (`Bios.ChangePassword`). None can be read back, so
/// [#verify] says [BiosVerdict.Result#UNPROVEN] where the machine shows nothing else for it.
public interface BiosPasswords extends StagedChange<BiosPasswords.Change> {

  List<Password> passwords();

  /// @param name as the BMC's action wants it: `SetupPassword`, `AdministratorPassword`
  /// @param displayName the registry's, else the name
  /// @param minLength 0 when the registry does not say
  /// @param maxLength null when the registry does not say
  record Password(
      String name, String displayName, int minLength, @Nullable Integer maxLength, State state) {}

  enum State {
    SET,
    NOT_SET,
    /// Most BMCs do not tell.
    UNKNOWN
  }

  /// @param old empty text when none is set
  /// @param replacement empty text clears the password
  record Change(String name, Secret old, Secret replacement) {
    public boolean clears() {
      return replacement.reveal().isEmpty();
    }
  }
}
