package org.hwautomation.app.web;

import org.jspecify.annotations.Nullable;

/// One's own account.
public record AccountView(Frame frame, @Nullable Notice notice) {}
