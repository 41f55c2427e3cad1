package org.hwautomation.app.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param self the name of who looks, who cannot remove herself here
public record UsersView(Frame frame, String self, List<Row> users, @Nullable Notice notice) {
  public record Row(String name, String role, String state, String lastSignIn) {}
}
