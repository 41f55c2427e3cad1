package org.hwautomation.driver.standard.bios;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.hwautomation.driver.bios.BiosFault;
import org.hwautomation.driver.bios.BiosPasswords.Change;
import org.hwautomation.driver.bios.BiosPasswords.Password;

/// What is wrong with a wished password, as far as the registry lets one know beforehand. No text
/// tells anything of a password but its length.
///
/// @param valueExpression regular expression of the registry; empty = any
record PasswordRules(Password password, String valueExpression) {

  List<BiosFault> faults(Change change) {
    var faults = new ArrayList<BiosFault>();
    var wish = change.replacement().reveal();
    if (change.old().equals(change.replacement())) {
      faults.add(fault("conflict", "the new password is the old one"));
    }
    if (change.clears()) return faults;
    int length = wish.length();
    var most = password.maxLength();
    if (length < password.minLength() || most != null && length > most) {
      faults.add(
          fault(
              "out-of-bounds",
              "the password has %d characters; allowed are %d to %s"
                  .formatted(length, password.minLength(), most == null ? "any" : most)));
    }
    if (!fits(wish)) {
      faults.add(fault("pattern", "the password has characters that this BIOS does not take"));
    }
    return faults;
  }

  /// A registry whose pattern Java does not understand forbids nothing.
  private boolean fits(String wish) {
    try {
      return valueExpression.isEmpty() || Pattern.compile(valueExpression).matcher(wish).find();
    } catch (PatternSyntaxException e) {
      return true;
    }
  }

  private BiosFault fault(String code, String text) {
    return new BiosFault(password.name(), code, password.displayName() + ": " + text, List.of());
  }
}
